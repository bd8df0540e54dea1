import TestSupport
import Testing
import VietCore

@testable import VietKeywords

/// What orders the candidates and chooses from them.
@Suite struct RankingTests {
    /// A word in capitals weighs as one with a capital does.
    @Test func capitalsAreCountedOnce() {
        func scores(_ text: String) -> [Double] {
            let loaded = LoadedArticle(text)
            return YakeScores(loaded.article).scores(of: loaded.set, loaded.article)
        }
        let capitals = scores("Dân hỏi UBND rồi về.")
        #expect(!capitals.isEmpty && capitals == scores("Dân hỏi Ubnd rồi về."))
        #expect(capitals != scores("Dân hỏi ubnd rồi về."))
    }

    /// A stop word inside costs what its two links lack: the chances of what stands behind each word.
    @Test func stopWordsInsideCountByTheirLinks() throws {
        let text = "Sách của Lan đẹp. Sách của Minh dày. Sách của Lan mỏng."
        let loaded = LoadedArticle(text)
        let scores = YakeScores(loaded.article).scores(of: loaded.set, loaded.article)
        func term(_ form: String) throws -> Double {
            let number = try loaded.number(form)
            let part = Double(loaded.set.candidates[number].count) * (1 / scores[number] - 1)
            return part / (1 - part)
        }
        // Behind sách stands của three times of three, behind của Lan twice.
        let (first, last, chance) = (try term("sách"), try term("lan"), 2.0 / 3)
        let whole = try loaded.number("sách của lan")
        let expected = 1 / (1 + first * last * (2 - chance) / (2 * (1 + first + last - (1 - chance))))
        #expect((scores[whole] - expected).magnitude < 1e-9)
    }

    /// More than a tenth of a candidate must be new.
    @Test func aTenthThatIsNewIsTooLittle() throws {
        for alone in [1, 2] {
            let text =
                String(repeating: "Giá vàng miếng tăng. ", count: 10 - alone)
                + String(repeating: "Giá vàng giảm. ", count: alone)
            let loaded = LoadedArticle(text)
            var scores = [Double](repeating: -.infinity, count: loaded.set.candidates.count)
            scores[try loaded.number("giá vàng miếng")] = 12
            scores[try loaded.number("giá vàng")] = 11
            let chosen = KeywordRanking(scores: scores, merges: true).choose(5, from: loaded.set, loaded.article) { _ in
                true
            }
            #expect(chosen.count == alone)
        }
    }

    /// The slow twin of the heaps: the whole order is sorted.
    @Test func chosenAreTheFirstOfASort() {
        var generator = SeededGenerator(seed: 41)
        var loaded = LoadedArticle()
        for _ in 0..<60 {
            loaded.load(prose(&generator))
            let count = loaded.set.candidates.count
            // Few different scores, so that ties decide.
            let scores = (0..<count).map { _ in Double(Int.random(in: 0...5, using: &generator)) }
            let spans = (0..<count).map { loaded.set.candidates[$0].words }
            let isStop = spans.map { span in span.allSatisfy { loaded.article.words[$0].has(.stop) } }
            let order = (0..<count).sorted { a, b in
                if scores[a] != scores[b] { return scores[a] > scores[b] }
                if spans[a].count != spans[b].count { return spans[a].count > spans[b].count }
                return spans[a].lowerBound < spans[b].lowerBound
            }.filter { !isStop[$0] && $0 % 3 != 1 }
            for limit in [0, 1, 5, 1000] {
                let chosen = KeywordRanking(scores: scores, merges: false).choose(
                    limit, from: loaded.set, loaded.article
                ) {
                    $0 % 3 != 1
                }
                #expect(chosen.map(\.candidate) == Array(order.prefix(limit)))
                #expect(chosen.map(\.score) == order.prefix(limit).map { scores[$0] })
            }
        }
    }

    /// What is chosen first says something new, and what follows loses as much as it repeats.
    @Test func whatIsCoveredLosesItsScore() throws {
        let text = "Tòa nhà mới. Giá vàng miếng tăng. Giá vàng miếng giảm. Giá vàng tăng. Giá vàng giảm."
        let loaded = LoadedArticle(text)
        var scores = [Double](repeating: 0, count: loaded.set.candidates.count)
        let (long, short) = (try loaded.number("giá vàng miếng"), try loaded.number("giá vàng"))
        (scores[long], scores[short]) = (12, 11.9)
        let chosen = KeywordRanking(scores: scores, merges: true).choose(2, from: loaded.set, loaded.article) { _ in
            true
        }
        #expect(chosen.map(\.candidate) == [long, short])
        // Of four occurrences two are new: ln(5 / 3).
        #expect((chosen[1].score - (11.9 - DeterministicMath.log(5.0 / 3))).magnitude < 1e-9)
        // Where the spread of scores is small, so is the loss.
        scores = scores.map { $0 / 12 }
        let small = KeywordRanking(scores: scores, merges: true).choose(2, from: loaded.set, loaded.article) { _ in true
        }
        #expect((small[1].score - (11.9 - DeterministicMath.log(5.0 / 3)) / 12).magnitude < 1e-9)
    }

    @Test func chosenOnesMakeTheirLikeLose() throws {
        let text =
            "Hà Nội mưa. Nội Bài mưa. Huế mưa. Giá vàng miếng tăng. Giá vàng miếng giảm. Giá vàng tăng. Giá vàng giảm."
        let loaded = LoadedArticle(text)
        let (long, short) = (try loaded.number("giá vàng miếng"), try loaded.number("giá vàng"))
        let cities = try ["hà nội", "nội bài", "huế"].map { try loaded.number($0) }
        var scores = [Double](repeating: 0, count: loaded.set.candidates.count)
        (scores[long], scores[short]) = (12, 11)
        for (place, city) in cities.enumerated() { scores[city] = 10 - Double(place) }
        let whole = KeywordRanking.Variety(covered: 1, overlap: 0, sameName: 0, name: 0)
        func chosen(_ variety: KeywordRanking.Variety?, group: Int32 = -1) -> [Int: Double] {
            let found = KeywordRanking(scores: scores, merges: true, variety: variety).choose(
                5, from: loaded.set, loaded.article, group: { cities.contains($0) ? group : -1 },
                isName: { cities.contains($0) },
                { _ in true })
            return Dictionary(uniqueKeysWithValues: found.map { ($0.candidate, $0.score) })
        }
        let plain = chosen(nil)
        let varied = chosen(KeywordRanking.Variety(covered: 1, overlap: 0.5, sameName: 0, name: 0.25, names: 1))
        #expect(chosen(whole) == plain)
        // Half of what covered words take away.
        let half = chosen(KeywordRanking.Variety(covered: 0.5, overlap: 0, sameName: 0, name: 0))
        #expect((scores[short] - half[short]! - (scores[short] - plain[short]!) / 2).magnitude < 1e-9)
        #expect((plain[short]! - varied[short]! - 0.5).magnitude < 1e-9)
        #expect(varied[cities[0]] == 10)
        #expect((varied[cities[1]]! - (9 - 0.25)).magnitude < 1e-9)
        #expect((varied[cities[2]]! - (8 - 0.5)).magnitude < 1e-9)
        let grouped = chosen(KeywordRanking.Variety(overlap: 0, sameName: 3, name: 0, names: 9), group: 0)
        #expect(grouped[cities[0]] == 10 && grouped[cities[1]] == 6 && grouped[cities[2]] == 5)
    }

    /// What stands inside a chosen one alone is left out, but for names and what stands in the title.
    @Test func shorterFormsOfTheTitleAndOfNamesStay() throws {
        let text = """
            Giá vàng miếng tăng
            Công nghệ vi mạch mới, công nghệ vi mạch tốt. Samsung Galaxy Tab ra đời. Samsung Galaxy Tab bán ra.
            """
        let loaded = LoadedArticle(text)
        let names = (0..<loaded.set.candidates.count).map { loaded.set.candidates[$0].has(.name) }
        // Longer ones first.
        let scores = loaded.forms.map { Double($0.count) }
        func chosen(_ variety: KeywordRanking.Variety?) -> Set<String> {
            let found = KeywordRanking(scores: scores, merges: true, variety: variety).choose(
                1000, from: loaded.set, loaded.article, isName: { names[$0] }, { _ in true })
            return Set(found.map { loaded.forms[$0.candidate] })
        }
        let (plain, varied) = (chosen(nil), chosen(KeywordRanking.Variety()))
        let long = ["giá vàng miếng tăng", "công nghệ vi mạch", "samsung galaxy tab"]
        #expect(plain.isSuperset(of: long) && varied.isSuperset(of: long))
        #expect(plain.isDisjoint(with: ["tăng", "vi mạch", "galaxy tab", "samsung"]))
        #expect(varied.contains("tăng") && varied.contains("samsung") && !varied.contains("vi mạch"))
        #expect(!varied.contains("và") && !varied.contains("ra"), "stop words never")
    }
}
