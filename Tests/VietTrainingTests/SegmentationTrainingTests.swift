import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietTraining

@Suite struct SegmentationTrainingTests {
    private static let words = ["học sinh", "sinh học", "nhà nước", "Hà Nội", "hoà bình"]

    private static func vocabulary() -> SegmentationVocabulary {
        let texts = Set(words.flatMap { $0.split(separator: " ") }.map { SyllableForm.canonical(String($0)) })
            .union(["tôi", "là", "yêu", "ở"])
        return SegmentationVocabulary(
            texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { .init(text: $0, isFamilyName: false) })
    }

    private static func trained() -> SegmentationModel {
        let vocabulary = vocabulary()
        let entries = words.map { word in
            SegmentationModel.Entry(
                syllables: word.split(separator: " ").map { vocabulary.number(String($0)) }, level: LexiconLevel.strong)
        }.sorted { $0.syllables.lexicographicallyPrecedes($1.syllables) }
        var options = SegmentationTrainer.Options()
        options.regression.l1 = 0.01
        options.leastCount = 1
        var trainer = SegmentationTrainer(vocabulary: vocabulary, entries: entries, options: options)
        for _ in 0..<20 {
            for word in words {
                trainer.add(SegmentationSentence(words: ["tôi", "là", word, "ở", "Hà Nội"]), weight: 1)
                trainer.add(SegmentationSentence(words: ["tôi", "yêu", word, "là", word]), weight: 1)
            }
        }
        return trainer.train()
    }

    @Test func learnsWhatItIsShown() {
        let model = Self.trained()
        let scorer = ReferenceSegmentationScorer(model)
        let sentence = SegmentationSentence(words: ["tôi", "ở", "học sinh", "yêu", "hòa bình"])
        let joined = scorer.joined(sentence.units(SegmentationVocabulary(model.vocabulary)))
        #expect(joined == sentence.labels.map { $0 == .joined })
    }

    @Test func sameExamplesGiveTheSameModel() throws {
        let model = Self.trained()
        #expect(!model.weights.isEmpty)
        #expect(model == Self.trained())
        #expect(try SegmentationModel(serialized: model.serialized()) == model)
    }

    @Test func damagedModelsAreRefused() {
        let text = Self.trained().serialized()
        #expect(throws: VietTextError.self) { try SegmentationModel(serialized: String(text.dropLast(4))) }
        #expect(throws: VietTextError.self) { try SegmentationModel(serialized: "") }
        #expect(throws: VietTextError.self) {
            try SegmentationModel(serialized: text.replacing("học sinh\t", with: "học sinh tử\t"))
        }
    }

    @Test func tonePlacementAndFinalYDoNotChangeASyllable() {
        #expect(SyllableForm.canonical("HÒA") == SyllableForm.canonical("hoà"))
        #expect(SyllableForm.canonical("Thúy") == "thuý")
        #expect(SyllableForm.canonical("hoàn") == "hoàn")
        #expect(SyllableForm.canonical("kỹ") == "kĩ")
        #expect(SyllableForm.canonical("quý") == "quý")
        for text in ["hoà", "kĩ", "thuỷ", "an", "khoẻ", "lí"] {
            for variant in SyllableForm.variants(of: text) { #expect(SyllableForm.canonical(variant) == text) }
        }
        #expect(SyllableForm.variants(of: "hoà") == ["hoà", "hòa"])
    }

    @Test func tokensAreClassified() {
        #expect(WhitespaceToken.classify("TP.") == (.syllable, .upper))
        #expect(WhitespaceToken.classify("Nội") == (.syllable, .capitalized))
        #expect(WhitespaceToken.classify("1.234,5") == (.number, .digits))
        #expect(WhitespaceToken.classify("COVID-19") == (.code, .alphanumeric))
        #expect(WhitespaceToken.classify("...") == (.punctuation, .symbolic))
    }

    @Test func markedGapsAreReadAndTheOthersAreUnknown() throws {
        let read = try SegmentationCorpus.readMarked("a|b_c d .\n\ne_f\n")
        #expect(read.map(\.tokens) == [["a", "b", "c", "d", "."], ["e", "f"]])
        #expect(
            read.map(\.labels) == [[.unknown, .boundary, .joined, .unknown, .unknown], [.unknown, .joined]])
        for text in ["a b\n_a\n", "a b\na_\n", "a b\nc a|_b\n"] {
            #expect { try SegmentationCorpus.readMarked(text) } throws: { error in
                let error = error as? VietTextError
                return error?.code == .malformedRecord && error?.line == 2
            }
        }
    }

    /// What people have judged weighs against tools and in the last step.
    @Test func judgedGapsAreLearned() throws {
        let vocabulary = ["bà", "ba", "ông", "một"].sorted()
        let words = ["bà ba"].map {
            LexiconEntry(word: $0, frequency: 100, documents: 50, cohesion: 100, capitals: 0, sources: .vocabulary)
        }
        let dictionary = SegmentationDictionary(
            syllables: vocabulary.map { SyllableEntry(text: $0, frequency: 100, isFamilyName: false) }, words: words,
            bonds: [])
        let labelled = String(repeating: "một bà ba ông\t0010\n", count: 20)
        let judged = try SegmentationCorpus.readMarked(String(repeating: "một bà|ba ông\n", count: 60))
        let recipe = SegmentationRecipe()
        let without = try recipe.train(dictionary, gold: [], labelled: labelled)
        for with in [
            try recipe.train(dictionary, gold: [], labelled: labelled, judged: judged),
            try recipe.train(dictionary, gold: [], labelled: labelled, contrasts: judged + judged + judged),
        ] {
            #expect(isJoined("một bà ba ông", by: without) == [false, false, true, false])
            #expect(isJoined("một bà ba ông", by: with) == [false, false, false, false])
        }
    }

    private func isJoined(_ text: String, by model: SegmentationModel) -> [Bool] {
        let sentence = SegmentationSentence(words: text.split(separator: " ").map(String.init))
        return ReferenceSegmentationScorer(model).joined(sentence.units(SegmentationVocabulary(model.vocabulary)))
    }

    @Test func labelsOfSeveralToolsAreReadWithTheirDisagreements() throws {
        let read = try SegmentationCorpus.readLabelings("a b c\t001\t011\t010\n")
        #expect(read.map(\.agreed.labels) == [[.boundary, .unknown, .unknown]])
        #expect(read.map { $0.disputed(by: 0).labels } == [[.unknown, .boundary, .joined]])
        #expect(read.map { $0.disputed(by: 2).labels } == [[.unknown, .joined, .boundary]])
        let agreed = try SegmentationCorpus.readLabelings("a b\t01\n")
        #expect(agreed.map(\.agreed.labels) == [[.boundary, .joined]])
        #expect(agreed.map { $0.disputed(by: 0).labels } == [[.unknown, .unknown]])
        let first = try SegmentationCorpus.readLabelings("a b\t10\t00\n")
        #expect(first.map(\.agreed.labels) == [[.boundary, .boundary]])
    }

    /// A tool alone against two weighs what it weighs, the others the rest.
    @Test func oneToolAgainstTwoLeavesThemTheRest() throws {
        let sentence = try SegmentationCorpus.readLabelings("a b c d\t0110\t0100\t0001\n")[0]
        let parts = sentence.disputed(weights: [0.25, 0.5, 0.125])
        var weights: [[Float]] = Array(repeating: [0, 0], count: 4)
        for (part, weight) in parts {
            for (token, label) in part.labels.enumerated() where label != .unknown {
                weights[token][label == .joined ? 1 : 0] += weight
            }
        }
        // a | b: the third tool alone parts; b | c: the first alone joins; c | d: the third alone joins.
        #expect(weights == [[0, 0], [0.125, 0.875], [0.75, 0.25], [0.875, 0.125]])
    }

    /// Where no tool stands alone, as between two, every label weighs what its tool does.
    @Test func twoToolsWeighWhatTheyWeigh() throws {
        let sentence = try SegmentationCorpus.readLabelings("a b\t00\t01\n")[0]
        let parts = sentence.disputed(weights: [0.25, 0.5]).filter { $0.sentence.labels != [.unknown, .unknown] }
        #expect(parts.map(\.weight) == [0.25, 0.5])
        #expect(parts.map(\.sentence.labels) == [[.unknown, .boundary], [.unknown, .joined]])
    }

    @Test(arguments: ["a b\t0\t00\n", "a b\n", "a b\t01\na b\t01\t00\n"])
    func damagedLabelsAreRefused(text: String) {
        #expect(throws: VietTextError.self) { try SegmentationCorpus.readLabelings(text) }
    }

    /// What a tool cannot know is no vote against those that can.
    @Test func boundariesOfToolsThatCannotSeeTheWordDoNotCount() throws {
        let idiom = try SegmentationCorpus.readLabelings("ăn nên làm ra\t0111\t0101\n")[0]
        #expect(idiom.disputed(by: 0).labels == [.unknown, .unknown, .joined, .unknown])
        #expect(idiom.disputed(by: 1).labels == [.unknown, .unknown, .unknown, .unknown])
        let tone = try SegmentationCorpus.readLabelings("hàng hoá nhập\t010\t000\n")[0]
        #expect(tone.disputed(by: 0).labels == [.unknown, .joined, .unknown])
        #expect(tone.disputed(by: 1).labels == [.unknown, .unknown, .unknown])
        let short = try SegmentationCorpus.readLabelings("ăn nên làm\t011\t010\n")[0]
        #expect(short.disputed(by: 1).labels == [.unknown, .unknown, .boundary])
    }
}
