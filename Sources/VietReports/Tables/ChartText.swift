/// Texts in charts, which are set in a sans-serif font of the reader's machine.
enum ChartText {
    static let font = "font-family=\"Helvetica, Arial, 'Liberation Sans', sans-serif\""

    /// About how wide a text is in pixels: measured averages, a little generous.
    ///
    /// - Complexity: O(n) for n bytes.
    static func width(of text: some StringProtocol, size: Int = 14) -> Int { pixels(units(text), size) }

    /// The text, cut with an ellipsis where it is wider than `space` pixels.
    ///
    /// - Complexity: O(n) for n bytes.
    static func cut(_ text: String, to space: Int, size: Int) -> String {
        if width(of: text, size: size) <= space { return text }
        var used = units("…")
        var end = text.startIndex
        while end < text.endIndex {
            let next = text.index(after: end)
            used += units(text[end..<next])
            if pixels(used, size) > space { break }
            end = next
        }
        var kept = text[..<end]
        while kept.last == " " { kept.removeLast() }
        return kept + "…"
    }

    private static func pixels(_ units: Int, _ size: Int) -> Int { (units * size + 99) / 100 }

    /// Hundredths of the size of the font.
    private static func units(_ text: some StringProtocol) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .format, .control: sum
            case .uppercaseLetter: sum + 72
            case .otherLetter: sum + 100
            case .spaceSeparator, .otherPunctuation: sum + 32
            default: sum + (scalar.value > 0x2E80 ? 105 : 57)
            }
        }
    }
}
