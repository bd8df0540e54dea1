import VietCore

/// What the other members of a list are: `A, B; C và D`, capital runs with one mark or `và` between.
struct ListNeighbours {
    private static let marks = TokenKey.shortKeys(",", ";", "và", "/")

    /// What is known of one token; zeros for tokens outside of capital runs.
    struct Row: BitwiseCopyable {
        /// Its place in the capital run, up to 3.
        var place: UInt8 = 0
        /// For a run in a list what the first pass said of most other members: type + 2 (3 bits, 1 for no name), share (2),
        /// how many (2).
        var members: UInt8 = 0

        /// Whether most other members of the list are something else than the first pass's label.
        @inline(__always)
        func disagrees(with label: UInt8) -> Bool {
            members >> 3 & 3 > 0 && Int(members & 7) - 1 != (label == 0 ? 0 : NameLabels.type(Int(label)) + 1)
        }
    }
    private(set) var rows: [Row] = []

    private struct Member {
        var run: Range<Int>
        /// 0 for no name, else type + 1.
        var type: Int
    }
    /// The list that is being read.
    private var list: [Member] = []

    /// Takes in the sentences that came since the last time.
    ///
    /// - Complexity: O(n) for n new tokens.
    mutating func extend(to columns: RecasedColumns, labels: [UInt8]) {
        let known = rows.count
        rows.append(contentsOf: repeatElement(Row(), count: columns.count - known))
        for sentence in columns.sentences.reversed().prefix(while: { $0.lowerBound >= known }) {
            read(sentence, columns, labels)
        }
    }

    mutating func removeFirst(_ count: Int) { rows.removeFirst(count) }

    private mutating func read(_ sentence: Range<Int>, _ columns: RecasedColumns, _ labels: [UInt8]) {
        let marks = Self.marks
        list.removeAll(keepingCapacity: true)
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            guard columns.marks[index].isCapital else {
                index += 1
                continue
            }
            let start = index
            let before = start > sentence.lowerBound ? columns.keys[start - 1] : 1
            while index < sentence.upperBound, columns.marks[index].isCapital {
                rows[index] = Row(place: UInt8(min(index - start, 3)))
                index += 1
            }
            let label = Int(labels[index - 1])
            if let last = list.last, last.run.upperBound != start - 1 || !marks.contains(before) {
                describeList()
                list.removeAll(keepingCapacity: true)
            }
            list.append(Member(run: start..<index, type: label == 0 ? 0 : NameLabels.type(label) + 1))
        }
        describeList()
    }

    private mutating func describeList() {
        if list.count < 2 { return }
        var counts = SIMD8<Int>.zero
        for member in list { counts[member.type] += 1 }
        for member in list {
            var others = counts
            others[member.type] -= 1
            var best = 0
            for type in 1...4 where others[type] > others[best] { best = type }
            let all = list.count - 1
            let share = others[best] * 8 >= all * 7 ? 2 : others[best] * 3 >= all * 2 ? 1 : 0
            let many = all >= 6 ? 3 : all >= 3 ? 2 : all >= 2 ? 1 : 0
            let bits = UInt8(1 + best) | UInt8(share) << 3 | UInt8(many) << 5
            for position in member.run { rows[position].members = bits }
        }
    }
}
