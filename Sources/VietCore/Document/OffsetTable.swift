/// Where every 256th byte of a source lies in the other units, so that any offset is found without a pass over the source.
final class OffsetTable: Sendable {
    private struct Mark {
        /// The first sequence that starts at or behind the byte of the mark.
        var position: UInt32
        var codepoint: UInt32
        var utf16: UInt32
    }

    private static let spacing = 256
    private let marks: [Mark]

    /// - Complexity: O(n) for n bytes.
    init(_ bytes: [UInt8]) {
        marks = unsafe bytes.withUnsafeBufferPointer { bytes in
            var codepoint = unsafe OffsetConverter(bytes, unit: .codepoint)
            var utf16 = unsafe OffsetConverter(bytes, unit: .utf16)
            return stride(from: 0, through: bytes.count, by: Self.spacing).map { byte in
                let (first, second) = (codepoint(byte), utf16(byte))
                return Mark(position: UInt32(codepoint.position), codepoint: UInt32(first), utf16: UInt32(second))
            }
        }
    }

    /// - Precondition: `byte` lies within the source.
    func offset(of byte: Int, in unit: OffsetUnit, _ bytes: [UInt8]) -> Int {
        let mark = marks[byte / Self.spacing]
        return unsafe bytes.withUnsafeBufferPointer { bytes in
            var converter = unsafe OffsetConverter(
                bytes, unit: unit, position: Int(mark.position),
                converted: Int(unit == .codepoint ? mark.codepoint : mark.utf16))
            return converter(max(byte, Int(mark.position)))
        }
    }
}
