import ArgumentParser
import VietCore
import VietTraining

/// `viet dictionary build`
struct DictionaryBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build the syllables, words and bonds from their evidence; the same evidence gives the same bytes.",
        discussion: """
            A word needs support: from several lists, or from how often it stands in text that a model segments. \
            Dictionaries/SOURCES.md describes the evidence and the columns of the three files that are written.

            Example:
              viet dictionary build --data evidence --output Dictionaries/words
            """)

    @Option(
        help: ArgumentHelp("The folder of the evidence: lexicon, segmentation and text.", valueName: "folder"),
        completion: .directory)
    var data: String

    @Option(
        help: ArgumentHelp("The folder to write to, which must be there.", valueName: "folder"), completion: .directory)
    var output: String

    func run() throws {
        let dictionary = try SegmentationRecipe(data: data, report: StandardError.report).buildDictionary()
        let (names, texts) = (SegmentationDictionary.fileNames, dictionary.texts)
        try AtomicFile.write(Array(texts.syllables.utf8), to: output + "/" + names.syllables)
        try AtomicFile.write(Array(texts.words.utf8), to: output + "/" + names.words)
        try AtomicFile.write(Array(texts.bonds.utf8), to: output + "/" + names.bonds)
    }
}
