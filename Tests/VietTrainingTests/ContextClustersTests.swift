import TestSupport
import Testing
import VietEntities
import VietSegmentation
import VietText
import VietTraining

/// Words that stand in like surroundings come into one class.
@Suite struct ContextClustersTests {
    /// Sentences in which places follow "ở" and persons stand before "nói", a hundred and more of each.
    private static let text: [String] = {
        var generator = SeededGenerator(seed: 12)
        return (0..<400).map { _ in
            let place = ["Huế", "Vinh", "Pleiku", "Sapa"].randomElement(using: &generator)!
            let person = ["Lan", "Minh", "Hoa", "Bình"].randomElement(using: &generator)!
            let time = ["hôm nay", "ngày mai", "sáng nay"].randomElement(using: &generator)!
            return "Ông \(person) nói rằng \(time) trời ở \(place) rất đẹp và lạnh."
        }
    }()

    private static func options() -> ContextClusters.Options {
        var options = ContextClusters.Options()
        options.contexts = 20
        options.dimensions = 16
        options.fine = 8
        options.coarse = 4
        return options
    }

    private static func classes() -> [UInt32: UInt32] {
        var clusters = ContextClusters(options: options())
        func forEach(_ body: (TokenColumns) -> Void) {
            for sentence in text { body(TokenColumns(Segmenter.standard.segment(sentence))) }
        }
        forEach { clusters.count($0) }
        clusters.choose()
        forEach { clusters.collect($0) }
        return clusters.finish { _ in }
    }

    private func key(_ word: String) -> UInt32 {
        let columns = TokenColumns(Segmenter.standard.segment(word))
        return columns.keys[0] ^ (columns.marks[0].isCapital ? 1 : 0)
    }

    @Test func likeWordsHaveOneClassAndOthersAnother() throws {
        let classes = Self.classes()
        func fine(_ word: String) throws -> UInt32 { try #require(classes[key(word)]) & 0xFFF }
        let places = try Set(["Huế", "Vinh", "Pleiku", "Sapa"].map(fine))
        let persons = try Set(["Lan", "Minh", "Hoa", "Bình"].map(fine))
        #expect(places.count == 1 && persons.count == 1)
        #expect(places != persons)
        #expect(try fine("rất") != places.first)
    }

    @Test func classesAreNumberedFromOneAndRunsHaveTheirOwn() {
        let classes = Self.classes()
        #expect(classes.values.allSatisfy { (1...8).contains($0 & 0xFFF) && (1...4).contains($0 >> 12 & 0xFF) })
        let columns = TokenColumns(Segmenter.standard.segment("Huế"))
        #expect(classes[NameTable.extend(0, columns.keys[0]) ^ NameFeatures.runSalt] != nil)
        // Nothing is said of what is rare.
        #expect(classes[key("Cà")] == nil)
    }

    @Test func theSameTextGivesTheSameClasses() { #expect(Self.classes() == Self.classes()) }
}
