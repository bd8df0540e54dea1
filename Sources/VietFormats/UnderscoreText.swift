import VietCore

/// Underscore text: words separated by one space, the syllables of a word joined by `_`.
///
/// What would be taken for a separator is escaped inside a token: `_` as `\_`, `\` as `\\`, and white space, which
/// only a token that is no syllable can hold, as `\s` (space), `\t`, `\n`, `\r` or `\u{HEX}`.
public enum UnderscoreText {
    /// The sentences of a document, one a line.
    ///
    /// - Complexity: O(n) for n bytes.
    public static func string(for document: Document) -> String {
        let output = ByteBuffer(capacity: document.source.count + document.source.count / 8 + 64)
        document.withSegmentedText { write($0, separator: 0x0A, to: output) }
        return output.text
    }

    /// Appends the sentences of a text, each but the last followed by `separator`.
    ///
    /// One pass over the tokens. A token is copied sixteen bytes at a time, past its end where that costs nothing, and
    /// looked through in the registers for the bytes that need an escape.
    package static func write(_ text: SegmentedText, separator: UInt8, to output: ByteBuffer) {
        guard let source = text.bytes.baseAddress else { return }
        let length = text.bytes.count
        let tokens = text.tokens
        for (number, sentence) in text.sentences.enumerated() {
            if number > 0 { output.append(separator) }
            let range = sentence.tokens
            var previousEnd = Int(sentence.start)
            for index in range {
                let token = tokens[index]
                let start = Int(token.start)
                let count = Int(token.end) - start
                output.reserve(count + 17)
                if index > range.lowerBound {
                    // Parts of a word that touch in the source touch here, so that no space is invented.
                    if !token.continuesWord {
                        output.base[output.count] = 0x20
                        output.advance(by: 1)
                    } else if start > previousEnd {
                        output.base[output.count] = UInt8(ascii: "_")
                        output.advance(by: 1)
                    }
                }
                previousEnd = start + count
                if count <= 16, start + 16 <= length {
                    let from = UnsafeRawPointer(source + start)
                    let low = from.loadUnaligned(as: UInt64.self)
                    let high = from.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
                    let special =
                        count <= 8
                        ? flagged(low, in: count) : flagged(low, in: 8) | flagged(high, in: count - 8)
                    if special == 0, token.kind.neverHoldsSpace {
                        let to = UnsafeMutableRawPointer(output.base + output.count)
                        to.storeBytes(of: low, as: UInt64.self)
                        to.storeBytes(of: high, toByteOffset: 8, as: UInt64.self)
                        output.advance(by: count)
                        continue
                    }
                }
                escape(text.bytes, token.range, to: output)
            }
        }
    }

    /// A bit in every byte among the first `count` that may be `_`, `\` or not above U+0020. Never misses one.
    @inline(__always)
    private static func flagged(_ word: UInt64, in count: Int) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let underscore = word ^ (ones &* 0x5F)
        let backslash = word ^ (ones &* 0x5C)
        var found = (underscore &- ones) & ~underscore
        found |= (backslash &- ones) & ~backslash
        found |= (word &- ones &* 0x21) & ~word
        let inside: UInt64 = count >= 8 ? .max : (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
        return UInt64(littleEndian: found) & tops & inside
    }

    /// Appends one word.
    package static func writeWord(_ text: SegmentedText, _ index: Int, to output: ByteBuffer) {
        var end: Int?
        for token in text.words[index].tokens {
            let range = text.tokens[token].range
            if let end, end < range.lowerBound { output.append(UInt8(ascii: "_")) }
            escape(text.bytes, range, to: output)
            end = range.upperBound
        }
    }

    /// Appends the text of one token with its escapes.
    package static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: ByteBuffer) {
        let token = UnsafeBufferPointer(rebasing: bytes[range])
        var copied = 0
        var index = 0
        while index < token.count {
            let byte = token[index]
            let space = WhiteSpace.length(in: token, at: index)
            guard byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\") || space > 0 else {
                index += 1
                continue
            }
            output.append(token, copied..<index)
            output.append(UInt8(ascii: "\\"))
            switch byte {
            case UInt8(ascii: "_"), UInt8(ascii: "\\"): output.append(byte)
            case 0x20: output.append(UInt8(ascii: "s"))
            case 0x09: output.append(UInt8(ascii: "t"))
            case 0x0A: output.append(UInt8(ascii: "n"))
            case 0x0D: output.append(UInt8(ascii: "r"))
            default:
                let (value, _) = UTF8Decoding.scalar(in: token, at: index)
                output.append("u{" + String(value, radix: 16, uppercase: true) + "}")
            }
            index += max(space, 1)
            copied = index
        }
        output.append(token, copied..<token.count)
    }
}

extension TokenKind {
    /// Whether a token of this kind is one run without white space of more than one byte in it.
    @inline(__always)
    fileprivate var neverHoldsSpace: Bool { self == .syllable || self == .punctuation }
}
