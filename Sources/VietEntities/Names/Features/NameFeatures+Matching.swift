import VietCore

extension NameFeatures {
    /// Marks the counted names and the entries of lists that lie in a candidate span.
    ///
    /// - Complexity: O(n · l) for n tokens and a longest entry of l.
    mutating func match(_ candidate: Range<Int>) {
        for start in candidate {
            var key: UInt32 = 0
            var position = start
            var end = start
            var best = NameTable.Payload(bits: 0)
            // For each list, where its longest entry that starts here ends.
            var listEnds = SIMD32<Int32>.zero
            var lists: UInt32 = 0
            while position < candidate.upperBound {
                key = NameTable.extend(key, rows[position].key)
                steps += 1
                guard let payload = names[key] else { break }
                position += 1
                guard payload.isEntry else { continue }
                if payload.countStep > 0, rows[start].marks.isCapital || !payload.isMostlyNone {
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
            if end > start { count(best, at: start..<end) }
            while lists != 0 {
                let list = lists.trailingZeroBitCount
                mark(list, at: start..<Int(listEnds[list]))
                lists &= lists - 1
            }
        }
    }

    /// A counted name covers the tokens that no longer one covers.
    private mutating func count(_ payload: NameTable.Payload, at range: Range<Int>) {
        let length = UInt8(min(255, range.count))
        let bits = payload.kind | (max(payload.countStep, 2) - 2) << 6 | UInt32(min(length, 4)) << 8
        for position in range where rows[position].countedLength < length {
            rows[position].countedLength = length
            rows[position].counted = bits | Self.place(position, range) << 4
        }
    }

    /// Of the entries of one list the first to cover a token counts.
    private mutating func mark(_ list: Int, at range: Range<Int>) {
        let shift = UInt64(3 * list)
        for position in range where rows[position].listed >> shift & 7 == 0 {
            rows[position].listed |= UInt64(Self.place(position, range) + 1) << shift
        }
    }

    /// 0 first, 1 inside, 2 last, 3 alone.
    @inline(__always)
    static func place(_ position: Int, _ range: Range<Int>) -> UInt32 {
        range.count == 1
            ? 3 : position == range.lowerBound ? 0 : position == range.upperBound - 1 ? 2 : 1
    }
}
