import ArgumentParser
import VietText

extension RestorationChoice: ExpressibleByArgument {}

/// Whether text without marks is read with them: an option of the subcommands that read words.
struct RestoreOptions: ParsableArguments {
    @Option(
        help: """
            Read Vietnamese that lacks its marks as if it had them: in lines where that is plain (auto), wherever a syllable \
            has none (always), or never. Offsets stay those of the text.
            """)
    var restore = RestorationChoice.auto

    /// What is done with input of a kind: offsets into pages leave no room for another view of their text.
    func choice(for records: RecordOptions) -> RestorationChoice { records.kind == .html ? .never : restore }
}
