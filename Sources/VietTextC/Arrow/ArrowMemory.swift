import VietCore

/// A buffer of an Arrow array, aligned and padded to 64 bytes as its specification advises.
@safe final class ArrowMemory {
    let base: UnsafeMutableRawPointer

    /// A buffer that holds what is in `bytes`.
    init(copying bytes: UnsafeRawBufferPointer) {
        let room = (bytes.count + 127) & ~63
        unsafe base = .allocate(byteCount: room, alignment: 64)
        if let start = bytes.baseAddress { unsafe base.copyMemory(from: start, byteCount: bytes.count) }
        unsafe (base + bytes.count).initializeMemory(as: UInt8.self, repeating: 0, count: room - bytes.count)
    }

    convenience init<Element: BitwiseCopyable>(_ elements: borrowing GrowingBuffer<Element>) {
        unsafe self.init(copying: UnsafeRawBufferPointer(elements.elements))
    }

    deinit { unsafe base.deallocate() }
}

/// The bits of the elements that are not null.
struct ArrowValidity: ~Copyable {
    private var bytes = GrowingBuffer<UInt8>(capacity: 64)
    private(set) var count = 0
    private(set) var nullCount = 0

    mutating func append(_ isValid: Bool) {
        if count % 8 == 0 { bytes.append(0) }
        if isValid {
            bytes[count / 8] |= 1 << UInt8(count % 8)
        } else {
            nullCount += 1
        }
        count += 1
    }

    /// The buffer; nil where there are no nulls.
    var memory: ArrowMemory? { nullCount == 0 ? nil : ArrowMemory(bytes) }
}
