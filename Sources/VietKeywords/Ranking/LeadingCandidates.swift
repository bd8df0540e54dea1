import VietCore

/// The candidates of an article that look best to the first stage of the default ranking, and how others stand to them.
struct LeadingCandidates: ~Copyable {
    /// So many are weighed in full before all others.
    static let limit = 80

    // Not private: the compiler fails on a type that another file cannot see in a value without copies.
    struct Leader: BitwiseCopyable {
        var candidate: UInt32
        /// A bit for every syllable.
        var syllables: UInt64
        /// e to the power of its score less the best one.
        var odds: Double
    }

    /// How the leaders stand to a candidate.
    struct Relations {
        /// The odds of those that say the same, and how many they are.
        var support = 0.0
        var supporters = 0
        /// The most occurrences of a longer one around it, and of a shorter one in it.
        var longer = 0
        var shorter = 0
    }

    private var leaders = GrowingBuffer<Leader>(capacity: LeadingCandidates.limit)

    /// Finds the leaders by the scores of all candidates, in parts of one.
    ///
    /// - Complexity: O(n log k) for n candidates and k leaders.
    mutating func load(
        _ scores: [Int64], unit: Double, _ set: borrowing CandidateSet, _ article: borrowing Article
    ) {
        leaders.removeAll()
        var best = Best<Int>(LeadingCandidates.limit)
        for number in scores.indices { best.offer(number, rank: scores[number]) }
        let chosen = best.sorted
        let highest = chosen.first.map { scores[$0] } ?? 0
        for number in chosen {
            let syllables = unsafe article.syllables(of: set.candidates[number].words)
            unsafe leaders.append(
                Leader(
                    candidate: UInt32(number), syllables: LeadingCandidates.bits(syllables),
                    odds: DeterministicMath.exp(max(Double(scores[number] - highest) / unit, -20))))
        }
    }

    /// The numbers of the leaders, the best first.
    var numbers: [Int] { (0..<leaders.count).map { Int(leaders[$0].candidate) } }

    private static func bits(_ syllables: UnsafeBufferPointer<TokenKey>) -> UInt64 {
        var bits: UInt64 = 0
        for index in syllables.indices { bits |= unsafe 1 << (syllables[index].value >> 58) }
        return bits
    }

    /// - Complexity: O(k) for k leaders.
    func relations(of candidate: Int, _ set: borrowing CandidateSet, _ article: borrowing Article) -> Relations {
        var relations = Relations()
        let own = unsafe article.syllables(of: set.candidates[candidate].words)
        let bits = unsafe LeadingCandidates.bits(own)
        for index in 0..<leaders.count {
            let leader = leaders[index]
            // One is a stretch of the other only where no syllable of it is missing there.
            let (isInside, isAround) = (bits & ~leader.syllables == 0, leader.syllables & ~bits == 0)
            guard isInside || isAround, Int(leader.candidate) != candidate else { continue }
            let other = unsafe article.syllables(of: set.candidates[Int(leader.candidate)].words)
            let (short, long) = unsafe own.count <= other.count ? (own, other) : (other, own)
            guard unsafe holds(long, short) else { continue }
            if 2 * short.count >= long.count {
                relations.support += leader.odds
                relations.supporters += 1
            }
            let count = Int(set.candidates[Int(leader.candidate)].count)
            if other.count > own.count {
                relations.longer = max(relations.longer, count)
            } else {
                relations.shorter = max(relations.shorter, count)
            }
        }
        return relations
    }
}
