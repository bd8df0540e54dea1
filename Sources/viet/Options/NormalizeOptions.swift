import ArgumentParser
import VietNormalization
import VietSegmentation
import VietText

extension UnicodeForm: ExpressibleByArgument {}

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

    @Option(help: ArgumentHelp("What to fold, of tones, diacritics and case.", valueName: "list"))
    var fold: NormalizeList<Folding>?

    @Option(help: ArgumentHelp("What to clean up, see above.", valueName: "list"))
    var clean: NormalizeList<CleanUp>?

    @Flag(help: "Both repairs: --repair-tones and --repair-spaces.")
    var repair = false

    @Flag(help: "Move tones that stand where no style puts them: hòang, qúy.")
    var repairTones = false

    @Flag(help: "Put a space between glued sentences: rộng.Chiều.")
    var repairSpaces = false

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
        options.repairsThuo = repairThuo
        options.clean = clean?.value ?? []
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
    enum Source: ExpressibleByArgument, Equatable {
        case auto
        case known(TextEncoding)

        init?(argument: String) {
            if argument == "auto" {
                self = .auto
            } else if let encoding = TextEncoding(name: argument) {
                self = .known(encoding)
            } else {
                return nil
            }
        }

        static var allValueStrings: [String] { ["auto"] + TextEncoding.all.map(\.rawValue) }
        var defaultValueDescription: String {
            if case .known(let encoding) = self { encoding.rawValue } else { "auto" }
        }
    }

    @Option(help: ArgumentHelp("The encoding of the input, or auto.", valueName: "encoding"))
    var from = Source.known(.utf8)

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

    var areUTF8: Bool { from == .known(.utf8) && to == .utf8 }

    /// Whether UTF-16 or UTF-32 takes part, in which a line end is no byte of its own.
    var hasWide: Bool {
        if to.isWide { return true }
        if case .known(let encoding) = from { return encoding.isWide }
        return false
    }
}

extension TextEncoding {
    var isWide: Bool { rawValue.hasPrefix("utf-16") || rawValue.hasPrefix("utf-32") }
}
