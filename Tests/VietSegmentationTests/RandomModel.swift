import TestSupport
import VietCore

@testable import VietSegmentation

/// Small random models and sentences in which every kind of weight, word and form occurs often.
struct RandomModel {
    private static let spellings =
        "hoà bình nhà nước việt nam an a nguyễn trần la lá lạ hoa hồng xanh xanhh covid b chính phủ quốc hội"
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private mutating func syllable(_ vocabulary: Int) -> UInt16 {
        UInt16.random(in: 0..<UInt16(vocabulary + 5), using: &generator)
    }

    private mutating func word(_ vocabulary: Int) -> [UInt16] {
        (0..<Int.random(in: 2...8, using: &generator)).map { _ in
            UInt16.random(in: 5..<UInt16(vocabulary + 5), using: &generator)
        }
    }

    /// A model over a few syllables, so that its words overlap in every way.
    mutating func model() -> SegmentationModel {
        let texts = Array(Set(Self.spellings.split(separator: " ").map { SyllableForm.canonical(String($0)) })).sorted {
            Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
        }
        let vocabulary = texts.prefix(Int.random(in: 3...texts.count, using: &generator)).map {
            SegmentationModel.Syllable(text: $0, isFamilyName: Bool.random(using: &generator))
        }
        var words: [[UInt16]: UInt8] = [:]
        for _ in 0..<Int.random(in: 0...80, using: &generator) {
            words[word(vocabulary.count)] = UInt8.random(in: 1...3, using: &generator)
        }
        // Short words are otherwise too few among so many lengths.
        for _ in 0..<20 { words[Array(word(vocabulary.count).prefix(Int.random(in: 2...3, using: &generator)))] = 2 }
        let lexicon = words.sorted { $0.key.lexicographicallyPrecedes($1.key) }
            .map { SegmentationModel.Entry(syllables: $0.key, level: $0.value) }

        var strengths: [UInt32: UInt8] = [:]
        for _ in 0..<60 {
            let pair = UInt32(word(vocabulary.count)[0]) << 16 | UInt32(word(vocabulary.count)[0])
            strengths[pair] = UInt8.random(in: 1...7, using: &generator)
        }
        let bonds = strengths.sorted { $0.key < $1.key }.map {
            SegmentationModel.Bond(first: UInt16($0.key >> 16), second: UInt16($0.key & 0xFFFF), strength: $0.value)
        }

        var model = SegmentationModel(vocabulary: vocabulary, lexicon: lexicon, bonds: bonds, weights: [])
        // Weights are drawn for features that occur: random keys would hardly ever be met.
        var keys: Set<SegmentationFeatures.Key> = []
        for _ in 0..<30 {
            let units = units(for: model)
            let features = SegmentationFeatures(
                units: units, lexicon: SegmentationLexicon(lexicon, bonds: bonds), vocabulary: vocabulary)
            for gap in 0..<max(units.count - 1, 0) where units.isOpen[gap + 1] {
                features.forEach(gap: gap) { key in keys.insert(key) }
            }
        }
        model.weights = keys.sorted().compactMap { key in
            guard Bool.random(using: &generator) else { return nil }
            return .init(key: key, value: Int16.random(in: -3_000...3_000, using: &generator))
        }
        return model
    }

    /// A sentence of up to 12 tokens, sometimes of up to 60.
    mutating func units(for model: SegmentationModel) -> SegmentationUnits {
        var units = SegmentationUnits()
        var previousIsSyllable = false
        let longest = Int.random(in: 0..<4, using: &generator) == 0 ? 60 : 12
        func append(_ number: UInt16, _ kind: TokenKind, isOpen: Bool) {
            let shape = TokenShape.allCases.randomElement(using: &generator)!
            units.append(
                syllable: number, form: .init(kind: kind, shape: shape, syllable: model.syllable(number)),
                isOpen: previousIsSyllable && kind == .syllable && isOpen)
            previousIsSyllable = kind == .syllable
        }
        for _ in 0..<Int.random(in: 0...longest, using: &generator) {
            // Long words would never come about by chance.
            if Int.random(in: 0..<10, using: &generator) == 0, let word = model.lexicon.randomElement(using: &generator)
            {
                for number in word.syllables { append(number, .syllable, isOpen: true) }
                continue
            }
            let kind = [TokenKind.syllable, .syllable, .syllable, .syllable, .number, .punctuation, .url]
                .randomElement(using: &generator)!
            var number = syllable(model.vocabulary.count)
            switch kind {
            case .number: number = SegmentationModel.numberSyllable
            case .punctuation: number = SegmentationModel.punctuationSyllable
            case .syllable: if (1..<5).contains(number) { number = 0 }
            default: number = SegmentationModel.otherSyllable
            }
            append(number, kind, isOpen: Int.random(in: 0..<10, using: &generator) > 0)
        }
        return units
    }
}
