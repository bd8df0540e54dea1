import VietCore
import VietNormalization

/// A token as the model sees it.
package struct ChainUnit: BitwiseCopyable {
    /// The bare letters of a word, see ``MarkedLetters/letters``; 0 for what is no word.
    package var letters: UInt64
    /// The marks that the word has already.
    package var marks: LetterMarks
    /// The number of what is no word, ``RestorationModel/Unit``.
    package var fixed: UInt16
    /// What its letter case says.
    package var casing: Casing
    /// Whether it is written in letters that marks may be put on.
    package var isOpen: Bool

    /// What the case of a word's letters says about it.
    package enum Casing: UInt8, BitwiseCopyable {
        /// A small letter, where others have a capital.
        case lower
        /// A capital where small letters are usual.
        case capital
        /// A capital where any word has one: nothing.
        case unclear
        /// A small letter in a sentence without capitals: nothing either.
        case caseless
        /// All capitals: nothing; a name among small letters (`chuyen cho TRAN THI LAN`) as well as a word of a heading.
        /// To what learns from text it is like ``unclear``.
        case upper = 5
    }

    package var isCapital: Bool { casing == .capital }

    /// The units of the tokens of one sentence, appended to `units`.
    package static func append(
        _ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>,
        to units: inout GrowingBuffer<ChainUnit>
    ) {
        units.reserve(tokens.count)
        let first = units.count
        var asksForCapital = true
        var hasCapitals = false
        for index in tokens.indices {
            let token = unsafe tokens[index]
            var unit = ChainUnit(
                letters: 0, marks: LetterMarks(), fixed: RestorationModel.Unit.other, casing: .lower, isOpen: false)
            switch token.kind {
            case .syllable:
                unit.fixed = RestorationModel.Unit.unknown
                if token.shape != .mixed,
                    let word = unsafe MarkedLetters(UnsafeBufferPointer(rebasing: bytes[token.range]))
                {
                    unit.letters = word.letters
                    unit.marks = word.marks
                    unit.isOpen = true
                    switch token.shape {
                    case .capitalized, .initial: unit.casing = asksForCapital ? .unclear : .capital
                    case .upper: unit.casing = .upper
                    default: break
                    }
                    if unit.casing != .lower { hasCapitals = true }
                }
            case .number: unit.fixed = RestorationModel.Unit.number
            case .punctuation: unit.fixed = RestorationModel.Unit.punctuation
            default: break
            }
            asksForCapital = token.kind == .punctuation
            units.append(unit)
        }
        if hasCapitals { return }
        for number in first..<units.count { units[number].casing = .caseless }
    }
}
