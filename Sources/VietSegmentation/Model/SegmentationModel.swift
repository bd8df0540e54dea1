import VietNormalization

/// The word segmentation model in its plain form: what training makes, and what the fast tables are built from.
///
/// A gap between two letter runs parted by white space is scored alone: the sum of the weights of the features that
/// ``SegmentationFeatures`` lists for it. **A score above 0 means that the gap is inside a word (joined)**; 0 or less is
/// a word boundary. Every other gap is a boundary and has no score.
package struct SegmentationModel: Sendable, Equatable {
    /// A letter run that the model knows. Its number is its position in ``vocabulary`` plus ``firstSyllable``.
    package struct Syllable: Sendable, Hashable {
        /// The spelling in the form of ``SyllableForm``.
        package var text: String
        /// Not spelt like a Vietnamese syllable.
        package var isForeign: Bool
        package var isFamilyName: Bool
        /// Onset and rhyme, 0 where the syllable is foreign. For reduplication.
        package var onset: UInt8
        package var rhyme: UInt8

        package init(text: String, isFamilyName: Bool) {
            let parts = SyllableParts(text)
            self.text = text
            self.isForeign = parts == nil
            self.isFamilyName = isFamilyName
            self.onset = parts?.onset ?? 0
            self.rhyme = parts?.rhyme ?? 0
        }
    }

    /// A word of two syllables or more.
    package struct Entry: Sendable, Hashable {
        package var syllables: [UInt16]
        /// 1, 2 or 3: the kind of evidence for the word, see ``LexiconLevel``.
        package var level: UInt8

        package init(syllables: [UInt16], level: UInt8) {
            self.syllables = syllables
            self.level = level
        }
    }

    /// How much more often than by chance two syllables stand side by side in raw text.
    package struct Bond: Sendable, Hashable {
        package var first: UInt16
        package var second: UInt16
        /// 1...7, 0 for all pairs that are not listed.
        package var strength: UInt8

        package init(first: UInt16, second: UInt16, strength: UInt8) {
            self.first = first
            self.second = second
            self.strength = strength
        }
    }

    package struct Weight: Sendable, Hashable {
        package var key: SegmentationFeatures.Key
        package var value: Int16

        package init(key: SegmentationFeatures.Key, value: Int16) {
            self.key = key
            self.value = value
        }
    }

    /// Numbers of tokens that have no place in the vocabulary.
    package static let unknownSyllable: UInt16 = 0
    package static let edgeSyllable: UInt16 = 1
    package static let numberSyllable: UInt16 = 2
    package static let punctuationSyllable: UInt16 = 3
    package static let otherSyllable: UInt16 = 4
    package static let firstSyllable: UInt16 = 5

    /// The longest word of the lexicon, in syllables.
    package static let longestEntry = 8
    /// The highest ``LexiconLevel``.
    package static let highestLevel = LexiconLevel.name

    /// Sorted by the UTF-8 bytes of the text, without duplicates.
    package var vocabulary: [Syllable]
    /// Sorted by syllable numbers, without duplicates.
    package var lexicon: [Entry]
    /// Sorted by syllable numbers, without duplicates.
    package var bonds: [Bond]
    /// Sorted by key, without duplicates and zeros.
    package var weights: [Weight]

    package init(vocabulary: [Syllable], lexicon: [Entry], bonds: [Bond] = [], weights: [Weight]) {
        self.vocabulary = vocabulary
        self.lexicon = lexicon
        self.bonds = bonds
        self.weights = weights
    }
}

extension SegmentationModel {
    /// The number of every spelling in the vocabulary.
    package func syllableNumbers() -> [String: UInt16] {
        var numbers: [String: UInt16] = [:]
        numbers.reserveCapacity(vocabulary.count)
        for (index, syllable) in vocabulary.enumerated() {
            numbers[syllable.text] = UInt16(index) + Self.firstSyllable
        }
        return numbers
    }

    /// What the vocabulary says of a syllable number, nil for the numbers without a place in it.
    package func syllable(_ number: UInt16) -> Syllable? {
        number >= Self.firstSyllable ? vocabulary[Int(number - Self.firstSyllable)] : nil
    }
}

/// The kinds of evidence for a word of the lexicon, as the feature patterns see it (2 bits).
package enum LexiconLevel {
    package static let none: UInt8 = 0
    /// Attested or counted, but not in the word list made in the manner of the treebank.
    package static let weak: UInt8 = 1
    /// In the word list made in the manner of the treebank.
    package static let strong: UInt8 = 2
    /// Written with capitals as a rule: a proper name.
    package static let name: UInt8 = 3
}
