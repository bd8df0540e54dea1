import Testing
import VietCore
import VietEntities
import VietSegmentation
import VietText

@testable import VietTraining

@Suite struct EntityTrainingTests {
    private static func examples() -> [EntityExample] {
        let people = ["Lan", "Minh", "Tuấn", "Hoa"]
        let places = ["Huế", "Vinh", "Hội An", "Đà Lạt"]
        var examples: [EntityExample] = []
        for (number, person) in people.enumerated() {
            for (other, place) in places.enumerated() {
                let text = "Ông \(person) sống ở \(place) từ nhỏ."
                let start = "Ông ".utf8.count
                let second = "Ông \(person) sống ở ".utf8.count
                examples.append(
                    EntityExample(
                        document: Segmenter.standard.segment(text),
                        entities: [
                            (start..<start + person.utf8.count, .person),
                            (second..<second + place.utf8.count, .location),
                        ], article: "\(number)-\(other)"))
            }
        }
        return examples
    }

    private static func trained() throws -> [UInt8] {
        var training = EntityModelTraining()
        training.options.epochs = 8
        training.options.minimumCount = 1
        training.options.penalty = 0
        training.options.dropout = 0
        return try training.train(examples(), segmenter: .standard) { _ in }
    }

    @Test func learnsWhatItIsShownAndTheSameEachTime() throws {
        let bytes = try Self.trained()
        #expect(bytes == (try Self.trained()))
        let tagger = EntityTagger(model: try EntityModel(copying: bytes))
        let document = Segmenter.standard.segment("Ông Minh sống ở Đà Lạt từ nhỏ.")
        let found = tagger.entities(in: document).map { "\($0.type.rawValue) \(document.source[$0.range])" }
        #expect(found == ["PER Minh", "LOC Đà Lạt"])
    }

    @Test func plainTextAndListsAreLearnedFrom() throws {
        var training = EntityModelTraining()
        training.options.minimumCount = 1
        training.options.penalty = 0.01
        training.minimumNameCount = 1
        var lines: [String] = []
        training.log = { lines.append($0) }
        training.lists.add(try NameList("Buôn Hồ\tdistrict\n", file: "list.tsv"), .standard)
        let text = (0..<60).map { _ in Segmenter.standard.segment("Ông Minh sống ở Đà Lạt và bà Lan ở Vinh.") }
        let bytes = try training.train(Self.examples(), segmenter: .standard) { text.forEach($0) }
        let model = try EntityModel(copying: bytes)
        func key(_ name: String) -> UInt32 {
            TokenColumns(Segmenter.standard.segment(name)).keys.reduce(0) { NameTable.extend($0, $1) }
        }
        let place = try #require(model.names[key("Đà Lạt")])
        #expect(place.isEntry && place.kind == 4 && place.capitals == 3)
        let listed = try #require(model.names[key("Buôn Hồ")])
        #expect(listed.isEntry && listed.lists == 1 << 1 && listed.countStep == 0)
        #expect(model.names[key("Buôn")].map { !$0.isEntry } ?? false)
        #expect(lines.contains { $0.hasPrefix("final: ") })
        #expect(lines.contains { $0.hasPrefix("held out, second pass: ") })
        #expect(model.parameters.count == 32 && model.parameters.allSatisfy { (0...1000).contains($0) })
    }

    /// What stands too far from a name for the chain decides its type.
    @Test func theReviewLearnsFromWordsFurtherAway() throws {
        func example(_ name: String, _ verb: String, _ type: EntityType, _ article: Int) -> EntityExample {
            let start = "Nghe nói ".utf8.count
            return EntityExample(
                document: Segmenter.standard.segment("Nghe nói \(name) hình như đã rất vui khi \(verb)."),
                entities: [(start..<start + name.utf8.count, type)], article: "\(article)")
        }
        let names = ["Bato", "Kelu", "Mira", "Sodan", "Tefi", "Wuno", "Zaki", "Pilu", "Goro", "Dexa", "Lamo", "Rubi"]
        var examples: [EntityExample] = []
        for round in 0..<4 {
            for name in names {
                // Every name and every fold has both.
                let verb = ["hát", "bán"][(examples.count / 6 + round) % 2]
                examples.append(
                    example(name, verb, verb == "hát" ? .person : .organization, 100 * round + examples.count))
            }
        }
        var training = EntityModelTraining()
        training.options.minimumCount = 1
        training.options.penalty = 0
        training.reviewOptions.minimumCount = 1
        training.reviewOptions.rate = 0.3
        training.reviewOptions.penalty = 0
        var lines: [String] = []
        training.log = { lines.append($0) }
        let model = try EntityModel(copying: try training.train(examples, segmenter: .standard) { _ in })
        #expect(model.hasReview && model.reviewParameters.count == 32, "\(lines)")
        let tagger = EntityTagger(model: model)
        for (verb, type) in [("hát", EntityType.person), ("bán", .organization)] {
            let found = tagger.entities(in: example("Mira", verb, type, 0).document)
            #expect(found.map(\.type) == [type], "\(verb)")
        }
    }

    @Test func thePenaltyLeavesFewerRows() {
        func rows(penalty: Float) -> Int {
            var options = ChainOptions()
            options.penalty = penalty
            options.minimumCount = 1
            var data = NameChainData()
            data.add(Self.examples()[...], names: NameTable(), clusters: NameTable())
            let trainer = EntityChainTrainer(data, options: options)
            var losses: [Double] = []
            trainer.train { losses.append($1) }
            #expect(losses.count == 10 && losses.last! < losses.first!)
            return trainer.rows().count
        }
        let (free, bound) = (rows(penalty: 0), rows(penalty: 20))
        #expect(bound * 2 < free && bound > 0)
    }

    @Test func namesThatAreCutAtTheEndOfASpanAreRepaired() {
        var data = NameChainData()
        data.labels = [
            UInt8(NameLabels.inside(1)), UInt8(NameLabels.end(1)), 0, UInt8(NameLabels.end(2)),
            UInt8(NameLabels.begin(0)),
        ]
        data.repair(from: 0)
        let expected = [
            NameLabels.begin(1), NameLabels.end(1), 0, NameLabels.single(2), NameLabels.single(0),
        ]
        #expect(data.labels == expected.map { UInt8($0) })
    }

    @Test func labelsFollowTheTokensThatANameTouches() {
        let document = Segmenter.standard.segment("Ở Hà Nội.")
        let example = EntityExample(document: document, entities: [(4..<13, .location)], article: "")
        let spans = NameLabels.spans(example.labels())
        #expect(spans.count == 1 && spans[0].range == 1..<3)
    }
}
