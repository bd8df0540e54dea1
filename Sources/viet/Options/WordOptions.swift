import ArgumentParser

/// What words are written as.
enum SegmentFormat: String, ExpressibleByArgument, CaseIterable {
    case text, tsv, json, jsonl, conllu
}

/// What is read and what is written of words: the options that `viet segment` and `viet tag` share.
struct WordOptions: ParsableArguments {
    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions
    @OptionGroup var units: OffsetOptions
    @OptionGroup var dictionaries: DictionaryOptions
    @OptionGroup var provenance: ProvenanceOptions
    @OptionGroup var restoration: RestoreOptions
    @OptionGroup var tags: TagSetOptions

    @Option(help: "The format of the result. (default: text; jsonl where the input has records)")
    var format: SegmentFormat?

    /// Whether every line or record has its own result.
    var isByLine: Bool { records.lines || records.kind.isRecords }

    var chosenFormat: SegmentFormat { format ?? (records.kind.isRecords ? .jsonl : .text) }

    func validate() throws {
        if isByLine, chosenFormat != .text, chosenFormat != .jsonl {
            throw ValidationError("With --lines or records the format is text or jsonl: one line for each.")
        }
        try provenance.check(isShown: [.json, .jsonl].contains(chosenFormat) && !records.kind.isRecords)
    }
}
