import VietCore
import VietEntities

/// How often the entries of a table of names are written with capitals and without.
///
/// A name with capitals and small words (`Bộ Xây dựng`) counts by its start. A word that stands first in its sentence
/// says nothing about itself, and neither does a line all in capitals.
package struct CapitalCounts {
    private var upper = KeyIndex()
    private var lower = KeyIndex()

    package init() {}

    package mutating func add(_ columns: TokenColumns, _ names: NameTable) {
        for sentence in columns.sentences {
            var capitals = 0
            for index in sentence where columns.forms[index] == .upper { capitals += 1 }
            if sentence.count >= 4, capitals * 2 > sentence.count { continue }
            for start in sentence {
                let isUpper = columns.marks[start].isCapital
                var key: UInt32 = 0
                var position = start
                while position < sentence.upperBound, isUpper || !columns.marks[position].isCapital {
                    key = NameTable.extend(key, columns.keys[position])
                    guard let payload = names[key] else { break }
                    position += 1
                    if !payload.isEntry { continue }
                    if start == sentence.lowerBound,
                        !(start + 1..<position).contains(where: { columns.marks[$0].isCapital })
                    {
                        continue
                    }
                    if isUpper { upper.count(UInt64(key)) } else { lower.count(UInt64(key)) }
                }
            }
        }
    }

    /// The step of ``NameTable/Payload/capitals``.
    package func step(_ key: UInt32) -> UInt32 {
        let upper = Int(self.upper.value(UInt64(key)))
        let all = upper + Int(lower.value(UInt64(key)))
        if upper < 2 { return 0 }
        return upper * 100 >= all * 98 ? 3 : upper * 10 >= all * 9 ? 2 : upper * 2 > all ? 1 : 0
    }

    /// `table` with the steps in its entries.
    package func applied(to table: [UInt32: UInt32]) -> [UInt32: UInt32] {
        var table = table
        for (key, bits) in table where bits >> 31 != 0 { table[key] = bits & ~(3 << 29) | step(key) << 29 }
        return table
    }
}

/// Names counted in tagged text, by type: what the tagger knows of a name beyond the sentence it stands in.
package struct NameCounts {
    private struct Count {
        var types: (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
        var none: Int32 = 0
        var keys: [UInt32] = []
    }
    private var counts: [UInt32: Count] = [:]

    package init() {}
    package var size: Int { counts.count }

    /// Adds the names of a text, and the capital runs that are none.
    package mutating func add(_ pass: FirstPass) {
        let columns = pass.columns
        var isName = [Bool](repeating: false, count: columns.count)
        for span in pass.spans {
            for token in span.range { isName[token] = true }
            if span.margin < 0 || span.range.count > 12 { continue }
            let key = NameTable.key(of: columns.keys[span.range])
            var count = counts[key] ?? Count()
            switch span.type {
            case 0: count.types.0 += 1
            case 1: count.types.1 += 1
            case 2: count.types.2 += 1
            default: count.types.3 += 1
            }
            if count.keys.isEmpty { count.keys = span.range.map { columns.keys[$0] } }
            counts[key] = count
        }
        for sentence in columns.sentences {
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                if !columns.marks[index].isCapital || isName[index] {
                    index += 1
                    continue
                }
                let start = index
                var key: UInt32 = 0
                while index < sentence.upperBound, columns.marks[index].isCapital, !isName[index] {
                    key = NameTable.extend(key, columns.keys[index])
                    index += 1
                }
                if index - start > 6 { continue }
                var count = counts[key] ?? Count()
                count.none += 1
                if count.keys.isEmpty { count.keys = (start..<index).map { columns.keys[$0] } }
                counts[key] = count
            }
        }
    }

    /// Forgets what was seen once, to keep memory within bounds.
    package mutating func prune() {
        counts = counts.filter {
            $0.value.types.0 + $0.value.types.1 + $0.value.types.2 + $0.value.types.3 + $0.value.none > 1
        }
    }

    /// The entries of a table of names seen at least `minimum` times, with their prefixes.
    package func table(minimum: Int32) -> [UInt32: UInt32] {
        var table: [UInt32: UInt32] = [:]
        for (key, count) in counts {
            let types = [count.types.0, count.types.1, count.types.2, count.types.3]
            let names = types.reduce(0, +)
            let total = names + count.none
            if total < minimum || names == 0 && total < minimum * 4 { continue }
            table[key] = NameTable.Payload(counts: types, none: count.none).bits
        }
        for (_, count) in counts {
            let key = NameTable.key(of: count.keys)
            if table[key] ?? 0 != 0 { table.addPrefixes(of: count.keys) }
        }
        return table
    }
}
