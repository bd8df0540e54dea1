/// What a rewriting of a normalizer did.
public enum RewriteKind: String, Sendable, CaseIterable {
    /// A letter or sign brought to the Unicode form asked for.
    case form
    /// A tone moved to the place of the style asked for.
    case tone
    /// A tone that stood where no style puts it: `hòang`.
    case misplacedTone = "misplaced-tone"
    /// i and y exchanged: `lí`, `lý`.
    case iy
    /// `thưở` written `thuở`.
    case thuo
    /// A letter of another alphabet that looks like a Vietnamese one.
    case lookalike
    /// A full-width letter, digit or sign.
    case width
    /// A mark that was doubled or stood in an order that does not compose.
    case marks
    /// An invisible character removed: zero-width, soft hyphen, direction mark.
    case invisible
    /// A no-break or other special space.
    case space
    /// A typographic quotation mark.
    case quote
    /// A typographic dash or hyphen.
    case dash
    /// The ellipsis character.
    case ellipsis
    /// A run of the same punctuation mark.
    case punctuation
    /// An HTML character reference.
    case entity
    /// A space put after a sentence end.
    case sentenceSpace = "sentence-space"
    /// A space inside of a syllable removed.
    case letterSpace = "letter-space"
    /// A capital for a small letter or the other way round.
    case letterCase = "case"
    /// A tone, a diacritic or the case folded.
    case fold
}
