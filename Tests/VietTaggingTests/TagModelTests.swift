import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText
import VietTraining

@testable import VietTagging

/// A small model, and the tables that are refused.
@Suite struct TagModelTests {
    private static let sentences: [(words: [String], tags: [String])] = [
        (["Tôi", "đá", "bóng", "."], ["PRON", "VERB", "NOUN", "PUNCT"]),
        (["Anh", "đá", "bóng", "."], ["PRON", "VERB", "NOUN", "PUNCT"]),
        (["Hòn", "đá", "rơi", "."], ["NOUN", "NOUN", "VERB", "PUNCT"]),
        (["Cục", "đá", "lăn", "."], ["NOUN", "NOUN", "VERB", "PUNCT"]),
        (["Hà Nội", "có", "2", "hồ", "."], ["PROPN", "VERB", "NUM", "NOUN", "PUNCT"]),
        (["Học sinh", "ở", "Hà Nội", "."], ["NOUN", "VERB", "PROPN", "PUNCT"]),
    ]

    static func trained(rows: Int = 10_000) -> [UInt8] {
        var corpus = TagCorpus(.standard)
        for _ in 0..<5 {
            for (words, tags) in sentences { corpus.add(words, tags: tags.map { TagSet(name: $0) }) }
            // A word left open says nothing against any tag.
            corpus.add(["Hòn", "đá"], tags: [TagSet(name: "NOUN"), nil])
        }
        var trainer = TagTrainer()
        trainer.options.epochs = 20
        trainer.rowLimit = rows
        return trainer.train(corpus)
    }

    private func tags(_ text: String, _ tagger: PartOfSpeechTagger) -> [String] {
        tagger.tags(of: Segmenter.standard.segment(text)).map(\.partOfSpeech.rawValue)
    }

    @Test func theSameTextGivesTheSameModel() throws {
        let bytes = Self.trained()
        #expect(Self.trained() == bytes)
        let tagger = PartOfSpeechTagger(model: try TagModel(copying: bytes))
        #expect(tags("Tôi đá bóng.", tagger) == ["PRON", "VERB", "NOUN", "PUNCT"])
        #expect(tags("Hòn đá rơi.", tagger) == ["NOUN", "NOUN", "VERB", "PUNCT"])
        #expect(tags("TÔI ĐÁ BÓNG.", tagger)[1] == "VERB")
        #expect(Self.trained(rows: 20).count < bytes.count)
    }

    @Test func everyAlteredByteIsRefused() throws {
        let bytes = Self.trained()
        TableDamage.forEach(of: bytes, count: 200, seed: 11) { damaged, what in
            #expect(throws: VietTextError.self, "\(what)") { try TagModel(copying: damaged) }
        }
    }

    @Test func tablesThatLeadOutsideAreRefused() throws {
        let bytes = Self.trained()
        for (section, change) in [
            ("CLASSES", { part in for index in part.indices { part[index] = 0xFF } }),
            ("BUCKETS", { part in for index in part.indices.dropFirst(part.count / 2) { part[index] = 0x7F } }),
            ("ROWS", { part in part[part.startIndex + 10] = 0xF0 }),
            ("MOVES", { part in part[part.startIndex + 2] = 0x7F }),
        ] as [(String, (inout ArraySlice<UInt8>) -> Void)] {
            let altered = try TableDamage.altered(bytes, section, kind: .tags, change)
            let error = #expect(throws: VietTextError.self, "\(section)") { try TagModel(copying: altered) }
            #expect(error?.code == .corruptTable)
        }
        for section in ["CLASSES", "BUCKETS", "ROWS", "MOVES", "FEATURES"] {
            let short = try TableDamage.replacing(bytes, kind: .tags, with: [section: [1, 2]])
            #expect(throws: VietTextError.self) { try TagModel(copying: short) }
        }
        let other = try TableDamage.altered(bytes, "FEATURES", kind: .tags) { $0[$0.startIndex] ^= 0x40 }
        let error = #expect(throws: VietTextError.self) { try TagModel(copying: other) }
        #expect(error?.code == .incompatibleTable)
    }

    @Test func rowsKeepWhatFourBitsCan() throws {
        let row = try #require(QuantizedRow((0..<21).map { Float($0) - 10 }))
        #expect(row.bytes.count == TagWeights.rowLength && row.bytes[10] >> 4 == 1)
        let low = Int(row.bytes[0] & 15)
        #expect((low - (low & 8) * 2) << 1 == -10)
        #expect(QuantizedRow([Float](repeating: 0.4, count: 21)) == nil)
        // What is beyond all is cut, not turned over.
        let huge = try #require(QuantizedRow([5000] + [Float](repeating: -5000, count: 20)))
        #expect(huge.bytes[0] & 15 == 7 && huge.bytes[1] & 15 == 8)
    }
}
