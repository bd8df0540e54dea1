import ArgumentParser
import VietCore
import VietFormats
import VietSegmentation
import VietTagging
import VietText

/// `viet tag`
struct TagCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Tell the part of speech of every word.",
        discussion: """
            The text is cut into words as viet segment does. What each tag means is told in Documentation/PartsOfSpeech.md.

            Formats:
              text    one sentence a line, word/TAG, the syllables of a word joined by '_'
              tsv     one word a row: sentence, start, end, kind, word, pos
              json    one object a file, which is held in memory as a whole
              jsonl   one object a sentence, or a record where the input has them
              conllu  CoNLL-U with UPOS and XPOS

            A dictionary gives words tags in its third column, behind the action: 'bún đậu<TAB>add<TAB>NOUN'.

            Examples:
              echo 'Tôi học tiếng Việt ở Hà Nội.' | viet tag
              viet tag --tagset vlsp --lines --threads 0 corpus.txt > corpus.tags.txt
              viet tag --format conllu article.txt
              viet tag --confidence --format tsv article.txt

            Exit status: 0 all went well, 1 a record failed and the others are written, 2 a file could not be read \
            or the output not be written, 64 the options are wrong.
            """)

    @OptionGroup var input: InputOptions
    @OptionGroup var records: RecordOptions
    @OptionGroup var units: OffsetOptions
    @OptionGroup var dictionaries: DictionaryOptions
    @OptionGroup var provenance: ProvenanceOptions
    @OptionGroup var restoration: RestoreOptions
    @OptionGroup var tags: TagSetOptions

    @Option(help: "The format of the result. (default: text; jsonl where the input has records)")
    var format: SegmentFormat?

    @Flag(help: "Write how probable each tag is, from 0 to 1. Format tsv, json or jsonl.")
    var confidence = false

    @Option(help: ArgumentHelp("A model of parts of speech to use in place of the built-in one.", valueName: "file"))
    var model: String?

    private var chosenFormat: SegmentFormat { format ?? (records.kind.isRecords ? .jsonl : .text) }

    func validate() throws {
        if records.lines || records.kind.isRecords, chosenFormat != .text, chosenFormat != .jsonl {
            throw ValidationError("With --lines or records the format is text or jsonl: one line for each.")
        }
        if confidence, chosenFormat == .text || chosenFormat == .conllu {
            throw ValidationError("--confidence needs --format tsv, json or jsonl.")
        }
        if records.kind == .html, restoration.restore == .always {
            throw ValidationError("--restore always does not go with --input html.")
        }
    }

    func run() throws {
        let segmenter = try dictionaries.segmenter()
        let tagger = try model.map { try PartOfSpeechTagger(modelFile: $0) } ?? .standard
        let extras = SegmentExtras(
            restoration: records.kind == .html ? .never : restoration.restore, tagger: tagger,
            usesVLSPTags: tags.usesVLSP, hasTagConfidences: confidence)
        try SegmentRun(
            segmenter: segmenter, input: input, records: records, unit: units.offsets, format: chosenFormat,
            colors: false, extras: extras, provenance: provenance.member(segmenter, tags: tagger)
        ).run()
    }
}
