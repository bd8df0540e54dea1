import VietCore
import VietFormats
import VietNormalization

/// Writes reports.
struct NormalizeReportWriter {
    let unit: OffsetUnit
    let file: String

    /// A rewriting as it stands in the file.
    private func places(
        _ report: NormalizationReport, _ result: NormalizeConverter.Result, _ source: [UInt8]
    ) -> [(rewrite: Rewrite, range: Range<Int>)] {
        var cursor = result.decoded?.makeCursor()
        return report.rewrites.map { ($0, cursor?.sourceRange(of: $0.source) ?? $0.source) }
            .sorted { $0.1.lowerBound < $1.1.lowerBound }
    }

    /// `file:line: kind: 'before' -> 'after'` for each, then the counts.
    func writeText(
        _ report: NormalizationReport, _ result: NormalizeConverter.Result, source: [UInt8], to output: ByteBuffer
    ) {
        var line = 1
        var at = 0
        for (rewrite, range) in places(report, result, source) {
            while at < range.lowerBound {
                if source[at] == 0x0A { line += 1 }
                at += 1
            }
            let text = "\(file):\(line): \(rewrite.kind.rawValue): '\(rewrite.before)' -> '\(rewrite.after)'"
            output.append(ControlCharacters.escaped(text) + "\n")
        }
        let name = ControlCharacters.escaped(file)
        for (kind, count) in report.counts { output.append("\(name): \(kind.rawValue) \(count)\n") }
    }

    /// `{"file":…,"encoding":…,"confidence":…,"counts":{…},"rewrites":[…]}`; offsets count in the chosen unit in
    /// UTF-8 input and in bytes in any other.
    func writeJSON(
        _ report: NormalizationReport, _ result: NormalizeConverter.Result, source: [UInt8], to output: ByteBuffer
    ) {
        output.append("{\"file\":" as StaticString)
        output.append(json: file)
        if let guess = result.guess {
            output.append(",\"encoding\":" as StaticString)
            output.append(json: guess.encoding.rawValue)
            output.append(",\"confidence\":\((guess.confidence * 1000).rounded() / 1000)")
        }
        output.append(",\"counts\":{" as StaticString)
        output.append(list: report.counts) { entry in
            output.append(json: entry.kind.rawValue)
            output.append(":\(entry.count)")
        }
        output.append("},\"rewrites\":" as StaticString)
        source.withUnsafeBufferPointer { bytes in
            var offset = OffsetConverter(bytes, unit: result.decoded == nil ? unit : .utf8)
            output.append(array: places(report, result, source)) { place in
                output.append("{\"kind\":" as StaticString)
                output.append(json: place.rewrite.kind.rawValue)
                let start = offset(place.range.lowerBound)
                output.append(",\"start\":\(start),\"end\":\(offset(place.range.upperBound)),\"before\":")
                output.append(json: place.rewrite.before)
                output.append(",\"after\":" as StaticString)
                output.append(json: place.rewrite.after)
                output.append(UInt8(ascii: "}"))
            }
        }
        output.append("}\n" as StaticString)
    }
}
