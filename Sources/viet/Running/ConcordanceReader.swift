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

    /// The lines of a document, offsets in the unit asked for, and how many words it has.
    func hits(of document: InputDocument) -> (hits: [ConcordanceHit], words: Int) {
        document.record.read(by: marks) { record in
            let (lines, words) = text.with(record.bytes) { (worker.lines(in: $0, names: $1), $0.runningWords) }
            let hits = hits(
                lines, record.converter(to: unit), file: record.file, number: record.line,
                isRestored: record.isRestored, length: record.bytes.count)
            return (hits, words)
        }
    }

    /// The lines that begin in a stretch of a document of an index.
    func hits(in stretch: IndexStretch, of document: IndexedDocument) -> [ConcordanceHit] {
        let lines = worker.lines(in: stretch.view).filter { stretch.owns($0.range.lowerBound) }
        return hits(
            lines, OffsetConverter(stretch.view.bytes, unit: unit), file: document.file, number: document.line,
            length: document.length, behind: stretch)
    }

    /// The lines of a text with where they stand in their document.
    ///
    /// - Parameters:
    ///   - length: how many bytes the document has.
    ///   - stretch: says how much of the document stands before the text; nil where nothing does.
    private func hits(
        _ lines: [ConcordanceLine], _ converter: OffsetConverter, file: String, number: Int, isRestored: Bool = false,
        length: Int, behind stretch: IndexStretch? = nil
    ) -> [ConcordanceHit] {
        var converter = converter
        let (bytes, offset) = (stretch?.start(in: .utf8) ?? 0, stretch?.start(in: unit) ?? 0)
        return lines.map { line in
            var line = line
            let place = Double(bytes + line.range.lowerBound) / Double(max(length, 1))
            let start = converter(line.range.lowerBound)
            line.range = offset + start..<offset + converter.end(line.range.upperBound)
            line.sentence += stretch?.sentences ?? 0
            return ConcordanceHit(line: line, file: file, number: number, isRestored: isRestored, place: place)
        }
    }

    /// What ends reading when all lines that are wanted are there.
    private struct Enough: Error {}

    /// Calls `body` with the lines of every document of an index that is wanted and has some, and with how many words the document
    /// has.
    ///
    /// - Parameter most: how many lines are wanted; what stands behind them is not read.
    func read(
        _ corpus: IndexedCorpus, for concordance: Concordance, most: Int = .max,
        _ body: (IndexedDocument, [ConcordanceHit], _ words: Int) throws -> Void
    ) throws {
        var rest = most
        do {
            try readAll(corpus, for: concordance) { document, hits, words in
                try body(document, hits, words)
                rest -= hits.count
                if rest <= 0 { throw Enough() }
            }
        } catch is Enough {}
    }

    private func readAll(
        _ corpus: IndexedCorpus, for concordance: Concordance,
        _ body: (IndexedDocument, [ConcordanceHit], _ words: Int) throws -> Void
    ) throws {
        let scratch = ByteBuffer()
        // Restored everywhere, any text may hold anything.
        let probe = choice == .always ? nil : concordance.query.probe
        // A document without its group is told of by who counts by groups.
        func group(of document: IndexedDocument) -> String? { try? corpus.group(of: document, scratch) }
        func readWhole(_ document: IndexedDocument, _ group: String) throws {
            let (hits, words) = try corpus.with(document, group: group) { self.hits(of: $0) }
            try body(document, hits, words)
        }
        guard let probe, !concordance.needsTags else {
            return try corpus.index.documents(holding: probe) { document in
                if let group = group(of: document) { try readWhole(document, group) }
            }
        }
        try corpus.index.stretches(holding: probe, context: concordance.context) { document in
            group(of: document) != nil
        } _: { document, stretch in
            guard let stretch else { return try readWhole(document, "") }
            try body(document, hits(in: stretch, of: document), document.words)
        }
    }

    /// Calls `body` with the group of every document of an index that is wanted, how many lines it has and how many words.
    func count(
        _ corpus: IndexedCorpus, for concordance: Concordance, _ body: (String, _ lines: Int, _ words: Int) -> Void
    ) throws {
        var counts: [Int: (lines: Int, words: Int)] = [:]
        try read(corpus, for: concordance) { document, hits, words in
            counts[document.number, default: (0, words)].lines += hits.count
        }
        try corpus.runDocuments { document, group in
            if let known = counts[document.number] {
                body(group, known.lines, known.words)
            } else if document.kind == .text {
                body(group, 0, document.words)
            } else {
                let (hits, words) = try corpus.with(document, group: group) { self.hits(of: $0) }
                body(group, hits.count, words)
            }
        }
    }
}
