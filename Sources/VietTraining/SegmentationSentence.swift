import VietCore
import VietSegmentation

/// A sentence for training or evaluation: tokens parted by single spaces, and what is known of the gap before each.
package struct SegmentationSentence: Sendable, Equatable {
    package enum Label: UInt8, Sendable {
        case boundary, joined
        /// Not known, or not agreed: no example is made of the gap.
        case unknown
    }

    package var tokens: [String]
    /// One a token, for the gap before it; that of the first token is `boundary`.
    package var labels: [Label]

    package init(tokens: [String], labels: [Label]) {
        self.tokens = tokens
        self.labels = labels
    }

    /// From words whose syllables are parted by spaces.
    package init(words: some Sequence<some StringProtocol>) {
        tokens = []
        labels = []
        for word in words {
            for (position, token) in SegmentationCorpus.split(word).enumerated() {
                tokens.append(token)
                labels.append(position == 0 ? .boundary : .joined)
            }
        }
    }

    /// The same sentence in another case, for what is written without capitals or in capitals alone.
    package func mapTokens(_ change: (String) -> String) -> SegmentationSentence {
        SegmentationSentence(tokens: tokens.map(change), labels: labels)
    }

    /// The same sentence with the labels of other gaps than those wanted `unknown`.
    package func keeping(_ isWanted: (_ token: Int) -> Bool) -> SegmentationSentence {
        var result = self
        for token in labels.indices where !isWanted(token) { result.labels[token] = .unknown }
        return result
    }

    /// Where words end and begin: the number of the first token of every word, and the token count at the end.
    package static func wordStarts(_ joined: [Bool]) -> [Int] {
        joined.indices.filter { $0 == 0 || !joined[$0] } + [joined.count]
    }

    /// What the model sees, numbered by `scorer`'s vocabulary.
    package func units(_ vocabulary: SegmentationVocabulary) -> SegmentationUnits {
        var units = SegmentationUnits()
        var previousIsSyllable = false
        for token in tokens {
            let (kind, shape) = WhitespaceToken.classify(token)
            let number: UInt16
            switch kind {
            case .syllable: number = vocabulary.number(token)
            case .number: number = SegmentationModel.numberSyllable
            case .punctuation: number = SegmentationModel.punctuationSyllable
            default: number = SegmentationModel.otherSyllable
            }
            let form = SegmentationForm(kind: kind, shape: shape, syllable: vocabulary.syllable(number))
            units.append(syllable: number, form: form, isOpen: previousIsSyllable && kind == .syllable)
            previousIsSyllable = kind == .syllable
        }
        return units
    }
}

/// The vocabulary of a model with its spellings indexed.
package struct SegmentationVocabulary: Sendable {
    package let syllables: [SegmentationModel.Syllable]
    private let numbers: [String: UInt16]

    package init(_ syllables: [SegmentationModel.Syllable]) {
        self.syllables = syllables
        self.numbers = SegmentationModel(vocabulary: syllables, lexicon: [], bonds: [], weights: []).syllableNumbers()
    }

    package func number(_ token: String) -> UInt16 {
        numbers[SyllableForm.canonical(token)] ?? SegmentationModel.unknownSyllable
    }

    package func syllable(_ number: UInt16) -> SegmentationModel.Syllable? {
        number >= SegmentationModel.firstSyllable ? syllables[Int(number - SegmentationModel.firstSyllable)] : nil
    }
}

/// Kind and shape of a token that white space has already parted from the others.
package enum WhitespaceToken {
    package static func classify(_ token: String) -> (TokenKind, TokenShape) {
        var letters = 0, upper = 0, lower = 0, digits = 0, inner = 0, others = 0
        var firstIsUpper = false
        for scalar in token.unicodeScalars {
            let properties = scalar.properties
            if properties.isAlphabetic || properties.canonicalCombiningClass != .notReordered {
                if properties.isUppercase {
                    if letters == 0 { firstIsUpper = true }
                    upper += 1
                } else {
                    lower += 1
                }
                letters += 1
            } else if properties.numericType == .decimal {
                digits += 1
            } else if scalar == "." || scalar == "'" || scalar == "’" {
                inner += 1
            } else {
                others += 1
            }
        }
        if letters > 0, digits == 0, others == 0 {
            let shape: TokenShape
            if upper == 0 {
                shape = .lower
            } else if letters == 1 {
                shape = .initial
            } else if lower == 0 {
                shape = .upper
            } else {
                shape = firstIsUpper && upper == 1 ? .capitalized : .mixed
            }
            return (.syllable, shape)
        }
        if digits > 0, letters == 0 { return (.number, .digits) }
        if letters > 0 || digits > 0 { return (.code, .alphanumeric) }
        let isSymbol = token.unicodeScalars.allSatisfy { "+=<>|~^$€£¥%°©®™§".unicodeScalars.contains($0) }
        return (isSymbol ? .symbol : .punctuation, .symbolic)
    }
}
