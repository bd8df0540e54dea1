import VietNormalization

/// What speaks for a line being Vietnamese whose marks are missing, once they are restored.
struct BareEvidence {
    private var words = 0
    private var changed = 0

    mutating func add(_ unit: ChainUnit, _ marks: LetterMarks) {
        guard unit.letters != 0 else { return }
        words += 1
        if marks != unit.marks { changed += 1 }
    }

    /// Four fifths of the syllables of running text have marks, and more than half of any usual line.
    var isPlain: Bool { changed * 2 >= words }
}

extension SentenceDecoder {
    /// Whether a line may be Vietnamese without marks: five syllables or more that have none, few that have some, few words
    /// that are no syllables.
    package func isBare(_ units: UnsafeBufferPointer<ChainUnit>) -> Bool {
        var (bare, marked, foreign) = (0, 0, 0)
        for index in units.indices where unsafe units[index].fixed == RestorationModel.Unit.unknown {
            let unit = unsafe units[index]
            if !unit.marks.isEmpty {
                marked += 1
            } else if unit.letters != 0, model.group(unit.letters)?.isVietnamese == true {
                bare += 1
            } else {
                foreign += 1
            }
        }
        return bare >= 5 && marked * 8 <= bare && foreign * 3 <= bare
    }
}
