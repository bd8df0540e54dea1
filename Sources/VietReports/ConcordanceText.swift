import VietFormats

/// Keyword in context for a terminal: matches under each other, the left side cut at its start.
package enum ConcordanceText {
    /// - Parameters:
    ///   - widths: cells of the terminal for the left side and for the right one.
    ///   - colors: whether the match is shown in colour.
    /// - Complexity: O(n) for n bytes.
    package static func write(
        left: String, match: String, right: String, widths: (left: Int, right: Int), colors: Bool = false,
        to output: ByteBuffer
    ) {
        output.append(DisplayWidth.right(String(DisplayWidth.end(of: left, widths.left)), widths.left))
        output.append(colors ? "  \u{1B}[1;31m\(match)\u{1B}[0m  " : "  \(match)  ")
        output.append(String(DisplayWidth.start(of: right, widths.right)))
        output.append(0x0A)
    }
}
