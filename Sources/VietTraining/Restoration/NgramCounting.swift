import VietCore
import VietRestoration

/// Which n-grams of a text a model of marks has, and what they cost by their counts.
///
/// Trigrams by interpolated absolute discounting; the words themselves by their counts and by how many words they stand
/// behind, half each. N-grams in which nothing has to be chosen are left out, and of the others those that change the
/// probability of the text least (Stolcke 1998, simplified: occurrences times the logarithm of the quotient).
struct NgramCounting {
    /// What triples are kept, and the share that they take of what follows each pair.
    private struct Triples {
        var kept: [(key: UInt64, own: Double, worth: Float)] = []
        var mass: [Double]
    }

    /// The probability of each pair, and how much of what follows each word is left to words by themselves.
    private struct PairProbabilities {
        var pairs: [Double]
        var leaving: [Double]
    }

    private let chain: [UInt16]
    private let vocabulary: RestorationVocabulary
    private let options: RestorationTrainer.Options
    private let log: (String) -> Void
    private let wordCounts: [Double]
    private let pairs: SortedCounts
    /// Where the pairs of each first word begin.
    private let starts: [Int]
    /// The probability of each word by itself.
    private let single: [Double]

    init(
        _ chain: [UInt16], _ vocabulary: RestorationVocabulary, _ options: RestorationTrainer.Options,
        _ log: @escaping (String) -> Void
    ) {
        (self.chain, self.vocabulary, self.options, self.log) = (chain, vocabulary, options, log)
        let count = vocabulary.forms.count
        var wordCounts = [Double](repeating: 0, count: count)
        for word in chain { wordCounts[Int(word)] += 1 }
        let pairs = SortedCounts(zip(chain, chain.dropFirst()).map { UInt64($0) << 16 | UInt64($1) })
        log("\(chain.count) units, \(count) words, \(pairs.keys.count) pairs")
        var followers = [Double](repeating: 0, count: count)
        var starts = [Int](repeating: 0, count: count + 1)
        for key in pairs.keys {
            followers[Int(key & 0xFFFF)] += 1
            starts[Int(key >> 16) + 1] += 1
        }
        for word in 0..<count { starts[word + 1] += starts[word] }
        let total = Double(chain.count)
        let pairTotal = Double(pairs.keys.count)
        single = (0..<count).map { max(0.5 * wordCounts[$0] / total + 0.5 * followers[$0] / pairTotal, 1e-9) }
        (self.wordCounts, self.pairs, self.starts) = (wordCounts, pairs, starts)
    }

    /// The n-grams that are kept, with what they cost.
    func costs() -> NgramCosts {
        // As if all pairs were kept; a trigram leans on them.
        let full = probabilities { _ in true }
        let triples = triples(over: full)
        var beginsTriple = [Bool](repeating: false, count: pairs.keys.count)
        for triple in triples.kept { beginsTriple[pairIndex(triple.key >> 16)] = true }
        let isKept = pairsKept(for: triples, full)
        let final = probabilities { isKept[$0] || !isPairChoice(pairs.keys[$0]) }
        let kept = pairs.keys.indices.filter { isKept[$0] }
        let costs = NgramCosts(
            single: single.map(NgramCosts.of), leaving: final.leaving.map(NgramCosts.of),
            pairs: kept.map { pairs.keys[$0] }, pairCosts: kept.map { NgramCosts.of(final.pairs[$0]) },
            pairLeaving: kept.map { NgramCosts.of(1 - triples.mass[$0]) },
            beginsTriple: kept.map { beginsTriple[$0] },
            triples: triples.kept.map(\.key),
            tripleCosts: triples.kept.map { triple in
                let leaving = 1 - triples.mass[pairIndex(triple.key >> 16)]
                return NgramCosts.of(triple.own + leaving * final.pairs[pairIndex(triple.key)])
            },
            pairGroups: NgramGroups(kept.map { pairs.keys[$0] }, vocabulary.groups),
            tripleGroups: NgramGroups(triples.kept.map(\.key), vocabulary.groups))
        log("\(costs.pairs.count) pairs, \(costs.triples.count) triples")
        return costs
    }

    // MARK: Pairs

    /// What pairs cost of which only some are kept.
    private func probabilities(_ isKept: (Int) -> Bool) -> PairProbabilities {
        var result = PairProbabilities(
            pairs: .init(repeating: 0, count: pairs.keys.count), leaving: .init(repeating: 1, count: single.count))
        for word in single.indices where wordCounts[word] > 0 {
            func own(_ index: Int) -> Double { (Double(pairs.counts[index]) - options.discount) / wordCounts[word] }
            let all = starts[word]..<starts[word + 1]
            var mass = 0.0
            for index in all where isKept(index) { mass += own(index) }
            let leaving = max(1 - mass, 1e-6)
            result.leaving[word] = leaving
            for index in all {
                result.pairs[index] =
                    (isKept(index) ? own(index) : 0) + leaving * single[Int(pairs.keys[index] & 0xFFFF)]
            }
        }
        return result
    }

    /// Those that trigrams need, and the best of the others.
    private func pairsKept(for triples: Triples, _ full: PairProbabilities) -> [Bool] {
        var isKept = [Bool](repeating: false, count: pairs.keys.count)
        for triple in triples.kept {
            isKept[pairIndex(triple.key >> 16)] = true
            isKept[pairIndex(triple.key)] = true
        }
        let needed = isKept.count { $0 }
        var worths = [Float](repeating: 0, count: pairs.keys.count)
        for index in pairs.keys.indices where !isKept[index] && isPairChoice(pairs.keys[index]) {
            let lower = full.leaving[Int(pairs.keys[index] >> 16)] * single[Int(pairs.keys[index] & 0xFFFF)]
            worths[index] = Float(
                Double(pairs.counts[index]) * abs(DeterministicMath.log(full.pairs[index] / lower)))
        }
        let lowest = Self.threshold(worths.filter { $0 > 0 }, keeping: max(options.pairs - needed, 0))
        for index in worths.indices where worths[index] > lowest { isKept[index] = true }
        return isKept
    }

    private func isPairChoice(_ key: UInt64) -> Bool {
        vocabulary.isAmbiguous[Int(key & 0xFFFF)] || vocabulary.isAmbiguous[Int(key >> 16)]
    }

    /// The number of the pair in the lower 32 bits of a key.
    private func pairIndex(_ key: UInt64) -> Int {
        let first = Int(key >> 16 & 0xFFFF)
        return (starts[first]..<starts[first + 1]).partitioningIndex { pairs.keys[$0] >= key & 0xFFFF_FFFF }
    }

    // MARK: Triples

    /// The triples worth most.
    private func triples(over full: PairProbabilities) -> Triples {
        var triples = worthwhileTriples(over: full)
        let lowest = Self.threshold(triples.kept.map(\.worth), keeping: options.triples)
        triples.kept.removeAll { triple in
            if triple.worth > lowest { return false }
            triples.mass[pairIndex(triple.key >> 16)] -= triple.own
            return true
        }
        return triples
    }

    /// The triples that are worth anything.
    private func worthwhileTriples(over full: PairProbabilities) -> Triples {
        let counts = tripleCounts()
        log("\(counts.keys.count) triples")
        var triples = Triples(mass: .init(repeating: 0, count: pairs.keys.count))
        var context = 0
        var begin = 0
        while begin < counts.keys.count {
            let pair = counts.keys[begin] >> 16
            while pairs.keys[context] < pair { context += 1 }
            let occurrences = Double(pairs.counts[context])
            var end = begin
            var mass = 0.0
            while end < counts.keys.count, counts.keys[end] >> 16 == pair {
                mass += (Double(counts.counts[end]) - options.discount) / occurrences
                end += 1
            }
            let leaving = max(1 - mass, 1e-6)
            for index in begin..<end where isTripleChoice(counts.keys[index]) {
                let count = Double(counts.counts[index])
                let own = (count - options.discount) / occurrences
                let lower = full.pairs[pairIndex(counts.keys[index])]
                let quotient = (own + leaving * lower) / (leaving * lower)
                let worth = Float(count * DeterministicMath.log(quotient))
                if worth > 1 { triples.kept.append((counts.keys[index], own, worth)) } else { mass -= own }
            }
            triples.mass[context] = mass
            begin = end
        }
        return triples
    }

    private func tripleCounts() -> SortedCounts {
        var values: [UInt64] = []
        values.reserveCapacity(chain.count)
        for index in 2..<max(chain.count, 2) where chain[index - 1] != RestorationModel.Unit.boundary {
            values.append(UInt64(chain[index - 2]) << 32 | UInt64(chain[index - 1]) << 16 | UInt64(chain[index]))
        }
        return SortedCounts(values)
    }

    private func isTripleChoice(_ key: UInt64) -> Bool {
        isPairChoice(key & 0xFFFF_FFFF) || vocabulary.isAmbiguous[Int(key >> 32 & 0xFFFF)]
    }

    /// What no more than `count` of the values are above.
    private static func threshold(_ values: [Float], keeping count: Int) -> Float {
        count >= values.count ? -1 : values.sorted(by: >)[count]
    }
}
