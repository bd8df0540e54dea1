import Foundation
import TestSupport
import Testing
import VietCore
import VietNormalization
import VietSegmentation
import VietText

@testable import VietKeywords

@Suite struct ExtractionTests {
    private static let article = """
        Đại học Quốc gia mở ngành công nghệ vi mạch
        Hôm nay, Đại học Quốc gia Hà Nội công bố chương trình đào tạo về công nghệ vi mạch. Ông Trần Văn Minh cho biết \
        công nghệ vi mạch cần nhiều kỹ sư. Sinh viên ngành công nghệ vi mạch sẽ học bốn năm. Ông Minh nói thêm rằng Đại học \
        Quốc gia Hà Nội đã chuẩn bị phòng thí nghiệm.
        """

    private func extract(_ text: String, _ change: (inout KeywordOptions) -> Void = { _ in }) -> [Keyword] {
        var options = KeywordOptions()
        change(&options)
        return KeywordExtractor(options: options).keywords(in: Segmenter.standard.segment(text))
    }

    /// A stop phrase is left out as a whole; what it consists of is not.
    @Test func stopWordsOfSeveralWordsLeaveOutThePhrase() {
        let text = "Làm tranh gạo\nTranh gạo dễ làm. Nhà ai cũng thích tranh gạo, vì tranh gạo rẻ."
        func found(_ stopWords: StopWords) -> [String] {
            KeywordExtractor(background: .background, stopWords: stopWords)
                .keywords(in: Segmenter.standard.segment(text)).map { $0.text.lowercased() }
        }
        #expect(found(.standard).contains("tranh gạo"))
        let without = found(StopWords.standard.union(StopWords(["TRANH GẠO"])))
        #expect(!without.contains("tranh gạo") && without.contains { $0 == "tranh" || $0 == "gạo" })
    }

    /// A sentence in capitals says nothing of names: what is a name shows elsewhere.
    @Test func capitalsAllThroughAreNoNames() {
        let keywords = extract(
            "ĐỘI TRẺ BÌNH AN THUA ĐẬM, NGƯỜI HÂM MỘ BUỒN\nĐội trẻ Bình An thua đậm. Thẻ đỏ ở sân nhà."
        ) {
            $0.limit = 100
        }
        #expect(!keywords.contains { $0.kind == .name && $0.key.split(separator: " ").count > 2 })
        #expect(keywords.contains { $0.text.contains("ình") || $0.text.contains("ÌNH") })
        // Three words may be a name in capitals.
        #expect(extract("Hôm nay có TRẦN VĂN MINH. Vui.").contains { $0.kind == .name && $0.key == "trần văn minh" })
    }

    /// What stands between two sides is part of what is about both, and no phrase begins or ends with it.
    @Test func whatStandsBetweenTwoSidesEndsNoPhrase() {
        let text =
            "Trận bóng đá đội nhà vs đội khách\nĐội nhà vs đội khách là trận hay. Đội nhà vs đội khách đá tối nay."
        let keys = extract(text) {
            $0.limit = 200; $0.mergesNested = false
        }.map(\.key)
        #expect(keys.contains("đội nhà vs đội khách"))
        #expect(!keys.contains { $0 == "vs" || $0.hasPrefix("vs ") || $0.hasSuffix(" vs") })
        // A linking word with a capital inside a sentence is a name, and may begin one.
        #expect(extract("Ban nhạc The Beatles hát hay.") { $0.limit = 100 }.contains { $0.key == "the beatles" })
    }

    @Test func oneSyllableBeforeAColonIsALabel() {
        let text = "Giá vàng tăng\nGiá vàng lại tăng.\nẢnh: Lan chụp giá vàng.\nẢnh: Mai chụp."
        #expect(!extract(text) { $0.limit = 100 }.contains { $0.key == "ảnh" })
        // In a title, and elsewhere, it is a word.
        #expect(extract("Ảnh: giá vàng\nGiá vàng tăng.") { $0.limit = 100 }.contains { $0.key == "ảnh" })
        #expect(extract("Giá vàng\nLan chụp ảnh giá vàng.") { $0.limit = 100 }.contains { $0.key == "ảnh" })
    }

    /// What captions say of every picture is no keyword, however it is spelt.
    @Test func captionsAreNoKeywords() {
        let captions = "Ảnh minh họa.\nẢnh minh hoạ giá vàng. Chụp màn hình. Chụp màn hình."
        let text = "Giá vàng tăng\nGiá vàng lại tăng. " + captions
        let keys = extract(text) { $0.limit = 100 }.map(\.key)
        #expect(!keys.contains { $0.hasPrefix("ảnh minh ho") && $0.split(separator: " ").count == 3 })
        #expect(!keys.contains("chụp màn hình"))
        #expect(keys.contains("giá vàng"))
        #expect(extract("Bức ảnh cũ. Bức ảnh cũ.") { $0.limit = 100 }.contains { $0.key.contains("ảnh") })
    }

    /// What the grammar of dates and measures finds is no keyword, unless it stands elsewhere too.
    @Test func expressionsAreNoKeywords() throws {
        let text = "Giá vàng tăng thứ Tư. Giá vàng giảm thứ Tư."
        let document = Segmenter.standard.segment(text)
        let places = text.ranges(of: "thứ Tư").map { range in
            text.utf8.distance(
                from: text.startIndex, to: range.lowerBound)..<text.utf8.distance(
                    from: text.startIndex, to: range.upperBound)
        }
        func found(_ entities: [Entity]) -> [String] {
            var options = KeywordOptions()
            options.limit = 100
            return KeywordExtractor(options: options).keywords(in: document, names: entities).map(\.key)
        }
        let dates = places.map { Entity(range: $0, type: EntityType(rawValue: "DATE"), value: "2024-05-01") }
        #expect(found([]).contains { $0.contains("tư") })
        #expect(!found(dates).contains { $0 == "tư" || $0 == "thứ tư" })
        #expect(found(Array(dates.dropLast())).contains { $0.contains("tư") })
    }

    private func places(of part: String, in text: String) -> [Range<Int>] {
        text.ranges(of: part).map { range in
            text.utf8.distance(
                from: text.startIndex, to: range.lowerBound)..<text.utf8.distance(
                    from: text.startIndex, to: range.upperBound)
        }
    }

    private func extract(_ text: String, names: [Entity]) -> [Keyword] {
        var options = KeywordOptions()
        options.limit = 200
        return KeywordExtractor(options: options).keywords(
            in: Segmenter.standard.segment(text), names: names.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    /// What begins inside a name and leaves it, or holds two names side by side, is no keyword where it stands so everywhere.
    @Test func whatLeavesANameIsNoKeyword() {
        let text = "Họp báo\nChủ tịch UBND Hà Mây Trần Văn Lúa họp. UBND Hà Mây Trần Văn Lúa nói."
        let offices = places(of: "UBND Hà Mây", in: text).map { Entity(range: $0, type: .organization) }
        let persons = places(of: "Trần Văn Lúa", in: text).map { Entity(range: $0, type: .person) }
        let pieces = ["hà mây trần văn lúa", "ubnd hà mây trần văn lúa"]
        let without = extract(text, names: []).map(\.key)
        #expect(pieces.allSatisfy(without.contains))
        let keys = extract(text, names: offices + persons).map(\.key)
        #expect(!pieces.contains(where: keys.contains))
        #expect(keys.contains("trần văn lúa") && keys.contains("ubnd hà mây"))
    }

    /// A number that counts what stands behind it, and a sum behind common words, end no phrase.
    @Test func amountsEndNoPhrase() {
        func entities(_ text: String, _ part: String, _ type: String) -> [Entity] {
            places(of: part, in: text).map { Entity(range: $0, type: EntityType(rawValue: type), value: part) }
        }
        let counted = "Nhiệm vụ 6 tháng đầu\nLàng nhận nhiệm vụ 6 năm tới."
        #expect(extract(counted, names: []).contains { $0.key == "nhiệm vụ 6" })
        let spans = entities(counted, "6 tháng", "DURATION") + entities(counted, "6 năm", "DURATION")
        #expect(!extract(counted, names: spans).contains { $0.key == "nhiệm vụ 6" })
        let sum = "Vé xe giá 90.000 đồng\nVé xe giá 90.000 đồng đã bán hết. Có tập 34 và tập 34."
        #expect(extract(sum, names: []).contains { $0.key.hasSuffix("90.000 đồng") })
        let found = extract(sum, names: entities(sum, "90.000 đồng", "MONEY") + entities(sum, "34", "NUMBER"))
        #expect(!found.contains { $0.key.contains("90.000") })
        #expect(found.contains { $0.key == "tập 34" })
    }

    /// What signs an article in front of its text is no keyword, and a sentence begins behind it.
    @Test(arguments: ["TTM - ", "(TTM) - ", "TTM – ", "(TTM)- "]) func signsOfNewsroomsAreNoKeywords(sign: String) {
        let text = "Tin trong ngày\n" + sign + "Hàng xóm kể lại chuyện cũ. Bà con đã nghe."
        let found = extract(text, names: [])
        #expect(!found.contains { $0.key == "ttm" })
        #expect(found.first { $0.key == "hàng xóm" }?.kind == .word)
        // Inside a line, and where no dash follows, it is a word.
        #expect(extract("Tin trong ngày\nBà con xem TTM - đài ở xa.", names: []).contains { $0.key == "ttm" })
        #expect(extract("Tin trong ngày\nTTM đã kể lại chuyện cũ.", names: []).contains { $0.key == "ttm" })
    }

    /// What is written apart and together is one keyword, and the next one takes the place of the other.
    @Test func whatIsWrittenApartAndTogetherIsOneKeyword() {
        let text = "Đội U23 gặp mưa\nĐội U23 gặp mưa to ở Hà Mây. Đội U-23 gặp gió. U-23 về. U23 về Hà Mây."
        let found = extract(text) { $0.limit = 100 }
        #expect(found.count { ["u23", "u-23"].contains($0.key) } == 1)
        for limit in 1..<found.count {
            #expect(extract(text) { $0.limit = limit }.map(\.key) == found.prefix(limit).map(\.key))
        }
        // Between digits the marks mean something.
        let scores = extract("Thắng 2-0\nĐội nhà thắng 2-0. Năm kia thắng 20. Năm nay thắng 20.") { $0.limit = 100 }
        #expect(scores.contains { $0.key == "thắng 2-0" } && scores.contains { $0.key == "thắng 20" })
    }

    @Test func findsWhatTheArticleIsAbout() throws {
        let keywords = extract(ExtractionTests.article)
        #expect(keywords.first?.key == "công nghệ vi mạch")
        let more = extract(ExtractionTests.article) { $0.limit = 20 }
        #expect(more.contains { $0.key == "đại học quốc gia hà nội" })
        #expect(keywords.contains { $0.key == "trần văn minh" && $0.kind == .name })
        // What the phrases say already does not come again, but for what the title says.
        let counted = extract(ExtractionTests.article) { ($0.method, $0.limit) = (.frequency, 200) }
        #expect(counted.contains { $0.key == "công nghệ vi mạch" })
        #expect(!counted.contains { $0.key == "vi mạch" || $0.key == "công nghệ" })
        #expect(extract(ExtractionTests.article) { $0.limit = 200 }.contains { $0.key == "vi mạch" })
        let all = extract(ExtractionTests.article) {
            $0.mergesNested = false
            $0.limit = 200
        }
        #expect(all.contains { $0.key == "vi mạch" })
    }

    @Test(arguments: KeywordMethod.allCases) func everyMethodHoldsTheContracts(method: KeywordMethod) throws {
        var generator = SeededGenerator(seed: 21)
        var texts = (0..<30).map { _ in randomText(&generator, words: 80) }
        texts += ["", " ", ".", "và của là", "a", "“”", "“a", "-", ExtractionTests.article]
        texts.append(String(repeating: "và ", count: 500))
        let noise = (0..<400).map { _ in UInt8.random(in: 0...255, using: &generator) }
        texts.append(String(decoding: noise, as: UTF8.self))
        for text in texts {
            let source = SourceText(text)
            let change: (inout KeywordOptions) -> Void = {
                $0.method = method
                $0.limit = 50
            }
            let keywords = extract(text, change)
            #expect(keywords == extract(text, change))
            var keys: Set<String> = []
            for keyword in keywords {
                #expect(keyword.score.isFinite)
                #expect(!StopWords.standard.contains(keyword.key) || keyword.kind == .name)
                #expect(keyword.frequency > 0)
                #expect(keys.insert(keyword.key).inserted)
                for range in keyword.occurrences {
                    #expect(WordIdentity.standard.form(of: source[range]) == keyword.key || !source[range].isEmpty)
                }
            }
        }
    }

    @Test func invalidBytesAreRangesToo() {
        var generator = SeededGenerator(seed: 22)
        for _ in 0..<50 {
            let bytes = (0..<300).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let source = SourceText(bytes: bytes)
            let keywords = KeywordExtractor().keywords(in: Segmenter.standard.segment(source))
            for range in keywords.flatMap(\.occurrences) {
                #expect(range.lowerBound >= 0 && range.upperBound <= bytes.count)
            }
        }
    }

    @Test func variantsCountTogetherInTheCommonestForm() throws {
        let text = "Hòa bình là quý. Hoà bình là quý. HÒA BÌNH là quý. Hoà bình là quý."
        let keyword = try #require(extract(text) { $0.method = .frequency }.first { $0.key == "hoà bình" })
        #expect(keyword.text == "Hoà bình")
        #expect(keyword.frequency == 4)
        #expect(keyword.sentences == 4)
    }

    @Test func kindsAndLimitsAreKept() {
        let names = extract(ExtractionTests.article) { $0.kinds = [.name] }
        #expect(!names.isEmpty && names.allSatisfy { $0.kind == .name })
        #expect(extract(ExtractionTests.article) { $0.limit = 3 }.count == 3)
        #expect(extract(ExtractionTests.article) { $0.limit = 0 }.isEmpty)
    }

    @Test func taggedNamesCountAsUnits() throws {
        let document = Segmenter.standard.segment(
            "Hôm qua công ty cổ phần sông Đà họp. Sau đó công ty cổ phần sông Đà nghỉ.")
        let text = document.source.text
        var names: [Entity] = []
        var start = text.startIndex
        while let found = text[start...].firstRange(of: "công ty cổ phần sông Đà") {
            let lower = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
            names.append(Entity(range: lower..<(lower + text[found].utf8.count), type: .organization))
            start = found.upperBound
        }
        let keywords = KeywordExtractor().keywords(in: document, names: names)
        let key = WordIdentity.standard.form(of: "công ty cổ phần sông Đà")
        #expect(keywords.contains { $0.key == key && $0.kind == .name && $0.frequency == 2 })
    }

    @Test func stopWordListsAddAndReplace() {
        #expect(StopWords.standard.contains("Không") && !StopWords.standard.contains("không quân"))
        #expect(StopWords.standard.count > 400)
        let own = StopWords(text: "# mine\nđại_học\n\nHòa\n")
        #expect(own.words == ["hoà", "đại học"])
        #expect(StopWords.standard.union(own).contains("Đại học"))
    }

    /// The filter of spans that occur once may change nothing but the time.
    @Test func candidatesAreThoseFoundWithoutTheFilter() {
        var generator = SeededGenerator(seed: 31)
        var texts = (0..<40).map { _ in randomText(&generator, words: Int.random(in: 1...400, using: &generator)) }
        texts.append(ExtractionTests.article)
        // More spans than bits, so that most are taken for repeated.
        texts.append((0..<3000).map { "từ\($0) " }.joined() + "từ1 từ2")
        var fast = CandidateSet()
        var slow = CandidateSet(usesFilter: false)
        var article = Article(stopWords: .standard)
        for (number, text) in texts.enumerated() {
            let document = Segmenter.standard.segment(text)
            document.withView { article.load($0) }
            let end = number % 2 == 0 ? 0 : min(2, article.words.count)
            let names =
                end == 0
                ? [] : [Entity(range: Int(article.words[0].start)..<Int(article.words[end - 1].end), type: .location)]
            fast.load(article, names: names, phraseLength: 4)
            slow.load(article, names: names, phraseLength: 4)
            let (first, second) = (places(fast), places(slow))
            #expect(first == second)
        }
    }

    private func places(_ set: borrowing CandidateSet) -> Set<[Range<Int>]> {
        var result: Set<[Range<Int>]> = []
        for number in 0..<set.candidates.count { result.insert(set.occurrences(of: number).map(\.words)) }
        return result
    }

    @Test func aFilterNeverForgetsARepeatedSpan() {
        var generator = SeededGenerator(seed: 32)
        let keys = (0..<5000).map { _ in UInt32.random(in: 0...9000, using: &generator) }
        var filter = RepeatFilter()
        filter.reset(for: 10)
        var counts: [UInt32: Int] = [:]
        func hash(_ key: UInt32) -> SpanHash {
            let item = Article.Item(
                start: 0, end: 0, firstSyllable: 0, endSyllable: 1, key: 0, sentence: 0, foreignSyllables: 0, flags: 0)
            var hash = SpanHash()
            [TokenKey(value: UInt64(key))].withUnsafeBufferPointer { hash.add($0, item) }
            return hash
        }
        for key in keys {
            filter.note(hash(key))
            counts[key, default: 0] += 1
        }
        for (key, count) in counts where count > 1 {
            let isRepeated = filter.isRepeated(hash(key))
            #expect(isRepeated)
        }
    }

    @Test func looseTitlesAreNoPhrases() {
        let text = """
            Hà Nội và Sài Gòn bàn chuyện vành đai xanh
            Hôm nay trời nắng. Nhiều người đi chơi, không ai bàn chuyện gì cả.
            """
        let document = Segmenter.standard.segment(text)
        let names = ["Hà Nội", "Sài Gòn"].compactMap { name -> Entity? in
            guard let range = text.range(of: name) else { return nil }
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            return Entity(range: start..<(start + name.utf8.count), type: .location)
        }
        var options = KeywordOptions()
        options.limit = 100
        options.mergesNested = false
        let keywords = KeywordExtractor(options: options).keywords(in: document, names: names)
        #expect(!keywords.contains { $0.kind == .phrase && ($0.key.contains(" và ") || $0.key.hasPrefix("sài gòn")) })
        #expect(keywords.contains { $0.key == "sài gòn" && $0.entityType == .location })
        options.kinds = [.name]
        options.entityTypes = [.person]
        #expect(KeywordExtractor(options: options).keywords(in: document, names: names).isEmpty)
        options.entityTypes = [.location]
        #expect(KeywordExtractor(options: options).keywords(in: document, names: names).count == 2)
    }
}
