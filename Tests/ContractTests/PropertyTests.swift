import Contracts
import TestSupport
import Testing
import VietText

/// The promises of the documentation on random texts.
@Suite struct PropertyTests {
    @Test(arguments: Cases.shards) func everyFormHasTheSameWords(shard: Int) {
        let contract = SegmentationContract(.standard)
        Cases.run(shard) { text, _ in try contract.check(text) }
    }

    @Test(arguments: Cases.shards) func cutsAndNeighboursChangeNothing(shard: Int) {
        let contract = SegmentationContract(.standard)
        Cases.run(shard) { text, generator in
            let seen = text.isEmpty ? 0 : Int.random(in: 1...text.count, using: &generator)
            try contract.checkSafeCut(text, seen: seen)
            let border = text.isEmpty ? 0 : Int.random(in: 0...text.count, using: &generator)
            try contract.checkJoined(Array(text[..<border]), Array(text[border...]))
        }
    }

    @Test(arguments: Cases.shards) func partsOfAnySizeGiveTheWhole(shard: Int) throws {
        var articles = RandomArticle(seed: Cases.seed &* 1_000 &+ UInt64(shard))
        var prose = RandomProse(seed: Cases.seed &* 1_000 &+ UInt64(shard))
        var generator = SeededGenerator(seed: UInt64(shard))
        for _ in 0..<max(1, Cases.count / 400) {
            var text: [UInt8] = []
            while text.count < 10_000 { text += articles.next() + prose.bytes() + prose.bytes() }
            try SegmentationContract(.standard).checkParts(text) { Int.random(in: 1...4_000, using: &generator) }
        }
    }

    @Test(arguments: Cases.shards) func entitiesLieOnTokens(shard: Int) {
        let contract = EntityContract(.standard)
        Cases.run(shard) { text, generator in
            try contract.check(Segmenter.standard.segment(SourceText(bytes: text)), choice: generator.next() >> 8)
        }
    }

    @Test(arguments: Cases.shards) func normalizersAreDoneAfterOnePass(shard: Int) {
        Cases.run(shard) { text, generator in
            try NormalizerContract.check(text, choice: generator.next() >> 8)
        }
    }

    @Test(arguments: Cases.shards) func encodingsAreReadOrRefused(shard: Int) {
        Cases.run(shard) { text, generator in
            let encoding = TextEncoding.all.randomElement(using: &generator)!
            try EncodingContract.check(text, encoding)
            try EncodingContract.check(encoding.encode(text, lossy: true), encoding)
            try EncodingContract.checkGuess(text)
        }
    }

    @Test(arguments: Cases.shards) func dictionariesAreFollowedOrRefused(shard: Int) {
        Cases.run(shard) { text, _ in
            try DictionaryContract(.standard).check(text)
            try GazetteerContract(.standard, .standard).check(text)
        }
    }
}
