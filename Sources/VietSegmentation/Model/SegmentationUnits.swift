import VietCore

/// One sentence as the segmentation model sees it: a syllable number and a form for every token, and which gaps are open.
package struct SegmentationUnits: Sendable {
    /// Syllable numbers, see ``SegmentationModel/Syllable``.
    package var syllables: [UInt16] = []
    package var forms: [SegmentationForm] = []
    /// For every token, whether the gap before it is undecided: both neighbours are letter runs parted by white space.
    package var isOpen: [Bool] = []

    package init() {}

    package var count: Int { syllables.count }

    package mutating func append(syllable: UInt16, form: SegmentationForm, isOpen: Bool) {
        syllables.append(syllable)
        forms.append(form)
        self.isOpen.append(isOpen)
    }
}

/// How a token is written, with what the vocabulary knows of it: the alphabet of the form patterns, 4 bits.
package enum SegmentationForm: UInt8, Sendable, CaseIterable {
    /// Outside the sentence.
    case edge = 0
    case lower = 1
    case capitalized = 2
    /// Capitalised, and a family name.
    case familyName = 3
    case upper = 4
    case initial = 5
    case mixed = 6
    case number = 7
    case punctuation = 8
    /// Lower-case, and not a Vietnamese syllable.
    case foreignLower = 9
    /// Capitalised, and not a Vietnamese syllable.
    case foreignCapitalized = 10
    /// All upper-case, and not a Vietnamese syllable: an abbreviation as a rule.
    case foreignUpper = 11
    /// Any other kind of token.
    case other = 12

    /// - Parameter syllable: what the vocabulary says of the token; nil where it does not have it.
    package init(kind: TokenKind, shape: TokenShape, syllable: SegmentationModel.Syllable?) {
        switch kind {
        case .syllable:
            let isForeign = syllable?.isForeign ?? true
            switch shape {
            case .lower: self = isForeign ? .foreignLower : .lower
            case .capitalized:
                self = isForeign ? .foreignCapitalized : syllable?.isFamilyName == true ? .familyName : .capitalized
            case .upper: self = isForeign ? .foreignUpper : .upper
            case .initial: self = .initial
            default: self = .mixed
            }
        case .number: self = .number
        case .punctuation: self = .punctuation
        default: self = .other
        }
    }
}
