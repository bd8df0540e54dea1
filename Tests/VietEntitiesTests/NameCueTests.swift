import Testing
import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

/// What stands around the runs of a sentence.
@Suite struct NameCueTests {
    private func prepared(_ text: String, _ cues: [(String, NameCue)]) -> NameFeatures {
        var entries: [UInt32: UInt32] = [:]
        for (phrase, cue) in cues {
            let keys = TokenColumns(Segmenter.standard.segment(phrase)).keys
            for (first, keys) in [(NameCue.backwards, keys.reversed()), (NameCue.forwards, keys)] {
                var key = first
                for token in keys {
                    key = NameTable.extend(key, token)
                    if entries[key] == nil { entries[key] = 0 }
                }
                entries[key] = NameTable.Payload(cue: cue).bits
            }
        }
        let (words, capacity) = NameTable.build(entries)
        let memory = TableMemory(count: words.count * 4) { target in
            words.withUnsafeBytes { target.copyMemory(from: $0) }
        }
        let table = NameTable(memory.bytes.baseAddress!.assumingMemoryBound(to: UInt32.self), capacity: capacity)
        return withExtendedLifetime(memory) {
            let columns = RecasedColumns([Segmenter.standard.segment(text)], names: NameTable())
            var features = NameFeatures(names: table, clusters: NameTable())
            _ = features.prepare(columns.sentences[0], of: columns)
            return features
        }
    }

    private let cues: [(String, NameCue)] = [
        ("phim", .work), ("bộ phim", .work), ("vua", .role), ("group", .tail), ("gọi vốn", .venture),
    ]

    @Test func standBeforeInsideBehindAndAtTheEnd() {
        let run = prepared("Người ta nói bộ phim Gió Mai Group gọi vốn.", cues).runs[1]
        #expect(run.cue == NameCue.work.rawValue && run.hasTail && run.cueAfter == NameCue.venture.rawValue)
        let titled = prepared("hôm nay Vua Gió Mai đến.", cues).runs[0]
        #expect(titled.innerCue == NameCue.role.rawValue && titled.innerEnd == titled.start + 1)
        let plain = prepared("hôm nay Gió Mai đến.", cues).runs[0]
        #expect(plain.cue == 0 && plain.innerCue == 0 && plain.cueAfter == 0 && !plain.hasTail)
    }

    @Test func listsTellWhatStandsBesideARun() {
        let runs = prepared("hôm nay Lan, Huế và Mai đến.", []).runs
        // One more than the kind, which is 0 for what nobody counted: before in the lower bits, behind in the upper.
        #expect(runs.map(\.listKinds) == [0x10, 0x11, 0x01])
        #expect(runs.map { $0.listHead != 0 } == [false, true, true])
        #expect(prepared("hôm nay Lan gặp Huế ở Mai.", []).runs.allSatisfy { $0.listKinds == 0 && $0.listHead == 0 })
    }

    @Test func quotationsTakeTheCueBeforeThem() {
        let rows = prepared("Xem phim \"Gió mùa về\" hôm qua.", cues).rows
        let quoted = rows.filter(\.isInNamedQuotation)
        #expect(quoted.count == 3 && quoted.allSatisfy { $0.quotation & 15 == NameCue.work.rawValue })
        // Without a cue it is a quotation and no more; without a capital not even that.
        #expect(prepared("Nói \"Gió mùa về\" hôm qua.", cues).rows.allSatisfy { !$0.isInNamedQuotation })
        #expect(prepared("Xem phim \"gió mùa Về\" hôm qua.", cues).rows.allSatisfy { $0.quotation == 0 })
    }

    @Test func hyphensInsideAStringHoldItTogether() {
        let rows = prepared("Ông Ban Gi-mun và Gió - Mai đến.", cues).rows
        #expect(rows.map(\.chain).filter { $0 != 0 } == [1, 2, 3])
    }
}
