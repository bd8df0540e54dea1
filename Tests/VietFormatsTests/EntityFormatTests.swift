import Foundation
import TestSupport
import Testing
import VietCore
import VietFormats

/// Writers of entities over documents that hold everything: marks apart, invalid bytes, controls, tabs inside tokens.
@Suite struct EntityFormatTests {
    /// A document with entities on runs of its tokens, every attribute there or not.
    private func random(_ generator: inout SeededGenerator) -> (document: Document, entities: [Entity]) {
        let document = RandomDocument.make(&generator)
        var entities: [Entity] = []
        var index = 0
        let tokens = document.storage.tokens
        while index < tokens.count {
            let end = min(index + Int.random(in: 1...3, using: &generator), tokens.count)
            if Bool.random(using: &generator) {
                var entity = Entity(
                    range: tokens[index].range.lowerBound..<tokens[end - 1].range.upperBound,
                    type: [EntityType.person, EntityType(rawValue: "A\tB")].randomElement(using: &generator)!)
                if Bool.random(using: &generator) { entity.confidence = Double(index % 11) / 10 }
                if Bool.random(using: &generator) { entity.group = index }
                if Bool.random(using: &generator) { entity.canonicalName = "Tên\u{1B}\n" }
                if Bool.random(using: &generator) { entity.role = "\"ông\"" }
                if Bool.random(using: &generator) { entity.value = "a|b \\" }
                entities.append(entity)
            }
            index = end
        }
        return (document, entities)
    }

    struct Read: Decodable {
        struct Item: Decodable {
            let start: Int
            let end: Int
            let type: String
            let text: String
            let confidence: Double?
            let group: Int?
            let name: String?
            let role: String?
            let value: String?
        }
        let text: String
        let entities: [Item]
    }

    @Test(arguments: OffsetUnit.allCases)
    func jsonSaysWhatTheEntitiesSay(unit: OffsetUnit) throws {
        var generator = SeededGenerator(seed: 81)
        for _ in 0..<300 {
            let (document, entities) = random(&generator)
            let json = EntityJSON.string(for: document, entities: entities, offsets: unit)
            let read = try JSONDecoder().decode(Read.self, from: Data(json.utf8))
            #expect(Array(read.text.utf8) == Array(document.source.text.utf8))
            #expect(read.entities.count == entities.count)
            for (item, entity) in zip(read.entities, entities) {
                let range = document[entity.range].range(in: unit)
                #expect(item.start..<item.end == range)
                #expect(Array(item.text.utf8) == Array(document.source[entity.range].utf8))
                #expect(item.type == entity.type.rawValue && item.group == entity.group)
                #expect(item.name == entity.canonicalName && item.role == entity.role && item.value == entity.value)
                let stated = item.confidence ?? 1
                #expect(abs(stated - entity.confidence) < 0.0006)
            }
        }
    }

    @Test func everyRowOfATableHasItsCells() {
        var generator = SeededGenerator(seed: 82)
        for _ in 0..<300 {
            let (document, entities) = random(&generator)
            let rows = EntityTSV.string(for: document, entities: entities, offsets: .utf8)
                .unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(rows.count == entities.count + 2)
            for (row, entity) in zip(rows.dropFirst(), entities) {
                let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                #expect(cells.count == 9)
                #expect(cells[0] == "\(entity.range.lowerBound)" && cells[1] == "\(entity.range.upperBound)")
                #expect(!row.contains { $0.value < 0x20 && $0 != "\t" })
            }
        }
    }

    @Test func bratCountsCodePointsAndCutsAtLineEnds() {
        let document = RandomDocument.of(["Đà\nLạt", "😀"])
        let end = document.source.count
        let written = Brat.string(
            for: document,
            entities: [
                Entity(range: 0..<10, type: .location, value: "x\ty"), Entity(range: 11..<end, type: .miscellaneous),
            ])
        #expect(
            written == "T1\tLOC 0 2;3 6\tĐà Lạt\n#1\tAnnotatorNotes T1\tx y\nT2\tMISC 7 8\t😀\n")
    }

    @Test func spaCyHasTokensSentencesAndNames() throws {
        var generator = SeededGenerator(seed: 83)
        for _ in 0..<200 {
            let (document, entities) = random(&generator)
            let json = SpaCyJSON.string(for: document, entities: entities)
            let read = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            let tokens = try #require(read["tokens"] as? [[String: Int]])
            #expect(tokens.map { $0["start"]!..<$0["end"]! } == document.tokens.map { $0.range(in: .codepoint) })
            #expect(tokens.map { $0["id"]! } == Array(document.tokens.indices))
            #expect((read["sents"] as? [Any])?.count == document.sentences.count)
            #expect((read["ents"] as? [[String: Any]])?.count == entities.count)
        }
    }

    /// What is written as JSON Lines for training is read back, whatever the text.
    @Test func jsonLinesComeBack() throws {
        var generator = SeededGenerator(seed: 84)
        for _ in 0..<300 {
            let (document, entities) = random(&generator)
            // The text of a JSON string is valid, so offsets are those of the repaired text.
            let repaired = SourceText(document.source.text)
            guard repaired == document.source else { continue }
            let line = EntityJSON.string(for: document, entities: entities)
            let texts = try AnnotatedText.jsonLines(Array((line + "\n").utf8))
            #expect(texts.count == 1 && texts[0].source == document.source)
            #expect(texts[0].entities.map(\.range) == entities.map(\.range))
            #expect(texts[0].entities.map(\.type) == entities.map(\.type))
        }
    }
}

@Suite struct AnnotatedTextTests {
    @Test func offsetsCountCodePoints() throws {
        let line =
            #"{"article":"a","text":"😀 Hà Nội","entities":[[2,8,"LOC"],{"end":1,"start":0,"label":"X","p":[1]}]}"#
        let text = try AnnotatedText.jsonLines(Array("\n\(line)\r\n\n".utf8), file: "f")[0]
        #expect(text.entities.map { text.source[$0.range] } == ["😀", "Hà Nội"])
        #expect(text.article == "a" && text.line == 2)
    }

    @Test(arguments: [
        #"{"text":"abc","entities":[[0,4,"LOC"]]}"#, #"{"text":"abc","entities":[[2,1,"LOC"]]}"#,
        #"{"text":"abc","entities":[[0,2,"LOC"],[1,3,"LOC"]]}"#, #"{"text":"abc","entities":[[0,"LOC"]]}"#,
        #"{"text":"abc","entities":[{"start":0,"end":1}]}"#, #"{"text":"abc","entities":[[-1,1,"LOC"]]}"#,
        #"{"text":"abc","entities":[[0,1.5,"LOC"]]}"#, #"{"text":"abc","entities":{}}"#, #"{"entities":[]}"#, "x",
    ])
    func whatCannotBeMeantIsRefusedWithItsLine(line: String) {
        let error = #expect(throws: VietTextError.self) {
            try AnnotatedText.jsonLines(Array("{\"text\":\"\"}\n\(line)\n".utf8), file: "gold.jsonl")
        }
        #expect(error?.code == .malformedRecord && error?.line == 2 && error?.file == "gold.jsonl")
    }

    @Test func theNameOfAFileSaysHowItIsRead() throws {
        let iob2 = Array("Hà B-LOC\nNội I-LOC\nđẹp O\n\nHuế B-LOC\n".utf8)
        for name in ["a.iob2", "a.conll", "a.bio"] {
            let texts = try AnnotatedText.texts(in: iob2, file: name)
            #expect(texts.map(\.source.text) == ["Hà Nội đẹp", "Huế"])
            #expect(texts[0].entities.map { texts[0].source[$0.range] } == ["Hà Nội"])
            #expect(texts.map(\.line) == [1, 5])
        }
        let document = RandomDocument.of(["Hà", "Nội", "đẹp"], joined: [1])
        let name = Entity(range: document.words[0].range, type: .location)
        let trees = Array(CoNLLU.string(for: document, entities: [name]).utf8)
        let text = try AnnotatedText.texts(in: trees, file: "a.conllu")[0]
        #expect(text.source.text == "Hà Nội đẹp" && text.entities.map(\.range) == [name.range])
        #expect(throws: VietTextError.self) { try AnnotatedText.texts(in: iob2, file: "a.jsonl") }
    }
}
