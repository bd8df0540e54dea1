import ArgumentParser
import VietCore
import VietFormats
import VietIndex
import VietSegmentation
import VietText

/// `viet index build`
struct IndexBuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build the index of a corpus: its texts, their words, the other fields of its records.",
        discussion: """
            The index is a file of its own, about one and a half times the size of the texts, which are not needed any more. It is \
            written as a whole or not at all, and says with which version and tables it was made: another version refuses it, and \
            it has to be built again. Texts that lack their marks are found with and without them.

            Examples:
              viet index build --output corpus.index corpus/*.txt
              viet index build --output news.index --input jsonl news.jsonl.gz
              viet index build --output wiki.index --separator '=== ' wiki.txt
              viet concordance --index news.index --where source=vnexpress "giá vàng"
            """)

    @OptionGroup var input: InputOptions
    @OptionGroup var documents: DocumentOptions

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
    var output: String

    func validate() throws {
        if documents.index != nil { throw ValidationError("An index is built of files, not of an index.") }
        if input.threads != 1 { throw ValidationError("An index is built by one thread; leave out --threads.") }
    }

    /// What the texts are read with.
    private struct Worker {
        /// Reads texts as they are, and with their marks.
        let plain: SegmentationWorker
        let restored: SegmentationWorker
        let marks: MarkReader?
        let others = ByteBuffer()
    }

    func run() throws {
        let target = try OutputTarget(
            output, inputs: input.files + documents.dictionaries.dictionary,
            replacing: .files(of: "index") { CorpusIndex.isIndex($0) })
        let corpus = try Corpus(input, documents)
        let segmenter = corpus.segmenter
        let dictionaries = try documents.dictionaries.dictionary.map {
            (name: $0, bytes: try InputFile.contents(of: $0))
        }
        let fields = try documents.fields.fields()
        var reading = Result<Void, any Error>.success(())
        try CorpusIndexWriter.build(
            at: target, facts: IndexedCorpus.facts, settings: documents.fields.settings,
            files: corpus.files, dictionaries: dictionaries
        ) { writer in
            reading = Result {
                try corpus.run {
                    Worker(
                        plain: segmenter.makeWorker(keepsKeys: true), restored: segmenter.makeWorker(keepsKeys: true),
                        marks: MarkReader(.auto))
                } body: { worker, document, _ in
                    let others = try document.json.map { line in
                        worker.others.removeAll()
                        try JSONRecord(line, fields, into: []).writeOthers(to: worker.others)
                        return worker.others.bytes
                    }
                    // What does not fit is no fault of the document, and an index with half of one is none.
                    do throws(VietTextError) {
                        try Self.add(document.record, others, worker, to: writer)
                    } catch { Failure.end(error) }
                }
            }
        }
        // An input that failed does not lose the others.
        try reading.get()
    }

    private static func add(
        _ record: Record, _ fields: UnsafeBufferPointer<UInt8>?, _ worker: Worker, to writer: CorpusIndexWriter
    ) throws(VietTextError) {
        worker.plain.segment(record.bytes)
        let plain = worker.plain.view(of: record.bytes)
        if let page = record.source?.bytes {
            return try writer.add(page, as: .page, views: [plain], file: record.file, line: record.line, fields: fields)
        }
        guard let view = worker.marks?.view(of: record.bytes) else {
            return try writer.add(plain, file: record.file, line: record.line, fields: fields)
        }
        let added = view.bytes.withUnsafeBufferPointer { restored in
            worker.restored.segment(restored)
            let views = [plain, worker.restored.view(of: restored)]
            return Result { () throws(VietTextError) in
                try writer.add(
                    record.bytes, as: .unmarked, views: views, file: record.file, line: record.line, fields: fields)
            }
        }
        try added.get()
    }
}
