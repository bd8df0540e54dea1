import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietKeywords
@testable import VietTraining

/// How the weights of keywords are learned and measured.
@Suite struct KeywordTrainingTests {
    /// Articles whose wanted candidate was drawn with the odds that `weights` give; with `phrases`, others are wanted too, and some
    /// things are said by two candidates.
    private func examples(
        _ weights: [Double], count: Int, seed: UInt64, phrases: Bool = false
    ) -> KeywordExamples {
        var generator = SeededGenerator(seed: seed)
        var result = KeywordExamples(width: weights.count)
        for _ in 0..<count {
            let rows = (0..<Int.random(in: 2...9, using: &generator)).map { _ in
                weights.map { _ in
                    Bool.random(using: &generator) ? Int32.random(in: -4096...4096, using: &generator) : 0
                }
            }
            let odds = rows.map { row in
                DeterministicMath.exp(zip(weights, row).reduce(0.0) { $0 + $1.0 * Double($1.1) / 4096 })
            }
            var draw = Double.random(in: 0..<odds.reduce(0, +), using: &generator)
            let wanted = odds.firstIndex { odd in
                draw -= odd
                return draw < 0
            }
            guard phrases else {
                result.append(rows, wanted: [[wanted ?? 0]])
                continue
            }
            let other = Int.random(in: rows.indices, using: &generator)
            let both = Set([wanted ?? 0, other]).sorted()
            result.append(rows, wanted: Bool.random(using: &generator) ? [both, [other]] : [[other]], weight: 0.4)
        }
        return result
    }

    @Test func equationsAreSolved() {
        var generator = SeededGenerator(seed: 1)
        for size in 1...12 {
            let root = (0..<size).map { _ in (0..<size).map { _ in Double.random(in: -1...1, using: &generator) } }
            let matrix = (0..<size).map { a in
                (0..<size).map { b in (0..<size).reduce(a == b ? 0.5 : 0) { $0 + root[a][$1] * root[b][$1] } }
            }
            let solution = (0..<size).map { _ in Double.random(in: -3...3, using: &generator) }
            let right = matrix.map { row in zip(row, solution).reduce(0) { $0 + $1.0 * $1.1 } }
            for (found, expected) in zip(LinearSystem.solve(matrix, right), solution) {
                #expect((found - expected).magnitude < 1e-6)
            }
        }
    }

    /// The gradient and the curvature against differences of the value and of the gradient.
    @Test(arguments: [false, true]) func slopesAreThoseOfTheFunction(phrases: Bool) {
        let examples = examples([1, -2, 0.5, 0], count: 30, seed: 2, phrases: phrases)
        let place = [0.3, -0.7, 0.1, 0.9]
        let step = KeywordWeightTrainer.Step(place, examples, 2)
        let small = 1e-5
        for index in place.indices {
            var (up, down) = (place, place)
            up[index] += small
            down[index] -= small
            let above = KeywordWeightTrainer.Step(up, examples, 2)
            let below = KeywordWeightTrainer.Step(down, examples, 2)
            #expect((step.gradient[index] - (above.value - below.value) / (2 * small)).magnitude < 1e-3)
            for other in 0...index where !phrases {
                let slope = (above.gradient[other] - below.gradient[other]) / (2 * small)
                #expect((step.curvature[index][other] + slope).magnitude < 1e-3)
            }
            // Where several say what is wanted, the curvature taken is rather too great.
            let slope = (above.gradient[index] - below.gradient[index]) / (2 * small)
            #expect(step.curvature[index][index] + slope > -1e-3)
        }
    }

    /// Steps never make the value worse, and end where nothing pulls.
    @Test func learningFromPhrasesEnds() {
        let examples = examples([1, -2, 0.5, 0], count: 400, seed: 5, phrases: true)
        let found = KeywordWeightTrainer().train(examples).map { Double($0) / 1000 }
        let (start, end) = (
            KeywordWeightTrainer.Step([0, 0, 0, 0], examples, 2), KeywordWeightTrainer.Step(found, examples, 2)
        )
        #expect(end.value > start.value)
        #expect(end.gradient.allSatisfy { $0.magnitude < 0.5 })
    }

    @Test func plantedWeightsAreFoundAgain() {
        let planted = [2.0, -1.5, 0.0, 0.7]
        let examples = examples(planted, count: 6000, seed: 3)
        var trainer = KeywordWeightTrainer()
        let found = trainer.train(examples)
        for (weight, expected) in zip(found, planted) { #expect((Double(weight) / 1000 - expected).magnitude < 0.15) }
        #expect(trainer.train(examples) == found)
        // At the best place nothing pulls any more.
        let step = KeywordWeightTrainer.Step(found.map { Double($0) / 1000 }, examples, trainer.penalty)
        #expect(step.gradient.allSatisfy { $0.magnitude < 2 })
        trainer.penalty = 1e5
        #expect(trainer.train(examples).allSatisfy { $0.magnitude < 300 })
        #expect(trainer.train(KeywordExamples(width: 4)) == [0, 0, 0, 0])
    }

    @Test func anArticleTeachesWhereItsQueryIsACandidate() throws {
        let text = "Giá vàng tăng\nHôm nay giá vàng tăng mạnh ở Hà Nội. Người mua vàng đông."
        let document = Segmenter.standard.segment(text)
        let worker = KeywordExtractor().makeWorker()
        var examples = KeywordExamples(.second)
        document.withView { view in
            examples.add(view, query: "HÀ  NỘI", with: worker)
            examples.add(view, query: "giá bạc", with: worker)
        }
        #expect(examples.count == 1 && examples.skipped == 1)
        let all = KeywordExtractor().keywords(in: document)
        #expect(all.contains { $0.key == "hà nội" })
        #expect(examples.features.count == examples.candidates * RankingStage.second.featureCount)
        // The place of the query is that of a name in capitals, seen once.
        let row = Array(examples.row(examples.wanted[0][0][0]))
        #expect(row[CandidateFeature.capital.rawValue] == 4096 && row[CandidateFeature.title.rawValue] == 0)
        #expect(row[CandidateFeature.syllables.rawValue] == 2 * 4096)
    }

    /// The value itself: the sum of the logarithms of shares, all that say what is wanted against those that say nothing wanted.
    @Test func whatSaysSomethingWantedIsNoRivalOfTheRest() {
        var examples = KeywordExamples(width: 1)
        examples.append([[4096], [0], [3 * 4096], [2 * 4096]], wanted: [[0], [2, 3]], weight: 2)
        let step = KeywordWeightTrainer.Step([1], examples, 0)
        func share(_ scores: Double...) -> Double {
            let odds = scores.reduce(0) { $0 + DeterministicMath.exp($1) }
            return DeterministicMath.log(odds / (odds + 1))
        }
        #expect((step.value - 2 * (share(1) + share(3, 2))).magnitude < 1e-9)
    }

    @Test func phrasesTeachTheCandidatesThatSayThem() {
        let text = "Giá vàng tăng\nHôm nay giá vàng tăng mạnh ở Hà Nội. Người mua vàng đông, giá vàng còn tăng."
        let document = Segmenter.standard.segment(text)
        let worker = KeywordExtractor().makeWorker()
        var examples = KeywordExamples(.second)
        document.withView { view in
            examples.add(view, phrases: ["GIÁ VÀNG", "thủ đô Hà Nội", "bóng đá"], weight: 0.5, with: worker)
            examples.add(view, phrases: ["bóng đá"], weight: 0.5, with: worker)
        }
        #expect(examples.count == 1 && examples.skipped == 1 && examples.weights == [0.5])
        var forms: [String] = []
        document.withView {
            worker.forEachCandidate(in: $0, for: .second) { form, _ in
                forms.append(String(decoding: form, as: UTF8.self))
            }
        }
        let said = examples.wanted[0].map { Set($0.map { forms[$0] }) }
        #expect(said.count == 2 && said[0].contains("giá vàng") && said[1].contains("hà nội"))
        #expect(!said[0].contains("hà nội") && !said[0].contains("người"))
        if forms.contains("vàng") { #expect(said[0].contains("vàng"), "half of it") }
    }

    /// What a reader judged is found among the candidates of its article, with what the readers of others chose.
    @Test func judgedPhrasesAreThoseOfTheirArticle() throws {
        let texts = [
            "Giá vàng tăng\nHôm nay giá vàng miếng tăng. Giá vàng miếng giảm.",
            "Giá dầu thô\nHôm nay giá dầu thô tăng. Giá dầu thô giảm.",
        ]
        let worker = KeywordExtractor().makeWorker()
        var examples = KeywordExamples(.second)
        #expect(examples.judged.standing == 0 && examples.judged.pieces == 0 && examples.judged.candidates == 0)
        Segmenter.standard.segment(texts[0]).withView {
            examples.add($0, phrases: ["giá vàng"], weight: 1, standing: ["GIÁ VÀNG MIẾNG", "giá bạc"], with: worker)
        }
        for _ in 0..<3 {
            Segmenter.standard.segment(texts[1]).withView {
                examples.add($0, phrases: ["dầu thô"], weight: 1, pieces: ["giá dầu thô"], with: worker)
            }
        }
        // What is no candidate tells nothing.
        let judged = examples.judged
        try #require(judged.standing == 1 && judged.pieces == 3 && judged.width == examples.width)
        let chosen = ReaderChoiceCounter.feature
        let pieceRow = try #require(
            (0..<examples.candidates).last {
                examples.row($0).elementsEqual(0..<judged.width) { $1 == chosen || $0 == judged.value($1, of: 3) }
            })
        #expect(judged.value(chosen, of: 1) > judged.value(chosen, of: 0), "two other readers chose it, none the other")
        examples.weighChoices()
        #expect(judged.value(chosen, of: 3) == examples.value(chosen, of: pieceRow))
    }

    /// Trees tell pieces by the one feature that tells them, from half their odds on.
    @Test func piecesOfClausesAreLearned() throws {
        func row(_ values: Int32...) -> [Int32] {
            values + [Int32](repeating: 0, count: CandidateFeature.allCases.count - values.count)
        }
        var generator = SeededGenerator(seed: 3)
        func noise() -> Int32 { Int32.random(in: 0..<100, using: &generator) }
        let examples = JudgedExamples(
            standing: (0..<400).map { row($0 < 100 ? 900 : 100, noise()) },
            pieces: (0..<100).map { _ in row(900, noise()) })
        let trees = KeywordForestTrainer.ofPieces.train(examples)
        #expect(trees.count == 60 * KeywordForest.width)
        let forest = try KeywordWeights(bytes: KeywordWeights.compile(pieces: trees, identity: "")).pieces
        func score(_ features: [Int32]) -> Double { features.withUnsafeBufferPointer { forest.score($0.baseAddress!) } }
        // Half of those with the feature are pieces, and of all one in five: odds of 1 beside 1/8.
        let (like, unlike) = (score(row(900, 50)), score(row(100, 50)))
        #expect(like > 1 && like < 3.2 && unlike < -0.5)
        // One kind alone teaches nothing.
        let none = KeywordForestTrainer.ofPieces.train(JudgedExamples(standing: [row(1)], pieces: []))
        #expect(none.allSatisfy { $0 == 0 || $0 == .max })
    }

    /// What readers of other articles chose is known of a candidate; what its own reader chose is not, nor what a query says.
    @Test func choicesAreThoseOfOtherReaders() throws {
        let worker = KeywordExtractor().makeWorker()
        var examples = KeywordExamples(.second)
        let texts = ["Hà Nội", "Hà Nội", "Hà Nội", "Cần Thơ"].map { "Giá vàng tăng\nGiá vàng ở \($0) tăng. \($0) vui." }
        for (text, phrase) in zip(texts, ["giá vàng", "giá vàng", "Hà Nội", "giá vàng"]) {
            Segmenter.standard.segment(text).withView {
                examples.add($0, phrases: [phrase], weight: 1, with: worker)
            }
        }
        Segmenter.standard.segment(texts[0]).withView { examples.add($0, query: "Hà Nội", with: worker) }
        let before = examples.features
        examples.weighChoices()
        func share(_ form: String, _ article: Int) throws -> Double {
            var place: Int?
            var count = 0
            Segmenter.standard.segment(texts[article % 4]).withView {
                worker.forEachCandidate(in: $0, for: .second) { found, _ in
                    if found.elementsEqual(form.utf8) { place = count }
                    count += 1
                }
            }
            let row = examples.row(examples.starts[article] + (try #require(place)))
            return Double(row[row.startIndex + ReaderChoiceCounter.feature]) / 4096
        }
        func expected(_ chosen: Double, of all: Double) -> Double { (chosen + 2) / (all + 12) }
        // Chosen in three of four; twelve articles in which a sixth is chosen stand for what is not known.
        #expect(try (share("giá vàng", 0) - expected(2, of: 3)).magnitude < 0.003)
        #expect(try (share("giá vàng", 2) - expected(3, of: 3)).magnitude < 0.003)
        #expect(try (share("giá vàng", 4) - expected(3, of: 4)).magnitude < 0.003)
        #expect(try (share("hà nội", 2) - expected(0, of: 2)).magnitude < 0.003)
        #expect(try (share("hà nội", 4) - expected(1, of: 3)).magnitude < 0.003)
        // Seen in one article, or in none but its own: as good as unknown.
        #expect(try (share("cần thơ", 3) - expected(0, of: 0)).magnitude < 0.003)
        // Nothing else is touched.
        let feature = ReaderChoiceCounter.feature
        #expect(
            zip(before, examples.features).enumerated().allSatisfy {
                $0 % RankingStage.second.featureCount == feature || $1.0 == $1.1
            })
        // The table says the same of a new article.
        let weights = try KeywordWeights(
            bytes: KeywordWeights.compile(choices: examples.choices.sections, identity: ""))
        func stored(_ form: String) -> Double {
            Array(form.utf8).withUnsafeBufferPointer { weights.choices.share(ofForm: $0) }
        }
        #expect((stored("giá vàng") - expected(3, of: 4)).magnitude < 0.003)
        #expect((stored("hà nội") - expected(1, of: 3)).magnitude < 0.003)
        #expect((stored("cần thơ") - expected(0, of: 0)).magnitude < 0.003)
        #expect((stored("vũng tàu") - expected(0, of: 0)).magnitude < 0.003)
    }

    @Test func halfOfThePhraseSaysTheSame() {
        func same(_ a: String, _ b: String) -> Bool {
            saysTheSame(Array(a.split(separator: " ")), b.split(separator: " "))
        }
        #expect(same("giá vàng", "giá vàng"))
        #expect(same("giá vàng", "giá vàng miếng SJC") && same("giá vàng miếng SJC", "vàng miếng"))
        #expect(!same("vàng", "giá vàng miếng"), "less than half")
        #expect(!same("giá miếng", "giá vàng miếng"), "no stretch")
        #expect(!same("", "giá") && !same("", ""))
        #expect(same("tăng giá", "giá vàng tăng giá"), "at the end")
    }

    @Test func aQueryFallsInOneHalf() {
        let queries = (0..<2000).map { "từ khoá \($0)" }
        let learned = queries.count { KeywordExamples.isLearned($0) }
        #expect((800...1200).contains(learned))
        for query in queries.prefix(100) {
            #expect(KeywordExamples.isLearned(query) == KeywordExamples.isLearned("  " + query.uppercased()))
        }
    }

    @Test func hitsAreCountedWithinEachDepth() {
        func keyword(_ text: String) -> Keyword {
            Keyword(text: text, key: text, kind: .word, score: 0, occurrences: [0..<1], sentences: 1)
        }
        let keywords = (0..<20).map { keyword("từ \($0)") }
        var hits = KeywordHits()
        for query in ["TỪ 4", "từ 5", "từ 9", "từ 10", "từ 19", "từ 20"] { hits.add(keywords, query: query) }
        #expect(hits.count == 6 && hits.found == [1, 3, 5])
        #expect(hits.shares.map { Int($0) } == [16, 50, 83])
        #expect(KeywordHits().shares == [0, 0, 0])
    }

    @Test func weightsComeBackFromTheirTable() throws {
        let first = (0..<RankingStage.first.featureCount).map { Int32($0) * 100 - 700 }
        let trees = [Int32](repeating: 0, count: 3 * KeywordForest.width)
        let read = try KeywordWeights(bytes: KeywordWeights.compile(first: first, trees: trees, identity: "mine"))
        #expect(read.first == first && read.forest.count == 3 && read.identity.name == "mine")
        // A program with other features refuses them.
        let short = KeywordWeights.compile(first: Array(first.dropLast()), identity: "")
        let error = #expect(throws: VietTextError.self) { try KeywordWeights(bytes: short) }
        #expect(error?.code == .corruptTable && error?.message.contains("WEIGHTS") == true)
        let other = TableWriter.encode(
            .keywordWeights, identity: "", sections: [("FEATURES", Array("length".utf8)), ("WEIGHTS", [0, 0, 0, 0])])
        #expect(throws: VietTextError.self) { try KeywordWeights(bytes: other) }
    }

    /// Trees decide the order: one that asks for more than one occurrence.
    @Test(arguments: [Int32(1), -1]) func treesDecide(sign: Int32) throws {
        var tree = [Int32](repeating: 0, count: KeywordForest.width)
        tree[0] = Int32(CandidateFeature.frequency.rawValue)
        tree[1] = 4000  // between ln 2 and ln 3, in parts of one
        for leaf in 0..<(1 << KeywordForest.depth) / 2 { tree[tree.count - 1 - leaf] = 2048 * sign }
        let weights = try KeywordWeights(bytes: KeywordWeights.compile(trees: tree, identity: ""))
        let extractor = KeywordExtractor(background: nil, stopWords: .none, weights: weights)
        let found = extractor.keywords(in: Segmenter.standard.segment("Giá vàng tăng. Hà Nội mưa. Giá vàng giảm."))
        #expect(found.first?.frequency == (sign > 0 ? 2 : 1))
        #expect(found.first?.score == (sign > 0 ? 0.5 : 0))
    }
}

extension KeywordExamples {
    /// Adds candidates of which the features alone are known.
    mutating func append(_ rows: [[Int32]], wanted places: [[Int]], weight: Double = 1) {
        append(rows.map { Row($0) }, wanted: places, weight: weight)
    }
}
