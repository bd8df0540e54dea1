import VietFormats

/// Keyword in context for a terminal: matches under each other, the left side cut at its start.
package enum ConcordanceText {
    /// - Parameter width: cells of the terminal for each side.
    /// - Complexity: O(n) for n bytes.
    package static func write(left: String, match: String, right: String, width: Int, to output: ByteBuffer) {
        output.append(DisplayWidth.right(String(DisplayWidth.end(of: left, width)), width))
        output.append("  \(match)  ")
        output.append(String(DisplayWidth.start(of: right, width)))
        output.append(0x0A)
    }
}
