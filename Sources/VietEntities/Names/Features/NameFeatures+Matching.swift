import VietCore

extension NameFeatures {
    private typealias Rows = UnsafeMutableBufferPointer<FeatureRow>

    /// Marks the counted names and the entries of lists that lie in candidate spans.
    ///
    /// - Complexity: O(n · l) for n tokens and a longest entry of l.
    mutating func match(_ candidates: [Range<Int>]) {
        let names = names
        unsafe steps += rows.withUnsafeMutableBufferPointer { rows in
            candidates.reduce(0) { unsafe $0 + Self.match($1, rows, names) }
        }
    }

    /// The same for one span; returns how many strings were looked up.
    private static func match(_ candidate: Range<Int>, _ rows: Rows, _ names: NameTable) -> Int {
        var steps = 0
        // For each list of `lists`, where its longest entry that starts at a place ends.
        var listEnds = SIMD32<Int32>.zero
        for start in candidate {
            var key: UInt32 = 0
            var position = start
            var end = start
            var best = NameTable.Payload(bits: 0)
            var lists: UInt32 = 0
            while position < candidate.upperBound {
                key = unsafe NameTable.extend(key, rows[position].key)
                steps += 1
                guard let payload = names[key] else { break }
                position += 1
                guard payload.isEntry else { continue }
                if payload.countStep > 0, unsafe rows[start].marks.isCapital || !payload.isMostlyNone {
                    best = payload
                    end = position
                }
                var entered = payload.lists
                lists |= entered
                while entered != 0 {
                    listEnds[entered.trailingZeroBitCount] = Int32(position)
                    entered &= entered - 1
                }
            }
            if end > start { unsafe count(best, at: start..<end, rows) }
            while lists != 0 {
                let list = lists.trailingZeroBitCount
                unsafe mark(list, at: start..<Int(listEnds[list]), rows)
                lists &= lists - 1
            }
        }
        return steps
    }

    /// A counted name covers the tokens that no longer one covers.
    private static func count(_ payload: NameTable.Payload, at range: Range<Int>, _ rows: Rows) {
        let length = UInt8(min(255, range.count))
        let bits = payload.kind | (max(payload.countStep, 2) - 2) << 6 | UInt32(min(length, 4)) << 8
        for position in range where unsafe rows[position].countedLength < length {
            unsafe rows[position].countedLength = length
            unsafe rows[position].counted = bits | place(position, range) << 4
        }
    }

    /// Of the entries of one list the first to cover a token counts.
    private static func mark(_ list: Int, at range: Range<Int>, _ rows: Rows) {
        let shift = UInt64(3 * list)
        for position in range where unsafe rows[position].listed >> shift & 7 == 0 {
            unsafe rows[position].listed |= UInt64(place(position, range) + 1) << shift
        }
    }

    /// 0 first, 1 inside, 2 last, 3 alone.
    @inline(__always)
    static func place(_ position: Int, _ range: Range<Int>) -> UInt32 {
        range.count == 1
            ? 3 : position == range.lowerBound ? 0 : position == range.upperBound - 1 ? 2 : 1
    }
}
