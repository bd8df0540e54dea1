import ArgumentParser
import VietCore
import VietFormats
import VietNormalization
import VietSegmentation
import VietText

/// `viet segment`
struct SegmentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "segment",
        abstract: "Split text into sentences and words.",
        discussion: """
            The text is read as running text: sentences may run over line ends, and offsets count from the start of \
            the file. With --lines every line is a text of its own, with --input jsonl every object is.

            Formats:
              text    one sentence a line, words separated by a space, the
                      syllables of a word joined by '_'
              tsv     one word a row: sentence, start, end, kind, word
              json    one object a file, which is held in memory as a whole
              jsonl   one object a sentence, or a record where the input has them
              conllu  CoNLL-U, words with spaces inside FORM

            Examples:
              echo 'Hà Nội là thủ đô của Việt Nam.' | viet segment
              viet segment --format json article.txt
              viet segment --lines --threads 0 corpus.txt > corpus.seg.txt
              viet segment --input jsonl --field body --into words < articles.jsonl
              viet segment --dictionary names.txt --search --format tsv article.txt
              viet segment --search --fold diacritics,case --format jsonl article.txt
              viet segment --pos --format conllu article.txt
              viet segment --explain --dictionary names.txt article.txt

            Exit status: 0 all went well, 1 a record failed and the others are written, 2 a file could not be read \
            or the output not be written, 64 the options are wrong.
            """)

    @OptionGroup var words: WordOptions

    @Option(help: "When compound words are coloured in text.")
    var color = ColorChoice.auto

    @Option(help: ArgumentHelp("A segmentation model to use in place of the built-in one.", valueName: "file"))
    var model: String?

    @Option(help: "Whether every gap comes with the probability that it is inside a word.")
    var boundaries = BoundaryChoice.hard

    @Flag(help: "Write the part of speech of every word: word/TAG in text. See also viet tag.")
    var pos = false

    @Flag(help: "Write the terms for a search index, words and their parts, with their positions.")
    var search = false

    @Option(
        help: ArgumentHelp(
            "With --search: what the terms are without, of tones, diacritics and case.", valueName: "list"))
    var fold: NormalizeList<Folding>?

    @Flag(help: "Write why each gap was decided as it was: every feature with its weight. Format text or jsonl.")
    var explain = false

    func validate() throws {
        let (records, format) = (words.records, words.chosenFormat)
        if [search, explain, boundaries == .soft, pos].count(where: { $0 }) > 1 {
            throw ValidationError("--search, --explain, --pos and --boundaries soft exclude each other.")
        }
        if fold != nil, !search { throw ValidationError("--fold is about the terms of --search.") }
        try UnusedOptions.refuse(["--tagset": words.tags.usesVLSP && !pos], "names the tags of --pos.")
        try UnusedOptions.refuse(
            ["--provenance": explain && words.provenance.provenance], "does not go with --explain.")
        if format == .conllu, search || boundaries == .soft {
            throw ValidationError("--search and --boundaries soft need --format text, tsv, json or jsonl.")
        }
        if records.kind == .html || explain, words.restoration.restore == .always {
            throw ValidationError("--restore always goes with neither --input html nor --explain.")
        }
        if explain, words.isByLine || records.kind == .html || (format != .text && format != .jsonl) {
            throw ValidationError("--explain takes running text and writes text or jsonl.")
        }
    }

    private var extras: SegmentExtras {
        SegmentExtras(
            isSearch: search, fold: fold?.value ?? [], isSoft: boundaries == .soft,
            restoration: words.restoration.choice(for: words.records), tagger: pos ? .standard : nil,
            usesVLSPTags: words.tags.usesVLSP)
    }

    func run() throws {
        let segmenter =
            try model.map { try words.dictionaries.segmenter(Segmenter(modelFile: $0)) }
            ?? words.dictionaries.segmenter()
        if explain { return try runExplanation(segmenter) }
        let colors = color.isOn && !search && boundaries == .hard && !pos
        try words.run(segmenter, colors: colors, extras)
    }
}
