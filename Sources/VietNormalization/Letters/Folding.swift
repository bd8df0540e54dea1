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
        if NFCScan.isNFC(bytes) { return unsafe bytes.withUnsafeBufferPointer { unsafe folded($0) } }
        // Without a mark between them other letters may compose.
        return unsafe nfc(of: nfc(of: bytes).bytes.withUnsafeBufferPointer { unsafe folded($0) }).bytes
    }

    /// The folded text.
    public func fold(_ text: some StringProtocol) -> String {
        String(decoding: fold(Array(text.utf8)), as: UTF8.self)
    }

    /// Folds NFC bytes without noting where.
    private func folded(_ source: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let table = FoldingTable.tables[Int(rawValue & 7)]
        // No letter grows: what is replaced by a longer sequence is left to the larger of two bytes for one.
        return unsafe [UInt8](unsafeUninitializedCapacity: source.count * 3 / 2 + 4) { out, count in
            guard let start = out.baseAddress else { return }
            var at = 0
            while at < source.count {
                let first = unsafe source[at]
                if first < 0x80 {
                    unsafe start[count] = table.ascii[Int(first)]
                    count += 1
                    at += 1
                    continue
                }
                let (value, length) = unsafe UTF8Decoding.scalar(in: source, at: at)
                if length > 0, let other = table.replacement(of: value) {
                    if other != FoldingTable.removed {
                        unsafe count += UTF8Writing.write(other, to: start + count)
                        at += length
                        continue
                    }
                    let written = unsafe UnsafeBufferPointer(start: start, count: count)
                    if unsafe !UTF8Decoding.joins(written, source, at: at + length) {
                        at += length
                        continue
                    }
                }
                for index in at..<at + Int(length.magnitude) {
                    unsafe start[count] = unsafe source[index]
                    count += 1
                }
                at += Int(length.magnitude)
            }
        }
    }
}
