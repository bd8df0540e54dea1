import VietCore
import VietEntities
import VietIndex
import VietKeywords
import VietSegmentation
import VietText

/// Finds the lines of a concordance in documents, on one thread.
final class ConcordanceReader {
    private let worker: ConcordanceWorker
    private let makeText: () -> NamedText
    private let choice: RestorationChoice
    private let unit: OffsetUnit
    // An index seldom needs what they stand for.
    private lazy var text = makeText()
    private lazy var marks = MarkReader(choice)

    init(_ concordance: Concordance, _ segmenter: Segmenter, _ choice: RestorationChoice, _ unit: OffsetUnit) {
        worker = concordance.makeWorker()
        let types = concordance.query.entityType.map { Set([$0]) }
        makeText = { NamedText(types, segmenter, hasTags: concordance.needsTags) }
        self.choice = choice
        self.unit = unit
    }

    /// Calls `body` with what is found in a document and how many words it has.
    func read(_ document: InputDocument, _ body: (FoundLines, _ words: Int) throws -> Void) rethrows {
        try document.record.read(by: marks) { record in
            try text.with(record.bytes) { view, names in
                let found = FoundLines(
                    worker, view, names, record.converter(to: unit), file: record.file, number: record.line,
                    isRestored: record.isRestored, length: record.bytes.count)
                try body(found, view.runningWords)
            }
        }
    }

    /// What begins in a stretch of a document of an index.
    private func found(in stretch: IndexStretch, of document: IndexedDocument) -> FoundLines {
        FoundLines(
            worker, stretch.view, [], stretch.converter(to: unit), file: document.file, number: document.line,
            isRestored: false, length: document.length, of: stretch)
    }

    /// What ends reading when all lines that are wanted are there.
    private struct Enough: Error {}

    /// Calls `body` with the lines of every document of an index that is wanted and has some, and with how many words the document
    /// has.
    ///
    /// - Parameter most: how many lines are wanted; what stands behind them is not read.
    func read(
        _ corpus: IndexedCorpus, for concordance: Concordance, most: Int = .max,
        _ body: (IndexedDocument, FoundLines, _ words: Int) throws -> Void
    ) throws {
        var rest = most
        do {
            try readAll(corpus, for: concordance) { document, found, words in
                try body(document, found, words)
                rest -= found.count
                if rest <= 0 { throw Enough() }
            }
        } catch is Enough {}
    }

    private func readAll(
        _ corpus: IndexedCorpus, for concordance: Concordance,
        _ body: (IndexedDocument, FoundLines, _ words: Int) throws -> Void
    ) throws {
        guard let probe = Self.probe(for: concordance, choice) else {
            let scratch = ByteBuffer()
            // Restored everywhere, any text may hold anything.
            let probe = choice == .always ? nil : concordance.query.probe
            return try corpus.index.documents(holding: probe) { document in
                if let group = group(of: document, corpus, scratch) { try readWhole(document, corpus, group, body) }
            }
        }
        var parts = try corpus.index.parts(holding: probe)
        while let part = try parts.next(in: corpus.index) { try read(part, of: corpus, for: concordance, body) }
    }

    /// The tokens by which the parts of an index are found that need be read; nil where it must be read by whole documents.
    static func probe(for concordance: Concordance, _ choice: RestorationChoice) -> QueryProbe? {
        choice == .always || concordance.needsTags ? nil : concordance.query.probe
    }

    /// Calls `body` with the lines of every document that is wanted and has some in a part of an index.
    func read(
        _ part: CandidatePart, of corpus: IndexedCorpus, for concordance: Concordance,
        _ body: (IndexedDocument, FoundLines, _ words: Int) throws -> Void
    ) throws {
        let scratch = ByteBuffer()
        try corpus.index.stretches(in: part, context: concordance.context) { document in
            group(of: document, corpus, scratch) != nil
        } _: { document, stretch in
            guard let stretch else { return try readWhole(document, corpus, "", body) }
            try body(document, found(in: stretch, of: document), document.words)
        }
    }

    /// A document without its group is told of by who counts by groups.
    private func group(of document: IndexedDocument, _ corpus: IndexedCorpus, _ scratch: ByteBuffer) -> String? {
        try? corpus.group(of: document, scratch)
    }

    private func readWhole(
        _ document: IndexedDocument, _ corpus: IndexedCorpus, _ group: String,
        _ body: (IndexedDocument, FoundLines, _ words: Int) throws -> Void
    ) throws {
        try corpus.with(document, group: group) { try read($0) { try body(document, $0, $1) } }
    }

    /// Calls `body` with the group of every document of an index that is wanted, how many lines it has and how many words.
    func count(
        _ corpus: IndexedCorpus, for concordance: Concordance, _ body: (String, _ lines: Int, _ words: Int) -> Void
    ) throws {
        var counts: [Int: (lines: Int, words: Int)] = [:]
        try read(corpus, for: concordance) { document, found, words in
            counts[document.number, default: (0, words)].lines += found.count
        }
        try corpus.runDocuments { document, group in
            if let known = counts[document.number] {
                body(group, known.lines, known.words)
            } else if document.kind == .text {
                body(group, 0, document.words)
            } else {
                try corpus.with(document, group: group) { read($0) { body(group, $0.count, $1) } }
            }
        }
    }
}
