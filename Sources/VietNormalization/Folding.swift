import CVietICU
import VietCore

/// What a folding for search takes away.
public struct Folding: OptionSet, Hashable, Sendable {
    /// The bits of the set.
    public let rawValue: UInt8
    /// A set of its bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The tones of Vietnamese vowels, and tone marks that stand alone: `đường` becomes `đương`.
    public static let tones = Folding(rawValue: 1)
    /// All diacritics of Latin letters, tones included, and the stroke of đ: `đường` becomes `duong`.
    public static let diacritics = Folding(rawValue: 2)
    /// Capitals: `Đường` becomes `đường`.
    public static let letterCase = Folding(rawValue: 4)

    /// The folded text of UTF-8 bytes; invalid bytes stay. Letters with marks of their own are composed first.
    ///
    /// - Complexity: O(n).
    public func fold(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { source in
            if NFCScan.firstSuspect(in: source) == nil { return folded(source) }
            let composed = nfc(of: source).bytes.withUnsafeBufferPointer { folded($0) }
            // Without a mark between them other letters may compose.
            return composed.withUnsafeBufferPointer { nfc(of: $0).bytes }
        }
    }

    /// The folded text.
    public func fold(_ text: some StringProtocol) -> String {
        String(decoding: fold(Array(text.utf8)), as: UTF8.self)
    }

    /// Folds NFC bytes without noting where.
    package func folded(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let table = FoldingTable.tables[Int(rawValue & 7)]
        // No letter grows: what is replaced by a longer sequence is left to the larger of two bytes for one.
        return [UInt8](unsafeUninitializedCapacity: source.count * 3 / 2 + 4) { out, count in
            guard let start = out.baseAddress else { return }
            var at = 0
            while at < source.count {
                let first = source[at]
                if first < 0x80 {
                    start[count] = table.ascii[Int(first)]
                    count += 1
                    at += 1
                    continue
                }
                let (value, length) = UTF8Decoding.scalar(in: source, at: at)
                if length > 0, let other = table.replacement(of: value) {
                    if other != FoldingTable.removed {
                        count += UTF8Writing.write(other, to: start + count)
                        at += length
                        continue
                    }
                    let written = UnsafeBufferPointer(start: start, count: count)
                    if !UTF8Decoding.joins(written, source, at: at + length) {
                        at += length
                        continue
                    }
                }
                for index in at..<at + Int(length.magnitude) {
                    start[count] = source[index]
                    count += 1
                }
                at += Int(length.magnitude)
            }
        }
    }

    /// Folds NFC bytes and notes each place.
    func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout ViewBuilder) {
        let table = FoldingTable.tables[Int(rawValue & 7)]
        var at = 0
        while at < bytes.count {
            let first = bytes[at]
            if first < 0x80 {
                let folded = table.ascii[Int(first)]
                if folded != first {
                    builder.keep(to: at)
                    builder.replace(to: at + 1, with: UInt32(folded), kind: .fold)
                }
                at += 1
                continue
            }
            let (value, length) = UTF8Decoding.scalar(in: bytes, at: at)
            let end = at + Int(length.magnitude)
            if length > 0, let other = table.replacement(of: value) {
                builder.keep(to: at)
                if other == FoldingTable.removed {
                    builder.replace(to: end, with: "", kind: .fold)
                } else {
                    builder.replace(to: end, with: other, kind: .fold)
                }
            }
            at = end
        }
    }
}

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
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { room in
            guard let start = room.baseAddress else { return value }
            let length = UTF8Writing.write(value, to: start)
            let count = viet_normalize(VIET_NFD, start, length, start + 4, 28)
            guard count > 0, count <= 28 else { return value }
            let base = UTF8Decoding.scalar(in: UnsafeBufferPointer(start: start + 4, count: count), at: 0).value
            // A letter with a stroke may be left.
            return base == value ? value : withoutDiacritics(base)
        }
    }
}
