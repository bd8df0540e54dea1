import VietCore
import VietFormats

/// One text that a subcommand answers: a line, the text of a JSON line, or a whole file.
struct Record {
    /// The bytes of the text, valid for the length of the call.
    let bytes: UnsafeBufferPointer<UInt8>
    /// The input as the user named it.
    let file: String
    /// The line on which the text starts, counted from 1.
    let line: Int
    /// The length of the byte order mark that stood before the text, and that offsets into the file count.
    var markLength = 0
    /// The line of JSON that the text was taken from; empty for other input.
    var json = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// What the text was taken out of, where offsets are to count that.
    var source: SourceView?
    /// Whether the text is read with marks that it lacks.
    var isRestored = false

    /// From offsets into the text to those into the source.
    func converter(to unit: OffsetUnit) -> OffsetConverter { OffsetConverter(bytes, unit: unit, in: source) }

    /// Where the text starts in the file.
    func start(in unit: OffsetUnit) -> Int {
        markLength == 0 ? 0 : unit == .utf8 ? markLength : 1
    }
}

/// What stands on the output line of a record that failed.
enum FailedLine: Sendable {
    /// Nothing: an empty line.
    case empty
    /// `{"error":{…}}`
    case object
}

/// Runs a subcommand over its inputs. Every function returns when all input is read and all output written.
///
/// `makeWorker` is called once on every thread; `body` gets that thread's worker, one record, and the buffer that it
/// appends its result to. What `body` throws fails the record alone: the message goes to standard error, the others
/// are still written, and the exit status is 1 at the end.
extension InputOptions {
    /// One line in, one line out. `body` appends the result without a line end; it must not append one.
    ///
    /// The output line ends as the input line did (LF or CRLF) unless `failedLine` is `.object`, JSON Lines, which
    /// knows LF alone. A byte order mark before the first line belongs to no line.
    func runLines<Worker>(
        failedLine: FailedLine = .empty, makeWorker: @escaping @Sendable () -> Worker,
        body: @escaping @Sendable (Worker, Record, ByteBuffer) throws -> Void
    ) throws {
        try runChunks(cut: .lines, countsLines: true, makeWorker: makeWorker) { worker, chunk in
            forEachLine(of: chunk) { line, number, hasReturn in
                let output = chunk.output
                let start = output.count
                do {
                    try body(worker, Record(bytes: line, file: chunk.file, line: number), output)
                } catch {
                    output.truncate(to: start)
                    let error = Failure.located(error, chunk.file, line: number)
                    chunk.fail(error)
                    if failedLine == .object { writeErrorObject(error, to: output) }
                }
                if hasReturn, failedLine == .empty { output.append(0x0D) }
                output.append(0x0A)
            }
        }
    }

    /// Records in, JSON Lines out: the caller's object with the result under `member`. `body` appends a JSON value.
    ///
    /// A line that is no object becomes `{"error":{…}}`; an object without text under `field` keeps its members and
    /// gets `error`; an empty line stays one, and one that `known` does not want is left out.
    func runRecords<Worker>(
        _ options: FieldOptions, into member: String, known: DocumentFields? = nil,
        makeWorker: @escaping @Sendable () -> Worker,
        body: @escaping @Sendable (Worker, Record, ByteBuffer) throws -> Void
    ) throws {
        try runRecords(options, into: member, known: known, reading: { _ in nil as Never? }, makeWorker: makeWorker) {
            try body($0, $1, $3)
        }
    }

    /// The same with something else that is read of each record and handed to `body`. What `reading` throws is told as a fault
    /// of the record, which is answered all the same, without it.
    func runRecords<Worker, Extra>(
        _ options: FieldOptions, into member: String, known: DocumentFields? = nil,
        reading: @escaping @Sendable (Record) throws -> Extra?, makeWorker: @escaping @Sendable () -> Worker,
        body: @escaping @Sendable (Worker, Record, Extra?, ByteBuffer) throws -> Void
    ) throws {
        let fields = try options.fields()
        let member = Array(member.utf8)
        let makePair: @Sendable () -> (Worker, ByteBuffer) = { (makeWorker(), ByteBuffer()) }
        defer { known?.unseen.report() }
        try runChunks(cut: .lines, countsLines: true, of: options, makeWorker: makePair) { pair, chunk in
            chunk.repairUTF8()
            forEachLine(of: chunk) { line, number, _ in
                let output = chunk.output
                let start = output.count
                // A line that is no record fails below.
                if let known, let isWanted = try? known.group(of: line, file: chunk.file, scratch: pair.1) != nil,
                    !isWanted
                {
                    return
                }
                defer { output.append(0x0A) }
                if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
                var record: JSONRecord?
                do {
                    let parsed = try JSONRecord(line, fields, into: member)
                    record = parsed
                    let text = try parsed.text(scratch: pair.1)
                    let whole = Record(bytes: text, file: chunk.file, line: number, json: line)
                    var extra: Extra?
                    do { extra = try reading(whole) } catch {
                        chunk.fail(Failure.located(error, chunk.file, line: number))
                    }
                    try parsed.write(member: member, to: output) { try body(pair.0, whole, extra, output) }
                } catch {
                    output.truncate(to: start)
                    let error = Failure.located(error, chunk.file, line: number)
                    chunk.fail(error)
                    writeFailure(error, line: line, isObject: record != nil, to: output)
                }
            }
        }
    }

    /// One result for every file, which is in memory as a whole. `body` appends whatever it writes, line ends too.
    ///
    /// The record leaves a byte order mark out, and tells its length.
    func runDocuments<Worker>(
        of options: FieldOptions? = nil, makeWorker: @escaping @Sendable () -> Worker,
        body: @escaping @Sendable (Worker, Record, ByteBuffer) throws -> Void
    ) throws {
        try runChunks(cut: .never, countsLines: false, of: options, makeWorker: makeWorker) { worker, chunk in
            // A document cut off by --strict would have a result that is not its own.
            if chunk.stopsRun { return }
            let start = chunk.output.count
            do {
                let record = Record(
                    bytes: chunk.text, file: chunk.file, line: 1, markLength: chunk.markLength, source: chunk.source)
                try body(worker, record, chunk.output)
            } catch {
                chunk.output.truncate(to: start)
                chunk.fail(Failure.located(error, chunk.file))
            }
        }
    }

    /// The ground under the others: chunks in, what `process` appends to their output out, in order. With
    /// `keepsTotals`, ``Chunk/claim(_:)`` works; without `decodes` the bytes come as they are. What
    /// `options` say the input is comes as text or JSON Lines.
    func runChunks<Worker>(
        cut: ChunkCut, countsLines: Bool, keepsTotals: Bool = false, decodes: Bool = true,
        of options: FieldOptions? = nil,
        makeWorker: @escaping @Sendable () -> Worker,
        process: @escaping @Sendable (Worker, Chunk) -> Void
    ) throws {
        let summary = RunSummary(progress: Progress(total: InputFile.plainLength(of: files)))
        let reader = ChunkReader(
            // So small that a chunk with its tokens and words stays in the cache of its core: with 1 MiB a run took a
            // sixth more processor time. Handing chunks between threads costs next to nothing.
            files, size: 1 << 18, cut: cut, countsLines: countsLines,
            reading: TextInput.Reading(
                encoding: decodes ? encoding : nil, isStrict: strict, skipsBinary: recursive, table: options?.table,
                note: summary.note,
                failRecord: summary.addRecord),
            fail: summary.addFile)
        let isStrict = strict
        let isHTML = options?.kind == .html
        let pipeline = Pipeline(summary: summary, keepsTotals: keepsTotals, makeWorker: makeWorker) { worker, chunk in
            if isStrict { chunk.checkUTF8(byLines: countsLines) }
            if isHTML { chunk.readHTML() }
            process(worker, chunk)
        }
        pipeline.run(threads: threadCount) { reader.next(into: $0) }
        try summary.finish()
    }
}

/// Calls `body` with every line of a chunk without its end, its number, and whether a carriage return ended it.
func forEachLine(of chunk: Chunk, _ body: (UnsafeBufferPointer<UInt8>, Int, Bool) -> Void) {
    let bytes = chunk.text
    var start = 0
    var number = chunk.firstLine
    while start < bytes.count {
        let end = LineScan.end(bytes, from: start)
        let hasReturn = end < bytes.count && end > start && bytes[end - 1] == 0x0D
        let line = UnsafeBufferPointer(rebasing: bytes[start..<(hasReturn ? end - 1 : end)])
        body(line, chunk.line(number - chunk.firstLine) ?? number, hasReturn)
        number += 1
        start = end + 1
    }
}

func writeErrorObject(_ error: VietTextError, to output: ByteBuffer) {
    output.append("{\"error\":" as StaticString)
    output.append(json: error)
    output.append(UInt8(ascii: "}"))
}

func writeFailure(
    _ error: VietTextError, line: UnsafeBufferPointer<UInt8>, isObject: Bool, to output: ByteBuffer
) {
    let member = Array("error".utf8)
    guard isObject, let record = try? JSONRecord(line, field: member, into: member) else {
        return writeErrorObject(error, to: output)
    }
    record.write(member: member, to: output) { output.append(json: error) }
}

extension Chunk {
    /// Puts U+FFFD in the place of bytes that are no UTF-8. JSON Lines are UTF-8, and what passes through from a line to the
    /// output must be.
    func repairUTF8() {
        guard UTF8Decoding.firstInvalid(in: input.bytes) != nil else { return }
        let repaired = input.text
        input.removeAll()
        input.append(repaired)
    }

    /// Ends the run where the chunk holds a byte that is no UTF-8, and keeps what stands before its line.
    fileprivate func checkUTF8(byLines: Bool) {
        guard let place = UTF8Decoding.firstInvalid(in: input.bytes) else { return }
        let before = UnsafeBufferPointer(rebasing: input.bytes[..<place])
        let line = byLines ? firstLine + LineScan.count(before) : nil
        fail(VietTextError(.invalidUTF8, "not valid UTF-8", file: file, line: line, byteOffset: base + place))
        stopsRun = true
        input.truncate(to: max(before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0, markLength))
    }
}
