/// Line ends at which a running text may be cut into parts that are segmented apart, with the result of the whole.
///
/// A line end ends a sentence unless the next line goes on in lower case. What can be seen from a few bytes is enough
/// here: missing a place to cut costs nothing, and where a text has none the segmenter itself is asked.
enum SentenceCut {
    /// The offset behind the last such line end that is not before `start`, or nil.
    static func last(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        // One byte further back: the line end there could not be judged before what follows it was read.
        let lowest = max(start - 1, 0)
        var index = bytes.count
        while index > lowest {
            index -= 1
            if bytes[index] == 0x0A, followsStart(bytes, index + 1) || precedesEnd(bytes, index) { return index + 1 }
        }
        return nil
    }

    /// Whether the line at `index` cannot go on with the sentence before it: empty, or a capital or digit first.
    private static func followsStart(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard index < bytes.count else { return false }
        switch bytes[index] {
        case 0x0A, UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): return true
        case 0x0D: return index + 1 < bytes.count && bytes[index + 1] == 0x0A
        default: return false
        }
    }

    /// Whether the line that ends at `end` ends in a mark that ends a sentence: `.`, `?` or `!` behind a plain word.
    private static func precedesEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        var index = end - 1
        if index >= 0, bytes[index] == 0x0D { index -= 1 }
        guard index > 0 else { return false }
        switch bytes[index] {
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): break
        default: return false
        }
        // Letters back to a space: in addresses, codes and abbreviations the mark may belong to the token.
        let mark = index
        while index > 0, mark - index < 32 {
            index -= 1
            switch bytes[index] {
            case 0x20: return mark - index > 2
            case UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...: continue
            default: return false
            }
        }
        return false
    }
}
