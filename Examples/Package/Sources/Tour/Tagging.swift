import VietText

/// Names, dates, sums and numbers.
enum Tagging {
    static func entities() {
        let options = Analyzer.Options(
            entities: EntityOptions(referenceDate: ReferenceDate("2020-08-01")), keywords: nil)
        let analysis = Analyzer().analyze(Tour.article, options: options)
        for entity in analysis.entities {
            print(entity.type.rawValue, entity.text, entity.role ?? "", entity.value ?? "", entity.mentions.count)
            print(entity.sentence?.index ?? -1, entity.words.map(\.text), entity.range(in: .utf16))
            switch entity.expressionValue {
            case .date(let date): print(date.start.year ?? 0, date.start.month ?? 0, date.start.day ?? 0)
            case .money(let sum): print(sum.low.doubleValue, sum.unit)
            case .percent(let share): print(share.low.doubleValue)
            default: break
            }
        }
    }

    static func gazetteer() throws {
        var gazetteer = EntityGazetteer()
        try gazetteer.add(lines: Array("giá gạo\tHÀNG\tforce\n".utf8))
        let options = Analyzer.Options(entities: EntityOptions(gazetteer: gazetteer))
        let goods = Analyzer().analyze(Tour.article, options: options).entities
            .filter { $0.type == EntityType(rawValue: "HÀNG") }
        print(goods.map(\.text))
    }

    static func formats() throws {
        let analysis = Analyzer().analyze(Tour.article)
        let entities = analysis.entities.map(\.entity)
        print(IOB2.string(for: analysis.document, entities: entities))
        print(CoNLLU.string(for: analysis.document, entities: entities))
        print(EntityJSON.string(for: analysis.document, entities: entities, offsets: .utf16))
        print(EntityTSV.string(for: analysis.document, entities: entities))
        print(Brat.string(for: analysis.document, entities: entities))
        print(SpaCyJSON.string(for: analysis.document, entities: entities))
        let written = IOB2.string(for: analysis.document, entities: entities)
        print(try IOB2.sentences(in: Array(written.utf8), unit: .words).map(\.spans.count))
    }
}
