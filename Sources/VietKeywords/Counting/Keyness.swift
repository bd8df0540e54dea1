import VietCore

/// How much more often a word occurs in one text than in another, from four counts.
public struct Keyness: Sendable, Hashable {
    /// Occurrences in the text and its words, occurrences in the reference and its words.
    public let frequency: Int
    /// How many words the text has.
    public let words: Int
    /// How often the word occurs in the reference.
    public let referenceFrequency: Int
    /// How many words the reference has.
    public let referenceWords: Int

    /// Negative counts are taken for 0, counts above the number of words for that number.
    public init(frequency: Int, of words: Int, against referenceFrequency: Int, of referenceWords: Int) {
        self.words = max(words, 0)
        self.referenceWords = max(referenceWords, 0)
        self.frequency = min(max(frequency, 0), self.words)
        self.referenceFrequency = min(max(referenceFrequency, 0), self.referenceWords)
    }

    /// The log-likelihood ratio G² with the sign of the difference: positive where the word is commoner in the text.
    ///
    /// 3.84, 6.63, 10.83 and 15.13 are the limits of the 5 %, 1 %, 0.1 % and 0.01 % levels (Rayson and Garside 2000).
    public var logLikelihood: Double {
        let (a, b) = (Double(frequency), Double(referenceFrequency))
        let (c, d) = (Double(words), Double(referenceWords))
        guard a + b > 0, c > 0, d > 0 else { return 0 }
        let rate = (a + b) / (c + d)
        func term(_ observed: Double, _ expected: Double) -> Double {
            observed > 0 ? observed * DeterministicMath.log(observed / expected) : 0
        }
        let value = 2 * (term(a, c * rate) + term(b, d * rate))
        return a / c >= b / d ? max(value, 0) : -max(value, 0)
    }

    /// The binary logarithm of the ratio of the relative frequencies (Hardie 2014), half an occurrence added to each
    /// count so that it is always finite: 1 is twice as common, 2 four times.
    public var logRatio: Double {
        guard words > 0, referenceWords > 0 else { return 0 }
        let text = (Double(frequency) + 0.5) / (Double(words) + 1)
        let reference = (Double(referenceFrequency) + 0.5) / (Double(referenceWords) + 1)
        return DeterministicMath.log2(text / reference)
    }

    /// By how many percent it is commoner here (Gabrielatos and Marchi 2012): 100 is twice as common, −50 half. A word that the
    /// reference lacks is taken to stand there half a time.
    public var percentDifference: Double {
        guard words > 0, referenceWords > 0 else { return 0 }
        let reference = max(Double(referenceFrequency), 0.5) / Double(referenceWords)
        return 100 * (Double(frequency) / Double(words) / reference - 1)
    }

    /// The odds of the word here over those in the reference; where a count is 0, half is added to all four (Haldane 1956).
    public var oddsRatio: Double {
        let counts = [frequency, words - frequency, referenceFrequency, referenceWords - referenceFrequency]
        let cells = counts.map { Double($0) + (counts.contains(0) ? 0.5 : 0) }
        return cells[0] * cells[3] / (cells[1] * cells[2])
    }

    /// The end of the 95 % confidence interval of ``logRatio`` that is nearer to 0, or 0 where the interval holds 0.
    ///
    /// By the normal approximation for the logarithm of a ratio of two rates (Katz et al. 1978).
    public var logRatioBound: Double {
        guard words > 0, referenceWords > 0 else { return 0 }
        let variance =
            1 / (Double(frequency) + 0.5) - 1 / (Double(words) + 1) + 1 / (Double(referenceFrequency) + 0.5) - 1
            / (Double(referenceWords) + 1)
        let margin = 1.959_963_984_540_054 * max(variance, 0).squareRoot() / 0.693_147_180_559_945_3
        let ratio = logRatio
        return ratio > 0 ? max(ratio - margin, 0) : min(ratio + margin, 0)
    }
}

extension Keyness: Codable {
    private enum CodingKeys: CodingKey {
        case frequency, words, referenceFrequency, referenceWords
    }

    /// The four counts as they were encoded, brought to what counts can be as ``init(frequency:of:against:of:)`` does.
    public init(from decoder: any Decoder) throws {
        let counts = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            frequency: try counts.decode(Int.self, forKey: .frequency), of: try counts.decode(Int.self, forKey: .words),
            against: try counts.decode(Int.self, forKey: .referenceFrequency),
            of: try counts.decode(Int.self, forKey: .referenceWords))
    }
}
