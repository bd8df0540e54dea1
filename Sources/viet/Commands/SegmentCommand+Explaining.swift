import VietCore
import VietFormats
import VietReports
import VietSegmentation

extension SegmentCommand {
    /// `--explain`: every gap of the text with what decided it.
    func runExplanation(_ segmenter: Segmenter) throws {
        let unit = words.units.offsets
        let namesFiles = words.input.files.count > 1
        let asJSON = words.format == .jsonl
        try words.input.runDocuments(makeWorker: {}) { _, record, output in
            let (document, gaps) = segmenter.explain(SourceText(bytes: Array(record.bytes)))
            if asJSON {
                GapJSON.writeLines(
                    document, gaps, prefix: namesFiles ? fileMember(record.file) : [], unit: unit,
                    start: record.start(in: unit), to: output)
            } else {
                if namesFiles { output.append("# \(ControlCharacters.escaped(record.file))\n") }
                GapReport.write(document, gaps, to: output)
            }
        }
    }
}
