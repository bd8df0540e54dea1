import Contracts
import TestSupport
import Testing
import VietText

/// The promises of the documentation on random texts.
@Suite struct PropertyTests {
    @Test(arguments: Cases.shards) func tokensRebuildTheText(shard: Int) {
        Cases.run(shard) { text, _ in
            try DocumentContract.check(Segmenter.standard.segment(SourceText(bytes: text)))
        }
    }

    @Test(arguments: Cases.shards) func unicodeFormsHaveTheSameWords(shard: Int) {
        let contract = SegmentationContract(.standard)
        Cases.run(shard) { text, _ in
            try contract.checkForms(text, contract.segmenter.segment(SourceText(bytes: text)))
        }
    }

    @Test(arguments: Cases.shards) func partsGiveWhatTheWholeGives(shard: Int) {
        let contract = SegmentationContract(.standard)
        Cases.run(shard) { text, generator in
            // A worker is certain of nothing in a short text.
            var long = text
            while long.count < 3_000, !text.isEmpty {
                long += text + [[0x20], [0x0A], []].randomElement(using: &generator)!
            }
            try contract.checkPrefixes(long, contract.segmenter.segment(SourceText(bytes: long)))
        }
    }

    @Test(arguments: Cases.shards) func textsDoNotReachOverAnEmptyLine(shard: Int) {
        let contract = SegmentationContract(.standard)
        Cases.run(shard) { text, generator in
            let border = Int.random(in: 0...text.count, using: &generator)
            try contract.checkJoined(Array(text[..<border]), Array(text[border...]))
        }
    }

    @Test(arguments: Cases.shards) func entitiesLieOnTokens(shard: Int) {
        let contract = EntityContract(.standard)
        Cases.run(shard) { text, generator in
            try contract.check(Segmenter.standard.segment(SourceText(bytes: text)), choice: generator.next() >> 8)
        }
    }

    @Test(arguments: Cases.shards) func keywordsLieOnWords(shard: Int) {
        let contract = KeywordContract(KeywordExtractor())
        Cases.run(shard) { text, _ in
            let analysis = Analyzer().analyze(SourceText(bytes: text))
            try contract.check(
                analysis.document, names: analysis.entities.filter { EntityType.names.contains($0.type) })
        }
    }

    @Test(arguments: Cases.shards) func readersGiveBackWhatWasWritten(shard: Int) {
        Cases.run(shard) { text, _ in
            let analysis = Analyzer().analyze(SourceText(bytes: text))
            try FormatContract.checkRoundTrips(analysis.document, analysis.entities)
        }
    }

    @Test(arguments: Cases.shards) func normalizersAreDoneAfterOnePass(shard: Int) {
        Cases.run(shard) { text, generator in
            try NormalizerContract.check(text, NormalizerContract.options(generator.next() >> 8))
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
