import VietCore

/// What a frequency table says about its corpus as a whole.
///
/// A table is a compiled table of kind `FREQ` with these sections:
///
/// | section | what |
/// |---|---|
/// | `RECORDS` | the records in byte order of their keys, see ``FrequencyCoding`` |
/// | `SLOTS` | the offsets of the records by the hash of their keys, see ``FrequencyIndex``; may be empty |
/// | `PARTS` | words in each of 32 parts of the corpus, 8 bytes each; empty where they are not counted |
/// | `RULES` | see ``FrequencyRules``; absent where nothing is known |
/// | `TOTALS` | flags (1: pruned), entries, documents, words, distinct keys before pruning, 8 bytes each |
struct FrequencyTotals {
    static let partCount = 32

    /// Whether rare words or forms were left out.
    var isPruned = false
    var entries: UInt64 = 0
    var documents: UInt64 = 0
    var words: UInt64 = 0
    var distinct: UInt64 = 0
    /// Words in each part of the corpus; empty where parts are not counted.
    var partSizes: [UInt64] = []

    init() {}

    /// The totals of a table whose records are `recordsLength` bytes long.
    init(_ totals: [UInt64], parts: [UInt64], recordsLength: Int) throws(VietTextError) {
        guard totals.count == 5, totals[0] <= 1, parts.isEmpty || parts.count == FrequencyTotals.partCount,
            totals[1] <= UInt64(recordsLength),
            (totals[1...] + parts).allSatisfy({ $0 <= FrequencyCoding.highestCount })
        else { throw VietTextError(.corruptTable, "the totals of the table of frequencies contradict it") }
        isPruned = totals[0] == 1
        entries = totals[1]
        documents = totals[2]
        words = totals[3]
        distinct = totals[4]
        partSizes = parts
    }

    /// The bytes of the section `TOTALS`.
    var encoded: [UInt8] {
        [isPruned ? 1 : 0, entries, documents, words, distinct].littleEndianBytes
    }

    /// The bytes of the section `PARTS`.
    var encodedParts: [UInt8] { partSizes.littleEndianBytes }

    /// Adds the totals of another table.
    mutating func add(_ other: FrequencyTotals) {
        documents = FrequencyCoding.sum(documents, other.documents)
        words = FrequencyCoding.sum(words, other.words)
        for index in partSizes.indices where index < other.partSizes.count {
            partSizes[index] = FrequencyCoding.sum(partSizes[index], other.partSizes[index])
        }
        if other.isPruned { isPruned = true }
    }
}
