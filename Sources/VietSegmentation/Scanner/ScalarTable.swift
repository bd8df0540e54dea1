/// What the scanner asks about code points, kept for the blocks that Vietnamese text is written in: Latin letters with
/// their accents and general punctuation. Asking the standard library costs ten times as much.
struct ScalarTable: Sendable {
    static let shared = ScalarTable()

    struct Entry {
        var kind: ScalarClass
        var isUppercase: Bool
        var isLowercase: Bool
        /// The code point in lower case, 0 where that is more than one.
        var lowercase: UInt16
    }

    private let entries: [Entry]

    private static let blocks: [Range<UInt32>] = [0..<0x250, 0x1E00..<0x1F00, 0x2000..<0x2060]

    private init() {
        entries = Self.blocks.joined().map { value in
            let properties = Unicode.Scalar(value)!.properties
            let mapping = properties.lowercaseMapping.unicodeScalars
            return Entry(
                kind: ScalarClass(slowly: value), isUppercase: properties.isUppercase,
                isLowercase: properties.isLowercase,
                lowercase: mapping.count == 1 ? UInt16(mapping.first!.value) : 0)
        }
    }

    /// The entry of a code point, nil outside the blocks.
    @inline(__always)
    subscript(value: UInt32) -> Entry? {
        if value < 0x250 { return entries[Int(value)] }
        if value &- 0x1E00 < 0x100 { return entries[Int(value &- 0x1E00 &+ 0x250)] }
        if value &- 0x2000 < 0x60 { return entries[Int(value &- 0x2000 &+ 0x350)] }
        return nil
    }

    /// Whether a letter is upper-case and whether it is lower-case; neither in scripts without case.
    @inline(__always)
    func letterCase(of value: UInt32) -> (isUppercase: Bool, isLowercase: Bool) {
        if let entry = self[value] { return (entry.isUppercase, entry.isLowercase) }
        guard let properties = Unicode.Scalar(value)?.properties else { return (false, false) }
        return (properties.isUppercase, properties.isLowercase)
    }
}
