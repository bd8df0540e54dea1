import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

/// What is asked for never changes what is found.
@Suite struct FilterTests {
    private let types = EntityType.names + EntityType.expressions

    /// Texts in which names, expressions and recased sentences meet.
    private let texts = [
        "GIÁ VÀNG TĂNG, USD 100 VÀ THẾ KỶ XX, THI ĐUA LẦN THỨ XIII",
        "BÁO CÁO TÀI CHÍNH QUÝ II NĂM 2021 CỦA CÔNG TY",
        "Thủ tướng Chính phủ Campuchia Hun Sen đến Hà Nội ngày 9/7. Ông Sen ở Sân bay 30-4 ba ngày.",
        "ủy ban nhân dân tỉnh nghệ an chi 10 triệu đồng cho quận 1, theo nghị định 100/2019/nđ-cp.",
    ]

    private func find(_ document: Document, _ options: EntityOptions) -> [Entity] {
        EntityTagger.standard.entities(in: document, options: options)
    }

    private func expectSubsets(_ document: Document, types: [EntityType]) {
        let all = find(document, EntityOptions())
        for type in types {
            #expect(find(document, EntityOptions(types: [type])) == all.filter { $0.type == type })
        }
        let sure = EntityOptions(types: [.person, .date], minimumConfidence: 0.9)
        #expect(
            find(document, sure)
                == all.filter { $0.confidence >= 0.9 && ($0.type == .person || $0.type == .date) })
    }

    @Test func aTypeAloneIsAPartOfAll() {
        for text in texts { expectSubsets(Segmenter.standard.segment(text), types: types) }
    }

    /// Without texts all is found as with them, and there is a value where there was one.
    private func expectTheSameWithoutTexts(_ document: Document, reference: ReferenceDate?) {
        var bare = EntityOptions(referenceDate: reference)
        let all = find(document, bare)
        bare.writesTexts = false
        let found = find(document, bare)
        #expect(found.allSatisfy { $0.role == nil && $0.canonicalName == nil && $0.value ?? "" == "" })
        let expected = all.map { entity in
            var entity = entity
            (entity.role, entity.canonicalName) = (nil, nil)
            if entity.value != nil { entity.value = "" }
            return entity
        }
        #expect(found == expected)
    }

    @Test(arguments: [nil, "2020-07-09"]) func textsAreLeftOutWhereNobodyAsks(_ reference: String?) throws {
        let reference = reference.flatMap { ReferenceDate($0) }
        for text in texts + [
            "Hôm qua, thứ Hai tuần sau, quý trước, 3 tháng đầu năm và rằm tháng 7.", "Lúc 7 giờ rưỡi tối, trong 2h15.",
            "Nửa đầu tháng 5, 6 tháng cuối năm, Tết Nguyên đán, 10 ngày trước, ba tuần nữa, thế kỷ 20.",
        ] {
            expectTheSameWithoutTexts(Segmenter.standard.segment(text), reference: reference)
        }
        for article in ExampleArticle.allCases {
            expectTheSameWithoutTexts(
                Segmenter.standard.segment(SourceText(bytes: try article.bytes())), reference: reference)
        }
        var random = TestRandomText(seed: 78)
        for _ in 0..<200 {
            expectTheSameWithoutTexts(
                Segmenter.standard.segment(SourceText(bytes: random.next())), reference: reference)
        }
    }

    @Test func soItIsInArticles() throws {
        for article in ExampleArticle.allCases {
            let document = Segmenter.standard.segment(SourceText(bytes: try article.bytes()))
            expectSubsets(document, types: [.person, .location, .date, .number])
        }
    }

    @Test func soItIsInAnyBytes() {
        var random = TestRandomText(seed: 77)
        for _ in 0..<60 {
            expectSubsets(Segmenter.standard.segment(SourceText(bytes: random.next())), types: [.money, .person])
        }
    }

    @Test func expressionsAreReadAsTheyStand() {
        func found(_ text: String) -> [String] {
            let document = Segmenter.standard.segment(text)
            return find(document, EntityOptions()).filter { $0.value != nil }.map { document.source[$0.range] }
        }
        #expect(found(texts[0]).contains("USD 100"))
        #expect(found(texts[0]).contains("LẦN THỨ XIII"))
        #expect(found(texts[1]).contains { $0.hasSuffix("NĂM 2021") })
    }

    @Test func aNameHasThePlaceOfTheExpressionInIt() {
        let document = Segmenter.standard.segment("Học sinh Trường tiểu học 30-4, ngày 1/5 được nghỉ.")
        let all = find(document, EntityOptions())
        #expect(all.map { document.source[$0.range] } == ["Trường tiểu học 30-4", "ngày 1/5"])
        #expect(find(document, EntityOptions(types: [.date])).map { document.source[$0.range] } == ["ngày 1/5"])
    }

    @Test func mergingKeepsTheOrderAndLetsNoTwoOverlap() {
        var random = SeededGenerator(seed: 4)
        func spans(_ type: EntityType) -> [Entity] {
            var position = 0
            return (0..<Int.random(in: 0...8, using: &random)).map { _ in
                let start = position + Int.random(in: 0...3, using: &random)
                position = start + Int.random(in: 1...4, using: &random)
                return Entity(range: start..<position, type: type)
            }
        }
        var merge = EntityMerge()
        for _ in 0..<300 {
            let names = spans(.person)
            let expressions = spans(.date)
            merge.begin(expressions)
            let numbers = names.map { merge.add($0) }
            merge.finish()
            let merged = merge.merged
            let free = expressions.filter { own in !names.contains { $0.range.overlaps(own.range) } }
            #expect(merged == (names + free).sorted { $0.range.lowerBound < $1.range.lowerBound })
            #expect(numbers.map { merged[$0] } == names)
        }
    }
}
