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

    @Test(arguments: ["…", "..."]) func aGapIsUpToFiveWords(gap: String) throws {
        let text = "Đi từ Huế qua Vinh đến Hà Nội. Cứ từ Huế, đến Vinh. Ra từ Huế. Đến Vinh."
        #expect(
            try matches("từ \(gap) đến", text) == ["từ Huế qua Vinh đến"], "not over a mark or a sentence")
        #expect(try matches("một \(gap) hai", "Một ba ba ba ba ba hai. Một ba ba ba ba ba ba hai.").count == 1)
        #expect(try matches("một \(gap) hai", "Một hai hai.") == ["Một hai"], "the shortest")
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
