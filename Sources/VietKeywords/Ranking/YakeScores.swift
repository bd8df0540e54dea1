import VietCore

/// The YAKE scores of candidates over words, after Campos et al., Information Sciences 509 (2020).
///
/// Words take the place of English words, capitals at the start of a sentence do not count as names.
struct YakeScores {
    private struct Term {
        var frequency = 0.0
        var capitals = 0.0
        var acronyms = 0.0
        var sentences: [Int] = []
        var left: [UInt32: Int] = [:]
        var right: [UInt32: Int] = [:]
        var score = 0.0
    }

    private var terms: [UInt32: Term] = [:]

    init(_ article: borrowing Article) {
        let words = unsafe article.words.elements
        for index in words.indices {
            let word = unsafe words[index]
            var term = terms[word.key] ?? Term()
            term.frequency += 1
            if word.has(.upper) { term.acronyms += 1 }
            if word.has(.capital), !word.has(.first) { term.capitals += 1 }
            if term.sentences.last != Int(word.sentence) { term.sentences.append(Int(word.sentence)) }
            if index > 0, !word.has(.breakBefore) { unsafe term.left[words[index - 1].key, default: 0] += 1 }
            if index + 1 < words.count, unsafe !words[index + 1].has(.breakBefore) {
                unsafe term.right[words[index + 1].key, default: 0] += 1
            }
            terms[word.key] = term
        }
        finish(article)
    }

    private mutating func finish(_ article: borrowing Article) {
        var content: [Double] = []
        var seen: Set<UInt32> = []
        for index in 0..<article.words.count {
            let word = article.words[index]
            guard !word.has(.stop), seen.insert(word.key).inserted else { continue }
            content.append(terms[word.key]?.frequency ?? 0)
        }
        let mean = content.reduce(0, +) / Double(max(content.count, 1))
        let variance = content.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(content.count, 1))
        let spread = mean + variance.squareRoot()
        let most = max(terms.values.map(\.frequency).max() ?? 1, 1)
        let sentenceCount = Double(max(article.sentenceCount, 1))
        for key in terms.keys {
            guard var term = terms[key] else { continue }
            func variety(_ neighbours: [UInt32: Int]) -> Double {
                let total = neighbours.values.reduce(0, +)
                return total == 0 ? 0 : Double(neighbours.count) / Double(total)
            }
            let casing = max(term.acronyms, term.capitals) / (1 + DeterministicMath.log(term.frequency))
            let middle = term.sentences.count / 2
            let median =
                term.sentences.count % 2 == 1
                ? Double(term.sentences[middle]) : Double(term.sentences[middle - 1] + term.sentences[middle]) / 2
            let position = DeterministicMath.log(DeterministicMath.log(3 + median))
            let frequency = term.frequency / max(spread, 1e-9)
            let related = 1 + (variety(term.left) + variety(term.right)) * term.frequency / most
            let different = Double(term.sentences.count) / sentenceCount
            term.score = position * related / (casing + frequency / related + different / related)
            terms[key] = term
        }
    }

    func scores(of set: borrowing CandidateSet, _ article: borrowing Article) -> [Double] {
        (0..<set.candidates.count).map { number in
            let candidate = set.candidates[number]
            let span = candidate.words
            var product = 1.0
            var sum = 0.0
            for index in span {
                let word = article.words[index]
                if word.has(.stop), index > span.lowerBound, index + 1 < span.upperBound {
                    let chance = link(index, article) * link(index + 1, article)
                    product *= 1 + (1 - chance)
                    sum -= 1 - chance
                } else {
                    let score = terms[word.key]?.score ?? 1
                    product *= score
                    sum += score
                }
            }
            // Inner stop words can bring the sum to -1 and below; the score is then as bad as can be.
            let divisor = Double(candidate.count) * max(1 + sum, 1e-6)
            return 1 / (1 + product / divisor)
        }
    }

    /// The share of the occurrences of the word before `index` that the word at `index` follows.
    private func link(_ index: Int, _ article: borrowing Article) -> Double {
        guard index > 0, index < article.words.count else { return 0 }
        let left = article.words[index - 1].key
        let right = article.words[index].key
        guard let term = terms[left], term.frequency > 0 else { return 0 }
        return Double(term.right[right] ?? 0) / term.frequency
    }
}
