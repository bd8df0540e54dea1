import Testing
import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

/// Which tokens of text without meaningful capitals count as capitalized.
@Suite struct RecasingTests {
    /// A table with counted names that are written with a capital as often as `capitals` says, 0 to 3.
    private func table(
        _ names: [(String, capitals: UInt32)], _ lists: [String: UInt32]
    ) -> (NameTable, TableMemory) {
        var entries: [UInt32: UInt32] = [:]
        for (name, capitals) in names {
            let columns = TokenColumns(Segmenter.standard.segment(name))
            var key: UInt32 = 0
            for index in 0..<columns.count {
                key = NameTable.extend(key, columns.keys[index])
                if index < columns.count - 1 { entries[key, default: 0] |= 0 }
            }
            entries[key] =
                NameTable.Payload(counts: [0, 30, 0, 0], none: 0).bits | capitals << 29 | lists[name, default: 0] << 8
        }
        let (words, capacity) = NameTable.build(entries)
        let memory = TableMemory(count: words.count * 4) { target in
            words.withUnsafeBytes { target.copyMemory(from: $0) }
        }
        return (
            NameTable(memory.bytes.baseAddress!.assumingMemoryBound(to: UInt32.self), capacity: capacity), memory
        )
    }

    private func capitals(
        _ text: String, _ names: [(String, capitals: UInt32)], lists: [String: UInt32] = [:]
    ) -> [String] {
        let document = Segmenter.standard.segment(text)
        let (table, memory) = table(names, lists)
        let columns = withExtendedLifetime(memory) { RecasedColumns([document], names: table) }
        return (0..<columns.count).filter { columns.marks[$0].isCapital }.map {
            document.source[document.storage.tokens[$0].range]
        }
    }

    private let names: [(String, capitals: UInt32)] = [
        ("hòa bình", 1), ("đan mạch", 2), ("huế", 3), ("vinh", 2), ("trần văn nhật", 3), ("cam kết", 0),
    ]

    @Test func silentTextTakesNamesThatAreMostlyCapitalized() {
        #expect(
            capitals("trần văn nhật ở hòa bình, đan mạch và vinh cam kết.", names)
                == ["trần", "văn", "nhật", "hòa", "bình", "đan", "mạch", "vinh"])
    }

    @Test func otherTextTakesOnlyNamesThatAreHardlyEverLower() {
        #expect(
            capitals("Ông trần văn nhật ở hòa bình, đan mạch, vinh và huế cam kết.", names)
                == ["Ông", "trần", "văn", "nhật", "đan", "mạch", "huế"])
    }

    /// A family name that is hardly ever another word has the parts behind it.
    @Test(arguments: [(1, false), (2, true)] as [(UInt32, Bool)])
    func familyNamesBeginPersons(written: UInt32, beginsOne: Bool) {
        let names: [(String, capitals: UInt32)] = [("nguyễn", written), ("mai", 0)]
        let found = capitals("hôm qua nguyễn mai đến.", names, lists: ["nguyễn": 1 << 3, "mai": 1 << 4])
        #expect(found.contains("mai") == beginsOne)
    }

    @Test func aLineInCapitalsIsReadAsOneWithoutThem() {
        #expect(capitals("TRẦN VĂN NHẬT CAM KẾT Ở HUẾ", names) == ["TRẦN", "VĂN", "NHẬT", "HUẾ"])
    }

    @Test func aHeadlineWithACapitalForEachWordIsReadAsOneWithoutThem() {
        #expect(capitals("Những Món Ngon Của Huế Và Vinh", names) == ["Huế", "Vinh"])
        // One word of grammar may be part of a name, and a list of names has none.
        #expect(capitals("Bộ Giao Thông Và Vận Tải", names).count == 6)
        #expect(capitals("Trần Văn Nhật, Lê Thị Hòa, Huế, Vinh", names).count == 8)
        // One word in eight may go without its capital.
        #expect(capitals("Những Món Ngon Của huế Và Vinh", names).contains("Món"))
        #expect(capitals("Những Món Ngon Nhất Của Mẹ Và huế", names) == ["huế"])
        #expect(capitals("Những Món Của Mẹ", names).count == 4)
    }

    @Test func theToneMarksPlaceDoesNotMatter() {
        #expect(capitals("hoà bình", names) == ["hoà", "bình"])
    }

    @Test func noNameIsCutOutOfAWord() {
        // The segmenter's word is `vinh_dự`.
        #expect(capitals("thật là vinh dự quá", names).isEmpty)
    }

    @Test func oneCapitalInTwoHundredWordsIsEnough() {
        func count(_ words: Int) -> CaseCount {
            var count = CaseCount()
            let tokens = (0..<words).map {
                Token(start: 2 * $0, end: 2 * $0 + 1, kind: .syllable, shape: $0 == 0 ? .capitalized : .lower)
            }
            tokens.withUnsafeBufferPointer { count.add($0) }
            return count
        }
        #expect(!count(200).isCaseless && count(201).isCaseless)
        // One more byte may hold one more word.
        #expect(count(200).isCertain(before: 0) && !count(200).isCertain(before: 1))
        #expect(!CaseCount().isCaseless)
    }

    @Test func anEmptyTableChangesNothing() {
        let columns = RecasedColumns([Segmenter.standard.segment("HÀ NỘI MÙA NÀY VẮNG")], names: NameTable())
        #expect((0..<columns.count).allSatisfy { columns.marks[$0].isCapital && !columns.marks[$0].contains(.recased) })
    }
}
