import VietCore
import VietRestoration

/// Makes a model of marks from the units of a text.
///
/// Which n-grams it has, and what they cost to begin with, is counted; see ``RestorationTuner`` for what they cost in the end.
/// Trigrams by interpolated absolute discounting; the words themselves by their counts and by how many words they stand
/// behind, half each. N-grams in which nothing has to be chosen are left out, and of the others those that change the
/// probability of the text least (Stolcke 1998, simplified: occurrences times the logarithm of the quotient).
package struct RestorationTrainer {
    package struct Options {
        package var discount = 0.75
        /// How many trigrams and bigrams are kept.
        package var triples = 2_100_000
        package var pairs = 1_700_000
        /// How often the text is read again to tune what they cost; 0 leaves that as counted.
        package var rounds = 2
        package init() {}
    }

    package var options = Options() {
        didSet { tuner.rounds = options.rounds }
    }
    package var identity = ""
    package var log: (String) -> Void = { _ in }
    private let vocabulary: RestorationVocabulary
    private let chain: [UInt16]
    private(set) var tuner: RestorationTuner

    package init(_ text: borrowing RestorationText, vocabulary: RestorationVocabulary) {
        self.vocabulary = vocabulary
        tuner = RestorationTuner(units: TuningUnits(text, vocabulary), numbers: text.units)
        chain = text.units.map { vocabulary.words[Int($0)] } + [RestorationModel.Unit.boundary]
    }

    /// The bytes of the compiled model.
    package func train() -> [UInt8] {
        var costs = counted()
        tuner.tune(&costs, log)
        let bytes = costs.encoded(vocabulary, identity: identity)
        log("\(bytes.count) bytes")
        return bytes
    }

    /// The n-grams that are kept, with what they cost by their counts.
    func counted() -> NgramCosts {
        let count = vocabulary.forms.count
        var wordCounts = [Double](repeating: 0, count: count)
        for word in chain { wordCounts[Int(word)] += 1 }
        let pairs = SortedCounts(zip(chain, chain.dropFirst()).map { UInt64($0) << 16 | UInt64($1) })
        log("\(chain.count) units, \(count) words, \(pairs.keys.count) pairs")

        // Words by themselves.
        var followers = [Double](repeating: 0, count: count)
        for key in pairs.keys { followers[Int(key & 0xFFFF)] += 1 }
        let total = Double(chain.count)
        let pairTotal = Double(pairs.keys.count)
        let single = (0..<count).map { max(0.5 * wordCounts[$0] / total + 0.5 * followers[$0] / pairTotal, 1e-9) }

        // Pairs as if all were kept; a trigram leans on them.
        var starts = [Int](repeating: 0, count: count + 1)
        for key in pairs.keys { starts[Int(key >> 16) + 1] += 1 }
        for word in 0..<count { starts[word + 1] += starts[word] }
        func probabilities(_ isKept: (Int) -> Bool) -> (pairs: [Double], leaving: [Double]) {
            var result = [Double](repeating: 0, count: pairs.keys.count)
            var leaving = [Double](repeating: 1, count: count)
            for word in 0..<count where wordCounts[word] > 0 {
                var mass = 0.0
                for index in starts[word]..<starts[word + 1] where isKept(index) {
                    mass += (Double(pairs.counts[index]) - options.discount) / wordCounts[word]
                }
                leaving[word] = max(1 - mass, 1e-6)
                for index in starts[word]..<starts[word + 1] {
                    let own = isKept(index) ? (Double(pairs.counts[index]) - options.discount) / wordCounts[word] : 0
                    result[index] = own + leaving[word] * single[Int(pairs.keys[index] & 0xFFFF)]
                }
            }
            return (result, leaving)
        }
        func isChoice(_ key: UInt64) -> Bool {
            vocabulary.isAmbiguous[Int(key & 0xFFFF)] || vocabulary.isAmbiguous[Int(key >> 16 & 0xFFFF)]
                || vocabulary.isAmbiguous[Int(key >> 32 & 0xFFFF)]
        }
        func isPairChoice(_ key: UInt64) -> Bool {
            vocabulary.isAmbiguous[Int(key & 0xFFFF)] || vocabulary.isAmbiguous[Int(key >> 16)]
        }
        func pairIndex(_ key: UInt64) -> Int {
            let first = Int(key >> 16 & 0xFFFF)
            return (starts[first]..<starts[first + 1]).partitioningIndex { pairs.keys[$0] >= key & 0xFFFF_FFFF }
        }

        // Trigrams, and what each is worth.
        let full = probabilities { _ in true }
        var kept: [(key: UInt64, own: Double, worth: Float)] = []
        var pairMass = [Double](repeating: 0, count: pairs.keys.count)
        do {
            var values: [UInt64] = []
            values.reserveCapacity(chain.count)
            for index in 2..<max(chain.count, 2) where chain[index - 1] != RestorationModel.Unit.boundary {
                values.append(
                    UInt64(chain[index - 2]) << 32 | UInt64(chain[index - 1]) << 16 | UInt64(chain[index]))
            }
            let triples = SortedCounts(values)
            log("\(triples.keys.count) triples")
            var context = 0
            var begin = 0
            while begin < triples.keys.count {
                let pair = triples.keys[begin] >> 16
                while pairs.keys[context] < pair { context += 1 }
                let occurrences = Double(pairs.counts[context])
                var end = begin
                var mass = 0.0
                while end < triples.keys.count, triples.keys[end] >> 16 == pair {
                    mass += (Double(triples.counts[end]) - options.discount) / occurrences
                    end += 1
                }
                let leaving = max(1 - mass, 1e-6)
                for index in begin..<end where isChoice(triples.keys[index]) {
                    let count = Double(triples.counts[index])
                    let own = (count - options.discount) / occurrences
                    let lower = full.pairs[pairIndex(triples.keys[index])]
                    let quotient = (own + leaving * lower) / (leaving * lower)
                    let worth = Float(count * DeterministicMath.log(quotient))
                    if worth > 1 { kept.append((triples.keys[index], own, worth)) } else { mass -= own }
                }
                pairMass[context] = mass
                begin = end
            }
        }
        let lowest = Self.threshold(kept.map(\.worth), keeping: options.triples)
        kept.removeAll { triple in
            if triple.worth > lowest { return false }
            pairMass[pairIndex(triple.key >> 16)] -= triple.own
            return true
        }

        // Pairs: those that trigrams need, and the best of the others.
        var isNeeded = [Bool](repeating: false, count: pairs.keys.count)
        var hasTriples = isNeeded
        for triple in kept {
            hasTriples[pairIndex(triple.key >> 16)] = true
            isNeeded[pairIndex(triple.key >> 16)] = true
            isNeeded[pairIndex(triple.key)] = true
        }
        var worths = [Float](repeating: 0, count: pairs.keys.count)
        for index in pairs.keys.indices where !isNeeded[index] && isPairChoice(pairs.keys[index]) {
            let lower = full.leaving[Int(pairs.keys[index] >> 16)] * single[Int(pairs.keys[index] & 0xFFFF)]
            worths[index] = Float(
                Double(pairs.counts[index]) * abs(DeterministicMath.log(full.pairs[index] / lower)))
        }
        let needed = isNeeded.count { $0 }
        let lowestPair = Self.threshold(worths.filter { $0 > 0 }, keeping: max(options.pairs - needed, 0))
        func isKept(_ index: Int) -> Bool { isNeeded[index] || worths[index] > lowestPair }
        let final = probabilities { isKept($0) || !isPairChoice(pairs.keys[$0]) }

        let keptPairs = pairs.keys.indices.filter(isKept)
        let costs = NgramCosts(
            single: single.map(NgramCosts.of), leaving: final.leaving.map(NgramCosts.of),
            pairs: keptPairs.map { pairs.keys[$0] }, pairCosts: keptPairs.map { NgramCosts.of(final.pairs[$0]) },
            pairLeaving: keptPairs.map { NgramCosts.of(1 - pairMass[$0]) },
            beginsTriple: keptPairs.map { hasTriples[$0] },
            triples: kept.map(\.key),
            tripleCosts: kept.map { triple in
                NgramCosts.of(
                    triple.own + (1 - pairMass[pairIndex(triple.key >> 16)]) * final.pairs[pairIndex(triple.key)])
            },
            pairGroups: NgramGroups(keptPairs.map { pairs.keys[$0] }, vocabulary.groups),
            tripleGroups: NgramGroups(kept.map(\.key), vocabulary.groups))
        log("\(costs.pairs.count) pairs, \(costs.triples.count) triples")
        return costs
    }

    /// What no more than `count` of the values are above.
    private static func threshold(_ values: [Float], keeping count: Int) -> Float {
        count >= values.count ? -1 : values.sorted(by: >)[count]
    }
}
