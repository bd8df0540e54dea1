import VietCore
import VietFormats
import VietSegmentation

/// Writes the segmented parts of a stream of documents, with offsets and sentence numbers that go on from part to part.
struct StreamWriter: Sendable {
    let format: SegmentFormat
    let unit: OffsetUnit
    /// Whether the output says which file a sentence is from: where there are several.
    let namesFiles: Bool
    let colors: Bool
    let extras: SegmentExtras
    /// A member of every object.
    let provenance: [UInt8]

    func writeHeader(to output: ByteBuffer) {
        guard format == .tsv else { return }
        SegmentationTSV.writeHeader(
            file: namesFiles, soft: extras.isSoft, search: extras.isSearch,
            tags: extras.tagger != nil, confidence: extras.hasTagConfidences, to: output)
    }

    /// Appends the result for `chunk` to the chunk's output.
    func write(_ worker: SegmentWork, _ chunk: Chunk) {
        var text = worker.result(of: chunk.text, unit: unit)
        text.source = chunk.source
        let output = chunk.output
        if format == .text {
            ColoredText.write(text, separator: 0x0A, colors: colors, to: output)
            if !text.sentences.isEmpty { output.append(0x0A) }
            return
        }
        var offsets = OffsetConverter(chunk.input.bytes, unit: unit)
        let markLength = offsets(chunk.markLength)
        let before = chunk.claim(
            Totals(
                sentences: text.sentences.count, length: offsets(chunk.input.count), positions: worker.positions,
                lastTerm: text.terms?.last?.position ?? -1))
        text.start = before.length + markLength
        text.firstPosition = before.positions
        text.lastPosition = before.lastTerm
        switch format {
        case .tsv:
            let prefix = namesFiles ? Array((ControlCharacters.escaped(chunk.file) + "\t").utf8) : []
            SegmentationTSV.write(text, firstSentence: before.sentences + 1, prefix: prefix, to: output)
        case .conllu:
            if namesFiles, chunk.isFirstOfFile { CoNLLU.writeDocumentStart(chunk.file, to: output) }
            CoNLLU.write(text, firstSentence: before.sentences + 1, to: output)
        default:
            SegmentationJSON.writeSentenceLines(
                text, prefix: (namesFiles ? fileMember(chunk.file) : []) + provenance, to: output)
        }
    }
}
