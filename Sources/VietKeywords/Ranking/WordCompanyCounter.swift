import VietCore

/// Counts in what company words stand, over many texts.
package struct WordCompanyCounter: ~Copyable {
    private struct Counts {
        var all = 0
        var afterDeterminer = 0
        var afterAuxiliary = 0
        var beforeDemonstrative = 0
        /// Documents with a title that have the word, and those of them that have it there.
        var documents = 0
        var titles = 0
        var lastDocument = 0
        var lastTitle = 0

        /// Counts an occurrence.
        ///
        /// - Parameter isTitle: whether it stands in the title, nil where the document has none.
        mutating func add(_ document: Int, isTitle: Bool?) {
            all += 1
            guard let isTitle else { return }
            if lastDocument != document { documents += 1 }
            lastDocument = document
            guard isTitle, lastTitle != document else { return }
            titles += 1
            lastTitle = document
        }
    }

    /// The words whose neighbours tell something.
    package struct Contexts: Sendable {
        private(set) var determiners: Set<String> = []
        private(set) var auxiliaries: Set<String> = []
        private(set) var demonstratives: Set<String> = []

        /// Reads lines of a kind (`determiner`, `auxiliary`, `demonstrative`), a tab, and words parted by commas. Lines that are
        /// empty or begin with `#` are passed over.
        ///
        /// - Throws: `VietTextError` of code `malformed-record` with file and line.
        package init(_ text: String, path: String) throws(VietTextError) {
            for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if line.isEmpty || line.first == "#" { continue }
                let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
                let words = Set((parts.count == 2 ? parts[1] : "").split(separator: ",").map(String.init))
                switch parts[0] {
                case "determiner" where !words.isEmpty: determiners.formUnion(words)
                case "auxiliary" where !words.isEmpty: auxiliaries.formUnion(words)
                case "demonstrative" where !words.isEmpty: demonstratives.formUnion(words)
                default:
                    throw VietTextError(
                        .malformedRecord,
                        "\(path), line \(index + 1): a kind (determiner, auxiliary, demonstrative), a tab and words are expected"
                    )
                }
            }
        }
    }

    /// Words seen fewer times are left out.
    private static let least = 20
    /// So many documents of a mean word are added to what was seen of each.
    private static let documentsAdded = 10.0

    private let determiners: Set<UInt32>
    private let auxiliaries: Set<UInt32>
    private let demonstratives: Set<UInt32>
    private var counts: [UInt32: Counts] = [:]
    private var article = Article(stopWords: .none)
    private var documents = 0

    package init(_ contexts: Contexts) {
        func hashes(_ words: Set<String>) -> Set<UInt32> {
            Set(words.map { unsafe Array($0.utf8).withUnsafeBufferPointer { unsafe HashedForms.hash($0) } })
        }
        determiners = hashes(contexts.determiners)
        auxiliaries = hashes(contexts.auxiliaries)
        demonstratives = hashes(contexts.demonstratives)
    }

    /// Adds the words of an article. The view must have been made with its keys.
    ///
    /// - Parameter hasTitle: whether its first line is a title, where that is short.
    package mutating func add(_ document: DocumentView, hasTitle: Bool = false) {
        article.load(document)
        documents += 1
        let hasTitle = hasTitle && (0..<article.words.count).contains { article.words[$0].has(.title) }
        var previous: UInt32?
        for index in 0..<article.words.count {
            let word = article.words[index]
            let hash = unsafe HashedForms.hash(article.key(index))
            counts[hash, default: Counts()].add(
                documents, isTitle: hasTitle ? article.words[index].has(.title) : nil)
            if !word.has(.breakBefore), let previous {
                if determiners.contains(previous) { counts[hash]!.afterDeterminer += 1 }
                if auxiliaries.contains(previous) { counts[hash]!.afterAuxiliary += 1 }
                if demonstratives.contains(hash) { counts[previous]!.beforeDemonstrative += 1 }
            }
            previous = hash
        }
    }

    /// The sections of a table of weights that hold what was counted.
    package consuming func sections() -> [(String, [UInt8])] {
        var company: [UInt32: WordCompany] = [:]
        for (hash, counts) in counts where counts.all >= Self.least {
            let all = Double(counts.all)
            company[hash] = WordCompany(
                afterDeterminer: Double(counts.afterDeterminer) / all,
                afterAuxiliary: Double(counts.afterAuxiliary) / all,
                beforeDemonstrative: Double(counts.beforeDemonstrative) / all,
                inTitles: (Double(counts.titles) + Self.documentsAdded * WordCompany.unknown.inTitles)
                    / (Double(counts.documents) + Self.documentsAdded))
        }
        return WordCompanyTable.sections(company)
    }
}
