import HeapModule
import VietCore

/// Chooses the best candidates one by one, each for what the ones before it do not say already.
///
/// A candidate whose every word is covered by chosen ones is left out; one that is partly covered loses
/// `ln((1 + n) / (1 + r))` of its score, for n occurrences of which r remain, counted by words. So `đại học` is left out
/// where it only ever stands inside `đại học quốc gia`, and stays where it also stands alone. With ``Variety`` names and what
/// stands in the title are never left out, as people search by shorter forms too, and less is lost to words that are covered; but
/// a candidate loses more where chosen ones say nearly the same or are of its kind.
struct KeywordRanking {
    /// What a candidate loses so that the first ten are ten different things, in units of the default scores.
    struct Variety {
        /// The part of the loss for covered words that counts.
        var covered = 0.35
        /// Where a chosen one is a stretch of it, or the reverse, and at least half as long.
        var overlap = 0.5
        /// Where a chosen one is another form of the same name.
        var sameName = 0.7
        /// For every name beyond so many.
        var name = 0.3
        var names = 7
        /// How many of those chosen first are looked at, so that time stays linear where all are wanted.
        var reach = 64
    }

    private let scores: [Double]
    private let merges: Bool
    private let variety: Variety?
    /// The share of a candidate's words of which more must be new.
    private static let leastNew = 0.1

    /// A candidate in the order of scores; the greatest is the best.
    private struct Ranked: Comparable {
        /// The score as a whole number, so that no last bit decides.
        let rank: Int64
        /// Of equal ones longer ones stand first, then those that stand earlier in the text.
        let place: UInt64
        let candidate: Int

        init(_ candidate: Int, score: Double, words: Range<Int>) {
            rank = Int64((score * 1_000_000).rounded())
            place = UInt64(words.count) << 32 | UInt64(UInt32.max - UInt32(words.lowerBound))
            self.candidate = candidate
        }

        static func < (a: Self, b: Self) -> Bool { a.rank != b.rank ? a.rank < b.rank : a.place < b.place }
    }

    /// A candidate that was put back with a lower score; the greatest is the best.
    private struct Waiting: Comparable {
        let candidate: Int
        let score: Double

        static func < (a: Self, b: Self) -> Bool { a.score != b.score ? a.score < b.score : a.candidate > b.candidate }
    }

    /// - Parameter scores: of every candidate; minus infinity leaves it out.
    init(scores: [Double], merges: Bool, variety: Variety? = nil) {
        self.scores = scores
        self.merges = merges
        self.variety = variety
    }

    /// The numbers of up to `limit` candidates and their scores, the best first; equal ones in order of the text.
    ///
    /// - Parameters:
    ///   - group: the number of what a candidate is a form of, negative where there is none.
    ///   - isName: whether a candidate is a name.
    ///   - isNew: asked last of every candidate that would be chosen, in that order; false leaves it out.
    /// - Complexity: O(n + k log n) for n candidates of which k are looked at.
    func choose(
        _ limit: Int, from set: borrowing CandidateSet, _ article: borrowing Article,
        group: (Int) -> Int32 = { _ in -1 }, isName: (Int) -> Bool = { _ in false },
        isNew: (Int) -> Bool = { _ in true }, _ isWanted: (Int) -> Bool
    ) -> [(candidate: Int, score: Double)] {
        let candidates = unsafe set.candidates.elements
        var remaining = Heap(
            scores.indices.lazy.filter { scores[$0] > -.infinity }
                .map { unsafe Ranked($0, score: scores[$0], words: candidates[$0].words) })
        var chosen: [(candidate: Int, score: Double)] = []
        guard merges else {
            while chosen.count < limit, let candidate = remaining.popMax()?.candidate {
                if isWanted(candidate), !isStop(candidate, set, article), isNew(candidate) {
                    chosen.append((candidate, scores[candidate]))
                }
            }
            return chosen
        }
        let penalty = variety?.covered ?? spreadOfScores
        var covered = [Bool](repeating: false, count: article.words.count)
        var waiting = Heap<Waiting>()
        var names = 0
        while chosen.count < limit {
            // The better of the best that was put back and the next in order.
            let candidate: Int
            let score: Double
            if let back = waiting.max, remaining.max.map({ scores[$0.candidate] <= back.score }) ?? true {
                (candidate, score) = (back.candidate, back.score)
                waiting.removeMax()
            } else if let next = remaining.popMax() {
                (candidate, score) = (next.candidate, scores[next.candidate])
            } else {
                break
            }
            guard isWanted(candidate) else { continue }
            let isName = isName(candidate)
            let stays = variety != nil && (isName || set.candidates[candidate].inTitle)
            let least = stays ? -1 : KeywordRanking.leastNew
            guard let share = newShare(candidate, set, article, covered, least: least) else { continue }
            let loss = variety.map {
                sameness(candidate, chosen, set, article, $0, group)
                    + (isName ? Double(max(0, names + 1 - $0.names)) * $0.name : 0)
            }
            let adjusted = scores[candidate] - penalty * share - (loss ?? 0)
            if adjusted < score - 1e-9 {
                waiting.insert(Waiting(candidate: candidate, score: adjusted))
                continue
            }
            guard isNew(candidate) else { continue }
            chosen.append((candidate, adjusted))
            if isName { names += 1 }
            let occurrences = unsafe set.occurrences(of: candidate)
            for index in occurrences.indices {
                for word in unsafe occurrences[index].words { covered[word] = true }
            }
        }
        return chosen
    }

    /// What one logarithmic unit weighs against the scores of methods that are no logarithms.
    private var spreadOfScores: Double {
        let range = (scores.max() ?? 0) - (scores.min() ?? 0)
        return range > 0 ? min(1, range / 12) : 1
    }

    /// What a candidate loses to the one of those chosen that says most of it.
    private func sameness(
        _ candidate: Int, _ chosen: [(candidate: Int, score: Double)], _ set: borrowing CandidateSet,
        _ article: borrowing Article, _ variety: Variety, _ group: (Int) -> Int32
    ) -> Double {
        let own = unsafe article.syllables(of: set.candidates[candidate].words)
        let name = group(candidate)
        var loss = 0.0
        for (other, _) in chosen.prefix(variety.reach) {
            if name >= 0, group(other) == name { return variety.sameName }
            if loss == 0, unsafe saysTheSame(own, article.syllables(of: set.candidates[other].words)) {
                loss = variety.overlap
            }
        }
        return loss
    }

    private func isStop(_ candidate: Int, _ set: borrowing CandidateSet, _ article: borrowing Article) -> Bool {
        set.candidates[candidate].words.allSatisfy { article.words[$0].has(.stop) }
    }

    /// `ln((1 + n) / (1 + r))`, or nil where it is made of stop words, or no more than the least share of it is new.
    private func newShare(
        _ candidate: Int, _ set: borrowing CandidateSet, _ article: borrowing Article, _ covered: [Bool], least: Double
    ) -> Double? {
        let occurrences = unsafe set.occurrences(of: candidate)
        var new = 0.0
        var isStop = true
        for index in occurrences.indices {
            var content = 0
            var uncovered = 0
            for word in unsafe occurrences[index].words where !article.words[word].has(.stop) {
                content += 1
                if !covered[word] { uncovered += 1 }
            }
            if content > 0 { isStop = false }
            new += Double(uncovered) / Double(max(content, 1))
        }
        let count = Double(occurrences.count)
        guard !isStop, new > least * count else { return nil }
        return DeterministicMath.log((1 + count) / (1 + new))
    }
}
