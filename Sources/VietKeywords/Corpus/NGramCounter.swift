import VietCore

/// Counts runs of words and frames with open slots. None reaches over a mark or the end of a sentence.
///
/// Memory is that of the different runs: some 60 bytes for each. A counter is not `Sendable`: give every thread one of the same
/// options, and ``ngrams(_:floor:limit:fillers:)`` adds them up.
public final class NGramCounter {
    private let options: NGramOptions
    private var matcher: TextMatcher?
    private var forms = WordForms(capacity: 1 << 12)
    private var keysOfDocument: [UInt32] = []
    private let runs = NGramTable()
    private var documents: UInt32 = 0
    /// The places of the words that are open, for every size.
    private let slots: [Int: [[Int]]]
    /// What stands in the place of an open word.
    private static let open = UInt32.max

    /// A counter that has read nothing. Sizes are brought to what is possible.
    public init(_ options: NGramOptions) {
        var options = options
        let sizes = options.sizes
        options.sizes =
            max(1, min(sizes.lowerBound, NGramOptions.longest))...max(1, min(sizes.upperBound, NGramOptions.longest))
        self.options = options
        matcher = options.query?.makeMatcher()
        slots = Dictionary(
            uniqueKeysWithValues: options.sizes.map { ($0, Self.slots(options.openSlots, of: $0)) })
    }

    /// The ways to choose so many inner words of a run.
    private static func slots(_ count: Int, of size: Int) -> [[Int]] {
        guard size > 1 else { return count == 0 ? [[]] : [] }
        return (0..<1 << max(size - 2, 0)).map { bits in (1..<max(size - 1, 1)).filter { bits >> ($0 - 1) & 1 == 1 } }
            .filter { $0.count == count }
    }

    /// Counts a document.
    ///
    /// - Parameter names: the entities of the document, where the query is one of a type.
    /// - Complexity: O(n) for n words, times the sizes and the ways to open slots.
    public func add(_ document: Document, names: [Entity] = []) {
        document.withView { add($0, names: names) }
    }

    /// The same for a text where it lies in memory. The view must have been made with its keys.
    package func add(_ document: DocumentView, names: [Entity] = []) {
        guard let base = unsafe document.bytes.baseAddress else { return }
        documents += 1
        keysOfDocument.removeAll(keepingCapacity: true)
        for index in unsafe document.words.indices {
            let word = unsafe document.words[index]
            var key = Self.open
            if unsafe document.tokens[Int(word.firstToken)].kind.isCounted {
                key = unsafe UInt32(forms.count(base + Int(word.start), Int(word.end - word.start)))
            }
            keysOfDocument.append(key)
        }
        let matches = matcher?.matches(in: document, names: names)
        if let matches, matches.isEmpty { return }
        for sentence in unsafe document.sentences.indices {
            let words = unsafe document.sentences[sentence].words
            var start = words.lowerBound
            // Stretches without a mark.
            while start < words.upperBound {
                let end = keysOfDocument[start..<words.upperBound].firstIndex(of: Self.open) ?? words.upperBound
                add(start..<end, holding: matches)
                start = end + 1
            }
        }
    }

    private func add(_ stretch: Range<Int>, holding matches: [Range<Int>]?) {
        guard let matches else {
            for size in options.sizes where size <= stretch.count {
                for start in stretch.lowerBound...(stretch.upperBound - size) { count(start, size) }
            }
            return
        }
        var first = matches.indices.partitioningIndex { matches[$0].lowerBound >= stretch.lowerBound }
        // Starts that were counted for the match before.
        var next: [Int: Int] = [:]
        while first < matches.count, matches[first].upperBound <= stretch.upperBound {
            let match = matches[first]
            first += 1
            for size in options.sizes where size >= match.count {
                let least = options.place == .start ? match.lowerBound : match.upperBound - size
                let most = options.place == .end ? match.upperBound - size : match.lowerBound
                var start = max(least, stretch.lowerBound, next[size] ?? 0)
                while start <= most, start + size <= stretch.upperBound {
                    count(start, size)
                    start += 1
                }
                next[size] = max(start, next[size] ?? 0)
            }
        }
    }

    private func count(_ start: Int, _ size: Int) {
        for open in slots[size] ?? [] {
            var words = Array(keysOfDocument[start..<start + size])
            for slot in open { words[slot] = Self.open }
            let run = runs.count(words, in: documents)
            if !open.isEmpty { runs.count(open.map { keysOfDocument[start + $0] }, fills: run) }
        }
    }

    /// The commonest runs, the commonest first; equally common ones in byte order of their keys.
    ///
    /// - Parameters:
    ///   - counters: what several threads counted, all made with the same options.
    ///   - floor: the fewest occurrences.
    ///   - limit: how many to give.
    ///   - fillers: how many of what stands in open slots to give.
    /// - Complexity: O(n log n) for n different runs.
    public static func ngrams(
        _ counters: [NGramCounter], floor: Int = 2, limit: Int = 30, fillers: Int = 5
    ) -> [NGram] {
        guard let first = counters.first else { return [] }
        for other in counters.dropFirst() { first.merge(other) }
        return first.ngrams(floor, limit, fillers)
    }

    /// Takes over what another counter counted.
    private func merge(_ other: NGramCounter) {
        let numbers = forms.merge(other.forms)
        runs.merge(other.runs) { $0 == Self.open ? $0 : numbers[Int($0)] }
        documents += other.documents
    }

    private struct Found {
        let run: Int
        let words: [UInt32]
        let key: String
    }

    private func ngrams(_ floor: Int, _ limit: Int, _ fillers: Int) -> [NGram] {
        let texts = forms.commonestForms
        func text(_ number: UInt32) -> String { number == Self.open ? "*" : texts[Int(number)] }
        var found: [Found] = []
        var best = Best<Int>(limit)
        // Offered in byte order of the keys, so that of equal ones those stay that stand first.
        for run in 0..<runs.count where runs.frequency(of: run) >= max(floor, 1) {
            let words = runs.words(of: run)
            found.append(Found(run: run, words: words, key: words.map { text($0) }.joined(separator: "\n")))
        }
        found.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (index, item) in found.enumerated() { best.offer(index, rank: Int64(runs.frequency(of: item.run))) }
        let chosen = best.sorted
        let fills = options.openSlots > 0 ? runs.fillers(of: Set(chosen.map { found[$0].run })) : [:]
        return chosen.map { index in
            let run = found[index].run
            let all = (fills[run] ?? []).map { (words: $0.words.map { text($0) }, count: $0.count) }.sorted {
                $0.count != $1.count
                    ? $0.count > $1.count
                    : $0.words.joined(separator: "\n").utf8.lexicographicallyPrecedes(
                        $1.words.joined(separator: "\n").utf8)
            }
            return NGram(
                words: found[index].words.map { text($0) }, frequency: runs.frequency(of: run),
                documentFrequency: runs.documents(of: run), variants: max(all.count, 1),
                fillers: all.prefix(max(fillers, 0)).map { NGram.Filler(words: $0.words, frequency: $0.count) })
        }
    }
}
