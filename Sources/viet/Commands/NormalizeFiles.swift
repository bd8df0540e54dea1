import ArgumentParser
import VietCore
import VietFormats
import VietNormalization

/// Files that are normalized as a whole: in place, with a report, by detection, in UTF-16 and UTF-32.
struct NormalizeFiles {
    let converter: NormalizeConverter
    let unit: OffsetUnit
    let report: NormalizeReportFormat?
    let inPlace: Bool
    let byLines: Bool
    let isStrict: Bool

    func run(_ paths: [String]) throws {
        StandardOutput.ignoreBrokenPipeSignal()
        var isReadable = true
        var isComplete = true
        for path in paths {
            let name = path == "-" ? "standard input" : path
            do throws(VietTextError) {
                try run(path, name: name)
            } catch {
                if error.code == .inputOutput { isReadable = false } else { isComplete = false }
                StandardError.report(located(error, file: name))
            }
        }
        if !isReadable { throw ExitStatus.inputOutput }
        if !isComplete { throw ExitStatus.failed }
    }

    private func run(_ path: String, name: String) throws(VietTextError) {
        let source = try InputFile.contents(of: path)
        if isStrict, let place = source.withUnsafeBufferPointer({ UTF8Decoding.firstInvalid(in: $0) }) {
            throw VietTextError(.invalidUTF8, "not valid UTF-8", byteOffset: place)
        }
        let result = byLines ? try convertLines(source, name: name) : try convert(source, name: name)
        if inPlace, result.bytes != source { try AtomicFile.replace(path, with: result.bytes) }
        if let report, let changes = result.report {
            let output = ByteBuffer()
            let writer = NormalizeReportWriter(unit: unit, file: name)
            switch report {
            case .text: writer.writeText(changes, result, source: source, to: output)
            case .json: writer.writeJSON(changes, result, source: source, to: output)
            }
            StandardOutput.write(output.bytes)
        } else if !inPlace {
            result.bytes.withUnsafeBufferPointer { StandardOutput.write($0) }
        }
    }

    private func convert(_ source: [UInt8], name: String) throws(VietTextError) -> NormalizeConverter.Result {
        let result: NormalizeConverter.Result
        do throws(VietTextError) {
            result = try converter.convert(source, reports: report != nil)
        } catch {
            // The eight-bit encodings have lines: one that fails is named, and the others are written.
            guard error.code == .unencodable || error.code == .undecodable, !inPlace, report == nil,
                !converter.to.isWide, case .known(let encoding) = converter.from, !encoding.isWide
            else { throw error }
            return try convertLines(source, name: name)
        }
        if let guess = result.guess {
            let percent = Int((guess.confidence * 100).rounded())
            StandardError.report("\(name): read as \(guess.encoding.rawValue), sure to \(percent) %")
        }
        return result
    }

    private func convertLines(_ source: [UInt8], name: String) throws(VietTextError) -> NormalizeConverter.Result {
        if report != nil { return try converter.convert(source, reports: true) }
        let output = ByteBuffer(capacity: source.count)
        var failures: [VietTextError] = []
        source.withUnsafeBufferPointer { bytes in
            converter.convertLines(bytes, firstLine: 1, file: name, to: output) { failures.append($0) }
        }
        guard let last = failures.popLast() else {
            return NormalizeConverter.Result(bytes: Array(output.bytes))
        }
        for failure in failures.prefix(Chunk.keptFailures) { StandardError.report(failure) }
        if !inPlace { StandardOutput.write(output.bytes) }
        throw last
    }
}

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
            output.append("\(file):\(line): \(rewrite.kind.rawValue): '\(rewrite.before)' -> '\(rewrite.after)'\n")
        }
        for (kind, count) in report.counts { output.append("\(file): \(kind.rawValue) \(count)\n") }
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
        for (index, entry) in report.counts.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            output.append(json: entry.kind.rawValue)
            output.append(":\(entry.count)")
        }
        output.append("},\"rewrites\":[" as StaticString)
        source.withUnsafeBufferPointer { bytes in
            var offset = OffsetConverter(bytes, unit: result.decoded == nil ? unit : .utf8)
            for (index, place) in places(report, result, source).enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
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
        output.append("]}\n" as StaticString)
    }
}
