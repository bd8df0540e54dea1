import Testing
import VietCore
import VietEntities
import VietSegmentation
import VietText
import VietTraining

@Suite struct NameListTests {
    @Test func writesWhatItReads() throws {
        var list = NameList()
        list.addPlaces(
            "period\tlevel\tname\tin\nx\tprovince\tThành phố Hà Nội\t\nx\tdistrict\tQuận 1\tX\nx\tcommune\tXã Tân An\tX\n"
        )
        list.addTerritories("territory\tVN\tViệt Nam\ncity\tx\tPa-ri\ncurrency\tVND\tĐồng\n")
        list.addNameParts("family\tNguyễn\t2746\ngiven\tAn\t3\ngiven\tAn\t12\n")
        let text = list.text
        #expect(
            text
                == "An\tgiven\t12\nHà Nội\tprovince\nNguyễn\tfamily\t2746\nPa-ri\tcity\nTân An\tcommune\nViệt Nam\tcountry\n"
        )
        #expect(try NameList("# a comment\n\n" + text, file: "x").text == text)
    }

    @Test func namesHaveAliases() throws {
        let list = try NameList("Sao Mai\tcompany\t\tSM|Sao Mai Group\nHuế\tplace\n", file: "x")
        #expect(list.entries.map(\.aliases) == [["SM", "Sao Mai Group"], []])
    }

    @Test func otherNamesLeadToOneThing() throws {
        var listing = NameListing()
        let names = "A1\tbody\t\tA2|A3\nA3\tbody\t\tA4\nB1\tbody\t\tX\nC1\tteam\t\tX\nD1\tbody\t\tD2\nD2\tbody\t\tD1\n"
        listing.add(try NameList(names, file: "x"), .standard)
        func key(_ text: String) -> UInt32 {
            TokenColumns(Segmenter.standard.segment(text)).keys.reduce(0, NameTable.extend)
        }
        let aliases = listing.aliases
        #expect(["A2", "A3", "A4"].map { aliases[key($0)] } == [key("A1"), key("A1"), key("A1")])
        // What two things are called, what is called after itself, and the names that stand for their things.
        #expect(aliases[key("X")] == nil && aliases[key("A1")] == nil)
        let circle = [key("D1"), key("D2")]
        #expect(aliases[circle.max()!] == circle.min()! && aliases[circle.min()!] == nil)
        #expect(aliases.count == 4)
    }

    @Test func listsAndCuesComeIntoTheTableAndAQuarterIsHiddenFromEachHalf() throws {
        var listing = NameListing()
        let names = (0..<400).map { "Sao\($0)\tcompany\t\tMai\($0)\n" }.joined() + "Huế\tprovince\n"
        listing.add(try NameList(names, file: "x"), .standard)
        try listing.addCues("# heads\nphim truyện\twork\n", file: "y", .standard)
        func key(_ text: String, from first: UInt32 = 0) -> UInt32 {
            TokenColumns(Segmenter.standard.segment(text)).keys.reduce(first, NameTable.extend)
        }
        let all = listing.added(to: [:])
        let company: UInt32 = KnownList.company.bit
        #expect(NameTable.Payload(bits: all[key("Sao7")]!).lists == company)
        #expect(NameTable.Payload(bits: all[key("Mai7")]!).lists == company | KnownList.alias.bit)
        #expect(NameTable.Payload(bits: all[key("truyện phim", from: NameCue.backwards)]!).cue == NameCue.work.rawValue)
        #expect(all[key("truyện", from: NameCue.backwards)] == 0)
        var hidden: [Set<Int>] = []
        for half in 0..<2 {
            let table = listing.added(to: [:], hiddenFrom: half)
            hidden.append(Set((0..<400).filter { table[key("Sao\($0)")] == nil }))
            #expect(table[key("Huế")] != nil)
        }
        #expect(hidden.allSatisfy { (60...140).contains($0.count) } && hidden[0].isDisjoint(with: hidden[1]))
        #expect(throws: VietTextError.self) { try listing.addCues("phim\tplanet\n", file: "y", .standard) }
    }

    @Test func whatWasCountedIsReadAsItWasWritten() throws {
        let counted = CountedNames(clusters: [3: 4], halves: [[5: 6, 1: 2], [:]], all: [9: 8])
        let read = try CountedNames(counted.bytes, file: "x")
        #expect(read.clusters == counted.clusters && read.halves == counted.halves && read.all == counted.all)
        #expect(throws: VietTextError.self) { try CountedNames(Array(counted.bytes.dropLast(4)), file: "x") }
    }

    @Test(arguments: ["Huế", "Huế\tplanet", "\tcity", "Huế\tcity\tmany", "Huế\tcity\t-1", "Huế\tcity\t1\t2\t3"])
    func refusesALineByItsNumber(line: String) {
        do {
            _ = try NameList("Huế\tcity\n\(line)\n", file: "list.tsv")
            Issue.record("\(line) was taken")
        } catch {
            #expect(error.code == .malformedRecord)
            #expect(error.line == 2 && error.file == "list.tsv")
        }
    }

    @Test func countsCapitalsAwayFromTheStartOfASentence() {
        let text = "Ở Huế trời mưa. Vinh dự cho ông Vinh và cho Vinh, thật vinh dự; vinh. Ở Huế, ở Huế."
        let columns = TokenColumns(Segmenter.standard.segment(text))
        var entries: [UInt32: UInt32] = [:]
        func key(_ word: String) -> UInt32 { NameTable.extend(0, TokenKey.short(of: word)) }
        for word in ["huế", "vinh"] { entries[key(word)] = NameTable.Payload(counts: [0, 5, 0, 0], none: 0).bits }
        let table = OwnedNameTable(entries)
        var counts = CapitalCounts()
        counts.add(columns, table.table)
        #expect(counts.step(key("huế")) == 3)
        // Twice with, twice without; the first word of the second sentence does not count.
        #expect(counts.step(key("vinh")) == 0)
        #expect(counts.step(key("trời")) == 0)
        #expect(NameTable.Payload(bits: counts.applied(to: entries)[key("huế")]!).capitals == 3)
    }

    @Test func copiesWithoutCapitalsKeepTheNames() throws {
        let text = "Ông İlker ĐỖ ở Hà Nội."
        let document = Segmenter.standard.segment(text)
        let start = text.utf8.count - "Hà Nội.".utf8.count
        let example = EntityExample(
            document: document, entities: [(start..<start + "Hà Nội".utf8.count, .location)], article: "a")
        let copy = try #require(example.withoutCapitals(.standard))
        #expect(copy.document.source[copy.entities[0].range] == "hà nội")
        #expect(copy.document.source.text.contains("đỗ"))
        let broken = EntityExample(
            document: Segmenter.standard.segment(SourceText(bytes: [0x41, 0xFF])), entities: [], article: "")
        #expect(broken.withoutCapitals(.standard) == nil)
    }
}
