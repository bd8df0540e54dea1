/// What a token is made of.
@frozen
public enum TokenKind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    /// A run of letters: a Vietnamese syllable, a foreign word, an abbreviation with or without dots.
    case syllable
    /// A number with its separators, and dates, times and ranges written with digits: `1.234,5`, `9/7`, `20h30`, `84%`.
    case number
    /// Letters and digits, or parts joined by hyphens and slashes, that name one thing: `COVID-19`, `100/2019/NĐ-CP`.
    case code
    /// A web address.
    case url
    /// An e-mail address.
    case email
    /// A word after `#`.
    case hashtag
    /// A user name after `@`.
    case handle
    /// An emoji with its modifiers, or a run of them joined.
    case emoji
    /// A punctuation mark, or a run of the same one (`...`, `!!!`).
    case punctuation
    /// Any other sign: `+`, `=`, currency signs standing alone.
    case symbol
    /// Bytes that are not valid UTF-8, control characters, unassigned code points.
    case other
}

/// How a token is written.
@frozen
public enum TokenShape: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    /// All letters lower-case: `nhà`.
    case lower
    /// The first letter upper-case, the others lower-case, at least two letters: `Nhà`.
    case capitalized
    /// At least two letters, all upper-case: `NHÀ`.
    case upper
    /// One letter alone, upper-case: `A`.
    case initial
    /// Any other mixture of cases: `iPhone`, `McDonald`.
    case mixed
    /// Digits with or without separators.
    case digits
    /// Letters of a script without case, or letters together with digits.
    case alphanumeric
    /// No letter and no digit.
    case symbolic
}

/// The smallest unit of the text: a syllable, a number, a mark. 16 bytes.
///
/// Tokens of a document are strictly increasing and do not overlap. What lies between them is white space, invisible format
/// characters (zero-width and directional ones) and the underscores typed between the syllables of one word.
@frozen
public struct Token: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline package var start: UInt32
    @usableFromInline package var end: UInt32
    /// The number of the syllable in the segmentation model's table, 0 where it has none.
    @usableFromInline package var syllable: UInt16
    @usableFromInline package var flags: Flags
    /// What the token is made of.
    public var kind: TokenKind
    /// How the token is written.
    public var shape: TokenShape

    @frozen @usableFromInline
    package struct Flags: OptionSet, Hashable, Sendable, BitwiseCopyable {
        @usableFromInline package let rawValue: UInt8
        @inlinable package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// White space, a line end or the start of the input stands before the token.
        @inlinable package static var spaceBefore: Flags { Flags(rawValue: 1) }
        /// A line end stands before the token, or it is the first of the input.
        @inlinable package static var lineBefore: Flags { Flags(rawValue: 2) }
        /// The token continues the word of the token before it.
        @inlinable package static var joined: Flags { Flags(rawValue: 4) }
        /// The token is the first of a sentence.
        @inlinable package static var sentenceStart: Flags { Flags(rawValue: 8) }
        /// A letter run that holds a letter outside Vietnamese spelling (f, j, w, z, accents of other languages) or
        /// that is not a Vietnamese syllable.
        @inlinable package static var foreign: Flags { Flags(rawValue: 16) }
        /// The token is written as an abbreviation: `TP.`, `GS.TS.`, `Q.1`.
        @inlinable package static var abbreviation: Flags { Flags(rawValue: 32) }
        /// A hyphen with letters glued to it on both sides; on a letter run, that an underscore in place of a space joins
        /// it to the run before.
        @inlinable package static var hyphen: Flags { Flags(rawValue: 128) }
        /// An empty line stands before the token.
        @inlinable package static var blankLineBefore: Flags { Flags(rawValue: 64) }
    }

    @inlinable
    package init(
        start: Int, end: Int, kind: TokenKind, shape: TokenShape, syllable: UInt16 = 0, flags: Flags = []
    ) {
        self.start = UInt32(truncatingIfNeeded: start)
        self.end = UInt32(truncatingIfNeeded: end)
        self.kind = kind
        self.shape = shape
        self.syllable = syllable
        self.flags = flags
    }

    /// The UTF-8 bytes of the source that the token covers.
    @inlinable
    public var range: Range<Int> { Int(start)..<Int(end) }

    /// Whether the token continues the word of the token before it.
    @inlinable
    public var continuesWord: Bool { flags.contains(.joined) }

    /// Whether white space, a line end or the start of the input stands before the token.
    @inlinable
    public var hasSpaceBefore: Bool { flags.contains(.spaceBefore) }
}
