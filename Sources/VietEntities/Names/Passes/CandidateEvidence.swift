import VietCore

/// What is known of one token of a candidate span.
struct EvidenceRow: BitwiseCopyable {
    /// Bit 0 set where there are votes; type (2 bits), share (2), strength (2), whether some are for a whole name; whether
    /// the string starts (bit 8) and ends (9) where the capitals do; how strong the votes are of persons' names that end so
    /// (10 and 11); place of the token in the string (12 and 13).
    var votes: UInt32 = 0
    /// The first pass's label, and how sure it was.
    var label: UInt8
    var certainty: UInt8
    var form: TokenForm
    var isRecased: Bool
    /// What the other members of a list are.
    var list: ListNeighbours.Row
}

/// What the document says of a candidate span.
package struct CandidateEvidence {
    private let start: Int
    /// One a token; none where nothing is contested.
    let rows: [EvidenceRow]
    /// Whether anything speaks against what the first pass chose.
    package let isContested: Bool

    init(start: Int, rows: [EvidenceRow], isContested: Bool) {
        self.start = start
        self.rows = rows
        self.isContested = isContested
    }

    /// Calls `body` with the keys of a position; they are valid for the length of the call.
    ///
    /// - Precondition: the span is contested.
    @inline(__always)
    package func withKeys<R>(at position: Int, _ body: (UnsafeBufferPointer<UInt64>) -> R) -> R {
        unsafe withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 11) { keys in
            let index = position - start
            let row = rows[index]
            let here = UInt64(row.votes)
            let before = index > 0 ? UInt64(rows[index - 1].votes) : 0
            let after = index + 1 < rows.count ? UInt64(rows[index + 1].votes) : 0
            let label = UInt64(row.label)
            let certainty = UInt64(row.certainty) << 8
            let type = row.label == 0 ? 0 : 1 + UInt64(NameLabels.type(Int(row.label)))
            let form = UInt64(row.form.rawValue)
            unsafe keys[0] = Self.key(0, here)
            unsafe keys[1] = Self.key(1, here & 0xFFF, type | certainty)
            unsafe keys[2] = Self.key(2, here & 0xF07F, label)
            unsafe keys[3] = Self.key(3, here & 0xF007, form)
            unsafe keys[4] = Self.key(4, before & 0xF007, here & 0xF007)
            unsafe keys[5] = Self.key(5, after & 0xF007, here & 0xF007)
            unsafe keys[6] = Self.key(6, here & 0xF31F, label | certainty)
            unsafe keys[7] = Self.key(7, here & 0xF07F, form | (row.isRecased ? 1 << 8 : 0))
            let list = UInt64(row.list.members)
            let place = UInt64(row.list.place)
            unsafe keys[8] = Self.key(8, list, label | place << 8)
            unsafe keys[9] = Self.key(9, list & 31 | (here & 0x1F) << 8, type | place << 8)
            unsafe keys[10] = Self.key(10, list, form | (here & 0xF000))
            return unsafe body(UnsafeBufferPointer(keys))
        }
    }

    private static func key(_ template: UInt64, _ value: UInt64, _ other: UInt64 = 0) -> UInt64 {
        FeatureHash.key(FeatureHash.start(template &+ 1000, value), other)
    }
}
