import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

@Suite struct ExpressionGrammarTests {
    private let lexicon = ExpressionGrammar.standard.lexicon

    @Test func theFirstTokenFindsEveryPattern() {
        // The slow twin tries every pattern at every place.
        var random = TestRandomText(seed: 11)
        var generator = SeededGenerator(seed: 12)
        let pieces = [
            "ngày", "tháng", "năm", "9/7", "3", "12-15/3", "hai", "ba", "mươi", "triệu", "đồng", "rưỡi", "giờ", "kém",
            "phút", "tối",
            "thứ", "Hai", "tuần", "trước", "$", "-", "2,4%", "(", "+84", ")", "912-345-678", "1m75", "40k", "từ", "đến",
            "đầu", ",",
            "GMT", "+", "7", "hôm", "qua", "rằm", "tỷ", "số", "CCCD", "001234567890", "quý", "IV", "2024", "nay",
            "mùng", "Tết", "khoảng", "cách", "đây", "nữa", "lúc", "này", "giá", "chiều", "thế", "kỷ", "XX", "số phiếu",
        ]
        for round in 0..<900 {
            var text = ""
            for _ in 0..<12 { text += pieces.randomElement(using: &generator)! + " " }
            let document =
                round % 3 == 0
                ? Segmenter.standard.segment(SourceText(bytes: random.next())) : Segmenter.standard.segment(text)
            if document.storage.tokens.isEmpty { continue }
            #expect(found(document, all: false) == found(document, all: true), "\(text)")
        }
    }

    private func found(_ document: Document, all: Bool) -> [String] {
        document.withView { text in
            var matcher = ExpressionMatcher(text)
            matcher.triesAll = all
            var found: [FoundExpression] = []
            for sentence in text.sentences where !sentence.tokens.isEmpty {
                matcher.match(sentence.tokens, into: &found)
            }
            return found.map { "\($0.tokens) \($0.pattern) \(ValueWriter(bytes: text.bytes).value(of: $0) ?? "")" }
        }
    }

    @Test(arguments: [
        ("DATE ngày", "type, confidence and pattern"), ("DATE 0 ngày {day}", "type, confidence and pattern"),
        ("DATE 97 [ ngày {day}", "not closed"), ("DATE 97 ngày ] {day}", "not opened"),
        ("DATE 97 ngày {dya}", "no such slot"), ("DATE 97 {d/}", "no such slot"),
        ("DATE 97 hôm nay => dya 0", "no such rule"),
    ])
    func refusesPatterns(line: String, message: String) {
        let error = #expect(throws: VietTextError.self) {
            try ExpressionGrammar(lexicon: lexicon, patterns: "# a comment\n" + line)
        }
        #expect(error?.line == 2 && error?.message.contains(message) == true, "\(String(describing: error))")
    }

    @Test func refusesLexicons() {
        #expect(throws: VietTextError.self) { try ExpressionLexicon(words: "digit\t1", units: "") }
        #expect(throws: VietTextError.self) { try ExpressionLexicon(words: "dozen\t12\ttá", units: "") }
        #expect(throws: VietTextError.self) { try ExpressionLexicon(words: "", units: "sum\tVND\tđồng") }
    }

    @Test func confidencesAreThoseOfThePatterns() {
        let document = Segmenter.standard.segment("Ngày 9/7/2020, giá 10 triệu đồng.")
        let found = expressions(in: document, reference: nil)
        #expect(found.allSatisfy { (0.5..<1).contains($0.confidence) } && found[0].confidence > 0.95)
    }

    @Test(arguments: [
        "Ngày 9/7/2020, tháng 7, quý II, 12-15/3, thế kỷ XX, những năm 90, mùng 5, hôm qua, 2 tuần trước.",
        "Lúc 19h30, từ 5 đến 9 giờ tối, 2 năm 3 tháng, kéo dài 2 giờ 15 phút, hai ba hôm, 3 tuần rưỡi.",
        "Giá 1,5 tỷ USD, -2,4%, 3-5 triệu đồng, 1m75, 2,8 triệu người, lần thứ XIII, hai mươi lăm, CCCD 001234567890.",
        "Gọi 0912.345.678, thư a.b@x.vn, xe 29A-123.45, theo 100/2019/NĐ-CP.",
    ])
    func typedValuesGiveBackTheirStrings(text: String) throws {
        let found = expressions(in: Segmenter.standard.segment(text), reference: nil)
        #expect(found.count >= 4)
        for entity in found {
            let value = try #require(entity.expressionValue, "\(entity)")
            #expect(value.description == entity.value)
        }
    }

    @Test func typedValuesHaveParts() throws {
        func value(_ type: EntityType, _ text: String) -> ExpressionValue? { ExpressionValue(type: type, value: text) }
        guard case .date(let date) = value(.date, "2024-07-03/--07-05") else { throw Missing() }
        #expect(date.start.year == 2024 && date.start.day == 3 && date.end?.year == nil && date.end?.month == 7)
        guard case .date(let relative) = value(.date, "-P3D"), let offset = relative.offset else { throw Missing() }
        #expect(offset.isNegative && offset.parts.first?.unit == .days)
        guard case .money(let sum) = value(.money, "1250.5/1300 USD") else { throw Missing() }
        #expect(sum.low.doubleValue == 1250.5 && sum.high?.digits == 1300 && sum.unit == "USD")
        guard case .duration(let length) = value(.duration, "P2Y3MT5M") else { throw Missing() }
        #expect(length.parts.map(\.unit) == [.years, .months, .minutes])
        #expect(value(.number, "002345") == .identifier("002345"))
        #expect(value(.time, "T19:50") == .time(.init(hour: 19, minute: 50), through: nil))
        for (type, text) in [
            (EntityType.date, "9/7"), (.duration, "2Y"), (.money, "12"), (.time, "19:50"), (.person, "x"),
            (.number, "x"),
        ] {
            #expect(value(type, text) == nil)
        }
    }

    private struct Missing: Error {}
}
