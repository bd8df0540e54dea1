import CVietText
import VietCore
import VietFormats
import VietNormalization

/// The last normalized text, as C reads it.
@safe struct NormalizedRows: ~Copyable {
    private let text = ByteBuffer()
    private var pieces = GrowingBuffer<viettext_piece>(capacity: 16)
    private let result: UnsafeMutablePointer<viettext_normalized> = .allocate(capacity: 1)

    init() { unsafe result.initialize(to: viettext_normalized()) }

    deinit { unsafe result.deallocate() }

    /// Takes a view of `source`, its pieces in `unit`.
    ///
    /// - Complexity: O(n) for n bytes.
    mutating func set(
        _ view: AlignedText, of source: UnsafeBufferPointer<UInt8>, _ unit: OffsetUnit
    ) -> UnsafePointer<viettext_normalized> {
        text.removeAll()
        pieces.removeAll()
        unsafe view.bytes.withUnsafeBufferPointer { bytes in
            unsafe text.append(bytes)
            var inView = unsafe OffsetConverter(bytes, unit: unit)
            var inSource = unsafe OffsetConverter(source, unit: unit)
            for change in view.changes {
                let (start, sourceStart) = (inView(Int(change.view)), inSource(Int(change.source)))
                let (end, sourceEnd) = (inView(change.viewEnd), inSource(change.sourceEnd))
                pieces.append(
                    viettext_piece(
                        start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: end - start),
                        source_start: UInt32(truncatingIfNeeded: sourceStart),
                        source_length: UInt32(truncatingIfNeeded: sourceEnd - sourceStart)))
            }
        }
        let length = text.count
        text.append(0)
        unsafe result.pointee = unsafe viettext_normalized(
            text: viettext_string(
                bytes: UnsafeRawPointer(text.base).assumingMemoryBound(to: CChar.self), length: length),
            pieces: pieces.base, piece_count: pieces.count)
        return unsafe UnsafePointer(result)
    }
}
