/// How a token is written, as the features see it. The raw values are part of the features' keys.
package enum TokenForm: UInt8, Sendable, BitwiseCopyable {
    case lower, capitalized, upper, initial, mixed
    case code, number, year, smallNumber
    case punctuation, address, other
    /// Beyond either end of the sentence.
    case edge = 15

    /// Whether the token is a run of letters with case.
    @inline(__always) package var isLetters: Bool { rawValue <= TokenForm.mixed.rawValue }
    /// Whether the token holds digits: a code, a number or a year.
    @inline(__always) package var hasDigits: Bool {
        rawValue >= TokenForm.code.rawValue && rawValue <= TokenForm.smallNumber.rawValue
    }
    /// Whether the token may be the number of a numbered name, as in `quận 1`: a year may not.
    @inline(__always) package var isNumberLike: Bool { hasDigits && self != .year }
}

/// What one bit says of a token.
package struct TokenMarks: OptionSet, Sendable, BitwiseCopyable {
    package var rawValue: UInt8
    @inline(__always) package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The token holds a capital letter, or counts as if it did.
    @inline(__always) package static var capital: TokenMarks { TokenMarks(rawValue: 1) }
    /// Nothing stands between the token and the one before it.
    @inline(__always) package static var glued: TokenMarks { TokenMarks(rawValue: 2) }
    /// The sentence's capitals tell nothing, and its forms have been made anew.
    @inline(__always) package static var recased: TokenMarks { TokenMarks(rawValue: 4) }
    /// The token is an address that is no name: mail, or a site with a path. A bare domain (`vnexpress.net`) may name the
    /// paper behind it.
    @inline(__always) package static var address: TokenMarks { TokenMarks(rawValue: 8) }

    @inline(__always) package var isCapital: Bool { rawValue & 1 != 0 }
}

/// The place of a token in its word. The raw values are part of the features' keys.
package enum WordPlace: UInt8, Sendable, BitwiseCopyable {
    case alone, first, inside, last

    @inline(__always)
    var startsWord: Bool { self == .alone || self == .first }

    @inline(__always)
    var endsWord: Bool { self == .alone || self == .last }
}
