import VietCore
import VietKeywords
import VietNormalization

/// Writes an index of documents, one after another: in memory are one document and a bounded share of the index.
///
/// Threads may hand it on; one at a time uses it.
package final class CorpusIndexWriter: @unchecked Sendable {
    private let database: Database
    private let addDocument: Statement
    private let addSource: Statement
    private let addBlock: Statement
    private let addTerms: Statement
    private let addSpelling: Statement
    private let addFile: Statement
    private var files: [String: Int] = [:]
    private let bare = WordFolder(.bare)
    /// The keys of tokens whose spellings are in the index. It is emptied when it is full: what is added twice is there once.
    private var known = KeyNumbers(capacity: 1 << 12)
    private static let mostKnown = 1 << 20
    /// How many documents there are, and how many blocks.
    package private(set) var documents = 0
    private var blocks = 0
    private var block: [UInt8] = []
    private var terms: [IndexTerm] = []
    private var text: [UInt8] = []

    /// - Parameter name: the file to write, which is empty.
    init(_ name: UnsafePointer<CChar>, path: String) throws(VietTextError) {
        database = try unsafe Database(creating: name, path: path)
        // Nobody sees the file before it is whole, so nothing is kept to undo anything.
        try database.run(
            """
            PRAGMA page_size = \(CheckedPages.pageSize); PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768;
            PRAGMA application_id = \(IndexLayout.application); BEGIN;
            """)
        try database.run(IndexLayout.tables)
        try database.run("INSERT INTO term(term, rank) VALUES ('hashsize', \(32 << 20))")
        addDocument = try database.prepare("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        addSource = try database.prepare("INSERT INTO source VALUES (?, ?)")
        addBlock = try database.prepare("INSERT INTO block VALUES (?, ?)")
        addTerms = try database.prepare("INSERT INTO term(rowid, terms) VALUES (?, ?)")
        addSpelling = try database.prepare("INSERT OR IGNORE INTO spelling VALUES (?, ?)")
        addFile = try database.prepare("INSERT INTO file VALUES (?, ?)")
    }

    func add(facts: [(name: String, value: String)]) throws(VietTextError) {
        let statement = try database.prepare("INSERT INTO fact VALUES (?, ?)")
        for fact in facts {
            try statement.bind(fact.name, at: 1)
            try statement.bind(fact.value, at: 2)
            try statement.run()
        }
    }

    func add(dictionaries: [(name: String, bytes: [UInt8])]) throws(VietTextError) {
        let statement = try database.prepare("INSERT INTO dictionary(name, bytes) VALUES (?, ?)")
        for dictionary in dictionaries {
            try statement.bind(dictionary.name, at: 1)
            try statement.bind(dictionary.bytes, at: 2)
            try statement.run()
        }
    }

    /// Takes note of an input, in whose order documents are shown.
    func add(file name: String) throws(VietTextError) { _ = try number(ofFile: name) }

    private func number(ofFile name: String) throws(VietTextError) -> Int {
        if let known = files[name] { return known }
        let number = files.count
        files[name] = number
        try addFile.bind(number, at: 1)
        try addFile.bind(name, at: 2)
        try addFile.run()
        return number
    }

    /// Adds a document with its segmented text, made with its keys.
    ///
    /// - Parameter fields: the record that it was in, see ``IndexedDocument/fields``.
    /// - Complexity: O(n log n) for n bytes.
    package func add(
        _ view: DocumentView, file: String, line: Int, fields: UnsafeBufferPointer<UInt8>?
    ) throws(VietTextError) {
        let first = blocks
        var scalars = unsafe OffsetConverter(view.bytes, unit: .codepoint)
        var units = unsafe OffsetConverter(view.bytes, unit: .utf16)
        var sentence = 0
        var start = 0
        while unsafe sentence < view.sentences.count {
            var end = sentence
            var tokens = 0
            while unsafe end < view.sentences.count, tokens < BlockWriter.fullTokens {
                tokens += unsafe view.sentences[end].tokens.count
                end += 1
            }
            let isLast = unsafe end == view.sentences.count
            let next = unsafe isLast ? view.bytes.count : view.sentences[end].range.lowerBound
            block.removeAll(keepingCapacity: true)
            let head = BlockHead(
                document: documents, sentences: sentence, start: start, scalars: scalars(start), units: units(start))
            BlockWriter.write(head, sentences: sentence..<end, of: view, to: next, into: &block)
            let covered = unsafe view.sentences[sentence].tokens.lowerBound..<view.sentences[end - 1].tokens.upperBound
            let behind = unsafe min(covered.upperBound + IndexLayout.reach, view.tokens.count)
            try addBlock(of: covered.lowerBound..<behind, in: [view])
            (sentence, start) = (end, next)
        }
        if first == blocks, unsafe view.bytes.count > 0 {
            // White space alone has its place too.
            block.removeAll(keepingCapacity: true)
            BlockWriter.write(
                BlockHead(document: documents), sentences: 0..<0, of: view, to: unsafe view.bytes.count, into: &block)
            try addBlock(of: 0..<0, in: [])
        }
        try unsafe addDocument(.text, file, line, words: view.runningWords, view.bytes.count, first..<blocks, fields)
    }

    /// Adds a document that is kept as it was given, to be read anew whenever it may hold what is looked for.
    ///
    /// - Parameters:
    ///   - source: what is kept.
    ///   - views: all that may be read in it, first the text as it stands, whose words are counted.
    package func add(
        _ source: UnsafeBufferPointer<UInt8>, as kind: IndexedDocument.Kind, views: [DocumentView], file: String,
        line: Int, fields: UnsafeBufferPointer<UInt8>?
    ) throws(VietTextError) {
        let first = blocks
        block.removeAll(keepingCapacity: true)
        BlockWriter.writeHead(BlockHead(document: documents), into: &block)
        try addBlock(of: nil, in: views)
        try addSource.bind(documents, at: 1)
        try unsafe addSource.bind(source, at: 2)
        try addSource.run()
        try unsafe addDocument(
            kind, file, line, words: views.first?.runningWords ?? 0, source.count, first..<blocks, fields)
    }

    private func addDocument(
        _ kind: IndexedDocument.Kind, _ file: String, _ line: Int, words: Int, _ length: Int, _ blocks: Range<Int>,
        _ fields: UnsafeBufferPointer<UInt8>?
    ) throws(VietTextError) {
        let values = [
            documents, try number(ofFile: file), line, kind.rawValue, words, length, blocks.lowerBound, blocks.count,
        ]
        for (place, value) in values.enumerated() { try addDocument.bind(value, at: Int32(place + 1)) }
        if let fields = unsafe fields {
            try unsafe addDocument.bind(fields, at: 9)
        } else {
            try addDocument.bindNull(at: 9)
        }
        try addDocument.run()
        documents += 1
    }

    /// Adds ``block``, to be found by some tokens.
    ///
    /// - Parameter tokens: nil for all that the views have.
    private func addBlock(of tokens: Range<Int>?, in views: [DocumentView]) throws(VietTextError) {
        terms.removeAll(keepingCapacity: true)
        for view in views {
            for index in unsafe tokens ?? view.tokens.indices {
                let key = unsafe view.keys[index]
                terms.append(IndexTerm(key))
                let count = known.count
                if known.number(of: key.value) == count { try addSpelling(of: index, key, view) }
            }
        }
        terms.sort()
        text.removeAll(keepingCapacity: true)
        for index in terms.indices where index == 0 || terms[index] != terms[index - 1] {
            terms[index].write(to: &text)
        }
        try addBlock.bind(blocks, at: 1)
        try addBlock.bind(block, at: 2)
        try addBlock.run()
        try addTerms.bind(blocks, at: 1)
        try addTerms.bind(text: text, at: 2)
        try addTerms.run()
        blocks += 1
        if known.count > CorpusIndexWriter.mostKnown { known.removeAll() }
    }

    private func addSpelling(of token: Int, _ key: TokenKey, _ view: DocumentView) throws(VietTextError) {
        let form = unsafe bare.key(of: UnsafeBufferPointer(rebasing: view.bytes[view.tokens[token].range]))
        try addSpelling.bind(Int(IndexTerm(form).bits), at: 1)
        try addSpelling.bind(Int(IndexTerm(key).bits), at: 2)
        try addSpelling.run()
    }

    /// Writes what is still in memory.
    func finish() throws(VietTextError) {
        try database.run("INSERT INTO term(term) VALUES ('optimize'); COMMIT")
    }
}

extension CorpusIndexWriter {
    /// Builds an index and puts it in its place as a whole, or not at all.
    ///
    /// - Parameters:
    ///   - facts: with what it was made; ``CorpusIndex`` is to be opened with the same.
    ///   - settings: further facts, which who opens it may read.
    ///   - files: the inputs in their order.
    ///   - dictionaries: the user dictionaries that the texts were segmented with.
    ///   - body: adds the documents.
    package static func build(
        at target: OutputTarget, facts: [(name: String, value: String)], settings: [(name: String, value: String)],
        files: [String], dictionaries: [(name: String, bytes: [UInt8])], _ body: (CorpusIndexWriter) throws -> Void
    ) throws {
        let file = try AtomicFile(target)
        try write(to: file) { writer in
            try writer.add(facts: CorpusIndex.identity(facts) + settings)
            try writer.add(dictionaries: dictionaries)
            for name in files { try writer.add(file: name) }
            try body(writer)
            try writer.finish()
        }
        try CheckedPages.finish(file.file)
        try file.commit()
    }

    /// The database is closed, and so all of it written, when this is over.
    private static func write(to file: borrowing AtomicFile, _ body: (CorpusIndexWriter) throws -> Void) throws {
        let path = file.file.path
        let writer = try unsafe file.withTemporaryName { name in
            Result { try unsafe CorpusIndexWriter(name, path: path) }
        }
        .get()
        try body(writer)
    }
}
