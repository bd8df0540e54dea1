import VietCore
import VietFormats

/// What pages call a text: its first line, where that is one that a title may be.
package enum TextTitle {
    private static let longest = 160

    /// The first line that is no address and not empty, cut where it is long; nil where there is none.
    ///
    /// - Complexity: O(n) for the bytes up to the end of that line.
    package static func of(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        // What stands further down is no title.
        let lines = unsafe Array(text.prefix(1 << 14)).split(separator: 0x0A, maxSplits: 8).prefix(8)
        for line in lines {
            let words = String(decoding: line, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            if words.isEmpty || words.count == 1 && words[0].contains("://") { continue }
            let title = words.joined(separator: " ")
            return title.count <= longest ? title : title.prefix(longest) + "…"
        }
        return nil
    }
}
