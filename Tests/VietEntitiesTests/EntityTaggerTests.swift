import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

@Suite struct EntityTaggerTests {
    private func names(_ text: String, options: EntityOptions = .init(types: Set(EntityType.names))) -> [String] {
        let document = Segmenter.standard.segment(text)
        return EntityTagger.standard.entities(in: document, options: options).map {
            "\($0.type.rawValue) \(document.source[$0.range])"
        }
    }

    @Test func findsPlainNames() {
        #expect(
            names("Ông Nguyễn Văn Nam sống ở Hà Nội và làm việc cho Bộ Y tế.")
                == ["PER Nguyễn Văn Nam", "LOC Hà Nội", "ORG Bộ Y tế"])
    }

    @Test func keepsRolesOutsideAndGroupsMentions() throws {
        let document = Segmenter.standard.segment(
            "Thủ tướng Nguyễn Văn Nam đã tới Hà Nội. Ông Nam nói với báo chí rằng Hà Nội rất đẹp.")
        let people = EntityTagger.standard.entities(in: document).filter { $0.type == .person }
        #expect(people.count == 2)
        #expect(people.first?.role == "Thủ tướng")
        #expect(Set(people.map(\.group)).count == 1)
        #expect(people.allSatisfy { $0.canonicalName == "Nguyễn Văn Nam" })
    }

    @Test func rangesAreOrderedWithinAnyBytes() {
        var random = TestRandomText(seed: 21)
        for _ in 0..<300 {
            let document = Segmenter.standard.segment(SourceText(bytes: random.next()))
            var end = 0
            for entity in EntityTagger.standard.entities(in: document) {
                #expect(
                    entity.range.lowerBound >= end && entity.range.upperBound <= document.source.count
                        && !entity.range.isEmpty)
                #expect((0...1).contains(entity.confidence))
                end = entity.range.upperBound
            }
        }
    }

    @Test func partsOfAnArticleKeepTheirOwnRanges() {
        let texts = ["Ông Nguyễn Văn Nam đến Huế.", "", "Hôm sau Nguyễn Văn Nam về Hà Nội."]
        let parts = texts.map { Segmenter.standard.segment($0) }
        let found = EntityTagger.standard.entities(inParts: parts)
        #expect(found.count == 3 && found[1].isEmpty)
        for (part, entities) in zip(parts, found) {
            #expect(entities.allSatisfy { $0.range.upperBound <= part.source.count })
        }
        #expect(found[0].first?.group == found[2].first { $0.type == .person }?.group)
    }

    @Test func gazetteersForceForbidAndSuggest() {
        var own = EntityGazetteer()
        own.add(Segmenter.standard.segment("hà nội"), type: EntityType(rawValue: "CITY"), strength: .force)
        own.add(Segmenter.standard.segment("Nguyễn Văn Nam"), type: .person, strength: .forbid)
        own.add(Segmenter.standard.segment("bánh mì kẹp"), type: .miscellaneous)
        let found = names("Nguyễn Văn Nam ăn bánh mì kẹp ở Hà Nội.", options: EntityOptions(gazetteer: own))
        #expect(found == ["MISC bánh mì kẹp", "CITY Hà Nội"])
    }

    @Test func unsureNamesCanBeLeftOut() {
        let text = "Ông Nguyễn Văn Nam gặp Zorgon tại Blixt."
        let all = names(text)
        let sure = names(text, options: EntityOptions(types: Set(EntityType.names), minimumConfidence: 0.95))
        #expect(sure.count <= all.count && Set(sure).isSubset(of: Set(all)))
    }

    @Test func sameTextSameResult() {
        let document = Segmenter.standard.segment(
            "Việt Nam-Campuchia hợp tác; Công ty Sao Mai và Tập đoàn Biển Xanh ký kết.")
        #expect(EntityTagger.standard.entities(in: document) == EntityTagger.standard.entities(in: document))
    }

    @Test func findsNamesWithoutCapitals() {
        #expect(
            names("chủ tịch nước nguyễn phú trọng đến thăm campuchia và đà nẵng.")
                == ["PER nguyễn phú trọng", "LOC campuchia", "LOC đà nẵng"])
        #expect(
            names("THỦ TƯỚNG NGUYỄN XUÂN PHÚC ĐẾN THĂM ĐÀ NẴNG")
                == ["PER NGUYỄN XUÂN PHÚC", "LOC ĐÀ NẴNG"])
    }

    @Test func takesTheLowerCaseTailOfAName() {
        #expect(names("Sau Chiến tranh thế giới thứ hai, dân số tăng.") == ["MISC Chiến tranh thế giới thứ hai"])
    }
}
