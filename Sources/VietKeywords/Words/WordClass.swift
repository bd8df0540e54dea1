import VietCore

/// What a word is to the phrases around it.
enum WordClass: UInt8, BitwiseCopyable {
    case unknown, content, stop
    /// A stop word that links nouns.
    case linker
    /// What stands between two sides of a match.
    case between

    private static let linkers = StopWords(["của", "và", "cho", "về", "trong", "the", "of", "and"])
    private static let sides = StopWords(["vs", "vs."])

    /// - Parameters:
    ///   - isStop: whether it is in the list of stop words in use.
    ///   - isIn: whether a list has the word.
    init(isStop: Bool, _ isIn: (StopWords) -> Bool) {
        self = isStop ? (isIn(Self.linkers) ? .linker : .stop) : isIn(Self.sides) ? .between : .content
    }

    var isStop: Bool { self == .stop || self == .linker }
}
