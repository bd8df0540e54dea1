import VietCore
import VietTagging

/// How often words have tags, and classes of words that have them alike.
struct WordClassCounts {
    private var numbers = KeyNumbers(capacity: 1 << 12)
    /// For each word a count for every tag, and last for what is not told.
    private var counts: [Int32] = []
    private static let width = WordTag.all.count + 1

    mutating func add(_ key: UInt64, _ set: TagSet) {
        let number = numbers.number(of: key)
        if number * Self.width == counts.count { counts += [Int32](repeating: 0, count: Self.width) }
        let place = set.rawValue.nonzeroBitCount == 1 ? set.rawValue.trailingZeroBitCount : Self.width - 1
        counts[number * Self.width + place] += 1
    }

    /// What words of a class have alike: their commonest tag, how large its share is in four steps, up to two other tags
    /// with more than 4 per cent, whether more than 30 per cent is not told, and whether the word is rare.
    private struct Traits: Hashable {
        var tags: [Int]
        var step: Int
        var isDoubtful: Bool
        var isRare: Bool
    }

    /// Words that occur `minimum` times or more with their classes. Of more classes than there is room for, the smallest
    /// are left out with their words.
    func classes(minimum: Int) -> [(key: UInt64, wordClass: Int)] {
        var members: [Traits: [UInt64]] = [:]
        for (number, key) in numbers.keys.enumerated() {
            let own = counts[number * Self.width..<(number + 1) * Self.width]
            guard own.reduce(0, +) >= Int32(minimum), let traits = Self.traits(Array(own)) else { continue }
            members[traits, default: []].append(key)
        }
        let sorted = members.values.sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
        return sorted.prefix(WordClasses.most).enumerated().flatMap { number, keys in
            keys.map { (key: $0, wordClass: number) }
        }
    }

    private static func traits(_ counts: [Int32]) -> Traits? {
        let open = Int(counts[width - 1])
        let told = counts.dropLast().reduce(0) { $0 + Int($1) }
        if told == 0 { return nil }
        let tags = (0..<width - 1).filter { counts[$0] > 0 }.sorted { (counts[$1], $0) < (counts[$0], $1) }
        // In thousandths of the words whose tag is told, half a word that has another one counted in.
        let share = 2000 * Int(counts[tags[0]]) / (2 * told + 1)
        return Traits(
            tags: [tags[0]] + tags.dropFirst().prefix(2).filter { Int(counts[$0]) * 25 > told },
            step: share > 970 ? 3 : share > 850 ? 2 : share > 500 ? 1 : 0,
            isDoubtful: open * 10 > (told + open) * 3, isRare: told < 8)
    }
}
