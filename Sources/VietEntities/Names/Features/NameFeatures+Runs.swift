import VietCore

extension NameFeatures {
    /// Finds the capital runs and the lists that they make: `A, B, C và D` goes by the word before A as a whole.
    mutating func findRuns(_ tokens: Range<Int>) {
        let (comma, semicolon, colon, and) = (MarkKeys.comma, MarkKeys.semicolon, MarkKeys.colon, MarkKeys.and)
        var index = tokens.lowerBound
        var head: UInt32 = 0
        while index < tokens.upperBound {
            if !rows[index].marks.isCapital {
                index += 1
                continue
            }
            var run = run(at: index, before: tokens.upperBound)
            let mark = rows[index - 1].key
            if let last = runs.last, last.end == index - 1, mark == comma || mark == semicolon || mark == and {
                run.listHead = head
                run.listKinds = min(last.kind, 14) + 1
                runs[runs.count - 1].listKinds = last.listKinds & 15 | (run.kind + 1) << 4
            } else {
                let before = index - 1
                head = rows[before > tokens.lowerBound && mark == colon ? before - 1 : before].key
            }
            for position in index..<run.end { rows[position].run = Int32(runs.count) }
            steps += run.end - index
            runs.append(run)
            index = run.end
        }
    }

    private func run(at start: Int, before limit: Int) -> CapitalRun {
        var key: UInt32 = 0
        var end = start
        while end < limit, rows[end].marks.isCapital {
            key = NameTable.extend(key, rows[end].key)
            end += 1
        }
        let known = names[key] ?? NameTable.Payload(bits: 0)
        return CapitalRun(
            start: start, end: end, key: key, kind: UInt8(truncatingIfNeeded: known.kind),
            lists: known.lists,
            classes: clusters[key ^ Self.runSalt]?.bits ?? 0)
    }
}
