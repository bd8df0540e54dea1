import VietCore

/// Replaces HTML character references: numeric ones, and the names that Vietnamese pages use.
///
/// References that were escaped once too often (`&amp;agrave;`) are resolved at once; one inside of another that it would
/// make whole (`&l&shy;t;`) stays as it is. So a second pass finds nothing more.
struct EntityDecoder {
    /// The names of U+00A0 to U+00FF, which with ``basic`` need no semicolon in a page.
    private static let latin = """
        nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr \
        deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest \
        Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
        ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig \
        agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml \
        eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
        """
    private static let basic: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "AMP": 0x26, "LT": 0x3C, "GT": 0x3E, "QUOT": 0x22,
        "COPY": 0xA9, "REG": 0xAE,
    ]
    /// By the HTML standard; the shortest has two letters, the longest six.
    private static let withoutSemicolon = basic.merging(
        zip(latin.split(separator: " ").map(String.init), 0xA0...), uniquingKeysWith: { first, _ in first })
    private static let names = withoutSemicolon.merging(
        [
            "apos": 0x27, "ndash": 0x2013, "mdash": 0x2014, "lsquo": 0x2018, "rsquo": 0x2019, "sbquo": 0x201A,
            "ldquo": 0x201C, "rdquo": 0x201D, "bdquo": 0x201E, "hellip": 0x2026, "bull": 0x2022, "euro": 0x20AC,
            "trade": 0x2122, "zwnj": 0x200C, "zwj": 0x200D, "rarr": 0x2192,
        ], uniquingKeysWith: { first, _ in first })

    func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout ViewBuilder) {
        var at = 0
        // Where an ampersand stands to which what follows could still be added to make a reference.
        var open = -1
        while at < bytes.count {
            let byte = unsafe bytes[at]
            guard byte == 0x26 else {
                if !Self.isNameByte(byte) { open = -1 }
                at += 1
                continue
            }
            var end = at + 1
            var result: UInt32 = 0x26
            // `&amp;amp;lt;`: as long as an ampersand comes out, what follows may go on.
            while Self.isAmpersand(result), let (value, next) = unsafe reference(bytes, end) {
                (result, end) = (value, next)
            }
            let continuesOpen = open >= 0 && at - open < 40 && Self.mayContinueReference(result)
            if end > at + 1, !continuesOpen {
                builder.keep(to: at)
                builder.replace(to: end, with: result, kind: .entity)
                open = Self.isAmpersand(result) ? at : -1
            } else {
                open = at
            }
            at = end
        }
    }

    /// The ampersand and those that become it where width or form is cleaned up.
    private static func isAmpersand(_ value: UInt32) -> Bool { value == 0x26 || value == 0xFF06 || value == 0xFE60 }

    /// Whether a character may belong to a reference, or may do so or vanish once it is composed, cleaned or folded.
    /// Only of spaces and punctuation it is certain that they end one.
    private static func mayContinueReference(_ value: UInt32) -> Bool {
        switch value {
        case 0..<0x80: value == 0x3B || isNameByte(UInt8(value))
        case 0xA0, 0xA9, 0xAB, 0xAE, 0xB0, 0xB1, 0xB7, 0xBB, 0xD7: false
        case 0x2013, 0x2014, 0x2018...0x201E, 0x2022, 0x2026, 0x20AC, 0x2192, 0xFF06, 0xFE60: false
        default: true
        }
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return byte == 0x23 || byte >= 0x30 && byte <= 0x39 || lower >= 0x61 && lower <= 0x7A
    }

    /// The same as a page means it: line ends and tabs count, numbers from 128 to 159 are those of windows-1252, a number
    /// that is none is U+FFFD, and the semicolon may be missing behind a number and behind old names (`&nbsp`, `&copy2024`).
    func htmlReference(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (UInt32, Int)? {
        if let reference = unsafe reference(bytes, start) { return reference }
        guard start + 1 < bytes.count else { return nil }
        guard unsafe bytes[start] == 0x23 else { return unsafe oldReference(bytes, start) }
        let isHex = unsafe bytes[start + 1] | 0x20 == 0x78
        var end = start + (isHex ? 2 : 1)
        let first = end
        var value: UInt32 = 0
        while end < bytes.count, let digit = unsafe Self.digit(bytes[end], isHex) {
            value = min(value * (isHex ? 16 : 10) + digit, 0x110000)
            end += 1
        }
        guard end > first else { return nil }
        if end < bytes.count, unsafe bytes[end] == 0x3B { end += 1 }
        if (0x80..<0xA0).contains(value) {
            let known = ByteEncoding.windows1252.decoding[Int(value)]
            return (known == ByteEncoding.none ? 0xFFFD : known, end)
        }
        return (value == 0 || Unicode.Scalar(value) == nil ? 0xFFFD : value, end)
    }

    /// The longest old name at `start`, whatever follows; but a whole name with its semicolon that is not known here may be one
    /// of the others that pages know.
    private func oldReference(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (UInt32, Int)? {
        var end = start
        while end < bytes.count, end - start < 32, unsafe Self.isNameByte(bytes[end]) { end += 1 }
        if end < bytes.count, unsafe bytes[end] == 0x3B { return nil }
        for length in (2...6).reversed() where length <= end - start {
            let name = unsafe String(decoding: bytes[start..<start + length], as: UTF8.self)
            if let value = Self.withoutSemicolon[name] { return (value, start + length) }
        }
        return nil
    }

    private static func digit(_ byte: UInt8, _ isHex: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46 where isHex: UInt32(byte - 0x41 + 10)
        case 0x61...0x66 where isHex: UInt32(byte - 0x61 + 10)
        default: nil
        }
    }

    /// The character and the end of a reference whose `&` stands right before `start`.
    private func reference(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> (UInt32, Int)? {
        var end = start
        // The longest name has six letters, the longest number seven digits after `#x`.
        while end < bytes.count, end - start < 10, unsafe Self.isNameByte(bytes[end]) { end += 1 }
        guard end < bytes.count, unsafe bytes[end] == 0x3B, end > start else { return nil }
        guard unsafe bytes[start] == 0x23 else {
            let name = unsafe String(decoding: bytes[start..<end], as: UTF8.self)
            return Self.names[name].map { ($0, end + 1) }
        }
        let isHex = unsafe bytes[start + 1] | 0x20 == 0x78
        let digits = unsafe String(decoding: bytes[(start + (isHex ? 2 : 1))..<end], as: UTF8.self)
        guard let value = UInt32(digits, radix: isHex ? 16 : 10), Unicode.Scalar(value) != nil else { return nil }
        // Control characters, line ends above all, stay written as references.
        guard value >= 0x20, !(0x7F..<0xA0).contains(value) else { return nil }
        return (value, end + 1)
    }
}
