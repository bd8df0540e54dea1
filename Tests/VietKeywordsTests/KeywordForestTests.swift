import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietKeywords

/// The two stages of the default ranking.
@Suite struct KeywordForestTests {
    private static let features = CandidateFeature.allCases.count

    private func forest(_ trees: [Int32]) throws -> KeywordForest {
        try KeywordWeights(bytes: KeywordWeights.compile(trees: trees, identity: "")).forest
    }

    /// The leaf of each tree found by going down a branch at a time.
    @Test func everyTreeGivesOneLeaf() throws {
        var generator = SeededGenerator(seed: 1)
        let trees = (0..<20).flatMap { _ in
            (0..<31).flatMap { _ in
                [
                    Int32.random(in: 0..<Int32(Self.features), using: &generator),
                    Int32.random(in: -5...5, using: &generator),
                ]
            } + (0..<32).map { _ in Int32.random(in: -1000...1000, using: &generator) }
        }
        let forest = try forest(trees)
        #expect(forest.count == 20)
        for _ in 0..<200 {
            let row = (0..<Self.features).map { _ in Int32.random(in: -6...6, using: &generator) }
            var expected: Int32 = 0
            for start in stride(from: 0, to: trees.count, by: KeywordForest.width) {
                var (level, node) = (1, 0)
                for _ in 0..<5 {
                    let split = start + 2 * (level - 1 + node)
                    node = 2 * node + (row[Int(trees[split])] > trees[split + 1] ? 1 : 0)
                    level *= 2
                }
                expected += trees[start + 62 + node]
            }
            let found = row.withUnsafeBufferPointer { forest.score($0.baseAddress!) }
            #expect(found == Double(expected) / KeywordForest.unit)
        }
    }

    /// Both kinds of trees are read with the same care.
    @Test func damagedTreesAreRefused() {
        let whole = [Int32](repeating: 0, count: KeywordForest.width)
        var (far, negative, heavy) = (whole, whole, whole)
        far[2] = Int32(Self.features)
        negative[0] = -1
        heavy[70] = 1 << 21
        for trees in [Array(whole.dropLast()), [], far, negative, heavy] {
            let error = #expect(throws: VietTextError.self) { try forest(trees) }
            #expect(error?.code == .corruptTable && error?.message.contains("TREES") == true)
            let other = #expect(throws: VietTextError.self) {
                try KeywordWeights(bytes: KeywordWeights.compile(pieces: trees, identity: ""))
            }
            #expect(other?.code == .corruptTable && other?.message.contains("PIECES") == true)
        }
        // A threshold may be anything.
        #expect(throws: Never.self) { try forest([0, .max] + whole.dropFirst(2)) }
    }

    private func rows(_ text: String, _ worker: KeywordWorker) -> [String: [Int32]] {
        var rows: [String: [Int32]] = [:]
        Segmenter.standard.segment(text).withView {
            worker.forEachCandidate(in: $0, for: .second) { rows[String(decoding: $0, as: UTF8.self)] = Array($1) }
        }
        return rows
    }

    @Test func aNumberOrALetterAtTheEndOfSeveralWordsIsTold() throws {
        let rows = rows(
            "Phim truyện tập 34 và bảng B\nPhim truyện hay. Bảng B vui, 34 người.", KeywordExtractor().makeWorker())
        func isNumbered(_ form: String) throws -> Bool {
            try #require(rows[form], "\(form)")[CandidateFeature.numbered.rawValue] != 0
        }
        #expect(try isNumbered("tập 34") && isNumbered("bảng b"))
        #expect(try !isNumbered("tập") && !isNumbered("phim truyện"))
    }

    @Test func candidatesAreMeasuredAgainstTheirArticle() throws {
        let text = """
            Giá vàng miếng lập đỉnh

            Hôm nay giá vàng miếng tăng mạnh. Người mua đông.
            Ở Hà Nội, giá vàng miếng cao hơn. Hà Nội mưa.
            Sang tuần sau giá vàng miếng còn tăng, chuyên gia nói.
            """
        let rows = rows(text, KeywordExtractor().makeWorker())
        func value(_ form: String, _ feature: CandidateFeature) throws -> Double {
            Double(try #require(rows[form], "\(form)")[feature.rawValue]) / 4096
        }
        #expect(try value("giá vàng miếng", .title) == 1 && value("hà nội", .title) == 0)
        #expect(try value("giá vàng miếng", .titlePosition) == 1 && value("giá vàng miếng", .titleBreak) == 1)
        #expect(try value("giá vàng miếng", .titleShare) == 1 && value("hà nội", .titleShare) == 0)
        // Once of two, and the first of the sentences after the title.
        #expect(try value("giá vàng miếng", .lead) == 0.5)
        #expect(try value("hà nội", .lead) == 0.5 && value("hà nội", .relativePosition) > 0.2)
        #expect(try value("giá vàng miếng", .reach) > value("hà nội", .reach))
        #expect(try value("hà nội", .capital) == 1 && value("hà nội", .innerCapital) == 0.5)
        #expect(try value("hà nội", .rightBreaks) == 0.5)
        #expect(try value("giá vàng miếng", .syllables) == 3)
        #expect(try value("giá vàng miếng", .relativeFrequency) == 1 && value("hà nội", .relativeFrequency) == 0.5)
        #expect(try value("giá vàng miếng", .frequencyRank) == 0 && value("hà nội", .frequencyRank) > 0)
        if rows["vàng"] != nil { #expect(try value("vàng", .longer) == 1 && value("giá vàng miếng", .shorter) == 1) }
    }

    /// What is kept from article to article changes nothing.
    @Test func aWorkerForgetsTheArticlesBefore() {
        let texts = [
            "Giá vàng tăng\nGiá vàng ở Hà Nội tăng. Người Hà Nội mua vàng.", "", "Mưa",
            "Bão vào Đà Nẵng\nSáng nay bão vào Đà Nẵng. Giá vàng không đổi vì bão.",
        ]
        let worker = KeywordExtractor().makeWorker()
        for text in texts + texts.reversed() {
            #expect(rows(text, worker) == rows(text, KeywordExtractor().makeWorker()))
        }
    }

    /// Leaders are compared with all others by one look at their syllables first.
    @Test func relationsAreThoseOfASlowSearch() {
        var generator = SeededGenerator(seed: 6)
        let words = ["giá", "vàng", "miếng", "Hà", "Nội", "mưa", "to", "sông", "Hồng", "."]
        for _ in 0..<20 {
            let text = (0..<60).map { _ in words.randomElement(using: &generator)! }.joined(separator: " ")
            var article = Article(stopWords: .none)
            var set = CandidateSet()
            let worker = Segmenter.standard.makeWorker(keepsKeys: true)
            var text8 = text
            text8.withUTF8 { bytes in
                worker.segment(bytes)
                article.load(worker.view(of: bytes))
            }
            set.load(article, names: [], phraseLength: 4)
            var leaders = LeadingCandidates()
            let scores = (0..<set.candidates.count).map { _ in Int64.random(in: -9...9, using: &generator) }
            leaders.load(scores, unit: 1, set, article)
            let numbers = leaders.numbers
            #expect(numbers.count == min(scores.count, LeadingCandidates.limit))
            #expect(zip(numbers, numbers.dropFirst()).allSatisfy { scores[$0] >= scores[$1] })
            func syllables(_ number: Int) -> [TokenKey] { Array(article.syllables(of: set.candidates[number].words)) }
            for number in scores.indices {
                let found = leaders.relations(of: number, set, article)
                var (supporters, longer, shorter) = (0, 0, 0)
                for other in numbers where other != number {
                    let (own, theirs) = (syllables(number), syllables(other))
                    if saysTheSame(own, theirs) { supporters += 1 }
                    let (short, long) = own.count <= theirs.count ? (own, theirs) : (theirs, own)
                    let isInside = (0...(long.count - short.count)).contains { long[$0...].starts(with: short) }
                    guard isInside else { continue }
                    let count = Int(set.candidates[other].count)
                    if theirs.count > own.count { longer = max(longer, count) } else { shorter = max(shorter, count) }
                }
                #expect(found.supporters == supporters && found.longer == longer && found.shorter == shorter)
            }
        }
    }

    /// A phrase loses what speaks for a piece of a clause, and gains nothing by what speaks against; words and names are not asked.
    @Test func phrasesAloneLoseWhatSpeaksForAPiece() throws {
        let text = "Giá vàng miếng tăng\n\nHôm nay giá vàng miếng ở Thái Nguyên tăng. Người Thái Nguyên vui, mưa."
        // Every leaf is the same.
        func trees(_ leaf: Int32) -> [Int32] {
            [Int32](repeating: 0, count: KeywordForest.width - 32) + [Int32](repeating: leaf, count: 32)
        }
        func scores(_ pieces: Int32) throws -> [String: Double] {
            let weights = try KeywordWeights(
                bytes: KeywordWeights.compile(trees: trees(8192), pieces: trees(pieces), identity: ""))
            var extractor = KeywordExtractor(background: .background, stopWords: .standard, weights: weights)
            extractor.options.limit = .max
            extractor.options.mergesNested = false
            let keywords = extractor.keywords(in: Segmenter.standard.segment(text))
            return Dictionary(uniqueKeysWithValues: keywords.map { ($0.key, $0.score) })
        }
        let (none, some, against) = try (scores(0), scores(2048), scores(-2048))
        #expect(none["giá vàng miếng"] == 2 && some["giá vàng miếng"] == 1.5)
        #expect(some["thái nguyên"] == 2 && some["mưa"] == 2 && some["vàng"] ?? 2 == 2)
        #expect(against == none)
    }

    /// Few keywords are the first of many, also where more are wanted than the first stage passes on; those behind score no more.
    @Test func fewAreTheFirstOfMany() {
        let text = (0..<30).map {
            "Tin \($0)\nÔng Nguyễn Văn A\($0) nói giá vàng ở Hà Nội tăng \($0) lần, dân mua nhiều hơn."
        }
        .joined(separator: "\n")
        let document = Segmenter.standard.segment(text)
        func keywords(_ limit: Int, nested: Bool = false) -> [Keyword] {
            var extractor = KeywordExtractor()
            extractor.options.limit = limit
            extractor.options.mergesNested = !nested
            return extractor.keywords(in: document)
        }
        for nested in [false, true] {
            let all = keywords(.max, nested: nested)
            #expect(all.count > LeadingCandidates.limit || !nested)
            #expect(zip(all, all.dropFirst()).allSatisfy { $0.score >= $1.score - 1e-6 && $1.score > -100 })
            for limit in [1, 5, 40, 41, 79, 81, all.count] {
                let keys = keywords(limit, nested: nested).map(\.key)
                #expect(keys == Array(all.map(\.key).prefix(limit)))
            }
        }
    }
}
