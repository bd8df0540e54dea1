/// How many cells of a terminal a text takes.
package enum DisplayWidth {
    /// - Complexity: O(n) for n bytes.
    package static func of(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    /// The text with spaces behind it up to `cells`.
    package static func left(_ text: String, _ cells: Int) -> String { text + spaces(cells - of(text)) }

    /// The text with spaces before it up to `cells`.
    package static func right(_ text: String, _ cells: Int) -> String { spaces(cells - of(text)) + text }

    /// The longest start of the text that takes no more than `cells`.
    package static func start(of text: String, _ cells: Int) -> Substring {
        var used = 0
        var end = text.startIndex
        while end < text.endIndex {
            let next = text.index(after: end)
            used += of(text[end..<next])
            if used > cells { break }
            end = next
        }
        return text[..<end]
    }

    /// The longest end of the text that takes no more than `cells`.
    package static func end(of text: String, _ cells: Int) -> Substring {
        var excess = of(text) - cells
        var start = text.startIndex
        while excess > 0, start < text.endIndex {
            let next = text.index(after: start)
            excess -= of(text[start..<next])
            start = next
        }
        return text[start...]
    }

    private static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        // Letters without marks of their own, most of them.
        if scalar.value < 0x300, scalar.value >= 0x20, scalar.value != 0xAD, !(0x7F..<0xA0).contains(scalar.value) {
            return 1
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            return 2
        default: return 1
        }
    }
}
