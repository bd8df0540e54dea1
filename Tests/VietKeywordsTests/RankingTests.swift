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

    /// A word in capitals weighs as one with a capital does.
    @Test func capitalsAreCountedOnce() {
        func scores(_ text: String) -> [Double] {
            var article = Article(stopWords: .standard)
            var set = CandidateSet()
            loaded(text, &article, &set)
            return YakeScores(article).scores(of: set, article)
        }
        let capitals = scores("Dân hỏi UBND rồi về.")
        #expect(!capitals.isEmpty && capitals == scores("Dân hỏi Ubnd rồi về."))
        #expect(capitals != scores("Dân hỏi ubnd rồi về."))
    }

    /// A stop word inside costs what its two links lack: the chances of what stands behind each word.
    @Test func stopWordsInsideCountByTheirLinks() throws {
        let text = "Sách của Lan đẹp. Sách của Minh dày. Sách của Lan mỏng."
        var article = Article(stopWords: .standard)
        var set = CandidateSet()
        loaded(text, &article, &set)
        let scores = YakeScores(article).scores(of: set, article)
        func number(_ form: String) throws -> Int {
            try #require(
                (0..<set.candidates.count).first { number in
                    form
                        == set.candidates[number].words.map { String(decoding: article.key($0), as: UTF8.self) }
                        .joined(separator: " ")
                })
        }
        func term(_ form: String) throws -> Double {
            let number = try number(form)
            let part = Double(set.candidates[number].count) * (1 / scores[number] - 1)
            return part / (1 - part)
        }
        // Behind sách stands của three times of three, behind của Lan twice.
        let (first, last, chance) = (try term("sách"), try term("lan"), 2.0 / 3)
        let whole = try number("sách của lan")
        let expected = 1 / (1 + first * last * (2 - chance) / (2 * (1 + first + last - (1 - chance))))
        #expect((scores[whole] - expected).magnitude < 1e-9)
    }

    /// More than a tenth of a candidate must be new.
    @Test func aTenthThatIsNewIsTooLittle() throws {
        for alone in [1, 2] {
            let text =
                String(repeating: "Giá vàng miếng tăng. ", count: 10 - alone)
                + String(repeating: "Giá vàng giảm. ", count: alone)
            var article = Article(stopWords: .standard)
            var set = CandidateSet()
            loaded(text, &article, &set)
            var scores = [Double](repeating: -.infinity, count: set.candidates.count)
            for number in scores.indices {
                let form = set.candidates[number].words.map { String(decoding: article.key($0), as: UTF8.self) }
                    .joined(separator: " ")
                if form == "giá vàng miếng" { scores[number] = 12 }
                if form == "giá vàng" { scores[number] = 11 }
            }
            let chosen = KeywordRanking(scores: scores, merges: true).choose(5, from: set, article) { _ in true }
            #expect(chosen.count == alone)
        }
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

    /// Names of a text at the first place of each form, grouped as told.
    private func names(_ text: String, _ forms: [(form: String, group: Int?)]) -> [Entity] {
        var found: [Entity] = []
        for (form, group) in forms {
            var start = text.startIndex
            while let range = text[start...].firstRange(of: form) {
                let lower = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
                let bytes = lower..<lower + form.utf8.count
                if !found.contains(where: { $0.range.overlaps(bytes) }) {
                    found.append(Entity(range: bytes, type: .person, group: group))
                }
                start = range.upperBound
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    @Test func formsOfOneNameAreKnownAsSuch() throws {
        let text = "Lê Văn Minh đến. Hôm nay ông Minh nói. Rồi Minh đi. Hôm qua Lan về. Cả Minh lẫn Lan cười."
        var article = Article(stopWords: .standard)
        var set = CandidateSet()
        var forms = MentionForms()
        // The last number is no group of a document with so few names.
        let tagged = names(text, [("Lê Văn Minh", 0), ("Minh", 0), ("Lan", 1 << 40)])
        loaded(text, &article, &set, names: tagged)
        forms.load(set, article)
        let number = Dictionary(
            uniqueKeysWithValues: (0..<set.candidates.count).map { number in
                (
                    set.candidates[number].words.map { String(decoding: article.key($0), as: UTF8.self) }
                        .joined(separator: " "), number
                )
            })
        let (full, short) = (try #require(number["lê văn minh"]), try #require(number["minh"]))
        let (long, brief) = (forms.forms[full], forms.forms[short])
        #expect(long.group == 0 && brief.group == 0)
        #expect(long.mentions == 1 && brief.mentions == 3)
        #expect(forms.forms[try #require(number["lan"])].group == -1)
        let group = forms.groups[0]
        #expect(group.mentions == 4 && group.forms == 2)
        #expect(Int(group.firstForm) == full && group.mostSyllables == 3)
        // Without the tagger there is nothing to group.
        loaded(text, &article, &set)
        forms.load(set, article)
        let hasGroups = (0..<set.candidates.count).contains { forms.forms[$0].group >= 0 }
        #expect(!hasGroups)
    }

    /// Inside a name, across its end, in an expression: against a look at every word.
    @Test func occurrencesKnowWhatTheyStandIn() {
        var generator = SeededGenerator(seed: 43)
        var article = Article(stopWords: .standard)
        var set = CandidateSet()
        var seen: Set<UInt8> = []
        for _ in 0..<60 {
            let text = prose(&generator)
            var tagged = names(text, [("Hà Nội", nil), ("Nguyễn Văn An", 0), ("giá vàng tăng", 1)])
            tagged += names(text, [("12", nil), ("công ty 12", nil)]).filter { entity in
                !tagged.contains { $0.range.overlaps(entity.range) }
            }.map { Entity(range: $0.range, type: EntityType(rawValue: "NUMBER"), value: "12") }
            tagged.sort { $0.range.lowerBound < $1.range.lowerBound }
            loaded(text, &article, &set)
            let words = Array(article.words.elements)
            // A name that begins or ends inside a word is none here.
            let (starts, ends) = (Set(words.map { Int($0.start) }), Set(words.map { Int($0.end) }))
            tagged.removeAll {
                $0.value == nil && !(starts.contains($0.range.lowerBound) && ends.contains($0.range.upperBound))
            }
            loaded(text, &article, &set, names: tagged)
            for number in 0..<set.candidates.count {
                for occurrence in set.occurrences(of: number) {
                    let bytes =
                        words[Int(occurrence.first)].range.lowerBound..<words[Int(occurrence.end) - 1].range.upperBound
                    let touching = tagged.filter { $0.range.overlaps(bytes) }
                    var expected: CandidateSet.Setting = []
                    if touching.contains(where: { $0.value != nil }) { expected.insert(.expression) }
                    let longer = touching.filter {
                        $0.value == nil
                            && (bytes.contains($0.range.lowerBound) && bytes.contains($0.range.upperBound - 1)) == false
                    }
                    if longer.contains(where: {
                        $0.range.lowerBound <= bytes.lowerBound && $0.range.upperBound >= bytes.upperBound
                    }) {
                        expected.insert(.insideName)
                    } else if !longer.isEmpty {
                        expected.insert(.cutsName)
                    }
                    let lists = [tagged.filter { $0.value == nil }, tagged.filter { $0.value != nil }]
                    func entity(_ word: Int, _ list: [Entity]) -> Entity? {
                        words.indices.contains(word) ? list.first { $0.range.overlaps(words[word].range) } : nil
                    }
                    let (first, last) = (Int(occurrence.first), Int(occurrence.end) - 1)
                    let (head, tail) = (entity(first, lists[0]), entity(last, lists[0]))
                    if let head, head.range.lowerBound < bytes.lowerBound, tail != head { expected.insert(.leavesName) }
                    if let tail, head != tail,
                        let start = (first...last).first(where: { entity($0, lists[0]) == tail }),
                        entity(start - 1, lists[0]) != nil
                    {
                        expected.insert(.leavesName)
                    }
                    if let amount = entity(last, lists[1]), amount != entity(first, lists[1]),
                        entity(last + 1, lists[1]) == amount
                    {
                        expected.insert(.endsInAmount)
                    }
                    #expect(occurrence.setting == expected)
                    seen.insert(expected.rawValue)
                }
            }
        }
        #expect(seen.isSuperset(of: [0, 1, 4]))
    }

    @Test func chosenOnesMakeTheirLikeLose() throws {
        let text =
            "Hà Nội mưa. Nội Bài mưa. Huế mưa. Giá vàng miếng tăng. Giá vàng miếng giảm. Giá vàng tăng. Giá vàng giảm."
        var article = Article(stopWords: .standard)
        var set = CandidateSet()
        loaded(text, &article, &set)
        let number = Dictionary(
            uniqueKeysWithValues: (0..<set.candidates.count).map { number in
                (
                    set.candidates[number].words.map { String(decoding: article.key($0), as: UTF8.self) }
                        .joined(separator: " "), number
                )
            })
        let (long, short) = (try #require(number["giá vàng miếng"]), try #require(number["giá vàng"]))
        let cities = [try #require(number["hà nội"]), try #require(number["nội bài"]), try #require(number["huế"])]
        var scores = [Double](repeating: 0, count: set.candidates.count)
        (scores[long], scores[short]) = (12, 11)
        for (place, city) in cities.enumerated() { scores[city] = 10 - Double(place) }
        let whole = KeywordRanking.Variety(covered: 1, overlap: 0, sameName: 0, name: 0)
        func chosen(_ variety: KeywordRanking.Variety?, group: Int32 = -1) -> [Int: Double] {
            let found = KeywordRanking(scores: scores, merges: true, variety: variety).choose(
                5, from: set, article, group: { cities.contains($0) ? group : -1 }, isName: { cities.contains($0) },
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
        var article = Article(stopWords: .standard)
        var set = CandidateSet()
        loaded(text, &article, &set)
        let keys = (0..<set.candidates.count).map { number in
            set.candidates[number].words.map { String(decoding: article.key($0), as: UTF8.self) }
                .joined(separator: " ")
        }
        let names = (0..<set.candidates.count).map { set.candidates[$0].has(.name) }
        // Longer ones first.
        let scores = keys.map { Double($0.count) }
        func chosen(_ variety: KeywordRanking.Variety?) -> Set<String> {
            let found = KeywordRanking(scores: scores, merges: true, variety: variety).choose(
                1000, from: set, article, isName: { names[$0] }, { _ in true })
            return Set(found.map { keys[$0.candidate] })
        }
        let (plain, varied) = (chosen(nil), chosen(KeywordRanking.Variety()))
        let long = ["giá vàng miếng tăng", "công nghệ vi mạch", "samsung galaxy tab"]
        #expect(plain.isSuperset(of: long) && varied.isSuperset(of: long))
        #expect(plain.isDisjoint(with: ["tăng", "vi mạch", "galaxy tab", "samsung"]))
        #expect(varied.contains("tăng") && varied.contains("samsung") && !varied.contains("vi mạch"))
        #expect(!varied.contains("và") && !varied.contains("ra"), "stop words never")
    }

    @Test func phrasesThatEndInsideLongerOnesAreCut() throws {
        let text = """
            Hội chứng ruột kích thích hay gặp. Hội chứng ruột kích thích khó chữa, hội chứng ruột kích thích dai dẳng.
            Bệnh viện nhi đồng mở cửa. Bệnh viện nhi, bệnh viện nhi đồng.
            """
        var article = Article(stopWords: .standard)
        var set = CandidateSet()
        loaded(text, &article, &set)
        func isCut(_ form: String, _ length: Int = 4) throws -> Bool {
            let number = try #require(
                (0..<set.candidates.count).first { number in
                    let span = set.candidates[number].words
                    return span.map { String(decoding: article.key($0), as: UTF8.self) }.joined(separator: " ") == form
                }, "\(form)")
            return set.isCut(number, article, phraseLength: length)
        }
        #expect(try isCut("hội chứng ruột"))
        #expect(try !isCut("hội chứng ruột kích thích"))
        #expect(try isCut("ruột kích thích"), "one and the same word stands before it")
        #expect(try !isCut("hội chứng ruột", 2), "nothing longer is a candidate")
    }

    /// The tally of occurrences against one that asks each question by itself.
    @Test func occurrencesAreTalliedAsTheyStand() {
        var generator = SeededGenerator(seed: 42)
        var article = Article(stopWords: .standard)
        var set = CandidateSet()
        var tally = OccurrenceTally()
        var profile = ArticleProfile()
        for _ in 0..<60 {
            loaded(prose(&generator), &article, &set)
            profile.load(set, article)
            for number in 0..<set.candidates.count {
                let places = Array(set.occurrences(of: number))
                tally.count(set.occurrences(of: number), article.words.elements, profile)
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
                let body = places.filter { !words[$0.words.lowerBound].has(.title) }
                let start = words.firstIndex { !$0.has(.title) }
                #expect(tally.inBody == body.count && tally.first == places.first?.words.lowerBound)
                #expect(tally.last == places.last?.words.lowerBound)
                #expect(
                    tally.leading
                        == body.count { words[$0.words.lowerBound].sentence <= words[start ?? 0].sentence + 2 })
                let title = Set(words.filter { $0.has(.title) && !$0.has(.stop) }.map(\.key))
                let company = body.map { place in
                    let sentence = words[place.words.lowerBound].sentence
                    return min(
                        words.indices.count {
                            words[$0].sentence == sentence && !words[$0].has(.title) && title.contains(words[$0].key)
                                && !place.words.contains($0)
                        }, 3)
                }
                #expect(tally.titleCompany == company.reduce(0, +))
                let rights = places.map { $0.words.upperBound }.filter {
                    $0 < words.count && !words[$0].has(.breakBefore)
                }
                let lefts = places.map { $0.words.lowerBound }.filter { $0 > 0 && !words[$0].has(.breakBefore) }
                    .map { $0 - 1 }
                #expect(
                    tally.leftBreaks == places.count - lefts.count && tally.rightBreaks == places.count - rights.count)
                #expect(tally.leftStops == lefts.count { words[$0].has(.stop) })
                #expect(tally.rightStops == rights.count { words[$0].has(.stop) })
                let found = tally.differentNeighbours()
                #expect(found.left == Set(lefts.map { words[$0].key }).count)
                #expect(found.right == Set(rights.map { words[$0].key }).count)
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
