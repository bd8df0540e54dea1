/// When two ways of writing are the same word. Each level adds to the one before it.
///
/// Everything that compares words uses ``standard`` unless it is asked for another: the segmentation lexicon, user
/// dictionaries, gazetteers, names, stop words, counts, concordances. Documentation/WordIdentity.md says the same for
/// users.
public enum WordIdentity: String, Sendable, CaseIterable {
    /// The same letters: in NFC, without invisible characters, any white space as one space.
    case exact
    /// Also without letter case and the place of the tone: `HÒA`, `hoà`.
    case folded
    /// Also with `i` for `y` behind h, k, l, m, s, t, v at the end of a syllable of two letters: `kỹ`, `kĩ`.
    case spelling
    /// Also without tones and all other marks on letters, and d for đ: `ky`, `da` for `đá`. For search.
    case bare

    /// The level of everything that is not asked for another.
    public static let standard = WordIdentity.spelling

    /// The one spelling that stands for a word or phrase at this level: `kĩ sư` for `KỸ  SƯ`. Invalid bytes become U+FFFD.
    ///
    /// - Complexity: O(n).
    public func form(of text: some StringProtocol) -> String {
        String(decoding: form(of: Array(text.utf8)), as: UTF8.self)
    }

    /// Whether two words or phrases are the same at this level.
    ///
    /// - Complexity: O(n).
    public func areSame(_ first: some StringProtocol, _ second: some StringProtocol) -> Bool {
        form(of: Array(first.utf8)) == form(of: Array(second.utf8))
    }

    /// The form of UTF-8 bytes.
    package func form(of bytes: [UInt8]) -> [UInt8] {
        let folder = WordFolder(self)
        return unsafe bytes.withUnsafeBufferPointer { unsafe folder.form(of: $0) }
    }
}
