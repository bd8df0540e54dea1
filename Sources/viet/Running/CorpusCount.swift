import VietCore
import VietKeywords
import VietSegmentation
import VietText

/// Counts corpora for comparison.
struct CorpusCount {
    var documents: DocumentOptions
    let encoding: SourceEncoding
    /// The longest phrase.
    let phrases: Int
    let stopWords: StopWords
    let names: NameSource

    /// The counts of all inputs, not added up yet, for every group of documents.
    ///
    /// - Parameter tags: the parts of speech whose words are counted by themselves too.
    func counters(
        of input: InputOptions, by key: GroupKey?, tags: TagSet? = nil
    ) throws -> CountedGroups<CountedPart> {
        var options = CountingOptions()
        options.stopWords = stopWords
        options.phraseLength = phrases
        let settings = options
        let types = names == .tagger ? Set(EntityType.names) : nil
        let segmenter = try documents.segmenter()
        return input.countGroups(documents, by: key) {
            CountedPart(settings, tags: tags)
        } makeReader: {
            NamedText(types, segmenter, hasTags: tags != nil)
        } body: { text, counters, document in
            try text.with(document.record.bytes) { view, names in
                try Failure.orEnding { try counters.counter(of: document.group).add(view, names: names) }
            }
        }
    }

    /// A reference: a table of `viet frequencies`, or texts that are counted now, cut as the input is.
    func reference(in paths: [String]) throws -> CorpusFrequencies {
        // A pipe can be read once only, so it is text.
        if paths.count == 1, InputFile.length(of: paths[0]) != nil, TableFile.isTable(paths[0]) {
            let table = try FrequencyTable(path: paths[0])
            guard table.rules.counted == FrequencyRules.words else {
                throw VietTextError(
                    .invalidArgument, "counts \(table.rules.counted); keywords are compared with a table of all words",
                    file: paths[0])
            }
            return CorpusFrequencies(table)
        }
        var input = InputOptions()
        input.files = paths
        input.recursive = false
        input.glob = []
        input.encoding = encoding
        input.threads = 1
        input.strict = false
        var count = self
        count.documents.index = nil
        let counted = try count.counters(of: input, by: nil)
        // A comparison with a part of the reference would be wrong, not incomplete.
        try counted.reading.get()
        return try CorpusFrequencies(counted.counters.map(\.all))
    }
}
