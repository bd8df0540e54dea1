import VietCore
import VietNormalization

/// How often words occur in a corpus, and in how many of its documents.
///
/// A table is a file (`viet frequencies --output`) read whole or embedded. Looking a word up copies nothing.
public struct FrequencyTable: CompiledTable, Sendable {
    package static var kind: TableKind { .frequencies }

    /// The counts of one word.
    public struct Entry: Sendable, Hashable, Codable {
        /// How often the word occurs.
        public let frequency: Int
        /// In how many documents it occurs.
        public let documentFrequency: Int
    }

    package let view: TableView
    /// Parts of the table, which `view` keeps alive.
    let lookup: FrequencyLookup
    let totals: FrequencyTotals
    /// How the table was counted.
    public let rules: FrequencyRules
    /// Whether the table is one without rules of which something was left out.
    let isRuleless: Bool

    /// A table of the bytes of a file.
    ///
    /// - Throws: `VietTextError` of code `corrupt-table` or `incompatible-table`, naming the section.
    /// - Complexity: O(n); the checksums are verified.
    public init(bytes: [UInt8]) throws(VietTextError) {
        try self.init(copying: bytes)
    }

    /// Reads the table in the file at `path`.
    ///
    /// - Throws: `VietTextError` of code `input-output`, `corrupt-table` or `incompatible-table`, with the file.
    public init(path: String) throws(VietTextError) {
        try self.init(contentsOf: path)
    }

    package init(_ view: TableView) throws(VietTextError) {
        self.view = view
        let records = try unsafe view.section("RECORDS")
        let parts = try unsafe view.section("PARTS")
        guard parts.count % 8 == 0 else { throw view.damaged("PARTS", "has a wrong length") }
        totals = try unsafe FrequencyTotals(
            Array(view.values("TOTALS", as: UInt64.self)), parts: Array(parts.bindMemory(to: UInt64.self)),
            recordsLength: records.count)
        rules =
            try unsafe view.find("RULES").map { (section) throws(VietTextError) in
                try unsafe FrequencyRules(encoded: section)
            } ?? FrequencyRules()
        isRuleless = unsafe totals.isPruned && view.find("RULES") == nil
        var index: FrequencyIndex?
        if try unsafe !view.section("SLOTS").isEmpty {
            // A number that points elsewhere than at a record finds nothing.
            index = try unsafe FrequencyIndex(view.values("SLOTS", as: UInt32.self), entries: Int(totals.entries))
            if index == nil { throw view.damaged("SLOTS", "has a wrong length") }
        }
        lookup = unsafe FrequencyLookup(records: records, index: index, partCount: totals.partSizes.count)
    }

    /// Which table it is.
    public var identity: TableIdentity { view.identity }

    /// How many documents were counted.
    public var documents: Int { Int(totals.documents) }
    /// How many words were counted, each occurrence once.
    public var words: Int { Int(totals.words) }
    /// How many words have an entry.
    public var count: Int { Int(totals.entries) }
    /// How many distinct words were counted, those left out of the table included.
    public var distinctWords: Int { Int(totals.distinct) }
    /// Whether rare words or forms were left out.
    public var isPruned: Bool { totals.isPruned }

    /// The counts of a word or phrase, in any spelling that is the same at the standard level of `WordIdentity`; nil where it
    /// is absent.
    public subscript(_ word: some StringProtocol) -> Entry? {
        entry(forKey: WordIdentity.standard.form(of: Array(word.utf8)))
    }

    /// The counts of a key: a form at the standard level of ``WordIdentity``.
    func entry(forKey key: [UInt8]) -> Entry? { unsafe key.withUnsafeBufferPointer { unsafe lookup.entry(forKey: $0) } }

    /// Calls `body` with every record in byte order of the keys.
    func forEachRecord(_ body: (FrequencyRecord) throws -> Void) throws {
        var cursor = unsafe FrequencyCursor(lookup.records)
        for _ in 0..<totals.entries {
            guard let record = cursor.record(partCount: totals.partSizes.count) else {
                throw VietTextError(.corruptTable, "a record of the frequency table is cut off or altered")
            }
            try body(record)
        }
    }
}
