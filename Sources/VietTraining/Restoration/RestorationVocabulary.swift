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
        func key(_ letters: UInt64, _ marks: LetterMarks, _ isCapital: Bool) -> UInt64 {
            letters | UInt64(marks.withoutPlace) << 40 | (isCapital ? 1 << 62 : 0)
        }
        for letters in byLetters.keys.sorted() {
            let all = byLetters[letters]!
            func chosen(_ count: KeyPath<Form, Int>) -> [Form] {
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
            let lower = chosen(\.lower)
            var capital = chosen(\.capital)
            let distinct = Set((lower + capital).map { $0.marks.withoutPlace })
            if distinct.count == 1 {
                let form = lower.first ?? capital[0]
                if form.lower + form.capital < options.minimumAlone { continue }
                // One word is enough where there is nothing to choose.
                if !lower.isEmpty { capital = [] }
            }
            if lower.isEmpty && capital.isEmpty { continue }
            let twins = Set(capital.map { $0.marks.withoutPlace })
            let start = forms.count
            func bits(_ form: Form, twin: Bool) -> UInt32 {
                form.marks.rawValue | (twin ? RestorationModel.twinBit : 0)
                    | (form.isName ? RestorationModel.nameBit : 0)
            }
            let others = Set(lower.map { $0.marks.withoutPlace })
            for (index, form) in lower.enumerated() {
                numbers[key(letters, form.marks, false)] = UInt16(truncatingIfNeeded: forms.count)
                forms.append(bits(form, twin: twins.contains(form.marks.withoutPlace)))
                groups.append((UInt16(truncatingIfNeeded: start), UInt8(index)))
                isAmbiguous.append(distinct.count > 1)
            }
            for (index, form) in capital.enumerated() {
                numbers[key(letters, form.marks, true)] = UInt16(truncatingIfNeeded: forms.count)
                forms.append(
                    bits(form, twin: others.contains(form.marks.withoutPlace)) | RestorationModel.capitalBit)
                groups.append((UInt16(truncatingIfNeeded: start + lower.count), UInt8(index)))
                isAmbiguous.append(distinct.count > 1)
            }
            let isVietnamese = (lower + capital).contains {
                Syllable.isValid(MarkedLetters(letters: letters, marks: $0.marks).text)
            }
            keys.append(
                (
                    letters,
                    RestorationModel.Group(
                        lower: UInt16(truncatingIfNeeded: start), lowerCount: lower.count,
                        capital: UInt16(truncatingIfNeeded: start + lower.count), capitalCount: capital.count,
                        isVietnamese: isVietnamese)
                ))
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
            for form in all where form.isName { names.insert(key(letters, form.marks, true)) }
        }
        words += counts.indices.map { number in
            let spelling = text.spelling(number + first)
            let asName = key(spelling.letters, spelling.marks, true)
            let isCapital = spelling.isCapital ?? names.contains(asName)
            return numbers[key(spelling.letters, spelling.marks, isCapital)]
                ?? numbers[key(spelling.letters, spelling.marks, !isCapital)] ?? RestorationModel.Unit.unknown
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
