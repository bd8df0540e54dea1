import ArgumentParser
import VietCore
import VietTraining

/// `viet dictionary`
struct DictionaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dictionary", abstract: "Build and check the word list.",
        subcommands: [DictionaryBuildCommand.self, DictionaryCheckCommand.self])
}

/// `viet dictionary build`
struct DictionaryBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build the word list from its evidence; the same evidence gives the same bytes.",
        discussion: """
            A word needs support: from several lists, or from how often it stands in text that a model segments. Each \
            line of the result holds the word, its frequency, the number of documents, how often its syllables are \
            that word (percent), how often it is capitalised (percent), and the letters of its sources.

            Example:
              viet dictionary build --model model.txt --vocabulary words.txt --output lexicon.tsv news.txt.gz
            """)

    @Argument(help: "Text to count in, plain or gzip.", completion: .file())
    var texts: [String] = []

    @Option(help: ArgumentHelp("The readable model that segments the text.", valueName: "file"))
    var model: String

    @Option(help: ArgumentHelp("A list of words, one a line; repeatable.", valueName: "file"))
    var vocabulary: [String] = []

    @Option(help: ArgumentHelp("A list of dictionary headwords, one a line; repeatable.", valueName: "file"))
    var wiktionary: [String] = []

    @Option(help: ArgumentHelp("A table of countries, languages and cities; repeatable.", valueName: "file"))
    var cldr: [String] = []

    @Option(help: ArgumentHelp("A table of places; repeatable.", valueName: "file"))
    var places: [String] = []

    @Option(help: ArgumentHelp("Where to write the word list.", valueName: "file"))
    var output: String

    func run() throws {
        try TrainingRun.reportingErrors {
            var sources = LexiconSources()
            for path in vocabulary { sources.addList(try TextFile.read(path), source: .vocabulary) }
            for path in wiktionary { sources.addList(try TextFile.read(path), source: .wiktionary) }
            for path in cldr { sources.addTerritories(try TextFile.read(path)) }
            for path in places { sources.addPlaces(try TextFile.read(path)) }
            let plain = try TrainingRun.readableModel(model)
            var text = TextTokens()
            for path in texts {
                StandardError.report("reading \(path)")
                text.add(try TextFile.read(path))
            }
            var counter = WordCounter(model: plain)
            if !texts.isEmpty {
                StandardError.report("counting \(text.tokens.count) tokens")
                counter.count(text)
            }
            let entries = LexiconBuilder().build(
                sources: sources, counts: counter.counts, vocabulary: SegmentationVocabulary(plain.vocabulary))
            try FileWriting.write(Array(entries.map { $0.line + "\n" }.joined().utf8), to: output)
            StandardError.report("\(entries.count) words")
        }
    }
}

/// `viet dictionary check`
struct DictionaryCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check word lists and name every line at fault.",
        discussion: """
            Every line must have the form that `viet dictionary build` writes, percentages from 0 to 100 and counts \
            from 0; the words must be sorted by their UTF-8 bytes, none twice. Exit status 1 where a line is at fault.

            Example:
              viet dictionary check lexicon.tsv
            """)

    @Argument(help: "The word lists to check.", completion: .file())
    var files: [String]

    func run() throws {
        var faults = 0
        try TrainingRun.reportingErrors {
            for path in files {
                let text = String(decoding: try FileReading.bytes(of: path), as: UTF8.self)
                faults += Self.faults(in: text) { StandardError.report("\(path):\($0): \($1)") }
            }
        }
        if faults > 0 { throw ExitStatus.failed }
    }

    /// Calls `report` with the line, counted from 1, and the message of every fault, and returns how many there are.
    static func faults(in text: String, report: (Int, String) -> Void) -> Int {
        var faults = 0
        var previous = ""
        for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            // The empty rest behind the last line end is no line.
            if line.isEmpty, line.endIndex == text.utf8.endIndex { continue }
            func fault(_ message: String) {
                faults += 1
                report(index + 1, message)
            }
            do throws(VietTextError) {
                let entry = try LexiconEntry(line: Substring(line))
                if !(0...100).contains(entry.cohesion) || !(0...100).contains(entry.capitals) {
                    fault("a percentage is not from 0 to 100")
                }
                if entry.frequency < 0 || entry.documents < 0 { fault("a count is below 0") }
                if entry.word.utf8.elementsEqual(previous.utf8) {
                    fault("the word stands twice")
                } else if !previous.utf8.lexicographicallyPrecedes(entry.word.utf8) {
                    fault("the word is not in the order of its bytes")
                }
                previous = entry.word
            } catch {
                fault(error.message)
            }
        }
        return faults
    }
}
