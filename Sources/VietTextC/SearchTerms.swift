import CVietText
import VietCore
import VietNormalization
import VietSegmentation

@c @implementation
public func viettext_search_terms(
    _ worker: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int, _ wanted: UInt32, _ unit: UInt32,
    _ terms: UnsafeMutablePointer<viettext_terms>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, error) { worker in
        let place = try unsafe Arguments.result(terms, viettext_terms(terms: nil, count: 0, strings: nil))
        let bytes = try unsafe Arguments.text(text, length)
        let unit = try Arguments.unit(unit)
        let bits = try Arguments.bits(
            wanted,
            among: VIETTEXT_TERM_SYLLABLES | VIETTEXT_TERM_COMPOUNDS | VIETTEXT_TERM_BARE | VIETTEXT_TERM_QUERY,
            "search terms")
        let view = unsafe worker.tokens(of: bytes, needsWords: bits & UInt32(VIETTEXT_TERM_COMPOUNDS) != 0)
        unsafe place.pointee = try unsafe worker.termWriter.write(view, bits, unit)
    }
}

extension Worker {
    /// The tokens of a text, and its words if they are needed.
    func tokens(of bytes: UnsafeBufferPointer<UInt8>, needsWords: Bool) -> DocumentView {
        if !needsWords, unsafe NFCScan.firstSuspect(in: bytes) == nil {
            // Tokens are enough, and their ranges those of the text.
            unsafe segmentation.scan(bytes)
        } else {
            unsafe segmentation.segment(bytes)
        }
        return unsafe segmentation.view(of: bytes)
    }
}
