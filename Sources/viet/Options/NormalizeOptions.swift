import ArgumentParser
import VietNormalization
import VietSegmentation
import VietText

extension UnicodeForm: ExpressibleByArgument {}
extension LetterCase: ExpressibleByArgument {}

/// How a report is written.
enum NormalizeReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// The options of `viet normalize` that say what a text becomes.
struct NormalizeRules: ParsableArguments {
    enum Form: String, ExpressibleByArgument, CaseIterable {
        case nfc, nfd, nfkc, nfkd, keep
    }

    enum Tone: String, ExpressibleByArgument, CaseIterable {
        case old, new, keep
    }

    enum IY: String, ExpressibleByArgument, CaseIterable {
        case i, y, keep
    }

    @Option(help: "The Unicode form; words that are not in NFC are not recognised with 'keep'.")
    var form = Form.nfc

    @Option(help: "Where tones stand: old hòa, khỏe, thủy; new hoà, khoẻ, thuỷ.")
    var tone = Tone.keep

    @Option(
        name: .customLong("case"),
        help: "The letter case: title is Hà Nội with UBND kept, sentence has a capital at the start of each.")
    var letterCase: LetterCase?

    @Option(help: ArgumentHelp("What to fold, of tones, diacritics and case.", valueName: "list"))
    var fold: NormalizeList<Folding>?

    @Option(help: ArgumentHelp("What to clean up, see above.", valueName: "list"))
    var clean: NormalizeList<CleanUp>?

    @Flag(help: "All repairs: --repair-tones, --repair-spaces and --repair-letters.")
    var repair = false

    @Flag(help: "Move tones that stand where no style puts them: hòang, qúy.")
    var repairTones = false

    @Flag(help: "Put a space between glued sentences: rộng.Chiều.")
    var repairSpaces = false

    @Flag(help: "Join syllables whose letters stand apart, as in text out of PDF files: ph ươ ng.")
    var repairLetters = false

    @Flag(help: "Write thuở for thưở.")
    var repairThuo = false

    @Option(help: "Write lí, mĩ, quí with i or y; for comparing texts.")
    var iy = IY.keep

    var normalizer: Normalizer {
        Normalizer(options, repairingSpacesBy: repair || repairSpaces ? Segmenter.standard : nil)
    }

    private var options: Normalizer.Options {
        var options = Normalizer.Options()
        options.form = UnicodeForm(rawValue: form.rawValue)
        options.tone = ToneStyle(rawValue: tone.rawValue)
        options.iy = IYStyle(rawValue: iy.rawValue)
        options.repairsTones = repair || repairTones
        options.repairsLetters = repair || repairLetters
        options.repairsThuo = repairThuo
        options.clean = clean?.value ?? []
        options.letterCase = letterCase
        options.fold = fold?.value ?? []
        return options
    }
}

/// A set of options written as names separated by commas.
struct NormalizeList<Value: NormalizeListed>: ExpressibleByArgument {
    let value: Value

    init?(argument: String) {
        var value = Value()
        for name in argument.split(separator: ",") {
            guard let option = Value.option(named: String(name)) else { return nil }
            value.formUnion(option)
        }
        self.value = value
    }

    static var allValueStrings: [String] { Value.names }
}

protocol NormalizeListed: OptionSet {
    static var names: [String] { get }
    static func option(named name: String) -> Self?
}

extension CleanUp: NormalizeListed {
    static var names: [String] { named.map(\.name) + ["all"] }

    static func option(named name: String) -> CleanUp? {
        name == "all" ? .all : named.first { $0.name == name }?.option
    }
}

extension Folding: NormalizeListed {
    static let names = ["tones", "diacritics", "case"]

    static func option(named name: String) -> Folding? {
        switch name {
        case "tones": .tones
        case "diacritics": .diacritics
        case "case": .letterCase
        default: nil
        }
    }
}

/// The options of `viet normalize` that say how bytes stand for text.
struct NormalizeEncodings: ParsableArguments {
    @Option(help: ArgumentHelp("The encoding of the input, or auto; the same as --encoding.", valueName: "encoding"))
    var from: SourceEncoding?

    @Option(
        help: ArgumentHelp("The encoding of the output.", valueName: "encoding"),
        transform: { name in
            guard let encoding = TextEncoding(name: name) else {
                throw ValidationError("'\(name)' is not one of the encodings; viet normalize --help lists them.")
            }
            return encoding
        })
    var to = TextEncoding.utf8

    @Flag(help: "Replace what has no place in an encoding by what comes nearest instead of failing.")
    var lossy = false

}
