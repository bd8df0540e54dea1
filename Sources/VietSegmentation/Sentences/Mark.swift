import VietCore

/// What a punctuation token does to sentences.
enum Mark {
    case fullStop
    case ellipsis
    case question
    /// Opens a quotation.
    case openingQuote
    case openingBracket
    case closing
    /// A straight quote, which may open or close.
    case quote
    case dash
    /// Any other mark, or no mark at all.
    case other

    /// The mark of a token, combining marks behind it left aside.
    init(_ token: Token, _ bytes: UnsafeBufferPointer<UInt8>) {
        guard token.kind == .punctuation else {
            self = .other
            return
        }
        let start = Int(token.start)
        let count = Int(token.end) - start
        switch unsafe bytes[start] {
        case UInt8(ascii: "."): self = unsafe count > 1 && bytes[start + 1] == UInt8(ascii: ".") ? .ellipsis : .fullStop
        case UInt8(ascii: "?"), UInt8(ascii: "!"): self = .question
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): self = .openingBracket
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): self = .closing
        case UInt8(ascii: "\""), UInt8(ascii: "'"): self = .quote
        case UInt8(ascii: "-"), UInt8(ascii: "*"): self = .dash
        case 0xC2 where count >= 2:
            switch unsafe bytes[start + 1] {
            case 0xAB: self = .openingQuote
            case 0xBB: self = .closing
            case 0xB7: self = .dash
            default: self = .other
            }
        case 0xE2 where unsafe count >= 3 && bytes[start + 1] == 0x80:
            switch unsafe bytes[start + 2] {
            case 0xA6: self = .ellipsis
            case 0x9C, 0x98, 0x9E, 0x9A: self = .openingQuote
            case 0x9D, 0x99: self = .closing
            case 0x90...0x95, 0xA2: self = .dash
            default: self = .other
            }
        case 0xE3 where unsafe count >= 3 && bytes[start + 1] == 0x80 && bytes[start + 2] == 0x82: self = .question
        default: self = .other
        }
    }

    var terminates: Bool {
        switch self {
        case .fullStop, .ellipsis, .question: true
        default: false
        }
    }
}
