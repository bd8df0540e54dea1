import VietCore
import VietSegmentation

/// From a folder of evidence to the dictionary, and from dictionary and labelled text to the model.
///
/// The two are apart so that a person can read and correct the dictionary between them.
package struct SegmentationRecipe {
    /// How much a gold gap weighs against the penalty on moving away from what the tools' labels taught.
    package var goldWeight: Float = 3
    /// Copies without capitals or in capitals alone, against the sentence they are copies of.
    package var copyWeight: Float = 0.3
    /// A tool's label of a gap on which the tools differ, by its column; see ``ToolLabelings/disputed(weights:)``.
    package var toolWeights: [Float] = []
    /// The same for the columns behind those.
    package var disputedWeight: Float = 0.3
    package var regression = SparseLogisticRegression.Options()
    /// For the second step, on gold text alone.
    package var adaptation = SparseLogisticRegression.Options()
    /// A syllable of no list must be counted this often.
    package var leastSyllableCount = 40
    package var leastBondCount = 20
    package var leastBondStrength: UInt8 = 2
    /// Words are counted in every so-manieth article.
    package var articleStep = 4

    private let data: String
    private let report: (String) -> Void

    /// - Parameters:
    ///   - data: the folder with `lexicon`, `segmentation` and `text`.
    ///   - report: called with one line about each step.
    package init(data: String = "", report: @escaping (String) -> Void = { _ in }) {
        self.data = data
        self.report = report
        regression.passes = 4
        adaptation.passes = 6
        adaptation.l1 = 0.05
        adaptation.l2 = 0
    }

    private static let texts = ["law", "news-2008", "news-2017", "news-2020", "news-2024", "wiki-2017"]

    // MARK: The dictionary

    /// Builds the dictionary from word lists and raw text. Same evidence, same dictionary.
    ///
    /// The treebank is left out on purpose: a word list that knows the words of the text it is trained with teaches the
    /// model to trust it more than it deserves elsewhere.
    ///
    /// - Throws: ``VietTextError`` of reading.
    package func buildDictionary() throws(VietTextError) -> SegmentationDictionary {
        var sources = LexiconSources()
        sources.addList(try TextFile.read(data + "/lexicon/words-vnvocab.txt"), source: .vocabulary)
        sources.addList(try TextFile.read(data + "/lexicon/words-wiktionary.txt"), source: .wiktionary)
        sources.addTerritories(try TextFile.read(data + "/lexicon/cldr-vi.tsv"))
        sources.addPlaces(try TextFile.read(data + "/lexicon/places-vietnam.tsv"))
        report("\(sources.candidates.count) words in the lists")

        var text = TextTokens()
        for name in Self.texts {
            text.add(try TextFile.read(data + "/text/\(name).txt.gz"))
            report("\(name): \(text.tokens.count) tokens so far")
        }
        let syllables = try countSyllables(text, sources)
        var dictionary = SegmentationDictionary(syllables: syllables, words: [], bonds: [])
        let vocabulary = dictionary.vocabulary
        dictionary.bonds = countBonds(text, vocabulary)
        report("\(syllables.count) syllables, \(dictionary.bonds.count) bonds")

        // A first model without the treebank, on the lists as they are, says which runs are words.
        dictionary.words = sources.candidates.values.map { candidate in
            let isName = candidate.word.split(separator: " ").allSatisfy { $0.first?.isUppercase == true }
            return LexiconEntry(
                word: candidate.word, frequency: 0, documents: 0,
                cohesion: candidate.sources.contains(.vocabulary) ? 100 : 0, capitals: isName ? 100 : 0,
                sources: candidate.sources)
        }.sorted { $0.word.utf8.lexicographicallyPrecedes($1.word.utf8) }
        let first = try train(
            dictionary, gold: [], labelled: try TextFile.read(data + "/segmentation/silver.tsv.gz"))
        report("counting words with \(first.weights.count) weights")
        var counter = WordCounter(model: first)
        counter.count(text, step: articleStep)
        dictionary.words = LexiconBuilder().build(sources: sources, counts: counter.counts, vocabulary: vocabulary)
        report("\(dictionary.words.count) words")
        return dictionary
    }

    private func countSyllables(_ text: TextTokens, _ sources: LexiconSources) throws(VietTextError) -> [SyllableEntry]
    {
        var bySpelling = [Int](repeating: 0, count: text.spellings.count)
        for token in text.tokens { bySpelling[Int(token & ~TextTokens.open)] += 1 }
        var counts: [String: Int] = [:]
        for (spelling, count) in zip(text.spellings, bySpelling) where spelling.kind == .syllable {
            counts[SyllableForm.canonical(spelling.text), default: 0] += count
        }
        var kept = Set(sources.candidates.keys.joined())
        for (syllable, count) in counts where count >= leastSyllableCount { kept.insert(syllable) }

        var families: Set<String> = []
        for line in try TextFile.read(data + "/lexicon/person-name-parts.tsv").split(separator: "\n") {
            let fields = line.split(separator: "\t")
            if fields.count == 3, fields[0] == "family", let count = Int(fields[2]), count >= 5 {
                families.insert(SyllableForm.canonical(String(fields[1])))
            }
        }
        return kept.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map {
            SyllableEntry(text: $0, frequency: counts[$0] ?? 0, isFamilyName: families.contains($0))
        }
    }

    private func countBonds(_ text: TextTokens, _ vocabulary: SegmentationVocabulary) -> [BondEntry] {
        let numbers = text.spellings.map { $0.kind == .syllable ? vocabulary.number($0.text) : 0 }
        var single = [Int](repeating: 0, count: 1 << 16)
        var pairs: [UInt32: Int] = [:]
        var total = 0
        var last: UInt16 = 0
        for token in text.tokens {
            guard token > TextTokens.articleEnd else {
                last = 0
                continue
            }
            let number = numbers[Int(token & ~TextTokens.open)]
            single[Int(number)] += 1
            total += 1
            if token & TextTokens.open != 0, number != 0, last != 0 {
                pairs[UInt32(last) << 16 | UInt32(number), default: 0] += 1
            }
            last = number
        }
        var bonds: [BondEntry] = []
        for (pair, count) in pairs where count >= leastBondCount {
            let first = UInt16(pair >> 16), second = UInt16(truncatingIfNeeded: pair)
            let strength = BondEntry.strength(
                pair: count, first: single[Int(first)], second: single[Int(second)], total: total)
            guard strength >= leastBondStrength, let left = vocabulary.syllable(first),
                let right = vocabulary.syllable(second)
            else { continue }
            bonds.append(BondEntry(first: left.text, second: right.text, frequency: count, strength: strength))
        }
        bonds.sort { ($0.first + " " + $0.second).utf8.lexicographicallyPrecedes(($1.first + " " + $1.second).utf8) }
        return bonds
    }

    // MARK: The model

    /// Learns first from sentences that tools have labelled, then from sentences whose words are certain.
    ///
    /// - Parameters:
    ///   - gold: sentences in which a person has marked the words; may be empty.
    ///   - labelled: the text of a file for ``SegmentationCorpus/readLabelings(_:)``; may be empty.
    ///   - judged: sentences of which a person has judged single gaps.
    ///   - contrasts: sentences in pairs, with the word and with its syllables apart.
    /// - Throws: ``VietTextError`` with `malformed-record` and the line of `labelled`.
    package func train(
        _ dictionary: SegmentationDictionary, gold: [SegmentationSentence], labelled: String,
        judged: [SegmentationSentence] = [], contrasts: [SegmentationSentence] = []
    ) throws(VietTextError) -> SegmentationModel {
        let vocabulary = dictionary.vocabulary
        var options = SegmentationTrainer.Options()
        options.regression = regression
        var trainer = SegmentationTrainer(
            vocabulary: vocabulary, entries: LexiconBuilder.modelEntries(dictionary.words, vocabulary: vocabulary),
            bonds: dictionary.modelBonds(vocabulary), options: options)
        for sentence in gold {
            trainer.add(sentence, weight: goldWeight, group: SegmentationTrainer.Group.gold)
            trainer.add(
                sentence.mapTokens { $0.lowercased() }, weight: goldWeight * copyWeight,
                group: SegmentationTrainer.Group.gold)
        }
        for (index, sentence) in try SegmentationCorpus.readLabelings(labelled).enumerated() {
            trainer.add(
                sentence.agreed, weight: 1,
                group: index % 8 == 3 ? SegmentationTrainer.Group.rehearsed : SegmentationTrainer.Group.general)
            let weights = sentence.labels.indices.map { $0 < toolWeights.count ? toolWeights[$0] : disputedWeight }
            for (part, weight) in sentence.disputed(weights: weights) where weight > 0 {
                trainer.add(part, weight: weight)
            }
            if index % 8 == 1 { trainer.add(sentence.agreed.mapTokens { $0.lowercased() }, weight: copyWeight) }
            if index % 16 == 2 { trainer.add(sentence.agreed.mapTokens { $0.uppercased() }, weight: copyWeight) }
        }
        for sentence in judged { trainer.add(sentence, weight: 1, group: SegmentationTrainer.Group.judged) }
        for sentence in contrasts { trainer.add(sentence, weight: 1, group: SegmentationTrainer.Group.contrasted) }
        report("\(trainer.exampleCount) gaps, \(trainer.featureCount) features")
        guard trainer.exampleCount > 0 else {
            throw VietTextError(.malformedRecord, "the text has no gap between syllables to learn from")
        }
        return trainer.train(adaptingBy: adaptation)
    }
}
