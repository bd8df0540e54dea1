import Testing
import VietCore
import VietSegmentation
import VietTraining

@Suite struct SegmentationDictionaryTests {
    private static func vocabulary(_ text: String) -> SegmentationVocabulary {
        let syllables = Set(text.split(separator: " ").map { SyllableForm.canonical(String($0)) })
        return SegmentationVocabulary(
            syllables.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .init(text: $0, isFamilyName: false) }
        )
    }

    @Test func linesAreReadAsTheyAreWritten() throws {
        let words = [
            LexiconEntry(
                word: "hoà bình", frequency: 3, documents: 2, cohesion: 90, capitals: 1,
                sources: [.vocabulary, .wiktionary]),
            LexiconEntry(word: "Hà Nội", frequency: 9, documents: 4, cohesion: 99, capitals: 98, sources: .counted),
        ]
        let dictionary = SegmentationDictionary(
            syllables: [SyllableEntry(text: "hà", frequency: 7, isFamilyName: true)], words: words,
            bonds: [BondEntry(first: "hà", second: "nội", frequency: 30, strength: 6)])
        let texts = dictionary.texts
        let read = try SegmentationDictionary(syllables: texts.syllables, words: texts.words, bonds: texts.bonds)
        #expect(read.syllables == dictionary.syllables)
        #expect(read.words == dictionary.words)
        #expect(read.bonds == dictionary.bonds)
        #expect(words.map(\.level) == [LexiconLevel.strong, LexiconLevel.name])
    }

    @Test func aDamagedLineIsNamed() {
        do {
            _ = try SegmentationDictionary(syllables: "hà\t7\tf\n", words: "hà nội\t1\t1\t1\t1\tv\nhà\t1\n", bonds: "")
            Issue.record("expected an error")
        } catch {
            #expect(error.line == 2)
            #expect(error.file == SegmentationDictionary.fileNames.words)
        }
    }

    @Test func rawTextIsCutIntoArticlesSentencesAndTokens() {
        var text = TextTokens()
        text.add("=== 1\nHọc sinh đi học. Năm 1.234,5 đồng\n=== 2\nkhông,có gì\n")
        let shown = text.tokens.map { token -> String in
            if token == TextTokens.sentenceEnd { return "." }
            if token == TextTokens.articleEnd { return "=" }
            return (token & TextTokens.open != 0 ? "_" : "") + text.spellings[Int(token & ~TextTokens.open)].text
        }
        #expect(
            shown == [
                "=", "Học", "_sinh", "_đi", "_học", ".", ".", "Năm", "1.234,5", "đồng", ".", "=", "không", ",", "có",
                "_gì", ".", "=",
            ])
    }

    @Test func strengthGrowsWithTheExcessOverChance() {
        #expect(BondEntry.strength(pair: 1, first: 10, second: 10, total: 1000) == 0)
        #expect(BondEntry.strength(pair: 11, first: 100, second: 100, total: 1000) == 0)
        let strengths = [10, 100, 1000, 10_000, 100_000].map {
            BondEntry.strength(pair: 101, first: 1000, second: 1000, total: $0 * 100)
        }
        #expect(strengths == strengths.sorted() && strengths.last == 7)
    }

    @Test func wordsAreCountedWhereTheModelFindsThem() throws {
        let vocabulary = Self.vocabulary("học sinh đi")
        let entry = SegmentationModel.Entry(
            syllables: [vocabulary.number("học"), vocabulary.number("sinh")], level: LexiconLevel.strong)
        // Joins a gap where the two meet under a 2-gram of the lexicon, whatever stands around it.
        let strong = UInt64(LexiconLevel.strong)
        let weights = (0..<16).map { (pattern: UInt64) -> SegmentationModel.Weight in
            let content = (pattern >> 2) << 4 | strong << 2 | (pattern & 3)
            return SegmentationModel.Weight(key: SegmentationFeatures.key(.levels2, content), value: 9)
        }
        let model = SegmentationModel(vocabulary: vocabulary.syllables, lexicon: [entry], weights: weights)
        var text = TextTokens()
        text.add("=== a\nhọc sinh đi học, sinh đi\nHọc Sinh\n=== b\nHọc sinh\n")
        var counter = WordCounter(model: model)
        counter.count(text)
        let count = try #require(counter.counts[entry.syllables])
        #expect(count.occurrences == 3 && count.words == 3 && count.documents == 2)
        #expect(count.capitalized == 1 && count.capitalizedWords == 1)
    }

    @Test func unlistedRunsMustLookLikeWords() {
        let vocabulary = Self.vocabulary("cập nhật bản tâm điểm hiện thực hoá")
        func key(_ word: String) -> [UInt16] { word.split(separator: " ").map { vocabulary.number(String($0)) } }
        var sources = LexiconSources()
        sources.add("cập nhật", source: .vocabulary)
        sources.add("hiện thực", source: .vocabulary)
        var count = NgramCounts()
        count.occurrences = 100
        count.words = 99
        count.documents = 50
        let counts = Dictionary(
            uniqueKeysWithValues: ["cập nhật", "cập nhật bản", "tâm điểm", "hiện thực hoá", "bản tâm"].map { word in
                var own = count
                if word == "bản tâm" { own.words = 3 }
                return (key(word), own)
            })
        let words = LexiconBuilder().build(sources: sources, counts: counts, vocabulary: vocabulary).map(\.word)
        #expect(words == ["cập nhật", "hiện thực", "hiện thực hoá", "tâm điểm"])
    }
}
