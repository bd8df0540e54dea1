import Contracts
import TestSupport
import Testing
import VietText

/// The promises of the documentation on random texts.
@Suite struct PropertyTests {
    @Test(arguments: Cases.shards) func entitiesLieOnTokens(shard: Int) {
        let contract = EntityContract(.standard)
        Cases.run(shard) { text, generator in
            try contract.check(Segmenter.standard.segment(SourceText(bytes: text)), choice: generator.next() >> 8)
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
