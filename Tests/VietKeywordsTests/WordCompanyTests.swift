import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietKeywords

/// What stands beside words, as a sign of where phrases begin and end.
@Suite struct WordCompanyTests {
    private static let contexts = "# words\ndeterminer\tnhững,các\nauxiliary\tđã,đang\n\ndemonstrative\tnày\n"

    private func table(_ text: String) throws -> WordCompanyTable {
        var counter = WordCompanyCounter(try WordCompanyCounter.Contexts(Self.contexts, path: "contexts"))
        Segmenter.standard.segment(text).withView { counter.add($0) }
        let none = [Int32](repeating: 0, count: RankingStage.first.featureCount)
        let bytes = KeywordWeights.compile(first: none, company: counter.sections(), identity: "")
        return try KeywordWeights(bytes: bytes).companies
    }

    private func logarithms(_ word: String, _ table: WordCompanyTable) -> SIMD4<Double> {
        Array(word.utf8).withUnsafeBufferPointer { table.logarithms(ofForm: $0) }
    }

    @Test func sharesAreCounted() throws {
        // Thirty times behind a determiner, ten times not; the marks part what they stand between.
        let nouns =
            String(repeating: "Những học sinh này vui. ", count: 30) + String(repeating: "Học sinh vui. ", count: 10)
        let verbs = String(repeating: "Họ đã chạy, đang, chạy. ", count: 20)
        let table = try table(nouns + verbs)
        let noun = logarithms("học sinh", table)
        #expect((noun[0] - DeterministicMath.log(0.76 / 0.01)).magnitude < 0.03)
        #expect(noun[1] == 0)
        #expect((noun[2] - DeterministicMath.log(0.76 / 0.01)).magnitude < 0.03)
        let verb = logarithms("chạy", table)
        #expect(verb[0] == 0 && verb[2] == 0)
        #expect((verb[1] - DeterministicMath.log(0.51 / 0.01)).magnitude < 0.03)
    }

    @Test func rareWordsAreUnknown() throws {
        let table = try table(String(repeating: "Các anh đã đi. ", count: 19) + String(repeating: "Mưa. ", count: 25))
        #expect(logarithms("anh", table) == WordCompanyTable.unknown)
        #expect(logarithms("mưa", table).lowHalf == SIMD2(0, 0))
        #expect(WordCompanyTable.unknown[0] > 1 && WordCompanyTable.unknown[2] > 0.5)
    }

    /// Of thirty articles ten have the word in the title; in a text without titles nothing is learned of them.
    @Test func titlesAreCountedByTheArticle() throws {
        for hasTitle in [true, false] {
            var counter = WordCompanyCounter(try WordCompanyCounter.Contexts(Self.contexts, path: "contexts"))
            for number in 0..<30 {
                let title = number < 10 ? "Bão tan" : "Trời nắng"
                Segmenter.standard.segment("\(title)\nHôm qua bão vào. Bão ra.").withView {
                    counter.add($0, hasTitle: hasTitle)
                }
            }
            let none = [Int32](repeating: 0, count: RankingStage.first.featureCount)
            let bytes = KeywordWeights.compile(first: none, company: counter.sections(), identity: "")
            let found = logarithms("bão", try KeywordWeights(bytes: bytes).companies)[3]
            let share = hasTitle ? (10 + 0.6) / 40 : 0.06
            #expect((found - DeterministicMath.log((share + 0.01) / 0.01)).magnitude < 0.03)
        }
    }

    @Test func theProgramKnowsWhatTextsAreAbout() {
        let table = KeywordWeights.standard.companies
        for (subject, means) in [("bóng đá", "trận đấu"), ("bão", "thời điểm"), ("khởi tố", "quy định")] {
            #expect(logarithms(subject, table)[3] > logarithms(means, table)[3], "\(subject), \(means)")
        }
    }

    @Test func theProgramKnowsNounsFromVerbs() {
        let table = KeywordWeights.standard.companies
        for (noun, verb) in [("doanh nghiệp", "khởi công"), ("học sinh", "chạy"), ("vụ án", "triệt phá")] {
            #expect(logarithms(noun, table)[0] > logarithms(verb, table)[0], "\(noun), \(verb)")
            #expect(logarithms(noun, table)[1] < logarithms(verb, table)[1], "\(noun), \(verb)")
        }
    }

    @Test(arguments: ["determiner", "determiner\t", "verb\tđã", "determiner\tcác\tmột"])
    func contextsAreRefusedByLine(line: String) {
        let error = #expect(throws: VietTextError.self) {
            try WordCompanyCounter.Contexts("auxiliary\tđã\n" + line, path: "contexts.tsv")
        }
        #expect(error?.message.contains("contexts.tsv, line 2") == true)
    }

    @Test func damagedTablesAreRefused() throws {
        func weights(_ words: [UInt8], _ shares: [UInt8]) throws -> KeywordWeights {
            let none = [Int32](repeating: 0, count: RankingStage.first.featureCount)
            return try KeywordWeights(
                bytes: KeywordWeights.compile(
                    first: none, company: [("WORDS", words), ("SHARES", shares)], identity: ""))
        }
        _ = try weights([1, 0, 0, 0, 2, 0, 0, 0], [0, 50, 100, 1, 2, 3, 4, 5])
        for (words, shares, section) in [
            ([2, 0, 0, 0, 1, 0, 0, 0], [UInt8](repeating: 0, count: 8), "WORDS"),
            ([1, 0, 0, 0, 1, 0, 0, 0], [UInt8](repeating: 0, count: 8), "WORDS"),
            ([1, 0, 0], [0, 0, 0, 0], "WORDS"), ([1, 0, 0, 0], [0, 0, 0], "SHARES"),
            ([1, 0, 0, 0], [0, 0, 0, 101], "SHARES"),
        ] as [([UInt8], [UInt8], String)] {
            let error = #expect(throws: VietTextError.self) { try weights(words, shares) }
            #expect(error?.code == .corruptTable && error?.message.contains(section) == true)
        }
    }
}
