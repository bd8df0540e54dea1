import Testing
import VietCore
import VietEntities
import VietSegmentation
import VietText
import VietTraining

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

    @Test func labelsFollowTheTokensThatANameTouches() {
        let document = Segmenter.standard.segment("Ở Hà Nội.")
        let example = EntityExample(document: document, entities: [(4..<13, .location)], article: "")
        let spans = NameLabels.spans(example.labels())
        #expect(spans.count == 1 && spans[0].range == 1..<3)
    }
}
