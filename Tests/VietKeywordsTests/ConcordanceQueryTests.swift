import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietKeywords

/// Queries with gaps, and lines in order of several places.
@Suite struct ConcordanceQueryTests {
    private func matches(_ query: String, _ text: String) throws -> [String] {
        Concordance(try .words(query)).lines(in: Segmenter.standard.segment(text)).map(\.match)
    }

    @Test func aStarIsOneWord() throws {
        let text = "Sông Hồng đầy. Sông Cửu Long cạn. Bên sông, trời mưa. Con sông"
        #expect(try matches("sông *", text) == ["Sông Hồng", "Sông Cửu Long"], "no mark, and not the end")
        #expect(try matches("* đầy", text) == ["Hồng đầy"])
        #expect(try matches("sông * *", "Sông Hồng đầy rồi. Sông cạn.") == ["Sông Hồng đầy"])
        for empty in ["*", "…", "* ...", " "] {
            #expect(throws: VietTextError.self) { try TextQuery.words(empty) }
        }
    }

    /// A sign that joins syllables is a space, and itself in a code.
    @Test func underscoresAreSpaces() throws {
        let text = "Thủ tướng và phó_thủ_tướng gặp thủ_tướng Lào."
        #expect(try matches("thủ_tướng", text) == matches("thủ tướng", text))
        #expect(try matches("thủ_tướng", text).first == "Thủ tướng")
        #expect(try matches("thủ_tướng Lào", text) == ["thủ_tướng Lào"])
        let code = "Trường user_name và user name của bảng user_name mới."
        #expect(try matches("user_name", code) == ["user_name", "user name", "user_name"])
        #expect(try matches("user name", code) == ["user name"])
        #expect(try matches("bảng user_name *", code) == ["bảng user_name mới"])
        #expect(try TextQuery.words("thủ_tướng").probe?.keys.count == 2)
        #expect(try TextQuery.words("user_name").probe == nil, "one of two forms is not what every text holds")
        #expect(try TextQuery.words("bảng user_name").probe?.keys.count == 1)
        #expect(try TextQuery.words("_").probe?.keys.count == 1)
    }

    @Test(arguments: ["…", "..."]) func aGapIsUpToFiveWords(gap: String) throws {
        let text = "Đi từ Huế qua Vinh đến Hà Nội. Cứ từ Huế, đến Vinh. Ra từ Huế. Đến Vinh."
        #expect(
            try matches("từ \(gap) đến", text) == ["từ Huế qua Vinh đến"], "not over a mark or a sentence")
        #expect(try matches("một \(gap) hai", "Một ba ba ba ba ba hai. Một ba ba ba ba ba ba hai.").count == 1)
        #expect(try matches("một \(gap) hai", "Một hai hai.") == ["Một hai"], "the shortest")
    }

    /// As going back over every length of every gap finds it, the shortest first.
    @Test func gapsAreAsShortAsTheyCanBe() throws {
        func end(_ query: ArraySlice<String>, _ words: [String], _ place: Int) -> Int? {
            guard let first = query.first else { return place }
            guard ["*", "…"].contains(first) else {
                guard place < words.count, words[place] == first else { return nil }
                return end(query.dropFirst(), words, place + 1)
            }
            for length in first == "*" ? 1...1 : 0...5 where place + length <= words.count {
                guard words[place..<place + length].allSatisfy({ $0 != "," }) else { return nil }
                if let found = end(query.dropFirst(), words, place + length) { return found }
            }
            return nil
        }
        var generator = SeededGenerator(seed: 52)
        for _ in 0..<400 {
            let words = (0..<24).map { _ in ["a1", "b2", "c3", ","].randomElement(using: &generator)! }
            let query = (0..<5).map { _ in ["a1", "b2", "c3", "*", "…", "…"].randomElement(using: &generator)! }
            guard query.contains(where: { !["*", "…"].contains($0) }) else { continue }
            var expected: [String] = []
            var place = 0
            while place < words.count {
                // Joined as the text is written: no mark stands at an end of a match.
                let found = end(query[...], words, place)
                if let found, found > place { expected.append(words[place..<found].joined(separator: " ")) }
                place = max(place + 1, found ?? 0)
            }
            let text = words.joined(separator: " ")
            #expect(try matches(query.joined(separator: " "), text) == expected, "\(query) in \(text)")
        }
    }

    /// Every one of the gaps may be of six lengths; trying all of them would not end.
    @Test func manyGapsEnd() throws {
        let text = String(repeating: "một ", count: 200)
        let gaps = String(repeating: "… ", count: 40)
        #expect(try matches(gaps + "hai", text).isEmpty)
        #expect(try matches("một " + gaps + "một", text).count == 100)
        #expect(try matches(String(repeating: "* ", count: 199) + "một", text).count == 1)
    }

    /// A star takes a word wherever one stands, and nothing else.
    @Test func starsTakeWordsOfTheSentence() throws {
        var generator = SeededGenerator(seed: 51)
        let words = ["sông", "Hồng", "đầy", ".", "một"]
        for _ in 0..<100 {
            let text = (0..<30).map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
            let (plain, starred) = (try matches("một", text), try matches("một *", text))
            #expect(starred.count <= plain.count)
            #expect(starred.allSatisfy { $0.hasPrefix("một ") && !$0.contains(".") })
        }
    }

    @Test func ordersAreReadFromTheirPlaces() {
        #expect(ConcordanceOrder("L2,R1,M")?.positions == [.left(2), .right(1), .match])
        #expect(ConcordanceOrder("l1")?.positions == [.left(1)])
        #expect(ConcordanceOrder("text") == .text && ConcordanceOrder("match") == .match)
        for wrong in ["", "L0", "L5", "R12", "M1", "L1,", "x", "L 1", "left,R1"] {
            #expect(ConcordanceOrder(wrong) == nil)
        }
    }

    @Test func linesAreSortedByOnePlaceAfterTheOther() throws {
        let text = "xanh nhất giá cao. đỏ nhì giá cao. xanh nhì giá thấp. giá cao. đỏ nhất giá thấp."
        let lines = Concordance(try .words("giá")).lines(in: Segmenter.standard.segment(text))
        func sorted(_ order: String) throws -> [String] {
            var copy = lines
            Concordance.sort(&copy, by: try #require(ConcordanceOrder(order)))
            return copy.map { "\($0.leftKeys.first ?? "") \($0.rightKeys.first ?? "")" }
        }
        let places = try sorted("R1,L1")
        #expect(
            places.map { $0.split(separator: " ").last.map(String.init) ?? "" } == [
                "cao", "cao", "cao", "thấp", "thấp",
            ])
        #expect(Set(places.prefix(3)).count == 3)
        #expect(try sorted("text") == lines.map { "\($0.leftKeys.first ?? "") \($0.rightKeys.first ?? "")" })
    }
}
