import VietCore
import VietKeywords
import VietSegmentation
import VietText

/// Counts corpora for comparison.
struct CorpusCount {
    let documents: DocumentOptions
    let encoding: SourceEncoding
    /// The longest phrase.
    let phrases: Int
    let stopWords: StopWords
    let names: NameSource

    /// The counts of all inputs, not added up yet, for every group of documents.
    ///
    /// - Parameter tags: the parts of speech whose words are counted by themselves too.
    func counters(of corpus: Corpus, tags: TagSet? = nil) -> CountedGroups<CountedPart> {
        var options = CountingOptions()
        options.stopWords = stopWords
        options.phraseLength = phrases
        let settings = options
        let types = names == .tagger ? Set(EntityType.names) : nil
        return corpus.countTexts(types, hasTags: tags != nil) {
            CountedPart(settings, tags: tags)
        } add: { part, view, names in
            try Failure.orEnding { try part.add(view, names: names) }
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
        (input.glob, input.hidden, input.noIgnore) = ([], false, false)
        input.encoding = encoding
        input.threads = 1
        input.strict = false
        var documents = documents
        documents.index = nil
        let counted = counters(of: try Corpus(input, documents))
        // A comparison with a part of the reference would be wrong, not incomplete.
        try counted.reading.get()
        return try CorpusFrequencies(counted.counters.map(\.all))
    }
}
