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
            var converter = record.converter(to: unit)
            let hits = lines.map { line in
                var line = line
                let place = Double(line.range.lowerBound) / Double(record.bytes.count)
                let start = converter(line.range.lowerBound)
                line.range = start..<converter.end(line.range.upperBound)
                return ConcordanceHit(
                    line: line, file: record.file, number: record.line, isRestored: record.isRestored, place: place)
            }
            return (hits, words)
        }
    }

    /// The lines that begin in a stretch of a document of an index.
    func hits(in stretch: IndexStretch, of document: IndexedDocument) -> [ConcordanceHit] {
        var converter = OffsetConverter(stretch.view.bytes, unit: unit)
        let base = stretch.start(in: unit)
        return worker.lines(in: stretch.view).filter { stretch.owns($0.range.lowerBound) }.map { line in
            var line = line
            let place = Double(stretch.start(in: .utf8) + line.range.lowerBound) / Double(max(document.length, 1))
            let start = converter(line.range.lowerBound)
            line.range = base + start..<base + converter.end(line.range.upperBound)
            line.sentence += stretch.sentences
            return ConcordanceHit(
                line: line, file: document.file, number: document.line, isRestored: false, place: place)
        }
    }

    /// Calls `body` with the lines of every document of an index that is wanted and has some, and with how many words the document
    /// has.
    func read(
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
