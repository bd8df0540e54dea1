import ArgumentParser
import VietNormalization

/// How the bytes of an input stand for text.
enum SourceEncoding: ExpressibleByArgument, Equatable {
    /// Whatever it looks like.
    case auto
    case known(TextEncoding)

    static let utf8 = SourceEncoding.known(.utf8)

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

    /// Whether it is UTF-16 or UTF-32, in which a line end is no byte of its own.
    var isWide: Bool {
        if case .known(let encoding) = self { encoding.isWide } else { false }
    }
}

extension TextEncoding {
    var isWide: Bool { rawValue.hasPrefix("utf-16") || rawValue.hasPrefix("utf-32") }
}
