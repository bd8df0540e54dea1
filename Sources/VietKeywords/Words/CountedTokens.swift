import VietCore

extension TokenKind {
    /// Whether tokens of this kind are words where words are counted: syllables, numbers, codes, hashtags and user names
    /// are, marks and addresses are not.
    @inline(__always)
    package var isCounted: Bool {
        switch self {
        case .syllable, .number, .code, .hashtag, .handle: true
        default: false
        }
    }
}

extension TokenShape {
    /// Whether the token begins with a capital, or its first syllable has one.
    @inline(__always)
    var hasCapital: Bool {
        switch self {
        case .capitalized, .upper, .initial, .mixed: true
        default: false
        }
    }
}

extension DocumentView {
    /// How many words the document has, marks not counted.
    public var runningWords: Int { unsafe words.count { unsafe tokens[Int($0.firstToken)].kind.isCounted } }
}
