import VietCore

/// A 32-bit name of a token that does not change with letter case, normalization form or the place of the tone mark.
///
/// `Hoà`, `hòa` and the decomposed form of either give one value. It stands for the token in every feature and in every
/// gazetteer, so that no string is made while a text is tagged.
package struct LetterFold: Sendable {
    /// Code points below this are looked up, others stand for themselves.
    static let limit = 0x1F00

    // Entry: base letter in bits 0-20, its mark (circumflex, breve, horn) in 21-23, its tone in 24-26, bit 31 set for a
    // combining mark.
    private let entries: [UInt32]

    package static let shared = LetterFold()

    private init() {
        var table = (0..<UInt32(LetterFold.limit)).map { $0 }
        for value in [0x41..<0x5B, 0xC0..<0x590, 0x1E00..<0x1F00].joined() {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            if lower.count == 1, let first = lower.first, first.value < UInt32(LetterFold.limit) {
                table[value] = first.value
            }
        }
        let rows: [(letter: UInt32, mark: UInt32, forms: String)] = [
            (0x61, 0, "aàáảãạ"), (0x61, 2, "ăằắẳẵặ"), (0x61, 1, "âầấẩẫậ"), (0x65, 0, "eèéẻẽẹ"), (0x65, 1, "êềếểễệ"),
            (0x69, 0, "iìíỉĩị"), (0x6F, 0, "oòóỏõọ"), (0x6F, 1, "ôồốổỗộ"), (0x6F, 3, "ơờớởỡợ"), (0x75, 0, "uùúủũụ"),
            (0x75, 3, "ưừứửữự"), (0x79, 0, "yỳýỷỹỵ"),
        ]
        var composed: [UInt32: UInt32] = [:]
        for row in rows {
            for (tone, scalar) in row.forms.unicodeScalars.enumerated() {
                composed[scalar.value] = row.letter | row.mark << 21 | UInt32(tone) << 24
            }
        }
        for value in table.indices {
            if let entry = composed[table[value]] { table[value] = entry }
        }
        let combining: UInt32 = 1 << 31
        for (mark, tone) in [(0x300, 1), (0x301, 2), (0x309, 3), (0x303, 4), (0x323, 5)] as [(Int, UInt32)] {
            table[mark] = combining | tone << 24
        }
        for (mark, kind) in [(0x302, 1), (0x306, 2), (0x31B, 3)] as [(Int, UInt32)] {
            table[mark] = combining | kind << 21
        }
        entries = table
    }

    /// Calls `body` with the table, which stays valid during the call.
    package func withTable<R>(_ body: (UnsafePointer<UInt32>) throws -> R) rethrows -> R {
        try entries.withUnsafeBufferPointer { try body($0.baseAddress!) }
    }

    /// The value of the bytes `start..<end`; never 0.
    @inline(__always)
    package static func fold(
        _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, table: UnsafePointer<UInt32>
    ) -> UInt32 {
        var hash: UInt32 = 0x811C_9DC5
        var pending: UInt32 = 0
        var tones: UInt32 = 0
        var index = start
        while index < end {
            var entry: UInt32
            let byte = bytes[index]
            if byte < 0x80 {
                entry = table[Int(byte)]
                index += 1
            } else {
                let (value, length) = UTF8Decoding.scalar(in: bytes, at: index)
                entry = value < UInt32(limit) ? table[Int(value)] : value & 0x1F_FFFF
                index += Int(length.magnitude)
            }
            let tone = entry >> 24 & 7
            if tone != 0 { tones = tones &* 7 &+ tone }
            if entry & 1 << 31 != 0 {
                pending |= entry & 0xE0_0000
            } else {
                hash = (hash ^ pending) &* 0x0100_0193
                pending = entry & 0xFF_FFFF
            }
        }
        hash = (hash ^ pending) &* 0x0100_0193
        hash = (hash ^ tones) &* 0x85EB_CA6B
        hash ^= hash >> 15
        hash = hash &* 0xC2B2_AE35
        hash ^= hash >> 16
        return hash == 0 ? 1 : hash
    }

    /// The small letter that a letter is a form of, without tone and marks; 0 for anything that is no letter.
    package func base(of scalar: UInt32) -> UInt32 {
        guard Unicode.Scalar(scalar)?.properties.isAlphabetic ?? false else { return 0 }
        return scalar < UInt32(Self.limit) ? entries[Int(scalar)] & 0x1F_FFFF : scalar
    }

    /// The value of a whole string, for lists and tests.
    package func callAsFunction(_ text: String) -> UInt32 {
        withTable { table in
            var copy = text
            return copy.withUTF8 { LetterFold.fold($0, 0, $0.count, table: table) }
        }
    }
}
