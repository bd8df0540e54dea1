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
        var isReadable = true
        var isComplete = true
        let progress = Progress(total: InputFile.plainLength(of: paths))
        for path in paths {
            let name = InputFile.name(of: path)
            do throws(VietTextError) {
                progress.advance(by: try run(path, name: name))
            } catch {
                progress.erase()
                if Failure.status(of: error) == Failure.inputOutput { isReadable = false } else { isComplete = false }
                StandardError.report(Failure.located(error, name))
            }
        }
        progress.erase()
        if !isReadable { throw Failure.inputOutput }
        if !isComplete { throw Failure.failed }
    }

    /// - Returns: how many bytes the file has.
    private func run(_ path: String, name: String) throws(VietTextError) -> Int {
        // Judged before the work: what may not be replaced is not read.
        let target = inPlace ? try OutputTarget(path) : nil
        let source = try InputFile.contents(of: path)
        if isStrict, let place = UTF8Decoding.firstInvalid(in: source) {
            throw VietTextError(.invalidUTF8, "not valid UTF-8", byteOffset: place)
        }
        let result = byLines ? try convertLines(source, name: name) : try convert(source, name: name)
        if let target, result.bytes != source { try AtomicFile.write(result.bytes, to: target) }
        if let report, let changes = result.report {
            let writer = NormalizeReportWriter(unit: unit, file: name)
            StandardOutput.write { output in
                switch report {
                case .text: writer.writeText(changes, result, source: source, to: output)
                case .json: writer.writeJSON(changes, result, source: source, to: output)
                }
            }
        } else if !inPlace {
            result.bytes.withUnsafeBufferPointer { StandardOutput.write($0) }
        }
        return source.count
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
