import TestSupport
import VietCore
import VietFormats

/// A document made from parts, for writers to be tried on whatever a segmenter could hand them, and more.
struct RandomDocument {
    static let pieces: [[UInt8]] = [
        Array("Việt".utf8), Array("nam".utf8), Array("a_b".utf8), Array("_".utf8), Array("\\".utf8), Array("\\s".utf8),
        Array("x\u{A0}y".utf8), Array("a\tb".utf8), Array("a b".utf8), Array("\"".utf8), Array("😀".utf8), [0xFF],
        [0xE1, 0xBB], Array("nghiêng nghiêng ngả ngả".utf8), Array("\u{2028}".utf8), Array("\u{0}".utf8),
        Array("\u{1F}".utf8), Array("đặc_biệt_rất_dài".utf8), Array("\u{3000}".utf8),
        Array("e\u{302}\u{323}".utf8), Array("http://x.vn/a_b".utf8),
    ]
    static let gaps = [" ", "  ", "\n", "\r\n", "\u{A0}", "\t", " \u{2003} "]

    static func make(_ generator: inout SeededGenerator) -> Document {
        var bytes: [UInt8] = Array((Bool.random(using: &generator) ? "" : " ").utf8)
        var tokens: [Token] = []
        for _ in 0..<Int.random(in: 0...30, using: &generator) {
            let isGlued = tokens.isEmpty || Int.random(in: 0...3, using: &generator) == 0
            if !isGlued { bytes += Array(gaps.randomElement(using: &generator)!.utf8) }
            let piece = pieces.randomElement(using: &generator)!
            let isLetters = piece.allSatisfy { $0 >= 0x80 || ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x56 }
            let isPlain = !String(decoding: piece, as: UTF8.self).unicodeScalars.contains {
                $0.properties.isWhitespace || $0 == "\u{FFFD}"
            }
            tokens.append(
                Token(
                    start: bytes.count, end: bytes.count + piece.count,
                    kind: isLetters && isPlain ? .syllable : .other, shape: .mixed))
            bytes += piece
        }
        bytes += Array((Bool.random(using: &generator) ? "" : "\n").utf8)
        return document(bytes, &tokens, &generator)
    }

    /// One sentence of `tokens` with spaces between them, those at `joined` inside a word.
    static func of(_ tokens: [String], joined: Set<Int> = []) -> Document {
        var generator = SeededGenerator(seed: 0)
        var bytes: [UInt8] = []
        var made: [Token] = []
        for token in tokens {
            if !bytes.isEmpty { bytes.append(0x20) }
            made.append(
                Token(start: bytes.count, end: bytes.count + token.utf8.count, kind: .other, shape: .mixed))
            bytes += token.utf8
        }
        return document(bytes, &made, &generator, joined: joined)
    }

    private static func document(
        _ bytes: [UInt8], _ tokens: inout [Token], _ generator: inout SeededGenerator, joined: Set<Int>? = nil
    ) -> Document {
        var words: [Word] = []
        var sentences: [Sentence] = []
        var firstToken = 0
        var firstWord = 0
        for index in tokens.indices {
            let startsSentence = index == 0 || joined == nil && Int.random(in: 0...7, using: &generator) == 0
            if startsSentence, index > 0 { close(&sentences, tokens, words, &firstToken, &firstWord, end: index) }
            if !startsSentence, joined?.contains(index) ?? Bool.random(using: &generator) {
                tokens[index].flags.insert(.joined)
                words[words.count - 1].end = tokens[index].end
                words[words.count - 1].tokenCount += 1
            } else {
                words.append(
                    Word(start: tokens[index].start, end: tokens[index].end, firstToken: UInt32(index), tokenCount: 1))
            }
        }
        if !tokens.isEmpty { close(&sentences, tokens, words, &firstToken, &firstWord, end: tokens.count) }
        return Document(source: SourceText(bytes: bytes), tokens: tokens, words: words, sentences: sentences)
    }

    private static func close(
        _ sentences: inout [Sentence], _ tokens: [Token], _ words: [Word], _ firstToken: inout Int,
        _ firstWord: inout Int, end: Int
    ) {
        sentences.append(
            Sentence(
                start: tokens[firstToken].start, end: tokens[end - 1].end, firstToken: UInt32(firstToken),
                endToken: UInt32(end), firstWord: UInt32(firstWord), endWord: UInt32(words.count)))
        firstToken = end
        firstWord = words.count
    }
}

extension ByteBuffer {
    /// What `body` appends to an empty buffer, as text.
    static func text(_ body: (ByteBuffer) -> Void) -> String {
        let buffer = ByteBuffer()
        body(buffer)
        return buffer.text
    }
}
