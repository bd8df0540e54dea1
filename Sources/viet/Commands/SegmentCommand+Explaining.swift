import VietCore
import VietFormats
import VietReports
import VietSegmentation

extension SegmentCommand {
    /// `--explain`: every gap of the text with what decided it.
    func runExplanation(_ segmenter: Segmenter) throws {
        let unit = units.offsets
        let namesFiles = input.files.count > 1
        let asJSON = format == .jsonl
        try input.runDocuments(makeWorker: {}) { _, record, output in
            let (document, gaps) = segmenter.explain(SourceText(bytes: Array(record.bytes)))
            if asJSON {
                GapJSON.writeLines(
                    document, gaps, prefix: namesFiles ? fileMember(record.file) : [], unit: unit,
                    start: record.markLength == 0 ? 0 : unit == .utf8 ? record.markLength : 1, to: output)
            } else {
                if namesFiles { output.append("# \(record.file)\n") }
                GapReport.write(document, gaps, to: output)
            }
        }
    }
}
