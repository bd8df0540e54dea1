import CVietText
import VietCore
import VietFormats
import VietSegmentation

extension Worker {
    /// Appends a text as underscore text to ``output``.
    func segment(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8) {
        segmentation.segment(bytes)
        UnderscoreText.write(segmentation.view(of: bytes), separator: separator, to: output)
    }
}

@c @implementation
public func viettext_segment(
    _ worker: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int, _ separator: CChar,
    _ words: UnsafeMutablePointer<viettext_string>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    Worker.run(worker, words, error) {
        $0.segment(try Arguments.text(text, length), separator: UInt8(bitPattern: separator))
    }
}

@c @implementation
public func viettext_segment_batch(
    _ worker: OpaquePointer!, _ bytes: UnsafePointer<CChar>!, _ offsets: UnsafePointer<Int64>!, _ count: Int,
    _ separator: CChar, _ words: UnsafeMutablePointer<viettext_strings>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    Worker.run(worker, error) { worker in
        let place = try Arguments.result(words, viettext_strings(bytes: nil, offsets: nil, count: 0))
        let output = worker.output
        output.removeAll()
        worker.offsets.removeAll()
        worker.offsets.append(0)
        try Arguments.forEachText(bytes, offsets, count) { text in
            worker.segment(text, separator: UInt8(bitPattern: separator))
            worker.offsets.append(Int64(output.count))
        }
        output.append(0)
        place.pointee = viettext_strings(
            bytes: UnsafeRawPointer(output.base).assumingMemoryBound(to: CChar.self), offsets: worker.offsets.base,
            count: count)
    }
}
