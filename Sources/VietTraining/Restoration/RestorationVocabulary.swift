import VietCore
import VietNormalization
import VietRestoration

/// The words of a model of marks, numbered so that those written with the same letters follow each other.
package struct RestorationVocabulary {
    /// Options of what becomes a word.
    package struct Options {
        /// A spelling seen less often is none.
        package var minimumCount = 5
        /// One that is alone with its letters, and so needs no choice, is none below this.
        package var minimumAlone = 20
        /// One that is rarer among those of the same letters is none.
        package var share = 0.0003
        package init() {}
    }

    /// By number: the value of the section `FORMS`.
    package private(set) var forms: [UInt32] = [0, 0, 0, 0, 0]
    /// By number: the first word of the group and the place in it.
    package private(set) var groups: [(first: UInt16, index: UInt8)] = (0..<5).map { (UInt16($0), 0) }
    /// By number: whether another word can stand for the same letters.
    package private(set) var isAmbiguous: [Bool] = [false, false, false, false, false]
    package private(set) var keys: [(letters: UInt64, group: RestorationModel.Group)] = []
    /// The word of each number of the text.
    package private(set) var words: [UInt16] = [0, 1, 2, 3, 4]

    package init(_ text: borrowing RestorationText, options: Options = Options()) throws(VietTextError) {
        let first = Int(RestorationModel.Unit.firstWord)
        var counts = [Int](repeating: 0, count: text.spellingCount)
        for unit in text.units where unit >= first { counts[Int(unit) - first] += 1 }

        let byLetters = Self.forms(text, counts)
        var numbers: [UInt64: UInt16] = [:]
        for letters in byLetters.keys.sorted() {
            guard let choice = Choice(of: byLetters[letters]!, options) else { continue }
            add(choice, of: letters, &numbers)
        }
        guard forms.count > first else {
            throw VietTextError(.malformedRecord, "the text has too few words to learn from")
        }
        guard forms.count <= 1 << 16 else {
            throw VietTextError(
                .malformedRecord, "the text has \(forms.count) words, more than 65536; ask for more of each")
        }
        var names: Set<UInt64> = []
        for (letters, all) in byLetters {
            for form in all where form.isName { names.insert(Self.key(letters, form.marks, true)) }
        }
        words += counts.indices.map { number in
            let spelling = text.spelling(number + first)
            let asName = Self.key(spelling.letters, spelling.marks, true)
            let asWord = Self.key(spelling.letters, spelling.marks, false)
            let isCapital = spelling.isCapital ?? names.contains(asName)
            return numbers[isCapital ? asName : asWord] ?? numbers[isCapital ? asWord : asName]
                ?? RestorationModel.Unit.unknown
        }
    }

    /// What words are numbered by: letters, marks, and whether the first letter is a capital.
    private static func key(_ letters: UInt64, _ marks: LetterMarks, _ isCapital: Bool) -> UInt64 {
        letters | UInt64(marks.withoutPlace) << 40 | (isCapital ? 1 << 62 : 0)
    }

    /// Adds the words of some letters, those with a small letter first.
    private mutating func add(_ choice: Choice, of letters: UInt64, _ numbers: inout [UInt64: UInt16]) {
        let start = forms.count
        let isVietnamese = (choice.lower + choice.capital).contains {
            Syllable.isValid(MarkedLetters(letters: letters, marks: $0.marks).text)
        }
        keys.append(
            (
                letters,
                RestorationModel.Group(
                    lower: UInt16(truncatingIfNeeded: start), lowerCount: choice.lower.count,
                    capital: UInt16(truncatingIfNeeded: start + choice.lower.count),
                    capitalCount: choice.capital.count, isVietnamese: isVietnamese)
            ))
        for (words, others, isCapital) in [(choice.lower, choice.capital, false), (choice.capital, choice.lower, true)]
        {
            let twins = Set(others.map(\.marks.withoutPlace))
            let group = UInt16(truncatingIfNeeded: forms.count)
            for (index, form) in words.enumerated() {
                numbers[Self.key(letters, form.marks, isCapital)] = UInt16(truncatingIfNeeded: forms.count)
                forms.append(
                    form.marks.rawValue | (isCapital ? RestorationModel.capitalBit : 0)
                        | (twins.contains(form.marks.withoutPlace) ? RestorationModel.twinBit : 0)
                        | (form.isName ? RestorationModel.nameBit : 0))
                groups.append((group, UInt8(index)))
                isAmbiguous.append(choice.isAmbiguous)
            }
        }
    }

    /// The marks that words of some letters have, wherever the tone stands; where it does most often is what is written.
    private struct Form {
        var marks: LetterMarks
        /// How often it has a small letter, a capital, and a capital that says nothing.
        var lower = 0
        var capital = 0
        var unclear = 0
        /// How often the tone stands where it does in ``marks``.
        var best: Int

        /// Whether a capital that says nothing is taken for that of a name.
        var isName: Bool { capital > lower }
    }

    /// The forms of some letters that become words.
    private struct Choice {
        let lower: [Form]
        let capital: [Form]
        /// Whether they differ in more than the case of a letter.
        let isAmbiguous: Bool

        /// Nil where all are too rare.
        init?(of all: [Form], _ options: Options) {
            let lower = Self.frequent(all, by: \.lower, options)
            var capital = Self.frequent(all, by: \.capital, options)
            isAmbiguous = Set((lower + capital).map(\.marks.withoutPlace)).count > 1
            guard let form = lower.first ?? capital.first else { return nil }
            if !isAmbiguous {
                if form.lower + form.capital < options.minimumAlone { return nil }
                // One word is enough where there is nothing to choose.
                if !lower.isEmpty { capital = [] }
            }
            (self.lower, self.capital) = (lower, capital)
        }

        private static func frequent(_ all: [Form], by count: KeyPath<Form, Int>, _ options: Options) -> [Form] {
            let total = all.reduce(0) { $0 + $1[keyPath: count] }
            let few = all.filter {
                $0[keyPath: count] >= options.minimumCount
                    && Double($0[keyPath: count]) >= options.share * Double(total)
            }
            let some = few.sorted {
                ($1[keyPath: count], $0.marks.rawValue) < ($0[keyPath: count], $1.marks.rawValue)
            }
            return some.prefix(RestorationModel.mostWords).sorted { $0.marks.rawValue < $1.marks.rawValue }
        }
    }

    private static func forms(_ text: borrowing RestorationText, _ counts: [Int]) -> [UInt64: [Form]] {
        var byLetters: [UInt64: [Form]] = [:]
        for number in counts.indices {
            let spelling = text.spelling(number + Int(RestorationModel.Unit.firstWord))
            var forms = byLetters[spelling.letters] ?? []
            let place =
                forms.firstIndex { $0.marks.withoutPlace == spelling.marks.withoutPlace }
                ?? {
                    forms.append(Form(marks: spelling.marks, best: counts[number]))
                    return forms.count - 1
                }()
            switch spelling.isCapital {
            case false?: forms[place].lower += counts[number]
            case true?: forms[place].capital += counts[number]
            case nil: forms[place].unclear += counts[number]
            }
            let isBetter =
                counts[number] > forms[place].best
                || counts[number] == forms[place].best && spelling.marks.rawValue < forms[place].marks.rawValue
            if isBetter {
                forms[place].best = counts[number]
                forms[place].marks = spelling.marks
            }
            byLetters[spelling.letters] = forms
        }
        for letters in byLetters.keys {
            for index in byLetters[letters]!.indices {
                let form = byLetters[letters]![index]
                if form.isName {
                    byLetters[letters]![index].capital += form.unclear
                } else {
                    byLetters[letters]![index].lower += form.unclear
                }
            }
        }
        return byLetters
    }
}
