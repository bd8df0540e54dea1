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

    @OptionGroup var words: WordOptions

    @Flag(help: "Write how probable each tag is, from 0 to 1. Format tsv, json or jsonl.")
    var confidence = false

    @Option(help: ArgumentHelp("A model of parts of speech to use in place of the built-in one.", valueName: "file"))
    var model: String?

    func validate() throws {
        if confidence, words.chosenFormat == .text || words.chosenFormat == .conllu {
            throw ValidationError("--confidence needs --format tsv, json or jsonl.")
        }
        if words.records.kind == .html, words.restoration.restore == .always {
            throw ValidationError("--restore always does not go with --input html.")
        }
    }

    func run() throws {
        let tagger = try model.map { try PartOfSpeechTagger(modelFile: $0) } ?? .standard
        let extras = SegmentExtras(
            restoration: words.restoration.choice(for: words.records), tagger: tagger,
            usesVLSPTags: words.tags.usesVLSP,
            hasTagConfidences: confidence)
        try words.run(words.dictionaries.segmenter(), extras)
    }
}
