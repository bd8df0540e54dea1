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

    @Test(arguments: ["Huế", "Huế\tplanet", "\tcity", "Huế\tcity\tmany", "Huế\tcity\t-1", "Huế\tcity\t1\t2"])
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
        func key(_ word: String) -> UInt32 { NameTable.extend(0, LetterFold.shared(word)) }
        for word in ["huế", "vinh"] { entries[key(word)] = 1 << 31 | 5 << 20 }
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
