import VietNormalization
import VietRestoration

/// A unit of a text that has its marks: the words that it may be, and which it is.
struct TuningUnit {
    /// Its words among ``TuningUnits/words``.
    var first: Int32
    var count: UInt8
    /// The place of the true one, 255 where that is not among them.
    var truth: UInt8
    /// The groups of its words, equal where there is one.
    var group: UInt16
    var second: UInt16

    static let unknown: UInt8 = 255
}

/// The units that the numbers of a text stand for.
struct TuningUnits {
    /// The words of all units, one behind the other; the first are what is no word.
    private(set) var words: [UInt16] = []
    /// By number, in sentences that have capitals and in others.
    private var cased: [TuningUnit] = []
    private var caseless: [TuningUnit] = []
    /// Whether the case of a number says something.
    private var hasCapital: [Bool] = []

    init(_ text: borrowing RestorationText, _ vocabulary: RestorationVocabulary) {
        var groups: [UInt64: RestorationModel.Group] = [:]
        for key in vocabulary.keys { groups[key.letters] = key.group }
        var known: [[UInt16]: Int32] = [:]
        func unit(_ choices: [UInt16], _ truth: UInt16) -> TuningUnit {
            let first =
                known[choices]
                ?? {
                    let first = Int32(words.count)
                    words += choices
                    known[choices] = first
                    return first
                }()
            let place = choices.firstIndex(of: truth) ?? choices.firstIndex { Self.isTwin($0, truth, vocabulary) }
            return TuningUnit(
                first: first, count: UInt8(choices.count), truth: place.map { UInt8($0) } ?? TuningUnit.unknown,
                group: vocabulary.groups[Int(choices[0])].first,
                second: vocabulary.groups[Int(choices[choices.count - 1])].first)
        }
        for number in 0..<Int(RestorationModel.Unit.firstWord) {
            cased.append(unit([UInt16(number)], UInt16(number)))
            hasCapital.append(false)
        }
        caseless = cased
        for number in 0..<text.spellingCount {
            let spelling = text.spelling(number + Int(RestorationModel.Unit.firstWord))
            let word = vocabulary.words[number + Int(RestorationModel.Unit.firstWord)]
            hasCapital.append(spelling.isCapital != false)
            guard word != RestorationModel.Unit.unknown, let group = groups[spelling.letters] else {
                cased.append(cased[Int(RestorationModel.Unit.unknown)])
                caseless.append(cased[Int(RestorationModel.Unit.unknown)])
                continue
            }
            func choices(_ casing: ChainUnit.Casing) -> [UInt16] {
                var choices: [UInt16] = []
                group.forEachWord(casing, bits: { vocabulary.forms[Int($0)] }) { choices.append($0) }
                return choices.isEmpty ? [RestorationModel.Unit.unknown] : choices
            }
            let casing = spelling.isCapital.map { $0 ? ChainUnit.Casing.capital : .lower } ?? .unclear
            cased.append(unit(choices(casing), word))
            caseless.append(unit(choices(.caseless), word))
        }
    }

    /// Whether two words are the same but for their case.
    private static func isTwin(_ first: UInt16, _ second: UInt16, _ vocabulary: RestorationVocabulary) -> Bool {
        let marks = [first, second].map { LetterMarks(rawValue: vocabulary.forms[Int($0)] & 0x3F_FFFF).withoutPlace }
        return marks[0] == marks[1]
    }

    /// Makes `units` those of the numbers of a sentence; false where there is nothing to choose, or the truth is no choice.
    ///
    /// - Parameter ignoresCase: whether they are to be as in a sentence without capitals.
    func read(_ numbers: ArraySlice<UInt32>, ignoringCase ignoresCase: Bool, into units: inout [TuningUnit]) -> Bool {
        units.removeAll(keepingCapacity: true)
        let isCased = !ignoresCase && numbers.contains { hasCapital[Int($0)] }
        var isChoice = false
        for number in numbers {
            let unit = isCased ? cased[Int(number)] : caseless[Int(number)]
            if unit.truth == TuningUnit.unknown { return false }
            if unit.count > 1 { isChoice = true }
            units.append(unit)
        }
        return isChoice
    }
}
