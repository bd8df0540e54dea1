import VietCore
import VietNormalization

extension TokenKey {
    private static let folder = WordFolder()

    /// The ``short`` key of a word of a lexicon, at the standard level of ``WordIdentity``.
    package static func short(of word: some StringProtocol) -> UInt32 { folder.key(of: word).short }

    /// The ``short`` keys of some words of a lexicon.
    static func shortKeys(_ words: String...) -> Set<UInt32> { shortKeys(words) }

    /// The ``short`` keys of the words of a phrase, which are separated by spaces.
    static func shortKeys(ofWordsIn phrase: some StringProtocol) -> [UInt32] {
        Substring(phrase).parts(at: 0x20).map { short(of: $0) }
    }

    static func shortKeys(_ words: some Sequence<some StringProtocol>) -> Set<UInt32> {
        Set(words.map { short(of: $0) })
    }
}

/// The short keys of the tokens of a text, which the segmenter has computed.
@safe struct ShortKeys {
    private let keys: UnsafeBufferPointer<TokenKey>

    /// - Precondition: the worker was asked for keys, or there is no token.
    @inline(__always)
    init(_ text: DocumentView) {
        unsafe precondition(text.keys.count == text.tokens.count, "the text was segmented without keys")
        unsafe keys = unsafe text.keys
    }

    @inline(__always)
    subscript(token: Int) -> UInt32 { unsafe keys[token].short }
}
