import VietCore
import VietFormats
import VietNormalization

/// From bytes in one encoding to normalized text in another.
struct NormalizeConverter: Sendable {
    let normalizer: Normalizer
    let from: SourceEncoding
    let to: TextEncoding
    let lossy: Bool

    /// What became of one text.
    struct Result {
        var bytes: [UInt8]
        var report: NormalizationReport?
        /// From the text that was normalized back to the source, where decoding has changed it.
        var decoded: AlignedText?
        var guess: EncodingGuess?
    }

    func convert(_ bytes: [UInt8]) throws(VietTextError) -> [UInt8] { try convert(bytes, reports: false).bytes }

    func convert(_ bytes: [UInt8], reports: Bool) throws(VietTextError) -> Result {
        var guess: EncodingGuess?
        let encoding: TextEncoding
        switch from {
        case .known(let known): encoding = known
        case .auto:
            let detected = EncodingGuess.detect(bytes)
            encoding = detected.encoding
            guess = detected
        }
        var decoded: AlignedText?
        if encoding != .utf8 { decoded = try encoding.decode(bytes, lossy: lossy) }
        var report: NormalizationReport? = reports ? NormalizationReport() : nil
        let view = try normalizer.normalize(decoded?.bytes ?? bytes, report: &report)
        let out = to == .utf8 ? view.bytes : try to.encode(view.bytes, lossy: lossy)
        return Result(bytes: out, report: report, decoded: decoded, guess: guess)
    }

    /// Converts line by line with every line end as it is; a line that fails becomes empty.
    func convertLines(
        _ bytes: UnsafeBufferPointer<UInt8>, firstLine: Int, file: String, to output: ByteBuffer,
        fail: (VietTextError) -> Void
    ) {
        var start = 0
        var number = firstLine
        while start < bytes.count {
            let feed = LineScan.end(bytes, from: start)
            let end = feed > start && feed < bytes.count && bytes[feed - 1] == 0x0D ? feed - 1 : feed
            do throws(VietTextError) {
                let text = try convert(Array(bytes[start..<end]))
                text.withUnsafeBufferPointer { output.append($0) }
            } catch {
                fail(Failure.located(error, file, line: number))
            }
            let next = min(feed + 1, bytes.count)
            output.append(bytes, end..<next)
            start = next
            number += 1
        }
    }
}
