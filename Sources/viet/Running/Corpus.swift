import VietCore
import VietSegmentation
import VietText

/// The documents that a subcommand reads and what finds words in them: those of files, or of an index, which is opened once.
struct Corpus {
    let input: InputOptions
    let documents: DocumentOptions
    /// By what the documents fall into groups.
    let key: GroupKey?
    /// The index that takes the place of files.
    let index: IndexedCorpus?
    /// The program's segmenter with the user dictionaries, those of the index where there is one.
    let segmenter: Segmenter

    init(_ input: InputOptions, _ documents: DocumentOptions, by key: GroupKey? = nil) throws {
        self.input = input
        self.documents = documents
        self.key = key
        index = try documents.index.map { try IndexedCorpus($0, documents, by: key, instead: input) }
        segmenter = try index?.segmenter() ?? documents.dictionaries.segmenter()
    }

    /// The inputs in their order.
    var files: [String] { index?.index.files ?? input.files.map { InputFile.name(of: $0) } }
}
