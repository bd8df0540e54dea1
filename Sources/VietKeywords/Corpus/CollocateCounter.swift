import VietCore

/// Counts the words near a query.
///
/// Every word of the window counts once an occurrence of the node; windows do not reach over the end of a sentence.
///
/// A counter is not `Sendable`: give every thread one of the same query and window, and ``collocates(_:by:floor:stopWords:)`` adds
/// them up.
public final class CollocateCounter {
    private var matcher: TextMatcher
    private let left: Int
    private let right: Int
    /// The classes of the words that are listed; all unless said otherwise. Texts must come with tags where it is not all.
    package var tags = TagSet.all
    private var forms = WordForms(capacity: 1 << 12)
    private var lefts = GrowingBuffer<UInt64>(capacity: 1 << 12)
    private var rights = GrowingBuffer<UInt64>(capacity: 1 << 12)
    private var keysOfDocument = GrowingBuffer<UInt32>(capacity: 1 << 12)
    /// In place of a key: a word that has its place in the window, and is not listed.
    private static let passedOver = UInt32.max - 1
    /// How often the query occurred.
    public private(set) var nodes = 0
    /// How many words were read.
    public private(set) var words = 0
    /// How many words stand in the windows, whether they are listed or not.
    private var windowWords = 0

    /// A counter that has read nothing.
    ///
    /// - Parameters:
    ///   - query: what the collocates stand near.
    ///   - left: how many words the window reaches to the left.
    ///   - right: how many to the right.
    /// - Throws: `VietTextError` of code `invalid-argument` where the window holds no word.
    public init(_ query: TextQuery, left: Int, right: Int) throws {
        guard left >= 0, right >= 0, left > 0 || right > 0 else {
            throw VietTextError(.invalidArgument, "the window of collocates holds no word")
        }
        matcher = query.makeMatcher()
        self.left = left
        self.right = right
    }

    /// Counts a document.
    ///
    /// - Parameter names: the entities of the document, where the query is one of a type.
    /// - Complexity: O(n) for n words, besides what a regular expression takes.
    public func add(_ document: Document, names: [Entity] = []) {
        document.withView { add($0, names: names) }
    }

    /// The same for a text where it lies in memory. The view must have been made with its keys.
    package func add(_ document: DocumentView, names: [Entity] = []) {
        guard let base = unsafe document.bytes.baseAddress else { return }
        keysOfDocument.removeAll()
        for index in unsafe document.words.indices {
            let word = unsafe document.words[index]
            guard unsafe document.tokens[Int(word.firstToken)].kind.isCounted else {
                keysOfDocument.append(.max)
                continue
            }
            words += 1
            if let found = unsafe document.tags, unsafe !tags.contains(found[index]) {
                keysOfDocument.append(Self.passedOver)
                continue
            }
            unsafe keysOfDocument.append(UInt32(forms.count(base + Int(word.start), Int(word.end - word.start))))
        }
        lefts.pad(to: forms.keys.count, with: 0)
        rights.pad(to: forms.keys.count, with: 0)
        var sentence = 0
        for match in matcher.matches(in: document, names: names) {
            nodes += 1
            while unsafe sentence < document.sentences.count,
                unsafe document.sentences[sentence].words.upperBound <= match.lowerBound
            {
                sentence += 1
            }
            guard unsafe sentence < document.sentences.count else { break }
            let limits = unsafe document.sentences[sentence].words
            var index = match.lowerBound
            var steps = 0
            while index > limits.lowerBound, steps < left {
                index -= 1
                guard keysOfDocument[index] != .max else { continue }
                steps += 1
                windowWords += 1
                if keysOfDocument[index] != Self.passedOver { lefts[Int(keysOfDocument[index])] += 1 }
            }
            index = match.upperBound
            steps = 0
            while index < limits.upperBound, steps < right {
                if keysOfDocument[index] != .max {
                    steps += 1
                    windowWords += 1
                    if keysOfDocument[index] != Self.passedOver { rights[Int(keysOfDocument[index])] += 1 }
                }
                index += 1
            }
        }
    }

    /// The words of the windows with their measures, the strongest first.
    ///
    /// - Parameters:
    ///   - counters: what several threads counted; all made for the same query and window.
    ///   - measure: by what to rank; equal ones stand in byte order of their keys.
    ///   - floor: the fewest occurrences in the windows.
    ///   - stopWords: words that are left out.
    /// - Complexity: O(n log n) for n distinct words.
    public static func collocates(
        _ counters: [CollocateCounter], by measure: CollocateMeasure, floor: Int = 3, stopWords: StopWords = .none
    ) -> [Collocate] {
        struct Sum {
            var left = 0
            var right = 0
            var total = 0
            var forms: [String: Int] = [:]
        }
        var sums: [String: Sum] = [:]
        var nodes = 0
        var running = 0
        for counter in counters {
            nodes += counter.nodes
            running += counter.words
            for form in 0..<counter.forms.forms.count where counter.forms.count(of: form) > 0 {
                let key = counter.forms.key(of: form)
                let name = unsafe String(decoding: counter.forms.keys[key], as: UTF8.self)
                var sum = sums[name] ?? Sum()
                sum.total += Int(counter.forms.count(of: form))
                unsafe sum.forms[String(decoding: counter.forms.forms[form], as: UTF8.self), default: 0] += Int(
                    counter.forms.count(of: form))
                sums[name] = sum
            }
            for key in 0..<counter.forms.keys.count where key < counter.lefts.count {
                let name = unsafe String(decoding: counter.forms.keys[key], as: UTF8.self)
                sums[name]?.left += Int(counter.lefts[key])
                sums[name]?.right += Int(counter.rights[key])
            }
        }
        var result: [Collocate] = []
        let windowWords = counters.reduce(0) { $0 + $1.windowWords }
        for (key, sum) in sums where sum.left + sum.right >= max(floor, 1) && !stopWords.contains(form: key.utf8) {
            let text = sum.forms.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? key
            result.append(
                collocate(
                    text, key, left: sum.left, right: sum.right, total: sum.total, nodes: nodes,
                    windowWords: windowWords, running: running))
        }
        func value(_ collocate: Collocate) -> Int64 {
            // Counts are below 2⁶⁰, so that no measure comes near the end of whole numbers.
            Int64((collocate.value(of: measure) * 1_000_000).rounded())
        }
        return result.sorted {
            let (a, b) = (value($0), value($1))
            return a != b ? a > b : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
        }
    }

    private static func collocate(
        _ text: String, _ key: String, left: Int, right: Int, total: Int, nodes: Int, windowWords: Int, running: Int
    ) -> Collocate {
        let together = left + right
        // The words of the windows against all others; a word may stand in two windows and so count twice.
        let outside = max(total - together, 0)
        let keyness = Keyness(
            frequency: together, of: windowWords, against: outside, of: max(running - windowWords, outside))
        // Expected from the share of the windows in the corpus.
        let pair = Association(
            together: together, first: nodes, second: total,
            expected: Double(total) * Double(windowWords) / Double(max(running, 1)))
        return Collocate(
            text: text, key: key, left: left, right: right, frequency: total, logLikelihood: keyness.logLikelihood,
            logDice: pair.logDice, mutualInformation: pair.mutualInformation, tScore: pair.tScore, zScore: pair.zScore,
            cubicMutualInformation: pair.cubicMutualInformation, dice: pair.dice)
    }
}
