/// Which characters of a text from elsewhere may be shown: in pages, in charts, in tables, in messages.
///
/// Tab and line feed pass. The other control characters, which move the cursor or change the colours of a terminal and which
/// XML forbids (C0, U+007F, C1), and the noncharacters that end each plane do not.
package enum ControlCharacters {
    package static func allows(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: true
        case 0..<0x20, 0x7F..<0xA0: false
        default: scalar.value & 0xFFFE != 0xFFFE
        }
    }

    /// The text on one line: tabs and line ends are spaces, other characters that do not pass are U+FFFD.
    ///
    /// - Complexity: O(n); a text that needs no change is not copied.
    package static func line(_ text: String) -> String {
        let isPlain = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe isPlainLine($0) }
        if isPlain == true { return text }
        if text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && allows($0) }) { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar {
                    case "\t", "\n", "\r": " "
                    default: allows(scalar) ? scalar : "\u{FFFD}"
                    }
                }))
    }

    /// Whether UTF-8 is certainly what ``line(_:)`` makes of it.
    package static func isPlainLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // What begins with none of these bytes needs no decoding. All are looked at, which takes many at a time.
        var others: UInt8 = 0
        for index in 0..<bytes.count {
            let byte = unsafe bytes[index]
            others |= (byte &- 0x20 >= 0xEF - 0x20 ? 1 : 0) | (byte == 0x7F ? 1 : 0) | (byte == 0xC2 ? 1 : 0)
        }
        return others == 0
    }

    /// `text` on one line with nothing lost, for messages and names of files: tabs and line ends as `\t`, `\n` and `\r`, other
    /// controls as `\u{1B}`, and so the separators of lines and the marks that turn the direction of writing.
    package static func escaped(_ text: String) -> String {
        let isPlain = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
            unsafe bytes.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        }
        if isPlain == true { return text }
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\t": result += "\\t"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case _ where isHidden(scalar): result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x2028...0x202E, 0x2066...0x2069: true
        default: !allows(scalar)
        }
    }
}
