/// The unit in which an offset counts.
public enum OffsetUnit: String, Sendable, CaseIterable {
    /// UTF-8 bytes of the source as given.
    case utf8
    /// UTF-16 code units, as JavaScript, Java and Lucene count.
    case utf16
    /// Unicode scalar values, as Python counts. Each maximal invalid sequence counts as one (it decodes to U+FFFD).
    case codepoint
}

/// Converts byte offsets of one source to another unit in a single forward pass.
///
/// Offsets may be asked in any order; asking in increasing order costs O(n) for the whole source, since the
/// converter continues from the last place. An offset inside a code point counts that code point as passed.
@safe public struct OffsetConverter {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let unit: OffsetUnit
    /// The source that offsets are to count, where it is not the text itself.
    private let source: SourceView?
    /// The first byte that is not counted yet.
    private(set) var position = 0
    private var converted = 0

    /// A converter over bytes that stay valid and unchanged while it is used.
    ///
    /// - Parameter source: what the bytes were taken out of; offsets into them become offsets into that.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, unit: OffsetUnit, in source: SourceView? = nil) {
        unsafe self.bytes = unsafe source?.bytes ?? bytes
        self.unit = unit
        self.source = source
    }

    /// A converter that has counted the bytes before `position`, the start of a sequence, as `converted`, and is asked for no
    /// offset before it unless that is what they count.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, unit: OffsetUnit, position: Int, converted: Int) {
        unsafe self.init(bytes, unit: unit)
        self.position = position
        self.converted = converted
    }

    /// The offset in the converter's unit of the byte offset `offset`.
    ///
    /// - Complexity: O(distance from the last offset asked for), O(offset) when going backwards.
    public mutating func callAsFunction(_ offset: Int) -> Int {
        convert(source?.start(of: offset) ?? offset)
    }

    /// The same for the end of a range, which differs where the text was taken out of a source.
    package mutating func end(_ offset: Int) -> Int { convert(source?.end(of: offset) ?? offset) }

    private mutating func convert(_ offset: Int) -> Int {
        if unit == .utf8 { return offset - position + converted }
        if offset < position {
            position = 0
            converted = 0
        }
        var (place, count) = (position, converted)
        while place < offset {
            let byte = unsafe bytes[place]
            if byte < 0x80 {
                place &+= 1
                count &+= 1
            } else if byte == 0xE1, unsafe place &+ 2 < bytes.count, unsafe bytes[place &+ 1] & 0xC0 == 0x80,
                unsafe bytes[place &+ 2] & 0xC0 == 0x80
            {
                // Most Vietnamese letters; no second byte is barred after this one.
                place &+= 3
                count &+= 1
            } else if byte &- 0xC2 < 0x1E, unsafe place &+ 1 < bytes.count, unsafe bytes[place &+ 1] & 0xC0 == 0x80 {
                place &+= 2
                count &+= 1
            } else {
                let (length, valid) = unsafe UTF8Decoding.sequence(in: bytes, at: place)
                count += valid && length == 4 && unit == .utf16 ? 2 : 1
                place += length
            }
        }
        (position, converted) = (place, count)
        return converted
    }
}

extension SourceText {
    /// Calls `body` with a converter from byte offsets of this source to `unit`.
    public func withOffsetConverter<R>(to unit: OffsetUnit, _ body: (inout OffsetConverter) throws -> R) rethrows -> R {
        try unsafe bytes.withUnsafeBufferPointer { buffer in
            var converter = unsafe OffsetConverter(buffer, unit: unit)
            return try body(&converter)
        }
    }

    /// Byte ranges, in increasing order of their starts, as ranges of `unit`.
    ///
    /// - Complexity: O(n + k) for n bytes and k ranges that do not overlap.
    public func convert(_ ranges: [Range<Int>], to unit: OffsetUnit) -> [Range<Int>] {
        withOffsetConverter(to: unit) { converter in
            ranges.map { range in
                let lower = converter(range.lowerBound)
                return lower..<converter(range.upperBound)
            }
        }
    }
}
