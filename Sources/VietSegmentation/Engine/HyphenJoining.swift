import CVietScan
import VietCore

/// Which glued hyphens stand inside a word.
///
/// Vietnamese writes transcriptions of foreign words with hyphens between the syllables (`ka-ra-ô-kê`, `Cô-oét`), and
/// the same hyphen between two words that belong together (`Việt Nam-Campuchia`, `kinh tế-xã hội`). Only the first kind
/// makes one word, and of names with two capitals those whose first part is known to be half of a double given name
/// (`Marie-Claire`, but `Paris-Berlin`).
enum HyphenJoining {
    static func join(_ tokens: UnsafeMutableBufferPointer<Token>, with tables: borrowing SegmentationTables) {
        var index = 1
        while index + 1 < tokens.count {
            guard unsafe isHyphen(index, tokens) else {
                index += 1
                continue
            }
            // The chain of parts with hyphens between them.
            let first = index - 1
            var last = index + 1
            while last + 2 < tokens.count, unsafe isHyphen(last + 1, tokens) { last += 2 }
            if unsafe isOneWord(first, last, tokens, tables) {
                for joined in first + 1...last { unsafe tokens[joined].flags.insert(.joined) }
            }
            index = last + 1
        }
    }

    private static func isHyphen(_ index: Int, _ tokens: UnsafeMutableBufferPointer<Token>) -> Bool {
        unsafe tokens[index].flags.contains(.hyphen) && tokens[index].kind == .punctuation
            && tokens[index - 1].kind == .syllable && tokens[index + 1].kind == .syllable
    }

    private static func isOneWord(
        _ first: Int, _ last: Int, _ tokens: UnsafeMutableBufferPointer<Token>, _ tables: borrowing SegmentationTables
    ) -> Bool {
        guard last - first < 2 * VIET_GAP_LONGEST_WORD else { return false }
        if unsafe isDoubleName(first, last, tokens, tables) { return true }
        // A part that is joined to a word outside the chain belongs to that word.
        if unsafe tokens[first].continuesWord || (last + 1 < tokens.count && tokens[last + 1].continuesWord) {
            return false
        }
        for part in stride(from: first + 2, through: last, by: 2) where unsafe tokens[part].shape != .lower {
            return false
        }
        if last - first >= 4 { return true }
        switch unsafe tokens[first].shape {
        case .capitalized, .initial: return true
        case .lower:
            if unsafe (tokens[first].flags.union(tokens[last].flags)).contains(.foreign) { return true }
            let key = unsafe UInt32(tokens[first].syllable) << 16 | UInt32(tokens[last].syllable)
            return unsafe (tables.pair(key)?.pointee.info ?? 0) & 3 != 0
        default: return false
        }
    }

    /// Two foreign given names, whatever family name is joined to the second one.
    private static func isDoubleName(
        _ first: Int, _ last: Int, _ tokens: UnsafeMutableBufferPointer<Token>, _ tables: borrowing SegmentationTables
    ) -> Bool {
        guard last - first == 2, unsafe tokens[first].shape == .capitalized, unsafe tokens[last].shape == .capitalized,
            unsafe tokens[last].flags.contains(.foreign), unsafe !tokens[first].continuesWord,
            unsafe tables.gaps.traits[Int(tokens[first].syllable)].bits & viet_gap_traits.doubleName != 0
        else { return false }
        var end = last + 1
        while end < tokens.count, unsafe tokens[end].continuesWord { end += 1 }
        return end - first <= VIET_GAP_LONGEST_WORD
    }
}
