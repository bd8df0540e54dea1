import TestSupport
import Testing
import VietCore
import VietText

@testable import VietSegmentation

@Suite struct ExplanationTests {
    /// Texts in which many gaps are open, and hostile ones.
    private static func texts() throws -> [[UInt8]] {
        var generator = SeededGenerator(seed: 17)
        var random = RandomText(seed: 18)
        let pieces = [
            "Tổng", "Bí", "thư", "Nguyễn", "Phú", "Trọng", "đại", "học", "sinh", "viên", "TP.HCM", "Hà", "Nội", "xanh",
            "xanh", "xanhh", "COVID-19", "USA", "a", "B", "iPhone", "9/7", ",", "kỹ", "thuật", "hoá", "lung", "linh",
        ]
        var texts = (0..<300).map { _ in
            Array(
                (0..<Int.random(in: 1...25, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }
                    .joined(separator: " ").utf8)
        }
        for _ in 0..<300 { texts.append(random.next()) }
        for article in ExampleArticle.allCases { texts.append(Array(try article.bytes().prefix(6_000))) }
        return texts
    }

    @Test func termsAddUpToTheScoreOfTheFastPath() throws {
        let segmenter = Segmenter.standard
        let worker = segmenter.makeWorker(keepsScores: true)
        var scored = 0
        for text in try Self.texts() {
            let (document, gaps) = segmenter.explain(SourceText(bytes: text))
            text.withUnsafeBufferPointer { worker.segment($0) }
            #expect(gaps.count == document.storage.tokens.count - document.storage.sentences.count)
            for gap in gaps {
                let score = worker.scores[gap.token]
                #expect(gap.modelScore == (score == GapScore.none ? nil : Int(score)))
                #expect(gap.terms.reduce(0) { $0 + $1.score } == gap.modelScore ?? 0)
                #expect(gap.isJoined == worker.tokens[gap.token].continuesWord)
                if let score = gap.score {
                    #expect(gap.isJoined == (score > 0))
                    scored += 1
                }
            }
        }
        #expect(scored > 5_000)
    }

    @Test func smallModelsAddUpToo() {
        var random = RandomModel(seed: 23)
        var generator = SeededGenerator(seed: 24)
        for _ in 0..<12 {
            let model = random.model()
            let segmenter = Segmenter(model: SegmentationTables(folding: model))
            let words = model.vocabulary.map(\.text) + ["zzz", "7", ","]
            for _ in 0..<60 {
                let text = (0..<Int.random(in: 1...15, using: &generator)).map { _ in
                    let word = words.randomElement(using: &generator)!
                    return Bool.random(using: &generator) ? word : word.prefix(1).uppercased() + word.dropFirst()
                }.joined(separator: " ")
                for gap in segmenter.explain(SourceText(text)).gaps {
                    #expect(gap.terms.reduce(0) { $0 + $1.score } == gap.modelScore ?? 0, "\(text)")
                }
            }
        }
    }

    @Test func entriesOfDictionariesAreNamed() throws {
        let dictionary = try UserDictionary(bytes: Array("\nxanh  lá\tforce\nlá cây\tadd\n".utf8), file: "d.txt")
        let gaps = try Segmenter.standard.following(dictionary).explain("xanh lá cây").gaps
        #expect(gaps[0].entries == [.init(text: "xanh lá", action: "force", file: "d.txt", line: 2)])
        #expect(gaps[0].isJoined)
        #expect(gaps[1].entries.map(\.action) == ["force"])
        #expect(!gaps[1].isJoined)
        #expect(gaps[1].score == Int(GapScore.forcedBoundary))
    }

    @Test func probabilitiesRiseWithTheScore() {
        #expect(GapScore.probability(GapScore.none) == nil)
        #expect(GapScore.probability(GapScore.forcedJoin) == 10_000)
        #expect(GapScore.probability(GapScore.forcedBoundary) == 0)
        #expect(GapScore.probability(0) == 5_000)
        var last = 0
        for score in stride(from: -50_000 as Int32, through: 50_000, by: 37) {
            let value = GapScore.probability(score)!
            #expect(value >= last)
            #expect(value + GapScore.probability(-score)! == 10_000)
            last = value
        }
        #expect(last == 10_000)
    }

    @Test func probabilitiesAgreeWithTheWords() {
        let source = SourceText("Sinh viên đại học Bách khoa nói 5 lần.")
        let (document, probabilities) = Segmenter.standard.joinProbabilities(of: source)
        #expect(document.storage.words == Segmenter.standard.segment(source).storage.words)
        #expect(probabilities.count == document.storage.tokens.count)
        #expect(probabilities[0] == nil)
        for (token, probability) in zip(document.storage.tokens, probabilities) {
            if let probability, probability != 0.5 { #expect(token.continuesWord == (probability > 0.5)) }
        }
        #expect(probabilities.contains { $0 ?? 0 > 0.9 })
    }
}
