import Foundation
import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietKeywords

@Suite struct NameNetworkTests {
    private func names(_ text: String, _ list: [(name: String, type: EntityType, group: Int?, full: String?)])
        -> [Entity]
    {
        let bytes = Array(text.utf8)
        var place = 0
        return list.map { name, type, group, full in
            let wanted = Array(name.utf8)
            while !bytes[place...].starts(with: wanted) { place += 1 }
            defer { place += wanted.count }
            return Entity(range: place..<place + wanted.count, type: type, group: group, canonicalName: full)
        }
    }

    private static let first = "Ông An gặp bà Bình ở Huế. Ông An về. Bà Bình ở lại Huế."
    private static let second = "Nguyễn An đến HUẾ. Bình không đến."

    private func counters(bySentence: Bool) -> [NameNetworkCounter] {
        let texts: [(String, [(name: String, type: EntityType, group: Int?, full: String?)])] = [
            (
                Self.first,
                [
                    ("An", .person, 0, "Nguyễn An"), ("Bình", .person, 1, "Bình"), ("Huế", .location, 2, "Huế"),
                    ("An", .person, 0, "Nguyễn An"), ("Bình", .person, 1, "Bình"), ("Huế", .location, 2, "Huế"),
                ]
            ),
            (Self.second, [("Nguyễn An", .person, nil, nil), ("HUẾ", .location, nil, nil), ("Bình", .person, 0, nil)]),
        ]
        return texts.map { text, list in
            let counter = NameNetworkCounter(bySentence: bySentence)
            counter.add(Segmenter.standard.segment(text), names: names(text, list))
            return counter
        }
    }

    @Test func namesOfADocumentStandTogether() throws {
        let network = NameNetworkCounter.network(counters(bySentence: false))
        #expect(network.nodes.map(\.name) == ["Bình", "Huế", "Nguyễn An"])
        #expect(network.nodes.map(\.mentions) == [3, 3, 3] && network.nodes.map(\.places) == [2, 2, 2])
        #expect(network.edges.map(\.weight) == [2, 2, 2])
        #expect(network.edges.allSatisfy { $0.first < $0.second && abs($0.logDice - 14) < 1e-9 })
        #expect(try JSONDecoder().decode(NameNetwork.self, from: JSONEncoder().encode(network)) == network)
        #expect(NameNetworkCounter.network(counters(bySentence: false).reversed()) == network)
    }

    /// An abbreviation that signs the article keeps nobody company, unless the article speaks of it.
    @Test func signsOfNewsroomsAreNoNames() {
        func nodes(_ text: String, _ list: [(name: String, type: EntityType, group: Int?, full: String?)]) -> [String] {
            let counter = NameNetworkCounter()
            counter.add(Segmenter.standard.segment(text), names: names(text, list))
            return NameNetworkCounter.network([counter], floor: 1).nodes.map(\.name)
        }
        for sign in ["TTM - ", "(TTM) - ", "TTM — "] {
            #expect(
                nodes(
                    "Tin mới\n" + sign + "Ông An gặp bà Bình ở Huế.",
                    [("TTM", .organization, nil, nil), ("An", .person, 0, nil), ("Huế", .location, 1, nil)])
                    == ["An", "Huế"])
        }
        let own: [(name: String, type: EntityType, group: Int?, full: String?)] = [
            ("TTM", .organization, 0, nil), ("An", .person, 1, nil), ("TTM", .organization, 0, nil),
        ]
        #expect(nodes("TTM - Ông An kể về TTM.", own).contains("TTM"))
        #expect(nodes("TTM và An cùng TTM.", own).contains("TTM"))
        #expect(nodes("Huế - Ông An.", [("Huế", .location, 0, nil), ("An", .person, 1, nil)]).contains("Huế"))
    }

    @Test func namesOfASentenceStandTogether() {
        let network = NameNetworkCounter.network(counters(bySentence: true), floor: 1)
        func weight(_ a: String, _ b: String) -> Int? {
            network.edges.first {
                Set([network.nodes[$0.first].name, network.nodes[$0.second].name]) == [a, b]
            }?.weight
        }
        #expect(weight("Nguyễn An", "Huế") == 2)
        #expect(weight("Bình", "Huế") == 2)
        #expect(weight("Nguyễn An", "Bình") == 1)
        #expect(network.nodes.first { $0.name == "Huế" }?.places == 3)
        #expect(NameNetworkCounter.network(counters(bySentence: true), floor: 2).edges.count == 2)
        #expect(NameNetworkCounter.network(counters(bySentence: true), floor: 1, limit: 1).nodes.count == 2)
        #expect(NameNetworkCounter.network([]).edges.isEmpty)
    }

    /// A text of very many names costs what its pairs are allowed to.
    @Test func theNamesOfOnePlaceAreBounded() {
        let text = (0..<1000).map { "Tên\($0)" }.joined(separator: " ")
        let list = (0..<1000).map { (name: "Tên\($0)", type: EntityType.person, group: Int?.none, full: String?.none) }
        let counter = NameNetworkCounter()
        counter.add(Segmenter.standard.segment(text), names: names(text, list))
        let most = NameNetworkCounter.mostInPlace
        #expect(NameNetworkCounter.network([counter], floor: 1, limit: .max).edges.count == most * (most - 1) / 2)
    }
}
