import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietKeywords

@Suite struct SketchTests {
    private static let classes: [String: PartOfSpeech] = [
        "mưa": .noun, "gió": .noun, "trời": .noun, "to": .adjective, "lớn": .adjective, "rất": .adverb, "thấy": .verb,
        "sợ": .verb, "tạnh": .verb, "đã": .adverb, "một": .numeral, "tôi": .pronoun, "và": .coordinatingConjunction,
        ".": .punctuation,
    ]

    /// A counter of a text whose words have their classes from the list.
    private func counter(_ query: String, _ text: String) throws -> SketchCounter {
        let counter = SketchCounter(try .words(query))
        Segmenter.standard.segment(text).withView { view in
            let tags = view.words.map { word in
                let wanted = Self.classes[view.text(of: word.range).lowercased()] ?? .other
                return WordTag.all.first { $0.partOfSpeech == wanted } ?? WordTag.all[0]
            }
            tags.withUnsafeBufferPointer { tags in
                var view = view
                view.tags = tags
                counter.add(view)
            }
        }
        return counter
    }

    private func partners(_ query: String, _ texts: String..., floor: Int = 1) throws -> [String: [String: Int]] {
        let found = SketchCounter.partners(try texts.map { try counter(query, $0) }, floor: floor, limit: 10)
        return Dictionary(grouping: found, by: \.relation).mapValues { rows in
            Dictionary(uniqueKeysWithValues: rows.map { ($0.text, $0.together) })
        }
    }

    @Test func classAndOrderMakeTheRelation() throws {
        let found = try partners("mưa", "tôi thấy một mưa rất to. tôi sợ mưa lớn. mưa đã tạnh. tôi sợ gió.")
        #expect(found["verbs before"] == ["thấy": 1, "sợ": 1])
        #expect(found["adjectives behind"] == ["to": 1, "lớn": 1])
        #expect(found["verbs behind"] == ["tạnh": 1])
        #expect(found["nouns behind"] == nil)
        // Nothing that may not stand between is passed over, nor the end of a sentence.
        #expect(try partners("mưa", "tôi thấy. mưa và to")["verbs before"] == nil)
        #expect(try partners("mưa", "mưa và to")["adjectives behind"] == nil)
        #expect(try partners("to", "mưa to và lớn. mưa rất to")["adjectives with it"] == ["lớn": 1])
    }

    @Test func countersOfThreadsAddUp() throws {
        // A word is shown as it is written most often in all of them, whichever comes first.
        let texts = ["tôi SỢ mưa.", "tôi sợ mưa. tôi sợ mưa."]
        for order in [texts, texts.reversed()] {
            let rows = SketchCounter.partners(try order.map { try counter("mưa", $0) }, floor: 1, limit: 5)
            #expect(rows.map(\.text) == ["sợ"] && rows[0].together == 3)
        }
        let both = try partners("mưa", "tôi sợ mưa to.", "tôi sợ mưa lớn.", floor: 2)
        #expect(both == ["verbs before": ["sợ": 2]])
        let rows = SketchCounter.partners([try counter("mưa", "sợ mưa. sợ gió. thấy mưa.")], floor: 1, limit: 1)
        #expect(rows.map(\.text) == ["thấy"] && rows[0].frequency == 1)
        // 14 + log2(2 · 1 / (2 + 1))
        #expect(abs(rows[0].logDice - 13.415_037_499_278_844) < 1e-9)
        #expect(SketchCounter.partners([], floor: 1, limit: 5).isEmpty)
    }

    @Test func aTextWithoutTagsSaysNothing() throws {
        let counter = SketchCounter(try .words("mưa"))
        Segmenter.standard.segment("sợ mưa").withView { counter.add($0) }
        #expect(SketchCounter.partners([counter], floor: 1, limit: 5).isEmpty)
    }
}
