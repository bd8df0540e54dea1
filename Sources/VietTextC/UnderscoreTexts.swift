import CVietText
import VietCore
import VietFormats
import VietSegmentation

extension Worker {
    /// Appends a text as underscore text to ``output``.
    func segment(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8) {
        unsafe segmentation.segment(bytes)
        unsafe UnderscoreText.write(segmentation.view(of: bytes), separator: separator, to: output)
    }
}

@c @implementation
public func viettext_segment(
    _ worker: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int, _ separator: CChar,
    _ words: UnsafeMutablePointer<viettext_string>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, words, error) {
        unsafe $0.segment(try Arguments.text(text, length), separator: UInt8(bitPattern: separator))
    }
}

@c @implementation
public func viettext_segment_batch(
    _ worker: OpaquePointer!, _ bytes: UnsafePointer<CChar>!, _ offsets: UnsafePointer<Int64>!, _ count: Int,
    _ separator: CChar, _ words: UnsafeMutablePointer<viettext_strings>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, error) { worker in
        let place = try unsafe Arguments.result(words, viettext_strings(bytes: nil, offsets: nil, count: 0))
        let output = worker.output
        output.removeAll()
        worker.offsets.removeAll()
        worker.offsets.append(0)
        try unsafe Arguments.forEachText(bytes, offsets, count) { text in
            unsafe worker.segment(text, separator: UInt8(bitPattern: separator))
            worker.offsets.append(Int64(output.count))
        }
        output.append(0)
        unsafe place.pointee = unsafe viettext_strings(
            bytes: UnsafeRawPointer(output.base).assumingMemoryBound(to: CChar.self), offsets: worker.offsets.base,
            count: count)
    }
}
