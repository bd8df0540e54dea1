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

    /// The counts of all inputs. An input that failed does not lose the others.
    func tables(of input: InputOptions, _ failure: inout (any Error)?) throws -> CorpusFrequencies {
        var options = CountingOptions()
        options.stopWords = stopWords
        options.phraseLength = phrases
        let settings = options
        let types = names == .tagger ? Set(EntityType.names) : nil
        let counters = Collected<CorpusCounter>()
        let segmenter = try documents.dictionaries.segmenter()
        do {
            try input.runTexts(documents) {
                (counters.add(CorpusCounter(options: settings)), NamedText(types, segmenter))
            } body: { worker, document, _ in
                try worker.1.with(document.record.bytes) { view, names in
                    try Failure.orEnding { try worker.0.add(view, names: names) }
                }
            }
        } catch { failure = error }
        return try CorpusFrequencies(counters.elements)
    }

    /// A reference: a table of `viet frequencies`, or texts that are counted now, cut as the input is.
    func reference(in paths: [String]) throws -> CorpusFrequencies {
        // A pipe can be read once only, so it is text.
        if paths.count == 1, InputFile.length(of: paths[0]) != nil, TableFile.isTable(paths[0]) {
            return CorpusFrequencies(try FrequencyTable(path: paths[0]))
        }
        var input = InputOptions()
        input.files = paths
        input.recursive = false
        input.glob = []
        input.encoding = encoding
        input.threads = 1
        input.strict = false
        var failure: (any Error)?
        let tables = try tables(of: input, &failure)
        // A comparison with a part of the reference would be wrong, not incomplete.
        if let failure { throw failure }
        return tables
    }
}
