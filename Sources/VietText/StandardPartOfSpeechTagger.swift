import VietCore
import VietData
import VietTagging

// All that leads to the table of parts of speech, but for what analyses all: a program that uses nothing of this file is linked
// without the table.

extension PartOfSpeechTagger {
    /// The tagger with the model that the library carries.
    ///
    /// - Complexity: O(1): the tables are used where they lie in the program.
    public static let standard: PartOfSpeechTagger = {
        let block = unsafe viet_data_tags()
        return unsafe PartOfSpeechTagger(model: TagModel(embedded: block.bytes, count: block.count))
    }()

    /// A tagger with a compiled model from a file.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, `corruptTable` or `incompatibleTable`, naming the file.
    public init(modelFile path: String) throws(VietTextError) {
        self.init(model: try TagModel(contentsOf: path))
    }
}

extension BuildFacts {
    /// The table of parts of speech.
    package static var partsOfSpeech: Fact {
        ("tag_model", "model of parts of speech", PartOfSpeechTagger.standard.modelIdentity.description)
    }
}
