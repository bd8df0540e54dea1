import CVietText
import VietCore
import VietFormats
import VietNormalization

extension TextEncoding {
    /// The encoding that C names.
    fileprivate init(_ name: UnsafePointer<CChar>?) throws(VietTextError) {
        let name = try Arguments.string(name, "the name of the encoding")
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
    let names = ImmortalStrings.encodings
    return names.indices.contains(number) ? names[number] : nil
}

@c @implementation
public func viettext_detect_encoding(
    _ bytes: UnsafePointer<CChar>!, _ length: Int, _ encoding: UnsafeMutablePointer<UnsafePointer<CChar>?>!,
    _ confidence: UnsafeMutablePointer<Double>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    attempt(error) {
        let place = try Arguments.result(encoding, nil)
        confidence?.pointee = 0
        let guess = EncodingGuess.detect(Array(try Arguments.text(bytes, length)))
        if let number = TextEncoding.all.firstIndex(of: guess.encoding) {
            place.pointee = ImmortalStrings.encodings[number]
        } else if let number = TextEncoding.misread.firstIndex(of: guess.encoding) {
            place.pointee = ImmortalStrings.misreadEncodings[number]
        }
        confidence?.pointee = guess.confidence
    }
}

@c @implementation
public func viettext_decode(
    _ worker: OpaquePointer!, _ bytes: UnsafePointer<CChar>!, _ length: Int, _ encoding: UnsafePointer<CChar>!,
    _ lossy: CInt, _ text: UnsafeMutablePointer<viettext_string>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    Worker.run(worker, text, error) { worker in
        let bytes = Array(try Arguments.text(bytes, length))
        let decoded = try TextEncoding(encoding).decode(bytes, lossy: lossy != 0)
        decoded.bytes.withUnsafeBufferPointer { worker.output.append($0) }
    }
}

@c @implementation
public func viettext_encode(
    _ worker: OpaquePointer!, _ text: UnsafePointer<CChar>!, _ length: Int, _ encoding: UnsafePointer<CChar>!,
    _ lossy: CInt, _ bytes: UnsafeMutablePointer<viettext_string>!, _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    Worker.run(worker, bytes, error) { worker in
        let text = Array(try Arguments.text(text, length))
        try TextEncoding(encoding).encode(text, lossy: lossy != 0).withUnsafeBufferPointer { worker.output.append($0) }
    }
}
