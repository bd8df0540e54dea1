/// What a normalizer cleans up. Each works alone and changes nothing a second time.
public struct CleanUp: OptionSet, Hashable, Sendable {
    /// The bits of the set.
    public let rawValue: UInt16
    /// A set of its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Letters that look like Vietnamese ones: Ð ɖ ð for đ, Cyrillic and Greek letters inside Vietnamese words.
    public static let lookalikes = CleanUp(rawValue: 1)
    /// Full-width letters, digits and signs.
    public static let width = CleanUp(rawValue: 2)
    /// Marks doubled, or in an order that does not compose: `ầ` written a, grave, circumflex.
    public static let marks = CleanUp(rawValue: 4)
    /// Zero-width characters, soft hyphens, byte order marks and direction marks: removed. Joiners inside emoji and
    /// words of other scripts stay.
    public static let invisible = CleanUp(rawValue: 8)
    /// No-break and other special spaces, line and paragraph separators: a plain space each.
    public static let spaces = CleanUp(rawValue: 16)
    /// Typographic quotation marks: `"` and `'`. « and » stay.
    public static let quotes = CleanUp(rawValue: 32)
    /// Typographic dashes and hyphens: `-`.
    public static let dashes = CleanUp(rawValue: 64)
    /// The ellipsis character: `...`.
    public static let ellipsis = CleanUp(rawValue: 128)
    /// Runs of `!`, `?`, `,` or `;`: one of them; runs of dots: `...`.
    public static let punctuation = CleanUp(rawValue: 256)
    /// HTML character references.
    public static let entities = CleanUp(rawValue: 512)

    /// Every clean-up.
    public static let all = CleanUp(rawValue: 1023)

    /// The options by name, in the order in which they are documented.
    public static let named: [(name: String, option: CleanUp)] = [
        ("lookalikes", .lookalikes), ("width", .width), ("marks", .marks), ("invisible", .invisible),
        ("spaces", .spaces), ("quotes", .quotes), ("dashes", .dashes), ("ellipsis", .ellipsis),
        ("punctuation", .punctuation), ("entities", .entities),
    ]
}
