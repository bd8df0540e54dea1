import CVietText
import VietCore
import VietFormats
import VietNormalization

extension TextEncoding {
    /// The encoding that C names.
    fileprivate init(_ name: UnsafePointer<CChar>?) throws(VietTextError) {
        let name = try unsafe Arguments.string(name, "the name of the encoding")
        guard let encoding = TextEncoding(name: name) else {
            throw VietTextError(
                .unsupportedEncoding,
                "'\(name)' is none of the encodings: \(TextEncoding.all.map(\.rawValue).joined(separator: ", "))")
        }
        self = encoding
    }
}

@c @implementation
public func viettext_encoding_name(_ number: Int) -> UnsafePointer<CChar>! {
    let names = unsafe ImmortalStrings.encodings
    return unsafe names.indices.contains(number) ? names[number] : nil
}

@c @implementation
public func viettext_detect_encoding(
    _ bytes: UnsafePointer<CChar>!, _ length: Int, _ encoding: UnsafeMutablePointer<UnsafePointer<CChar>?>!,
    _ confidence: UnsafeMutablePointer<Double>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe attempt(error) {
        let place = try unsafe Arguments.result(encoding, nil)
        unsafe confidence?.pointee = 0
        let guess = unsafe EncodingGuess.detect(Array(try Arguments.text(bytes, length)))
        if let number = TextEncoding.all.firstIndex(of: guess.encoding) {
            unsafe place.pointee = unsafe ImmortalStrings.encodings[number]
        } else if let number = TextEncoding.misread.firstIndex(of: guess.encoding) {
            unsafe place.pointee = unsafe ImmortalStrings.misreadEncodings[number]
        }
        unsafe confidence?.pointee = guess.confidence
    }
}

@c @implementation
public func viettext_decode(
    _ worker: OpaquePointer!, _ bytes: UnsafePointer<CChar>!, _ length: Int, _ encoding: UnsafePointer<CChar>!,
    _ lossy: CInt, _ text: UnsafeMutablePointer<viettext_string>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, text, error) { worker in
        let bytes = unsafe Array(try Arguments.text(bytes, length))
        let decoded = try unsafe TextEncoding(encoding).decode(bytes, lossy: lossy != 0)
        unsafe decoded.bytes.withUnsafeBufferPointer { unsafe worker.output.append($0) }
    }
}

@c @implementation
public func viettext_encode(
    _ worker: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int, _ encoding: UnsafePointer<CChar>!,
    _ lossy: CInt, _ bytes: UnsafeMutablePointer<viettext_string>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe Worker.run(worker, bytes, error) { worker in
        let text = unsafe Array(try Arguments.text(text, length))
        try unsafe TextEncoding(encoding).encode(text, lossy: lossy != 0).withUnsafeBufferPointer {
            unsafe worker.output.append($0)
        }
    }
}
