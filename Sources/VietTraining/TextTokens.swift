import VietCore
import VietSegmentation

/// Raw text as numbered tokens, for counting: one number a token, the same for the same spelling.
package struct TextTokens: Sendable {
    /// What is known of a spelling.
    package struct Spelling: Sendable {
        package var text: String
        package var kind: TokenKind
        package var shape: TokenShape
    }

    /// Set on a token that white space alone parts from a letter run before it, and is a letter run itself.
    package static let open: UInt32 = 1 << 31
    package static let sentenceEnd: UInt32 = 0
    package static let articleEnd: UInt32 = 1

    /// Tokens in order: a number of ``spellings``, with ``open`` or without, or one of the two ends.
    package private(set) var tokens: [UInt32] = []
    /// The first two stand for the ends.
    package private(set) var spellings: [Spelling] = [
        Spelling(text: "", kind: .other, shape: .symbolic), Spelling(text: "", kind: .other, shape: .symbolic),
    ]
    /// Numbers of the others by their hashes: in 64 bits a few million spellings do not meet.
    private var numbers = KeyNumbers(capacity: 1 << 15)

    package init() {}

    private enum Class: UInt8 { case space, line, letter, digit, end, mark }

    private static let classes: [Class] = (0..<0x10000).map { value in
        guard let scalar = Unicode.Scalar(UInt32(value)) else { return .mark }
        let properties = scalar.properties
        if value == 0x0A || value == 0x0D { return .line }
        if properties.isWhitespace || value == 0x200B { return .space }
        if properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered { return .letter }
        if properties.numericType == .decimal { return .digit }
        return [0x21, 0x2E, 0x3F, 0x2026].contains(value) ? .end : .mark
    }

    /// Adds a text in which articles begin with a line `=== NAME` and paragraphs end with the line.
    package mutating func add(_ text: String) {
        for line in Array(text.utf8).split(separator: 0x0A) {
            if line.count > 4, line.starts(with: "=== ".utf8) {
                tokens.append(Self.articleEnd)
            } else {
                addLine(line)
            }
        }
        tokens.append(Self.articleEnd)
    }

    private mutating func addLine(_ bytes: ArraySlice<UInt8>) {
        let limit = bytes.endIndex
        func classAt(_ position: Int) -> (Class, Int) {
            let first = UInt32(bytes[position])
            if first < 0x80 { return (Self.classes[Int(first)], 1) }
            func next(_ offset: Int) -> UInt32 {
                position + offset < limit ? UInt32(bytes[position + offset] & 0x3F) : 0
            }
            if first >= 0xF0 { return (.mark, min(4, limit - position)) }
            if first >= 0xE0 {
                return (Self.classes[Int((first & 0xF) << 12 | next(1) << 6 | next(2))], min(3, limit - position))
            }
            return (Self.classes[Int((first & 0x1F) << 6 | next(1))], min(2, limit - position))
        }
        var position = bytes.startIndex
        var previousIsLetters = false
        var parted = true
        while position < limit {
            let start = position
            let (kind, width) = classAt(position)
            position += width
            switch kind {
            case .space, .line:
                parted = true
                continue
            case .letter, .digit:
                var letters = kind == .letter, digits = kind == .digit
                while position < limit {
                    let (next, width) = classAt(position)
                    if next == .letter {
                        letters = true
                    } else if next == .digit {
                        digits = true
                    } else if digits, !letters, position + width < limit,
                        [0x2C, 0x2E, 0x2F, 0x3A].contains(bytes[position]), classAt(position + width).0 == .digit
                    {
                        // A separator inside a number.
                    } else {
                        break
                    }
                    position += width
                }
                let isLetters = letters && !digits
                let number = self.number(bytes[start..<position])
                tokens.append(isLetters && previousIsLetters && parted ? number | Self.open : number)
                previousIsLetters = isLetters
            case .end, .mark:
                tokens.append(number(bytes[start..<position]))
                if kind == .end { tokens.append(Self.sentenceEnd) }
                previousIsLetters = false
            }
            parted = false
        }
        tokens.append(Self.sentenceEnd)
    }

    private mutating func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let number = numbers.number(of: hash) + 2
        if number == spellings.count {
            let text = String(decoding: bytes, as: UTF8.self)
            let (kind, shape) = WhitespaceToken.classify(text)
            spellings.append(Spelling(text: text, kind: kind, shape: shape))
        }
        return UInt32(number)
    }
}
