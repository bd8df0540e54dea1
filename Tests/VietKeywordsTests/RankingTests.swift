import TestSupport
import Testing
import VietCore
import VietNormalization
import VietSegmentation
import VietText

@testable import VietKeywords

/// What stands between the candidates and their order.
@Suite struct RankingTests {
    private func loaded(_ text: String, _ article: inout Article, _ set: inout CandidateSet, names: [Entity] = []) {
        Segmenter.standard.segment(text).withView { article.load($0) }
        set.load(article, names: names, phraseLength: 4)
    }

    /// Text of few words, so that spans, names and quotations repeat in every way.
    private func prose(_ generator: inout SeededGenerator) -> String {
        let words = [
            "giá vàng", "Hà Nội", "và", "của", "tăng", "12", "“", "”", ".", ",", "Nguyễn Văn An", "ông", "GDP", ":",
            "công ty",
        ]
        return (0..<Int.random(in: 1...200, using: &generator)).map { _ in words.randomElement(using: &generator)! }
            .joined(separator: " ")
    }

    /// The slow twin of the heaps: the whole order is sorted.
    @Test func chosenAreTheFirstOfASort() {
        var generator = SeededGenerator(seed: 41)
        var article = Article(stopWords: .standard)
        var set = CandidateSet()
        for _ in 0..<60 {
            loaded(prose(&generator), &article, &set)
            let count = set.candidates.count
            // Few different scores, so that ties decide.
            let scores = (0..<count).map { _ in Double(Int.random(in: 0...5, using: &generator)) }
            let spans = (0..<count).map { set.candidates[$0].words }
            let isStop = spans.map { span in span.allSatisfy { article.words[$0].has(.stop) } }
            let order = (0..<count).sorted { a, b in
                if scores[a] != scores[b] { return scores[a] > scores[b] }
                if spans[a].count != spans[b].count { return spans[a].count > spans[b].count }
                return spans[a].lowerBound < spans[b].lowerBound
            }.filter { !isStop[$0] && $0 % 3 != 1 }
            for limit in [0, 1, 5, 1000] {
                let chosen = KeywordRanking(scores: scores, merges: false).choose(limit, from: set, article) {
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
        var article = Article(stopWords: .standard)
        var set = CandidateSet()
        loaded(text, &article, &set)
        func number(_ form: String) throws -> Int {
            try #require(
                (0..<set.candidates.count).first { number in
                    let span = set.candidates[number].words
                    return span.map { String(decoding: article.key($0), as: UTF8.self) }.joined(separator: " ") == form
                })
        }
        var scores = [Double](repeating: 0, count: set.candidates.count)
        let (long, short) = (try number("giá vàng miếng"), try number("giá vàng"))
        (scores[long], scores[short]) = (12, 11.9)
        let chosen = KeywordRanking(scores: scores, merges: true).choose(2, from: set, article) { _ in true }
        #expect(chosen.map(\.candidate) == [long, short])
        // Of four occurrences two are new: ln(5 / 3).
        #expect((chosen[1].score - (11.9 - DeterministicMath.log(5.0 / 3))).magnitude < 1e-9)
        // Where the spread of scores is small, so is the loss.
        scores = scores.map { $0 / 12 }
        let small = KeywordRanking(scores: scores, merges: true).choose(2, from: set, article) { _ in true }
        #expect((small[1].score - (11.9 - DeterministicMath.log(5.0 / 3)) / 12).magnitude < 1e-9)
    }

    /// The tally of occurrences against one that asks each question by itself.
    @Test func occurrencesAreTalliedAsTheyStand() {
        var generator = SeededGenerator(seed: 42)
        var article = Article(stopWords: .standard)
        var set = CandidateSet()
        var tally = OccurrenceTally()
        for _ in 0..<60 {
            loaded(prose(&generator), &article, &set)
            for number in 0..<set.candidates.count {
                let places = Array(set.occurrences(of: number))
                tally.count(set.occurrences(of: number), article.words.elements)
                let words = Array(article.words.elements)
                let inCapitals = places.filter {
                    $0.words.allSatisfy { words[$0].has(.capital) || words[$0].has(.digits) }
                }
                #expect(tally.capital == inCapitals.count)
                #expect(tally.innerCapital == inCapitals.count { !words[$0.words.lowerBound].has(.first) })
                #expect(tally.names == places.count { $0.isName } && tally.quotes == places.count { $0.isQuotation })
                #expect(tally.sentences == Set(places.map { words[$0.words.lowerBound].sentence }).count)
                #expect(
                    tally.titlePosition == places.first { words[$0.words.lowerBound].has(.title) }?.words.lowerBound)
                #expect(
                    tally.firstInBody == places.first { !words[$0.words.lowerBound].has(.title) }?.words.lowerBound)
                let rights = places.compactMap { place -> UInt32? in
                    let end = place.words.upperBound
                    guard end < words.count, !words[end].has(.breakBefore), !words[end].has(.stop) else { return nil }
                    return words[end].key
                }
                let lefts = places.compactMap { place -> UInt32? in
                    let first = place.words.lowerBound
                    guard first > 0, !words[first].has(.breakBefore), !words[first - 1].has(.stop) else { return nil }
                    return words[first - 1].key
                }
                #expect(tally.closed == places.count - rights.count)
                func commonest(_ keys: [UInt32]) -> Int {
                    Dictionary(keys.map { ($0, 1) }, uniquingKeysWith: +).values.max() ?? 0
                }
                let found = tally.commonestNeighbours()
                #expect(found.left == commonest(lefts) && found.right == commonest(rights))
            }
        }
    }

    @Test func stopWordsAreKnownByTheirKeys() {
        let words = StopWords(["kỹ sư", "hoà", "và"])
        func key(_ text: String) -> TokenKey { TokenKey(phrase: WordIdentity.standard.form(of: Array(text.utf8))) }
        #expect(words.contains(key("KĨ SƯ")) && words.contains(key("hòa")) && words.contains(key("Và")))
        #expect(!words.contains(key("kỹ")) && !words.contains(key("sư kỹ")) && !words.contains(key("")))
        #expect(StopWords(text: "# không\r\nđại_học\r\n\r\n").words == ["đại học"])
        let both = words.union(StopWords(["đại học"]))
        #expect(both.contains(key("Đại học")) && both.count == 4)
    }

    @Test func bytesStandInByteOrder() {
        var generator = SeededGenerator(seed: 43)
        for _ in 0..<3000 {
            let a = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                UInt8.random(in: 126...129, using: &generator)
            }
            var b = Bool.random(using: &generator) ? Array(a.prefix(Int.random(in: 0...20, using: &generator))) : a
            if !b.isEmpty, Bool.random(using: &generator) { b[b.count - 1] ^= 0x80 }
            let order = a.withUnsafeBytes { x in b.withUnsafeBytes { ByteComparison.order(x, $0) } }
            #expect((order < 0) == a.lexicographicallyPrecedes(b) && (order == 0) == (a == b))
            if a.count == b.count, !a.isEmpty {
                let areEqual = a.withUnsafeBufferPointer { x in
                    b.withUnsafeBufferPointer { ByteComparison.areEqual(x.baseAddress!, $0.baseAddress!, a.count) }
                }
                #expect(areEqual == (a == b))
            }
        }
    }
}
