import VietCore
import VietKeywords
import VietNormalization

/// An index of a corpus that was built once: its documents, and where in them words stand. For one thread.
///
/// Nothing of a file is used that is not as it was written: every page has a hash.
package final class CorpusIndex {
    private let database: Database
    private let facts: [String: String]
    /// The inputs in their order.
    package let files: [String]
    private let blockRows: Statement
    /// The block at which its rows are.
    private var blockRow: Int?
    private let documentRow: Statement
    private let sourceBytes: Statement
    private var memo = TokenKeyMemo(.standard)
    private var recent = [LoadedBlock](repeating: LoadedBlock(), count: 4)

    /// Opens an index.
    ///
    /// - Parameter facts: with what this program would make it; an index that was made with something else is refused.
    /// - Throws: ``VietTextError`` with `inputOutput`; `corruptTable` where the file is no index, a part of one, or altered;
    ///   `incompatibleTable` where it was made by another version or with other tables.
    package init(_ path: String, facts wanted: [(name: String, value: String)]) throws(VietTextError) {
        let pages = try CheckedPages(StoredFile(reading: path))
        database = try Database(reading: pages, path: path)
        var facts: [String: String] = [:]
        let factRows = try database.prepare("SELECT name, value FROM fact")
        while try factRows.step() { facts[factRows.text(0)] = factRows.text(1) }
        for (name, value) in CorpusIndex.identity(wanted) where facts[name] != value {
            throw VietTextError(
                .incompatibleTable,
                "was made with \(name.replacing("_", with: " ")) \(facts[name] ?? "unknown"), and this program has \(value); build it again",
                file: path)
        }
        self.facts = facts
        var files: [String] = []
        let fileRows = try database.prepare("SELECT name FROM file ORDER BY id")
        while try fileRows.step() { files.append(fileRows.text(0)) }
        self.files = files
        blockRows = try database.prepare("SELECT id, bytes FROM block WHERE id >= ? ORDER BY id")
        documentRow = try database.prepare(
            "SELECT file, line, kind, words, block, blocks, fields, bytes FROM document WHERE id = ?")
        sourceBytes = try database.prepare("SELECT bytes FROM source WHERE document = ?")
    }

    /// The facts that an index states, with the version of its layout.
    static func identity(_ facts: [(name: String, value: String)]) -> [(name: String, value: String)] {
        [("layout", IndexLayout.version)] + facts
    }

    /// Whether the file at `path` ends like an index.
    package static func isIndex(_ path: String) -> Bool { CheckedPages.isIndex(path) }

    /// Makes the hashes of an index right again after its pages were altered, which tests do.
    ///
    /// - Returns: whether there was the end of an index to write anew.
    package static func seal(_ path: String) -> Bool { CheckedPages.seal(path) }

    private var damaged: VietTextError { VietTextError(damagedIndex: database.path) }

    /// A fact that the index states of itself.
    package func fact(_ name: String) -> String? { facts[name] }

    /// The user dictionaries that its texts were segmented with.
    package func dictionaries() throws(VietTextError) -> [(name: String, bytes: [UInt8])] {
        let rows = try database.prepare("SELECT name, bytes FROM dictionary ORDER BY id")
        var found: [(name: String, bytes: [UInt8])] = []
        while try rows.step() { found.append((rows.text(0), unsafe Array(rows.bytes(1)))) }
        return found
    }

    /// How many documents, words and blocks there are; words of documents that are kept as they were given do not count.
    package func size() throws(VietTextError) -> (documents: Int, words: Int, blocks: Int) {
        let row = try database.prepare(
            "SELECT count(*), coalesce(sum(words), 0), coalesce(sum(blocks), 0) FROM document")
        guard try row.step() else { throw damaged }
        return (row.integer(0), row.integer(1), row.integer(2))
    }

    /// The document of a number.
    package func document(_ number: Int) throws(VietTextError) -> IndexedDocument {
        defer { documentRow.reset() }
        try documentRow.bind(number, at: 1)
        guard try documentRow.step() else { throw damaged }
        let (file, first, count) = (documentRow.integer(0), documentRow.integer(4), documentRow.integer(5))
        let possible = 0...1 << 48
        guard possible.contains(documentRow.integer(1)), possible.contains(documentRow.integer(3)),
            possible.contains(documentRow.integer(7)),
            files.indices.contains(file), let kind = IndexedDocument.Kind(rawValue: documentRow.integer(2)),
            possible.contains(first), possible.contains(count)
        else { throw damaged }
        return IndexedDocument(
            number: number, file: files[file], line: documentRow.integer(1), kind: kind, words: documentRow.integer(3),
            length: documentRow.integer(7),
            blocks: first..<first + count, fields: documentRow.isNull(6) ? nil : unsafe Array(documentRow.bytes(6)))
    }

    /// The bytes of a document as they are kept.
    ///
    /// - Complexity: O(n).
    package func text(of document: IndexedDocument) throws(VietTextError) -> [UInt8] {
        if document.kind != .text {
            defer { sourceBytes.reset() }
            try sourceBytes.bind(document.number, at: 1)
            guard try sourceBytes.step() else { throw damaged }
            return unsafe Array(sourceBytes.bytes(0))
        }
        var window = BlockWindow()
        for number in document.blocks { try append(number, to: &window) }
        return window.withView { unsafe Array($0.bytes) }
    }

    /// Calls `body` with every document in order, or with those that may hold a query.
    package func documents(
        holding probe: QueryProbe? = nil, _ body: (IndexedDocument) throws -> Void
    ) throws {
        guard let probe else {
            for number in 0..<(try size().documents) { try body(document(number)) }
            return
        }
        var parts = try parts(holding: probe)
        while let part = try parts.next(in: self) {
            var blocks = CandidateBlocks(part)
            while let first = try next(&blocks) {
                let document = try document(ofBlock: first)
                while let block = blocks.next, block < document.blocks.upperBound { blocks.advance() }
                try body(document)
            }
        }
    }

    /// Calls `body` with the stretches of text in which a query begins in a part that any index of the file gave, in order.
    ///
    /// A stretch holds all of what begins in it, and so many words on both sides of that as are asked for, where the document has
    /// them. Documents that are kept as they were given come without text.
    ///
    /// - Parameter wants: asked once for every document; of others nothing is read.
    package func stretches(
        in part: CandidatePart, context: Int, wants: (IndexedDocument) throws -> Bool,
        _ body: (IndexedDocument, IndexStretch?) throws -> Void
    ) throws {
        var blocks = CandidateBlocks(part)
        // All but the first token of what is found may stand in the blocks behind, and its context behind them.
        let reach = context + part.probe.keys.count - 1
        var window = BlockWindow()
        while let first = try next(&blocks) {
            let document = try document(ofBlock: first)
            let isWanted = try wants(document)
            if !isWanted || document.kind != .text {
                while let block = blocks.next, block < document.blocks.upperBound { blocks.advance() }
                if isWanted { try body(document, nil) }
                continue
            }
            while let block = try next(&blocks), block < document.blocks.upperBound {
                let coreHead = try head(of: block)
                let core = try read(from: block, of: document, &blocks, context, reach, into: &window)
                let head = window.head
                try window.withView { view in
                    try body(document, IndexStretch(view: view, head: head, core: core, coreHead: coreHead))
                }
            }
        }
    }

    /// The next block in which a query may begin, those before it left out.
    private func next(_ candidates: inout CandidateBlocks) throws(VietTextError) -> Int? {
        while let number = candidates.next {
            if try block(number).mayBegin(candidates.probe, memo(at: candidates.probe.level)) { return number }
            candidates.advance()
        }
        return nil
    }

    /// Gives the keys of tokens at a level.
    private func memo(at level: WordIdentity) -> TokenKeyMemo {
        if memo.level != level { memo = TokenKeyMemo(level) }
        return memo
    }

    /// Reads the blocks from `first` on that belong together, and those around them.
    ///
    /// - Returns: where in the window the first of them begins.
    private func read(
        from first: Int, of document: IndexedDocument, _ candidates: inout CandidateBlocks, _ context: Int,
        _ reach: Int, into window: inout BlockWindow
    ) throws(VietTextError) -> Int {
        window.removeAll()
        var start = first
        var words = 0
        while words < context, start > document.blocks.lowerBound {
            start -= 1
            words += try head(of: start).words
        }
        for number in start..<first {
            let skipped = number == start ? max(words - context, 0) : 0
            try append(number, words: skipped..<Int.max, to: &window)
        }
        let core = window.count
        var number = first
        words = 0
        while number < document.blocks.upperBound {
            var isCandidate = candidates.next == number
            if isCandidate {
                candidates.advance()
                if number != first {
                    isCandidate = try block(number).mayBegin(candidates.probe, memo(at: candidates.probe.level))
                }
            }
            var wanted = 0..<Int.max
            if isCandidate {
                words = 0
            } else {
                // What begins in the last candidate goes on for so many words at most, with what is shown behind it.
                if words >= reach { break }
                if candidates.next != number + 1 { wanted = 0..<reach - words }
                words += try head(of: number).words
            }
            try append(number, words: wanted, to: &window)
            number += 1
        }
        return core
    }

    private func append(
        _ number: Int, words: Range<Int> = 0..<Int.max, to window: inout BlockWindow
    ) throws(VietTextError) {
        if try !window.append(block(number), words: words) { throw damaged }
    }

    private func head(of number: Int) throws(VietTextError) -> BlockHead { try block(number).head }

    /// A block, kept for a moment: what is asked for next is mostly it or one beside it.
    private func block(_ number: Int) throws(VietTextError) -> LoadedBlock {
        if recent[number & 3].number == number { return recent[number & 3] }
        var last = blockRow ?? -1
        if blockRow == nil || !(last..<last + recent.count).contains(number - 1) {
            // From the one before on: mostly its end is wanted too.
            blockRow = nil
            blockRows.reset()
            try blockRows.bind(number - 1, at: 1)
            last = number - 2
        }
        while last < number {
            guard try blockRows.step(), last < blockRows.integer(0) else { throw damaged }
            last = blockRows.integer(0)
            guard last <= number, unsafe recent[last & 3].load(last, blockRows.bytes(1)) else { throw damaged }
        }
        blockRow = last
        return recent[number & 3]
    }

    func document(ofBlock number: Int) throws(VietTextError) -> IndexedDocument {
        let document = try document(head(of: number).document)
        guard document.blocks.contains(number) else { throw damaged }
        return document
    }

    /// The blocks that hold all tokens of a query.
    ///
    /// - Parameter size: how many blocks a part has at least; so many as there are by themselves take a millisecond or two to read.
    package func parts(holding probe: QueryProbe, size: Int = 512) throws(VietTextError) -> CandidateParts {
        var parts: [String] = []
        for key in probe.keys.prefix(IndexLayout.reach) {
            let terms = try probe.level == .bare ? spellings(of: key) : [IndexTerm(key)]
            if terms.isEmpty { return try CandidateParts(nil, of: probe, size: size) }
            parts.append("(" + terms.map(\.text).joined(separator: " OR ") + ")")
        }
        let rows = try database.prepare("SELECT rowid FROM term WHERE term MATCH ? ORDER BY rowid")
        try rows.bind(parts.joined(separator: " AND "), at: 1)
        return try CandidateParts(rows, of: probe, size: size)
    }

    /// The terms of the tokens that are one without marks.
    private func spellings(of bare: TokenKey) throws(VietTextError) -> [IndexTerm] {
        let rows = try database.prepare("SELECT term FROM spelling WHERE bare = ?")
        try rows.bind(Int(IndexTerm(bare).bits), at: 1)
        var terms: [IndexTerm] = []
        while try rows.step() { terms.append(IndexTerm(bits: rows.integer(0))) }
        return terms
    }
}
