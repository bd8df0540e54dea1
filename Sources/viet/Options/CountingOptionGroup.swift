import ArgumentParser
import VietKeywords

/// What is counted and kept.
struct CountingOptionGroup: ParsableArguments {
    @Option(help: ArgumentHelp("Count phrases of up to so many words too.", valueName: "number"))
    var phrases = 1

    @Flag(help: "Count by parts of the corpus, which shows how evenly a word is spread.")
    var dispersion = false

    @Option(help: ArgumentHelp("Leave out words of fewer documents.", valueName: "number"))
    var minimumDocuments = 1

    @Option(help: ArgumentHelp("Leave out words of fewer occurrences.", valueName: "number"))
    var minimumFrequency = 1

    @Flag(help: "Keep of the ways of writing a word only the commonest.")
    var oneForm = false

    @Flag(help: "Leave out what holds no letter.")
    var noNumbers = false

    @Option(help: ArgumentHelp("Megabytes of counts to hold before they are spilled.", valueName: "number"))
    var memory = 1024

    @Option(help: ArgumentHelp("The folder for temporary files.", valueName: "folder"))
    var temporary: String?

    func validate() throws {
        guard (1...8).contains(phrases) else { throw ValidationError("--phrases takes a number from 1 to 8.") }
        guard (1...1_000_000).contains(memory) else { throw ValidationError("--memory takes a number from 1.") }
    }

    /// What says which words are listed and how, and whether it is given.
    var given: KeyValuePairs<String, Bool> {
        [
            "--phrases": phrases > 1, "--dispersion": dispersion, "--minimum-documents": minimumDocuments > 1,
            "--minimum-frequency": minimumFrequency > 1, "--one-form": oneForm, "--no-numbers": noNumbers,
        ]
    }

    func options() throws -> CountingOptions {
        var options = CountingOptions()
        options.phraseLength = phrases
        options.countsParts = dispersion
        options.memoryLimit = memory << 20
        options.temporaryDirectory = temporary
        return options
    }

    var pruning: FrequencyPruning {
        var pruning = FrequencyPruning()
        pruning.minimumDocuments = minimumDocuments
        pruning.minimumFrequency = minimumFrequency
        pruning.keepsOnlyCommonestForm = oneForm
        pruning.dropsNumbers = noNumbers
        return pruning
    }
}
