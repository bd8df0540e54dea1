/// What a byte means at the start of a token, and behind one. One table load decides, no chain of comparisons.
enum ByteClass {
    /// What the scanner does at a byte that starts a token.
    static let space: UInt8 = 0
    static let lineEnd: UInt8 = 1
    static let letter: UInt8 = 2
    static let digit: UInt8 = 3
    static let punctuation: UInt8 = 4
    static let symbol: UInt8 = 5
    /// `#` and `@`, which may start a hashtag or a handle.
    static let tag: UInt8 = 6
    /// A byte above 7F that does not start a Vietnamese letter.
    static let other: UInt8 = 7
    static let control: UInt8 = 8

    /// What a byte directly behind a known syllable means for it.
    static let endsToken: UInt8 = 0
    /// A full stop, a colon or an exclamation mark: ends the token unless an abbreviation, an address or a name goes on.
    static let mayEnd: UInt8 = 16
    /// The token may go on: `-`, `/`, an apostrophe, a digit and the like.
    static let mayContinue: UInt8 = 32

    /// Start class in the low half, follow class in the high half.
    static let table: [UInt8] = (0..<256).map { start(UInt8($0)) | follow(UInt8($0)) }

    private static func start(_ byte: UInt8) -> UInt8 {
        switch byte {
        case 0x20, 0x09, 0x0B, 0x0C: space
        case 0x0A, 0x0D: lineEnd
        case 0x41...0x5A, 0x61...0x7A, 0xC3...0xC6, 0xE1: letter
        case 0x30...0x39: digit
        case UInt8(ascii: "#"), UInt8(ascii: "@"): tag
        case UInt8(ascii: "$"), UInt8(ascii: "+"), UInt8(ascii: "<"), UInt8(ascii: "="), UInt8(ascii: ">"),
            UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            symbol
        case 0x21...0x7E: punctuation
        case 0x80...0xFF: other
        default: control
        }
    }

    private static func follow(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "!"): mayEnd
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "'"), UInt8(ascii: "_"), UInt8(ascii: "@"),
            UInt8(ascii: "&"), UInt8(ascii: "+"), UInt8(ascii: "#"), UInt8(ascii: "%"), 0x30...0x39:
            mayContinue
        case 0x80...0xFF: mayContinue
        default: endsToken
        }
    }
}
