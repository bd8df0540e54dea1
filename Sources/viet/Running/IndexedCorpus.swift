import ArgumentParser
import VietCore
import VietFormats
import VietIndex
import VietNormalization
import VietSegmentation
import VietText

/// A corpus that is read out of an index, in place of files.
struct IndexedCorpus {
    let index: CorpusIndex
    private let path: String
    /// The fields by which documents are chosen and grouped.
    private let known: DocumentFields

    /// - Parameter input: where nothing must be named.
    init(_ path: String, _ options: DocumentOptions, by key: GroupKey?, instead input: InputOptions) throws {
        guard input.files.isEmpty, !input.recursive else {
            throw ValidationError("--index takes the place of files; leave them out.")
        }
        index = try IndexedCorpus.open(path)
        self.path = path
        let fields = FieldOptions(of: index)
        known = try DocumentFields(options.conditions, by: key, in: fields)
        guard fields.kind.isRecords else { return }
        let texts = try fields.fields().paths
        for name in options.conditions.map(\.field) + (key.map { [$0.field] } ?? [])
        where texts.contains(try fields.path(name)) {
            throw VietTextError(.invalidArgument, "does not keep the field \"\(name)\" apart from the text", file: path)
        }
    }

    private init(_ path: String, _ known: DocumentFields) throws {
        index = try IndexedCorpus.open(path)
        self.path = path
        self.known = known
    }

    /// Opens the same corpus once more, for another thread.
    var reopening: @Sendable () throws -> IndexedCorpus {
        let (path, known) = (path, known)
        return { try IndexedCorpus(path, known) }
    }

    /// With what this program makes indexes.
    static let facts: [(name: String, value: String)] = [
        ("version", VietTextVersion.current), ("icu", UnicodeLibrary.version),
        ("segmentation_model", Segmenter.standard.modelIdentity.description),
        ("restoration_model", BuildFacts.restoration.value),
    ]

    static func open(_ path: String) throws(VietTextError) -> CorpusIndex { try CorpusIndex(path, facts: facts) }

    /// The program's segmenter with the user dictionaries of the index.
    func segmenter() throws -> Segmenter {
        let sources = try index.dictionaries()
        if sources.isEmpty { return .standard }
        var all = UserDictionary()
        for source in sources { all.append(try UserDictionary(bytes: source.bytes, file: source.name)) }
        return try Segmenter.standard.following(all)
    }

    /// The group of a document, empty where none is asked for; nil for a document that is not wanted.
    func group(of document: IndexedDocument, _ scratch: ByteBuffer) throws -> String? {
        guard let fields = document.fields else {
            return try known.group(of: nil, file: document.file, scratch: scratch)
        }
        return try fields.withUnsafeBufferPointer {
            try known.group(of: $0, file: document.file, scratch: scratch)
        }
    }

    /// Tells of fields that no document has, whether all were read or not; ``runDocuments(_:)`` does so by itself.
    func reportUnseen() {
        if !known.unseen.isEmpty {
            let scratch = ByteBuffer()
            // What cannot be read was told of, or is when it is asked for.
            try? index.documents { _ = try? group(of: $0, scratch) }
        }
        known.unseen.report()
    }

    /// Calls `body` with a document as a run over files would read it.
    func with<R>(_ document: IndexedDocument, group: String, _ body: (InputDocument) throws -> R) throws -> R {
        let kept = try index.text(of: document)
        return try kept.withUnsafeBufferPointer { kept in
            guard document.kind == .page else { return try with(document, group, kept, source: nil, body) }
            let page = try HTMLText(Array(kept))
            return try page.view.bytes.withUnsafeBufferPointer {
                try with(document, group, $0, source: SourceView(kept, page.view.changes), body)
            }
        }
    }

    private func with<R>(
        _ document: IndexedDocument, _ group: String, _ text: UnsafeBufferPointer<UInt8>, source: SourceView?,
        _ body: (InputDocument) throws -> R
    ) throws -> R {
        let record = Record(bytes: text, file: document.file, line: document.line, source: source)
        guard let fields = document.fields else {
            return try body(InputDocument(record: record, json: nil, group: group))
        }
        return try fields.withUnsafeBufferPointer {
            try body(InputDocument(record: record, json: $0, group: group))
        }
    }

    /// Calls `body` with every document that is wanted and its group. What `body` throws fails that document alone; a damaged index
    /// ends the process, as counts of a part would pass for those of the whole.
    func runDocuments(_ body: (IndexedDocument, String) throws -> Void) throws {
        let summary = RunSummary(progress: Progress(total: nil))
        let scratch = ByteBuffer()
        defer { known.unseen.report() }
        do {
            try index.documents { document in
                do {
                    if let group = try group(of: document, scratch) { try body(document, group) }
                } catch let error as VietTextError where [.corruptTable, .inputOutput].contains(error.code) {
                    throw error
                } catch {
                    summary.addRecord(Failure.located(error, document.file, line: document.line))
                }
            }
        } catch let error as VietTextError {
            Failure.end(error)
        }
        try summary.finish()
    }

    /// The same with the texts of the documents, and a buffer that output may be appended to.
    func run(_ body: (InputDocument, ByteBuffer) throws -> Void) throws {
        let output = ByteBuffer()
        try runDocuments { document, group in
            output.removeAll()
            try with(document, group: group) { try body($0, output) }
            StandardOutput.write(output.bytes)
        }
    }
}

extension FieldOptions {
    /// How the documents of an index were read.
    init(of index: CorpusIndex) {
        self.init()
        kind = index.fact("input").flatMap { InputKind(rawValue: $0) } ?? .text
        field = index.fact("fields").map { $0.split(separator: "\n").map { String($0) } } ?? []
        titleField = index.fact("title_field")
        textColumn = index.fact("text_column")
        noHeader = index.fact("no_header") != nil
    }

    /// What an index keeps of it.
    var settings: [(name: String, value: String)] {
        let all: [(String, String?)] = [
            ("input", kind.rawValue), ("fields", field.isEmpty ? nil : field.joined(separator: "\n")),
            ("title_field", titleField), ("text_column", textColumn), ("no_header", noHeader ? "yes" : nil),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }
}
