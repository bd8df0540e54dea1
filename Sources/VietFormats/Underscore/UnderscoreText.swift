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
        document.withView { write($0, separator: 0x0A, to: output) }
        return output.text
    }

    /// Appends the sentences of a text, each but the last followed by `separator`.
    ///
    /// One pass over the tokens. A token is copied sixteen bytes at a time, past its end where that costs nothing, and
    /// looked through in the registers for the bytes that need an escape.
    package static func write(_ text: DocumentView, separator: UInt8, to output: ByteBuffer) {
        if text.terms != nil { return SearchTermsText.write(text, separator: separator, to: output) }
        if unsafe text.tags != nil { return TaggedText.write(text, separator: separator, to: output) }
        if unsafe text.scores != nil { return SoftBoundaries.writeText(text, separator: separator, to: output) }
        guard let source = unsafe text.bytes.baseAddress, let tokens = unsafe text.tokens.baseAddress else { return }
        // No copy of sixteen bytes may start behind this place.
        let last = unsafe text.bytes.count - 16
        for number in unsafe text.sentences.indices {
            let sentence = unsafe text.sentences[number]
            // Enough for every token with its separator, and for one copy past the end.
            output.reserve(Int(sentence.end - sentence.start) + sentence.tokens.count + 17)
            var to = unsafe output.base + output.count
            if number > 0 {
                unsafe to.pointee = separator
                unsafe to += 1
            }
            var previousEnd = sentence.start
            for index in sentence.tokens {
                let token = unsafe tokens[index]
                let start = Int(token.start)
                let count = Int(token.end) - start
                if index > sentence.firstToken {
                    // Parts of a word that touch in the source touch here, so that no space is invented.
                    let joins = token.continuesWord
                    unsafe to.pointee = joins ? UInt8(ascii: "_") : 0x20
                    unsafe to += joins && token.start == previousEnd ? 0 : 1
                }
                previousEnd = token.end
                if count <= 16, start <= last {
                    let from = unsafe UnsafeRawPointer(source + start)
                    let low = unsafe from.loadUnaligned(as: UInt64.self)
                    let high = unsafe from.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
                    let special = flagged(low, high, count, ascii: !token.kind.isPlain)
                    if special == 0 {
                        unsafe UnsafeMutableRawPointer(to).storeBytes(of: low, as: UInt64.self)
                        unsafe UnsafeMutableRawPointer(to).storeBytes(of: high, toByteOffset: 8, as: UInt64.self)
                        unsafe to += count
                        continue
                    }
                }
                unsafe output.advance(by: (output.base + output.count).distance(to: to))
                unsafe escape(text.bytes, token.range, to: output)
                output.reserve(Int(sentence.end - token.end) + sentence.tokens.count + 17)
                unsafe to = output.base + output.count
            }
            unsafe output.advance(by: (output.base + output.count).distance(to: to))
        }
    }

    /// A bit in every byte among the first `count`, at most 16, that may be `_`, `\` or not above U+0020, and with
    /// `ascii` also in every byte outside ASCII. Never misses one.
    @inline(__always)
    private static func flagged(_ low: UInt64, _ high: UInt64, _ count: Int, ascii: Bool) -> UInt64 {
        let more = ascii ? 0x8080_8080_8080_8080 as UInt64 : 0
        if count <= 8 { return (flagged(low) | low & more) & inside(count) }
        return flagged(low) | (low & more) | (flagged(high) | high & more) & inside(count - 8)
    }

    @inline(__always)
    private static func inside(_ count: Int) -> UInt64 {
        count >= 8 ? .max : (1 &<< UInt64(truncatingIfNeeded: count &* 8)) &- 1
    }

    @inline(__always)
    private static func flagged(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let underscore = word ^ (ones &* 0x5F)
        let backslash = word ^ (ones &* 0x5C)
        var found = (underscore &- ones) & ~underscore
        found |= (backslash &- ones) & ~backslash
        found |= (word &- ones &* 0x21) & ~word
        return found & 0x8080_8080_8080_8080
    }

    /// Appends one word.
    package static func writeWord(_ text: DocumentView, _ index: Int, to output: ByteBuffer) {
        var end: Int?
        for token in unsafe text.words[index].tokens {
            let range = unsafe text.tokens[token].range
            if let end, end < range.lowerBound { output.append(UInt8(ascii: "_")) }
            unsafe escape(text.bytes, range, to: output)
            end = range.upperBound
        }
    }

    /// Appends the text of one token with its escapes.
    package static func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, to output: ByteBuffer) {
        let token = unsafe UnsafeBufferPointer(rebasing: bytes[range])
        var copied = 0
        var index = 0
        while index < token.count {
            let byte = unsafe token[index]
            let space = unsafe WhiteSpace.length(in: token, at: index)
            guard byte == UInt8(ascii: "_") || byte == UInt8(ascii: "\\") || space > 0 else {
                index += 1
                continue
            }
            unsafe output.append(token, copied..<index)
            output.append(UInt8(ascii: "\\"))
            switch byte {
            case UInt8(ascii: "_"), UInt8(ascii: "\\"): output.append(byte)
            case 0x20: output.append(UInt8(ascii: "s"))
            case 0x09: output.append(UInt8(ascii: "t"))
            case 0x0A: output.append(UInt8(ascii: "n"))
            case 0x0D: output.append(UInt8(ascii: "r"))
            default:
                let (value, _) = unsafe UTF8Decoding.scalar(in: token, at: index)
                output.append("u{" + String(value, radix: 16, uppercase: true) + "}")
            }
            index += max(space, 1)
            copied = index
        }
        unsafe output.append(token, copied..<token.count)
    }
}

extension TokenKind {
    /// Whether a token of this kind is valid UTF-8 and holds no white space of more than one byte.
    @inline(__always)
    var isPlain: Bool { self == .syllable || self == .punctuation }
}
