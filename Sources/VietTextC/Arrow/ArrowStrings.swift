import VietCore
import VietFormats

/// A column of strings that grows.
final class ArrowStrings {
    private let name: String
    private let isLarge: Bool
    /// The bytes of the strings so far. Who appends to them ends the string with ``end()``.
    let bytes = ByteBuffer()
    private var offsets = GrowingBuffer<Int64>()
    private var validity = ArrowValidity()

    init(_ name: String, isLarge: Bool) {
        self.name = name
        self.isLarge = isLarge
        offsets.append(0)
    }

    var count: Int { validity.count }

    func end() {
        validity.append(true)
        offsets.append(Int64(bytes.count))
    }

    func appendNull() {
        validity.append(false)
        offsets.append(Int64(bytes.count))
    }

    func append(_ text: String?) {
        guard let text else { return appendNull() }
        bytes.append(text)
        end()
    }

    /// - Throws: ``VietTextError`` with `inputTooLong` where offsets of 32 bits are not enough.
    func finish() throws(VietTextError) -> ArrowColumn {
        unsafe ArrowColumn(
            format: isLarge ? "U" : "u", name: name, count: count, nullCount: validity.nullCount,
            buffers: [
                validity.memory, try ArrowOffsets.memory(offsets, isLarge: isLarge),
                ArrowMemory(copying: UnsafeRawBufferPointer(bytes.bytes)),
            ])
    }
}

/// A column of numbers that grows.
final class ArrowNumbers<Number: BitwiseCopyable> {
    private let format: String
    private let name: String
    private var numbers = GrowingBuffer<Number>()
    private var validity = ArrowValidity()

    init(_ format: String, _ name: String) {
        self.format = format
        self.name = name
    }

    /// Appends a number; where it is null, `number` stands in its place.
    func append(_ number: Number, isNull: Bool = false) {
        numbers.append(number)
        validity.append(!isNull)
    }

    func finish() -> ArrowColumn {
        ArrowColumn(
            format: format, name: name, count: validity.count, nullCount: validity.nullCount,
            buffers: [validity.memory, ArrowMemory(numbers)])
    }
}

/// A column of lists that grows.
final class ArrowLists {
    private var offsets = GrowingBuffer<Int64>()
    private var validity = ArrowValidity()

    init() { offsets.append(0) }

    /// Ends a list where the column of its elements has `count` of them.
    func end(at count: Int, isNull: Bool = false) {
        offsets.append(Int64(count))
        validity.append(!isNull)
    }

    /// - Throws: ``VietTextError`` with `inputTooLong` where offsets of 32 bits are not enough.
    func finish(_ elements: ArrowColumn) throws(VietTextError) -> ArrowColumn {
        ArrowColumn(
            format: "+l", name: "", count: validity.count, nullCount: validity.nullCount,
            buffers: [validity.memory, try ArrowOffsets.memory(offsets, isLarge: false)], children: [elements])
    }
}

/// The offsets of a column of strings or lists.
private enum ArrowOffsets {
    static func memory(_ offsets: borrowing GrowingBuffer<Int64>, isLarge: Bool) throws(VietTextError) -> ArrowMemory {
        if isLarge { return ArrowMemory(offsets) }
        guard offsets[offsets.count - 1] <= Int64(Int32.max) else {
            throw VietTextError(
                .inputTooLong, "the result does not fit offsets of 32 bits; give fewer texts, or large_utf8")
        }
        var short = GrowingBuffer<Int32>(capacity: offsets.count)
        for index in 0..<offsets.count { short.append(Int32(truncatingIfNeeded: offsets[index])) }
        return ArrowMemory(short)
    }
}
