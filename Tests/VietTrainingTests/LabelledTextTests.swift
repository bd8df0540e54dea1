import Testing
import VietCore
import VietEntities
import VietSegmentation
import VietText

@testable import VietTraining

/// Text that a machine has labelled, names held out, and the bound for rows.
@Suite struct LabelledTextTests {
    private static func example(_ person: String, _ place: String, article: String) -> EntityExample {
        let text = "Ông \(person) sống ở \(place) từ nhỏ."
        let first = "Ông ".utf8.count
        let second = "Ông \(person) sống ở ".utf8.count
        return EntityExample(
            document: Segmenter.standard.segment(text),
            entities: [
                (first..<first + person.utf8.count, .person), (second..<second + place.utf8.count, .location),
            ], article: article)
    }

    private static let marked = ["Lan", "Minh", "Tuấn", "Hoa"].flatMap { person in
        ["Huế", "Vinh", "Hội An", "Đà Lạt"].map { example(person, $0, article: "\(person) \($0)") }
    }

    /// Companies as the labels of a machine have them.
    private static let labelled = (0..<8).map { number in
        let company = ["Vinamilk", "Sabeco", "Habeco", "Petrolimex"][number % 4]
        return EntityExample(
            document: Segmenter.standard.segment("Hôm nay \(company) báo lãi."),
            entities: [("Hôm nay ".utf8.count..<"Hôm nay \(company)".utf8.count, .organization)],
            article: "labelled \(number)")
    }

    private static func training() -> EntityModelTraining {
        var training = EntityModelTraining()
        training.options.epochs = 8
        training.options.minimumCount = 1
        training.options.penalty = 0
        training.options.dropout = 0
        return training
    }

    private static func names(_ bytes: [UInt8], in text: String) throws -> [String] {
        let document = Segmenter.standard.segment(text)
        return EntityTagger(model: try EntityModel(copying: bytes)).entities(in: document).map {
            "\($0.type.rawValue) \(document.source[$0.range])"
        }
    }

    @Test(arguments: [(Float(1), true), (Float(0), false)])
    func teachesAsMuchAsItsWeightSays(_ weight: Float, _ isLearned: Bool) throws {
        var training = Self.training()
        training.labelled = Self.labelled
        training.labelledWeight = weight
        let bytes = try training.train(Self.marked, segmenter: .standard) { _ in }
        #expect(try Self.names(bytes, in: "Hôm nay Sabeco báo lãi.").contains("ORG Sabeco") == isLearned)
        #expect(try Self.names(bytes, in: "Ông Minh sống ở Đà Lạt từ nhỏ.") == ["PER Minh", "LOC Đà Lạt"])
    }

    @Test func whatIsFoundInTextHeldOutComesInItsOrderWithConfidences() throws {
        var training = Self.training()
        var found: HeldOutNames?
        training.onHeldOut = { found = $0 }
        // Articles of two sentences: positions of the second go on from the first.
        let examples = zip(Self.marked, Self.marked.reversed()).enumerated().flatMap { number, pair in
            [pair.0, pair.1].map { EntityExample(document: $0.document, entities: $0.entities, article: "\(number)") }
        }
        _ = try training.train(examples, segmenter: .standard) { _ in }
        let names = try #require(found).entities(in: examples)
        #expect(names.map(\.example) == Array(examples.indices))
        for (number, entities) in names {
            #expect(entities.map(\.range) == examples[number].entities.map(\.range))
            #expect(entities.allSatisfy { $0.confidence > 0.5 && $0.confidence <= 1 })
        }
    }

    @Test func withoutFoldsThereIsNoSecondPass() throws {
        var training = Self.training()
        training.folds = 0
        let model = try EntityModel(copying: training.train(Self.marked, segmenter: .standard) { _ in })
        #expect(!model.hasSecondPass && model.parameters.isEmpty)
    }

    @Test func ofTooManyRowsThoseOfTheLargestWeightsStay() {
        var options = ChainOptions()
        options.minimumCount = 1
        var data = NameChainData()
        data.add(Self.marked[...], names: NameTable(), clusters: NameTable())
        let trainer = EntityChainTrainer(data, options: options)
        trainer.train { _, _ in }
        let all = trainer.quantizedRows(threshold: 0)
        let kept = trainer.quantizedRows(threshold: 0, limit: 20)
        #expect(all.count > 40 && (1...20).contains(kept.count))
        #expect(trainer.quantizedRows(threshold: 0, limit: all.count).count == all.count)
        func size(_ row: (key: UInt64, weights: SIMD16<Int8>)) -> Int {
            (0..<16).reduce(0) { $0 + Int(row.weights[$1]) * Int(row.weights[$1]) }
        }
        let keptKeys = Set(kept.map(\.key))
        let largestDropped = all.filter { !keptKeys.contains($0.key) }.map(size).max()!
        // Weights are rounded, so that rows of about one size may change places.
        #expect(kept.allSatisfy { size($0) * 5 >= largestDropped * 4 })
        #expect(kept.map(\.key) == kept.map(\.key).sorted())
    }
}
