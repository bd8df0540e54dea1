/// An encoding in which every byte is one code point.
struct ByteEncoding: Sendable {
    /// The code point of each byte, ``none`` where it has none.
    let decoding: [UInt32]
    /// The byte of each code point outside ASCII that has one, and of ASCII where the encoding moves it.
    let encoding: [UInt32: UInt8]

    static let none = UInt32.max

    static func of(_ encoding: TextEncoding) -> ByteEncoding? {
        switch encoding {
        case .viscii: viscii
        case .tcvn5712: tcvn5712
        case .tcvn3: tcvn3
        case .vps: vps
        case .windows1258: windows1258
        default: nil
        }
    }

    static let viscii = ByteEncoding(LegacyTables.viscii)
    static let tcvn5712 = ByteEncoding(LegacyTables.tcvn5712, others: [(0xA0, 0xA0)])
    static let vps = ByteEncoding(LegacyTables.vps)
    static let windows1258 = ByteEncoding([], others: windows(0x80...0xFF) + LegacyTables.windows1258)
    static let windows1252 = ByteEncoding([], others: windows(0x80...0xFF))
    /// The small letters of TCVN 5712 and the capitals without tone.
    static let tcvn3 = ByteEncoding(
        LegacyTables.tcvn5712.map { row in
            row.split(separator: " ").enumerated().map { $0 % 2 == 0 || $0 == 1 ? String($1) : "00" }
                .joined(separator: " ")
        }, others: windows(0x80...0xA0))

    private static func windows(_ range: ClosedRange<UInt8>) -> [(UInt8, UInt32)] {
        range.map { ($0, $0 < 0xA0 ? LegacyTables.windows1252[Int($0) - 0x80] : UInt32($0)) }
    }

    private init(_ rows: [String], others: [(UInt8, UInt32)] = []) {
        var decoding = (0..<256).map { $0 < 0x80 ? UInt32($0) : Self.none }
        for (byte, value) in others { decoding[Int(byte)] = value == 0 ? Self.none : value }
        for (row, codes) in rows.enumerated() {
            for (column, code) in codes.split(separator: " ").enumerated() {
                guard let byte = UInt8(code, radix: 16), byte != 0 else { continue }
                let isStroke = row * 12 >= VietnameseVowels.letters.count
                let letter = isStroke ? UInt16(0x111 - column) : VietnameseVowels.letters[row * 12 + column]
                decoding[Int(byte)] = UInt32(letter)
            }
        }
        self.decoding = decoding
        var encoding: [UInt32: UInt8] = [:]
        for (byte, value) in decoding.enumerated() where value != Self.none && (value >= 0x80 || value != byte) {
            encoding[value] = UInt8(byte)
        }
        self.encoding = encoding
    }

    /// The byte of a code point, or nil.
    func byte(for value: UInt32) -> UInt8? {
        if value < 0x80 { return decoding[Int(value)] == value ? UInt8(value) : nil }
        return encoding[value]
    }

    /// Writes the view of the source and returns the offset of the first byte that has no code point.
    ///
    /// - Parameter capitals: Whether letters with tone in words of capitals are capitals: the convention of fonts such
    ///   as .VnTimeH, in which small letters look like capitals.
    func decode(_ builder: inout ViewBuilder, capitals: Bool) -> Int? {
        let source = unsafe builder.source
        var failure: Int?
        var at = 0
        var words = CapitalWords(self)
        while at < source.count {
            let byte = unsafe source[at]
            let inCapitals = unsafe capitals && words.isInCapitals(source, at)
            var value = decoding[Int(byte)]
            if value == UInt32(byte), value < 0x80 {
                at += 1
                continue
            }
            builder.keep(to: at)
            if value == Self.none {
                failure = failure ?? at
                value = 0xFFFD
            } else if inCapitals {
                value = Self.upper(value)
            }
            at += 1
            builder.replace(to: at, with: value, kind: .form)
        }
        return failure
    }

    static func isLetter(_ value: UInt32) -> Bool {
        if value < 0x80 { return value | 0x20 >= 0x61 && value | 0x20 <= 0x7A }
        return value | 1 == 0x111 || VietnameseVowels.number(value) != 255
    }

    /// The capital of a Vietnamese letter.
    static func upper(_ value: UInt32) -> UInt32 {
        if value == 0x111 { return 0x110 }
        let number = VietnameseVowels.number(value)
        return number == 255 ? value : UInt32(VietnameseVowels.letters[Int(number) | 1])
    }

    /// The small letter of a Vietnamese letter.
    static func lower(_ value: UInt32) -> UInt32 {
        if value == 0x110 { return 0x111 }
        let number = VietnameseVowels.number(value)
        return number == 255 ? value : UInt32(VietnameseVowels.letters[Int(number) & ~1])
    }
}
