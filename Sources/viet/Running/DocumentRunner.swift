import VietCore
import VietFormats

/// A document on its way to a counter.
struct InputDocument {
    let record: Record
    /// The whole JSON line that the text was taken from, where it was.
    let json: UnsafeBufferPointer<UInt8>?
    /// The group that it falls into, empty where there are none.
    let group: String
}

extension Corpus {
    /// Hands every document that is wanted to `body`, which gets the buffer that it may append output to.
    ///
    /// What `body` throws fails that document alone. Output comes in the order of the input.
    func run<Worker>(
        makeWorker: @escaping @Sendable () -> Worker,
        body: @escaping @Sendable (Worker, InputDocument, ByteBuffer) throws -> Void
    ) throws {
        if let index {
            let worker = makeWorker()
            return try index.run { try body(worker, $0, $1) }
        }
        let seen = documents.deduplicate ? SeenTexts() : nil
        let fields = try documents.fields.fields()
        let known = try DocumentFields(documents.conditions, by: key, in: documents.fields)
        defer { known.unseen.report() }
        let mark = documents.separator.map { Array($0.utf8) }
        let isLines = documents.lines
        let isJSON = documents.kind.isRecords
        let cut: ChunkCut = mark.map { .documents($0) } ?? (isLines || isJSON ? .lines : .never)
        let makePair: @Sendable () -> (Worker, ByteBuffer, ByteBuffer) = { (makeWorker(), ByteBuffer(), ByteBuffer()) }
        try input.runChunks(cut: cut, countsLines: true, of: documents.fields, makeWorker: makePair) { pair, chunk in
            func handle(_ bytes: UnsafeBufferPointer<UInt8>, line: Int, json: UnsafeBufferPointer<UInt8>?) {
                let start = chunk.output.count
                do {
                    guard let group = try known.group(of: json, file: chunk.file, scratch: pair.2) else { return }
                    if let seen, !seen.insert(bytes) { return }
                    let record = Record(
                        bytes: bytes, file: chunk.file, line: line, source: json == nil ? chunk.source : nil)
                    try body(pair.0, InputDocument(record: record, json: json, group: group), chunk.output)
                } catch {
                    chunk.output.truncate(to: start)
                    chunk.fail(Failure.located(error, chunk.file, line: line))
                }
            }
            if isLines {
                forEachLine(of: chunk) { line, number, _ in handle(line, line: number, json: nil) }
            } else if isJSON {
                chunk.repairUTF8()
                forEachLine(of: chunk) { line, number, _ in
                    if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
                    do {
                        let text = try JSONRecord(line, fields, into: []).text(scratch: pair.1)
                        handle(text, line: number, json: line)
                    } catch { chunk.fail(Failure.located(error, chunk.file, line: number)) }
                }
            } else if let mark {
                forEachDocument(of: chunk, mark: mark) { handle($0, line: $1, json: nil) }
            } else {
                handle(chunk.text, line: 1, json: nil)
            }
        }
        if let seen, seen.repeated > 0 {
            StandardError.report("\(seen.repeated) documents came before and were left out")
        }
    }
}

/// Calls `body` with what stands between lines that start with `mark`, and the number of its first line.
private func forEachDocument(
    of chunk: Chunk, mark: [UInt8], _ body: (UnsafeBufferPointer<UInt8>, Int) -> Void
) {
    let bytes = chunk.text
    var start = 0
    var startLine = chunk.firstLine
    var place = 0
    var line = chunk.firstLine
    while place < bytes.count {
        let end = min(LineScan.end(bytes, from: place) + 1, bytes.count)
        if bytes[place...].starts(with: mark) {
            if place > start { body(UnsafeBufferPointer(rebasing: bytes[start..<place]), startLine) }
            start = end
            startLine = line + 1
        }
        place = end
        line += 1
    }
    if start < bytes.count { body(UnsafeBufferPointer(rebasing: bytes[start...]), startLine) }
}
