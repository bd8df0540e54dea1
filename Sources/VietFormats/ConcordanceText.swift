/// Keyword in context for a terminal: matches under each other, the left side cut at its start.
package enum ConcordanceText {
    /// - Parameter width: cells of the terminal for each side.
    package static func write(left: String, match: String, right: String, width: Int, to output: ByteBuffer) {
        let shown = cutStart(left, width)
        output.append(String(repeating: " ", count: max(0, width - DisplayWidth.of(shown))))
        output.append(shown)
        output.append("  \(match)  ")
        output.append(cutEnd(right, width))
        output.append(0x0A)
    }

    private static func cutStart(_ text: String, _ width: Int) -> String {
        var text = Substring(text)
        while DisplayWidth.of(String(text)) > width { text.removeFirst() }
        return String(text)
    }

    private static func cutEnd(_ text: String, _ width: Int) -> String {
        var text = Substring(text)
        while DisplayWidth.of(String(text)) > width { text.removeLast() }
        return String(text)
    }
}
