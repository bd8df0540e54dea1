import VietCore

/// Chooses the best candidates one by one, each for what the ones before it do not say already.
///
/// A candidate whose every word is covered by chosen ones is left out; one that is partly covered loses
/// `ln((1 + n) / (1 + r))` of its score, for n occurrences of which r remain, counted by words. So `đại học` is left out
/// where it only ever stands inside `đại học quốc gia`, and stays where it also stands alone.
struct KeywordRanking {
    private let scores: [Double]
    private let merges: Bool
    /// The smallest share of a candidate's words that must be new.
    private static let leastNew = 0.1

    init(scores: [Double], merges: Bool) {
        self.scores = scores
        self.merges = merges
    }

    /// The numbers of up to `limit` candidates and their scores, the best first; equal ones in order of the text.
    func choose(
        _ limit: Int, from set: borrowing CandidateSet, _ article: borrowing Article, _ isWanted: (Int) -> Bool
    ) -> [(candidate: Int, score: Double)] {
        // Compared as whole numbers, so that no last bit decides.
        let ranks = scores.map { Int64(($0 * 1_000_000).rounded()) }
        var order = Array(scores.indices)
        order.sort { a, b in
            if ranks[a] != ranks[b] { return ranks[a] > ranks[b] }
            let left = set.candidates[a].words
            let right = set.candidates[b].words
            if left.count != right.count { return left.count > right.count }
            return left.lowerBound < right.lowerBound
        }
        var chosen: [(candidate: Int, score: Double)] = []
        guard merges else {
            for candidate in order where isWanted(candidate) {
                if chosen.count == limit { break }
                if !isStop(candidate, set, article) { chosen.append((candidate, scores[candidate])) }
            }
            return chosen
        }
        let range = (scores.max() ?? 0) - (scores.min() ?? 0)
        // One logarithmic unit weighs as much against the spread of other methods' scores as against the default's.
        let penalty = range > 0 ? min(1, range / 12) : 1
        var covered = [Bool](repeating: false, count: article.words.count)
        var remaining = order[...]
        // Candidates that were put back with a lower score.
        var waiting = Heap<(candidate: Int, score: Double)> {
            $0.score != $1.score ? $0.score > $1.score : $0.candidate < $1.candidate
        }
        while chosen.count < limit {
            // The better of the best that was put back and the next in order.
            let candidate: Int
            let score: Double
            if let back = waiting.first, remaining.first.map({ scores[$0] <= back.score }) ?? true {
                (candidate, score) = (back.candidate, back.score)
                waiting.removeFirst()
            } else if let next = remaining.popFirst() {
                (candidate, score) = (next, scores[next])
            } else {
                break
            }
            guard isWanted(candidate), let share = newShare(candidate, set, article, covered) else { continue }
            let adjusted = scores[candidate] - penalty * share
            if adjusted < score - 1e-9 {
                waiting.insert((candidate, adjusted))
                continue
            }
            chosen.append((candidate, adjusted))
            for occurrence in set.occurrences(of: candidate) {
                for word in occurrence.words { covered[word] = true }
            }
        }
        return chosen
    }

    private func isStop(_ candidate: Int, _ set: borrowing CandidateSet, _ article: borrowing Article) -> Bool {
        set.candidates[candidate].words.allSatisfy { article.words[$0].has(.stop) }
    }

    /// `ln((1 + n) / (1 + r))`, or nil where too little of the candidate is new.
    private func newShare(
        _ candidate: Int, _ set: borrowing CandidateSet, _ article: borrowing Article, _ covered: [Bool]
    ) -> Double? {
        let occurrences = set.occurrences(of: candidate)
        var new = 0.0
        for occurrence in occurrences {
            var content = 0
            var uncovered = 0
            for word in occurrence.words where !article.words[word].has(.stop) {
                content += 1
                if !covered[word] { uncovered += 1 }
            }
            new += Double(uncovered) / Double(max(content, 1))
        }
        let count = Double(occurrences.count)
        guard new > KeywordRanking.leastNew * count else { return nil }
        return DeterministicMath.log((1 + count) / (1 + new))
    }
}
