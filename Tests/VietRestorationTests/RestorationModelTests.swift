import TestSupport
import Testing
import VietCore
import VietNormalization
import VietText
import VietTraining

@testable import VietRestoration

@Suite struct RestorationModelTests {
    /// A model of a few sentences.
    private static func trained(_ text: String, triples: Int = 1000, repeated: Int = 30) throws -> [UInt8] {
        var corpus = RestorationCorpus(.standard, holdingOutEvery: 0)
        corpus.add(Array(String(repeating: text, count: repeated).utf8))
        var trainer = RestorationTrainer(corpus.text, vocabulary: try RestorationVocabulary(corpus.text))
        trainer.options.triples = triples
        return trainer.train()
    }

    private static let text = """
        Mẹ đi chợ mua cá.
        Con mèo ăn cá của mẹ.
        Bé học bài trên ghế.
        Cả nhà ăn cơm, bé khóc.

        """

    @Test func theSameTextGivesTheSameModel() throws {
        let bytes = try Self.trained(Self.text)
        #expect(try Self.trained(Self.text) == bytes)
        let restorer = MarkRestorer(model: try RestorationModel(copying: bytes), segmenter: .standard)
        #expect(restorer.restore("Me di cho mua ca.") == "Mẹ đi chợ mua cá.")
        #expect(restorer.restore("Ca nha an com") == "Cả nhà ăn cơm")
        // Nothing is known of these letters.
        #expect(restorer.restore("khoang trong") == "khoang trong")
    }

    @Test func contextOfTwoDecides() throws {
        // What follows depends on the second word before alone.
        let text = "Ba tô mì.\nBa tô mì.\nMa tô mỉ.\n"
        let restorer = MarkRestorer(model: try RestorationModel(copying: try Self.trained(text)), segmenter: .standard)
        #expect(restorer.restore("Ba tô mi.") == "Ba tô mì.")
        #expect(restorer.restore("Ma tô mi.") == "Ma tô mỉ.")
        let pairs = MarkRestorer(
            model: try RestorationModel(copying: try Self.trained(text, triples: 0)), segmenter: .standard)
        #expect(pairs.restore("Ma tô mi.") == "Ma tô mì.")
    }

    @Test func heldOutArticlesAreNotLearnedFrom() throws {
        let articles = (0..<40).map { "=== bài \($0)\nMẹ mua năm con cá số \($0) ở chợ.\n" }.joined()
        var corpus = RestorationCorpus(.standard, holdingOutEvery: 4)
        corpus.add(Array(articles.utf8))
        let held = corpus.heldOutSentences()
        #expect((2...20).contains(held.count))
        var all = RestorationCorpus(.standard, holdingOutEvery: 0)
        all.add(Array(articles.utf8))
        #expect(all.heldOutSentences().isEmpty)
        #expect(all.text.units.count > corpus.text.units.count)
    }

    @Test func everyAlteredByteIsRefused() throws {
        let bytes = try Self.trained(Self.text)
        TableDamage.forEach(of: bytes, count: 200, seed: 9) { damaged, what in
            #expect(throws: VietTextError.self, "\(what)") { try RestorationModel(copying: damaged) }
        }
    }

    @Test func tablesThatLeadOutsideAreRefused() throws {
        let bytes = try Self.trained(Self.text)
        for (section, change) in [
            ("KEYS", { (part: inout ArraySlice<UInt8>) in for index in part.indices { part[index] = 0xFF } }),
            ("PAIRSPOS", { part in part[part.startIndex] = 0xFF }),
            ("PAIRSPOS", { part in for index in part.indices.dropFirst(4) { part[index] = 0xFF } }),
            ("TRIPSPOS", { part in for index in part.indices.dropFirst(8) { part[index] = 0x7F } }),
        ] as [(String, (inout ArraySlice<UInt8>) -> Void)] {
            let altered = try TableDamage.altered(bytes, section, kind: .restoration, change)
            let error = #expect(throws: VietTextError.self) { try RestorationModel(copying: altered) }
            #expect(error?.code == .corruptTable)
        }
        for section in ["FORMS", "SINGLES", "PAIRS", "TRIPS", "KEYS"] {
            let short = try TableDamage.replacing(bytes, kind: .restoration, with: [section: [1, 2]])
            #expect(throws: VietTextError.self) { try RestorationModel(copying: short) }
        }
    }

    @Test func confidencesSumToOne() throws {
        var decoder = SentenceDecoder(MarkRestorer.standard.model)
        decoder.keepsConfidences = true
        let text = Array("toi dang o truong hoc voi ban be".utf8)
        let document = Segmenter.standard.segment(SourceText(bytes: text))
        var units = GrowingBuffer<ChainUnit>()
        text.withUnsafeBufferPointer { bytes in
            document.storage.tokens.withUnsafeBufferPointer { ChainUnit.append($0, bytes, to: &units) }
        }
        decoder.decode(units.elements)
        for number in 0..<units.count {
            var sum: Int32 = 0
            decoder.forEachReading(of: units[number], at: number) { sum += $1 }
            #expect((65_000...66_000).contains(sum))
        }
    }
}
