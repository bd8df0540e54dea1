import VietCore
import VietFormats
import VietSegmentation

/// A run of `viet segment` or `viet tag`: words of files, lines or records in one of the formats.
struct SegmentRun {
    let segmenter: Segmenter
    let input: InputOptions
    let records: RecordOptions
    let unit: OffsetUnit
    let format: SegmentFormat
    let colors: Bool
    let extras: SegmentExtras
    /// A member of every object.
    let provenance: [UInt8]

    func run() throws {
        if records.kind.isRecords {
            try runRecords()
        } else if records.lines {
            try runLines()
        } else if format == .json {
            try runDocuments()
        } else {
            try runStream()
        }
    }

    private func runRecords() throws {
        let (segmenter, extras, unit) = (segmenter, extras, unit)
        let asText = format == .text
        let makeWorker: @Sendable () -> (SegmentWork, ByteBuffer) = { (SegmentWork(segmenter, extras), ByteBuffer()) }
        try input.runRecords(
            records.fields, into: records.into ?? "segmentation", makeWorker: makeWorker
        ) { pair, record, output in
            let text = pair.0.result(of: record.bytes, unit: unit)
            if asText {
                pair.1.removeAll()
                UnderscoreText.write(text, separator: 0x0A, to: pair.1)
                output.append(json: pair.1.bytes)
            } else {
                SegmentationJSON.writeAnnotation(text, to: output)
            }
        }
    }

    private func runLines() throws {
        let (segmenter, extras, unit, colors) = (segmenter, extras, unit, colors)
        let makeWorker: @Sendable () -> SegmentWork = { SegmentWork(segmenter, extras) }
        if format == .jsonl {
            let prefix = provenance
            return try input.runLines(failedLine: .object, makeWorker: makeWorker) { worker, record, output in
                SegmentationJSON.writeDocument(worker.result(of: record.bytes, unit: unit), prefix: prefix, to: output)
            }
        }
        try input.runLines(makeWorker: makeWorker) { worker, record, output in
            ColoredText.write(
                worker.result(of: record.bytes, unit: unit), separator: 0x20, colors: colors, to: output)
        }
    }

    private func runDocuments() throws {
        let (segmenter, extras, unit) = (segmenter, extras, unit)
        let namesFiles = input.files.count > 1
        let prefix = provenance
        try input.runDocuments(of: records.fields, makeWorker: { SegmentWork(segmenter, extras) }) {
            worker, record, output in
            var text = worker.result(of: record.bytes, unit: unit)
            text.source = record.source
            text.start = record.start(in: unit)
            SegmentationJSON.writeDocument(
                text, prefix: (namesFiles ? fileMember(record.file) : []) + prefix, mark: record.markLength > 0,
                to: output)
            output.append(0x0A)
        }
    }

    private func runStream() throws {
        let writer = StreamWriter(
            format: format, unit: unit, namesFiles: input.files.count > 1, colors: colors, extras: extras,
            provenance: provenance)
        StandardOutput.write { writer.writeHeader(to: $0) }
        let segmenter = segmenter
        let cutter = segmenter.makeWorker(keepsScores: false)
        let cut = PartCut(
            line: { cutter.lastSafeCut(in: $0, from: $1) }, otherwise: { cutter.segmentPrefix($0, isFinal: false) },
            limit: 1 << 20)
        try input.runChunks(
            cut: records.kind == .html ? .never : .parts(cut), countsLines: false, keepsTotals: format != .text,
            of: records.fields, makeWorker: { SegmentWork(segmenter, writer.extras) }
        ) { worker, chunk in writer.write(worker, chunk) }
    }
}

extension WordOptions {
    /// Writes the words of the input.
    func run(_ segmenter: Segmenter, colors: Bool = false, _ extras: SegmentExtras) throws {
        var extras = extras
        // Once, not by every thread.
        extras.tagger = extras.tagger?.following(segmenter)
        try SegmentRun(
            segmenter: segmenter, input: input, records: records, unit: units.offsets, format: chosenFormat,
            colors: colors, extras: extras, provenance: provenance.member(segmenter, tags: extras.tagger)
        ).run()
    }
}

/// The member `"file":…,` at the start of an object.
func fileMember(_ name: String) -> [UInt8] {
    let buffer = ByteBuffer()
    buffer.append("\"file\":" as StaticString)
    buffer.append(json: name)
    buffer.append(UInt8(ascii: ","))
    return Array(buffer.bytes)
}
