import VietCore
import VietNormalization

/// How names of a text were read: where the readings differ, each counts for those like it.
struct NameVotes {
    private struct Reading { var marks: UInt32; var count: Int32 }
    /// By bare letters.
    private var readings: [UInt64: [Reading]] = [:]
    /// Letters that were read in more than one way.
    private var doubtful: Set<UInt64> = []

    /// What a reading counts that is certain.
    private static let whole: Int32 = 16
    /// A name that was written with its marks counts as so many that were restored.
    private static let weightOfMarked: Int32 = 12

    var hasDoubt: Bool { !doubtful.isEmpty }
    /// Whether nothing was counted.
    var isEmpty: Bool { readings.isEmpty }

    func isDoubtful(_ unit: ChainUnit) -> Bool { unit.isCapital && doubtful.contains(unit.letters) }

    /// Takes note of the names that are read in more than one way.
    mutating func findDoubts(_ units: UnsafeBufferPointer<ChainUnit>, _ marks: UnsafeBufferPointer<LetterMarks>) {
        var first: [UInt64: UInt32] = [:]
        for number in units.indices where unsafe units[number].isCapital {
            let (letters, reading) = unsafe (units[number].letters, marks[number].withoutPlace)
            if let other = first[letters] {
                if other != reading { doubtful.insert(letters) }
            } else {
                first[letters] = reading
            }
        }
    }

    /// Counts a reading of a doubtful name, with its probability in parts of 65536.
    mutating func count(_ unit: ChainUnit, _ marks: LetterMarks, _ probability: Int32) {
        let weight = unit.marks.isEmpty ? probability / 4096 : Self.whole * Self.weightOfMarked
        guard weight > 0 else { return }
        var list = readings[unit.letters] ?? []
        if let known = list.firstIndex(where: { $0.marks == marks.withoutPlace }) {
            list[known].count += weight
        } else {
            list.append(Reading(marks: marks.withoutPlace, count: weight))
        }
        readings[unit.letters] = list
    }

    /// What a reading costs for what the other places say, as the model counts costs; twice that of its share, as measured.
    func cost(of marks: LetterMarks, for unit: ChainUnit) -> Int32 {
        guard unit.isCapital, let list = readings[unit.letters] else { return 0 }
        var (own, all): (Int32, Int32) = (0, 0)
        for reading in list {
            all += reading.count
            if reading.marks == marks.withoutPlace { own = reading.count }
        }
        return 2 * (Self.logarithm(all + Self.whole) - Self.logarithm(own + Self.whole / 4))
    }

    /// ln n, as the model counts costs.
    private static func logarithm(_ value: Int32) -> Int32 { logarithms[Int(min(value, 4095))] }

    private static let logarithms: [Int32] = (0..<4096).map {
        $0 == 0 ? 0 : Int32((DeterministicMath.log(Double($0)) * RestorationModel.partsOfNat).rounded())
    }

    mutating func removeAll() {
        readings.removeAll(keepingCapacity: true)
        doubtful.removeAll(keepingCapacity: true)
    }
}
