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
            guard bytes[index] == 0x0A else { continue }
            if precedesEnd(bytes, index) || followsStart(bytes, index + 1) && endsPlainly(bytes, index) {
                return index + 1
            }
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

    /// Whether what stands before `end` ends in a letter, a digit or a mark that looks back: a quote or bracket that may
    /// open something belongs to one side or the other by what follows it.
    private static func endsPlainly(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        var index = end - 1
        // Not further than a few empty lines, so that a million of them are not gone over a million times.
        while index >= 0, end - index < 64, bytes[index] == 0x20 || (0x09...0x0D).contains(bytes[index]) { index -= 1 }
        guard index >= 2 else { return false }
        switch bytes[index] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"),
            UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
            return true
        case 0x80...0xBF:
            // The letters of Vietnamese, composed or not.
            if (0xC3...0xC6).contains(bytes[index - 1]) || (0xCC...0xCD).contains(bytes[index - 1]) { return true }
            return bytes[index - 2] == 0xE1 && (0xB8...0xBB).contains(bytes[index - 1])
        default:
            return false
        }
    }

    /// Whether the line that ends at `end` ends in a mark that ends a sentence: `.`, `?` or `!` behind a plain word or
    /// number, closing marks behind it allowed.
    private static func precedesEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Bool {
        var index = end - 1
        if index >= 0, bytes[index] == 0x0D { index -= 1 }
        if index >= 0, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: ")") {
            index -= 1
        } else if index >= 2, bytes[index] == 0x9D, bytes[index - 1] == 0x80, bytes[index - 2] == 0xE2 {
            index -= 3
        }
        guard index > 0 else { return false }
        switch bytes[index] {
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): break
        default: return false
        }
        // Letters or digits back to a space: in addresses and codes the mark may belong to the token.
        let mark = index
        while index > 0, mark - index < 32 {
            index -= 1
            switch bytes[index] {
            case 0x20: return mark - index > 2
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
                continue
            default: return false
            }
        }
        return false
    }
}
