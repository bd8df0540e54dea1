/// What a pattern says, taken apart.
indirect enum PatternNode {
    case one(ScalarSet)
    case border(PatternBorder)
    case sequence([PatternNode])
    /// The first that fits is taken.
    case choice([PatternNode])
    /// From `least` to `most` times, without a limit where that is nil; as few as will do where it is lazy.
    case repeated(PatternNode, least: Int, most: Int?, isLazy: Bool)
}

/// What a place between two characters has to be.
enum PatternBorder: Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBorder, noWordBorder

    func holds(_ before: UInt32?, _ after: UInt32?) -> Bool {
        switch self {
        case .textStart: before == nil
        case .textEnd: after == nil
        case .lineStart: before == nil || before == 0x0A || before == 0x0D
        case .lineEnd: after == nil || after == 0x0A || after == 0x0D
        case .wordBorder: Self.isWord(before) != Self.isWord(after)
        case .noWordBorder: Self.isWord(before) == Self.isWord(after)
        }
    }

    private static func isWord(_ value: UInt32?) -> Bool {
        value.flatMap(Unicode.Scalar.init).map { ScalarSet.Category.word.contains($0) } ?? false
    }
}
