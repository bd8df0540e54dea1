import CVietICU
import VietCore

/// What each code point folds to, for one set of options.
struct FoldingTable: Sendable {
    /// Stands for a mark that disappears.
    static let removed = UInt32.max

    let ascii: [UInt8]
    /// For code points below U+2000: what they become, themselves where they stay, 0xFFFF for what disappears.
    private let low: [UInt16]
    private let foldsCase: Bool

    static let tables: [FoldingTable] = (0..<8).map { FoldingTable(Folding(rawValue: UInt8($0))) }

    private init(_ options: Folding) {
        foldsCase = options.contains(.letterCase)
        var low = [UInt16](repeating: 0, count: 0x2000)
        for value in 0..<UInt32(0x2000) {
            var result = value
            if options.contains(.diacritics) {
                result = Self.withoutDiacritics(result)
            } else if options.contains(.tones), [0x300, 0x301, 0x303, 0x309, 0x323].contains(result) {
                result = 0xFFFF
            } else if options.contains(.tones), result < 0x1F00, VietnameseVowels.numbers[Int(result)] != 255 {
                let letter = Int(VietnameseVowels.numbers[Int(result)])
                result = UInt32(VietnameseVowels.letters[letter / 12 * 12 + letter % 2])
            }
            if foldsCase, result != 0xFFFF {
                let lower = viet_lower(result)
                result = lower < 0x10000 ? lower : result
            }
            low[Int(value)] = UInt16(result)
        }
        self.low = low
        ascii = low[..<0x80].map { UInt8($0) }
    }

    /// What a code point becomes, ``removed``, or nil where it stays.
    @inline(__always)
    func replacement(of value: UInt32) -> UInt32? {
        if value < 0x2000 {
            let result = UInt32(low[Int(value)])
            return result == value ? nil : result == 0xFFFF ? Self.removed : result
        }
        guard foldsCase else { return nil }
        let lower = viet_lower(value)
        return lower == value ? nil : lower
    }

    /// The letter without its marks, 0xFFFF for a mark.
    static func withoutDiacritics(_ value: UInt32) -> UInt32 {
        if (0x300..<0x370).contains(value) { return 0xFFFF }
        guard (0xC0..<0x250).contains(value) || (0x1E00..<0x1F00).contains(value) else { return value }
        switch value {
        case 0xD0, 0x110, 0x189: return 0x44
        case 0xF0, 0x111, 0x256: return 0x64
        case 0xD8: return 0x4F
        case 0xF8: return 0x6F
        case 0x141: return 0x4C
        case 0x142: return 0x6C
        default: break
        }
        // The first letter of the decomposition, where the rest are marks.
        return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { room in
            guard let start = room.baseAddress else { return value }
            let length = unsafe UTF8Writing.write(value, to: start)
            let count = unsafe viet_normalize(VIET_NFD, start, length, start + 4, 28)
            guard count > 0, count <= 28 else { return value }
            let base = unsafe UTF8Decoding.scalar(in: UnsafeBufferPointer(start: start + 4, count: count), at: 0).value
            // A letter with a stroke may be left.
            return base == value ? value : withoutDiacritics(base)
        }
    }
}
