import VietCore

/// A sentence whose features can be asked for: the candidate spans and what is known of their tokens.
///
/// A value that stays right whatever is prepared next; the preparer reuses its memory once the value is gone.
package struct PreparedSentence {
    private let start: Int
    /// Whether most letters of the sentence are capitals.
    let isMostlyCapitals: Bool
    let rows: [FeatureRow]
    let runs: [CapitalRun]
    private let candidateRows: [Range<Int>]

    /// A sentence in which no name may lie.
    init(start: Int) {
        self.init(start: start, isMostlyCapitals: false, rows: [], runs: [], candidateRows: [])
    }

    init(
        start: Int, isMostlyCapitals: Bool, rows: [FeatureRow], runs: [CapitalRun], candidateRows: [Range<Int>]
    ) {
        self.start = start
        self.isMostlyCapitals = isMostlyCapitals
        self.rows = rows
        self.runs = runs
        self.candidateRows = candidateRows
    }

    /// The spans in which a name may lie, as positions of the columns.
    package var candidates: some Sequence<Range<Int>> {
        let shift = start - FeatureRow.edgeRows
        return candidateRows.lazy.map { $0.lowerBound + shift..<$0.upperBound + shift }
    }

    /// Calls `body` with every position of a candidate span and its keys, which are valid for the length of the call.
    @inline(__always)
    package func forEachPosition(of span: Range<Int>, _ body: (Int, UnsafeBufferPointer<UInt64>) -> Void) {
        var room = KeyList.makeRoom()
        unsafe room.withUnsafeMutableBufferPointer { room in
            for position in span {
                var keys = unsafe KeyList(room)
                addKeys(at: position - start + FeatureRow.edgeRows, to: &keys)
                unsafe body(position, keys.hashed())
            }
        }
    }

    /// Appends the sums of the weights of every position of a candidate span.
    ///
    /// - Parameter room: ``KeyList/makeRoom()``.
    @inline(__always)
    func appendScores(
        of span: Range<Int>, _ weights: NameWeights, room: inout [UInt64], to scores: inout [SIMD16<Int16>]
    ) {
        unsafe room.withUnsafeMutableBufferPointer { room in
            for position in span {
                var keys = unsafe KeyList(room)
                addKeys(at: position - start + FeatureRow.edgeRows, to: &keys)
                scores.append(weights.sum(keys))
            }
        }
    }

    private func addKeys(at index: Int, to list: inout KeyList) {
        // A copy, so that the count is in a register while they are added.
        var keys = list
        unsafe rows.withUnsafeBufferPointer { rows in
            unsafe addTokenKeys(rows, index, &keys)
            unsafe addClassKeys(rows, index, &keys)
            unsafe addWordKeys(rows, index, &keys)
            unsafe addNameKeys(rows, index, &keys)
            unsafe addMarkKeys(rows, index, &keys)
            if case let number = unsafe rows[index].run, number >= 0 {
                let run = runs[Int(number)]
                unsafe addRunKeys(rows, index, run, &keys)
                unsafe addCueKeys(rows, index, run, &keys)
            } else {
                unsafe addAheadKeys(rows, index, &keys)
                unsafe addBehindKeys(rows, index, &keys)
            }
        }
        list = keys
    }

    /// The form of a token with what is known of its sentence.
    @inline(__always)
    func form(_ row: FeatureRow) -> UInt64 {
        UInt64(row.form.rawValue) | (isMostlyCapitals ? 16 : 0) | (row.marks.contains(.recased) ? 32 : 0)
    }
}
