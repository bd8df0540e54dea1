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
    private let blockBytes: Statement
    private let documentRow: Statement
    private let sourceBytes: Statement
    private var recent = [LoadedBlock?](repeating: nil, count: 4)
    private let memo = TokenKeyMemo(.standard)

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
        blockBytes = try database.prepare("SELECT bytes FROM block WHERE id = ?")
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
        for number in document.blocks { try append(number, to: &window, memo: nil) }
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
        guard var blocks = try candidates(for: probe) else { return }
        while let first = blocks.next {
            let document = try document(ofBlock: first)
            while let block = blocks.next, block < document.blocks.upperBound { try blocks.advance() }
            try body(document)
        }
    }

    /// Calls `body` with the stretches of text in which a query begins, in order.
    ///
    /// A stretch holds all of what begins in it, and so many words on both sides of that as are asked for, where the document has
    /// them. Documents that are kept as they were given come without text.
    ///
    /// - Parameter wants: asked once for every document; of others nothing is read.
    package func stretches(
        holding probe: QueryProbe, context: Int, wants: (IndexedDocument) throws -> Bool,
        _ body: (IndexedDocument, IndexStretch?) throws -> Void
    ) throws {
        guard var blocks = try candidates(for: probe) else { return }
        // Who looks for words at another level reads their keys off the text.
        let memo = probe.level == .standard ? memo : nil
        let reach = max(context, probe.keys.count)
        var window = BlockWindow()
        while let first = blocks.next {
            let document = try document(ofBlock: first)
            let isWanted = try wants(document)
            if !isWanted || document.kind != .text {
                while let block = blocks.next, block < document.blocks.upperBound { try blocks.advance() }
                if isWanted { try body(document, nil) }
                continue
            }
            while let block = blocks.next, block < document.blocks.upperBound {
                let core = try read(from: block, of: document, &blocks, context, reach, memo, into: &window)
                let head = window.head
                try window.withView { try body(document, IndexStretch(view: $0, head: head, core: core)) }
            }
        }
    }

    /// Reads the blocks from `first` on that belong together, and those around them.
    ///
    /// - Returns: where in the window the first of them begins.
    private func read(
        from first: Int, of document: IndexedDocument, _ candidates: inout CandidateBlocks, _ context: Int,
        _ reach: Int, _ memo: TokenKeyMemo?, into window: inout BlockWindow
    ) throws(VietTextError) -> Int {
        window.removeAll()
        var start = first
        var words = 0
        while words < context, start > document.blocks.lowerBound {
            start -= 1
            words += try head(of: start).words
        }
        for number in start..<first { try append(number, to: &window, memo: nil) }
        let core = window.count
        var number = first
        words = 0
        while number < document.blocks.upperBound {
            let isCandidate = candidates.next == number
            if isCandidate {
                words = 0
                try candidates.advance()
            } else {
                // What begins in the last candidate goes on for so many words at most.
                if words >= reach { break }
                words += try head(of: number).words
            }
            try append(number, to: &window, memo: memo)
            number += 1
        }
        return core
    }

    private func append(_ number: Int, to window: inout BlockWindow, memo: TokenKeyMemo?) throws(VietTextError) {
        let bytes = try block(number).bytes
        let fits = unsafe bytes.withUnsafeBufferPointer { unsafe window.append($0, memo: memo) }
        if !fits { throw damaged }
    }

    private func head(of number: Int) throws(VietTextError) -> BlockHead { try block(number).head }

    /// A block, kept for a moment: what is asked for next is mostly it or one beside it.
    private func block(_ number: Int) throws(VietTextError) -> LoadedBlock {
        if let known = recent[number & 3], known.number == number { return known }
        defer { blockBytes.reset() }
        try blockBytes.bind(number, at: 1)
        guard try blockBytes.step() else { throw damaged }
        let bytes = unsafe blockBytes.bytes(0)
        guard let head = unsafe BlockWindow.head(of: bytes) else { throw damaged }
        let block = unsafe LoadedBlock(number: number, head: head, bytes: Array(bytes))
        recent[number & 3] = block
        return block
    }

    private func document(ofBlock number: Int) throws(VietTextError) -> IndexedDocument {
        let document = try document(head(of: number).document)
        guard document.blocks.contains(number) else { throw damaged }
        return document
    }

    /// The blocks in which a query may begin; nil where there is none.
    private func candidates(for probe: QueryProbe) throws(VietTextError) -> CandidateBlocks? {
        var parts: [String] = []
        for key in probe.keys.prefix(IndexLayout.reach) {
            let terms = try probe.level == .bare ? spellings(of: key) : [IndexTerm(key)]
            if terms.isEmpty { return nil }
            parts.append("(" + terms.map(\.text).joined(separator: " OR ") + ")")
        }
        let rows = try database.prepare("SELECT rowid FROM term WHERE term MATCH ? ORDER BY rowid")
        try rows.bind(parts.joined(separator: " AND "), at: 1)
        return try CandidateBlocks(rows)
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

/// A block out of the file.
private struct LoadedBlock {
    let number: Int
    let head: BlockHead
    let bytes: [UInt8]
}

/// The numbers of blocks in increasing order, the next of which can be seen before it is taken.
private struct CandidateBlocks {
    private let rows: Statement
    private(set) var next: Int?

    init(_ rows: Statement) throws(VietTextError) {
        self.rows = rows
        try advance()
    }

    mutating func advance() throws(VietTextError) { next = try rows.step() ? rows.integer(0) : nil }
}
