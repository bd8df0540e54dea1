import VietCore

/// How strongly two words are tied, from how often they stand together and how often each occurs.
///
/// Every measure compares what was observed with what chance would bring, ``expected``. None of them adds anything to a count, and
/// all are 0 where the two never stand together.
public struct Association: Sendable, Hashable {
    /// How often the two stand together.
    public let together: Int
    /// How often each of them occurs.
    public let first: Int
    /// How often the second one occurs.
    public let second: Int
    /// How often they would stand together if they did not know of each other.
    public let expected: Double

    /// - Parameter expected: what chance would bring, above 0; negative counts are taken for 0.
    public init(together: Int, first: Int, second: Int, expected: Double) {
        self.together = max(together, 0)
        self.first = max(first, 0)
        self.second = max(second, 0)
        self.expected = expected
    }

    /// Two words in a text of so many places where they may meet.
    public init(together: Int, first: Int, second: Int, of places: Int) {
        self.init(
            together: together, first: first, second: second,
            expected: Double(max(first, 0)) * Double(max(second, 0)) / Double(max(places, 1)))
    }

    private var observed: Double { Double(together) }
    private var isKnown: Bool { together > 0 && expected > 0 }

    /// How surely they stand together more often than chance has it: (O − E) / √O (Church et al. 1991).
    public var tScore: Double { isKnown ? (observed - expected) / observed.squareRoot() : 0 }

    /// The same against the spread of chance: (O − E) / √E. High for rare words.
    public var zScore: Double { isKnown ? (observed - expected) / expected.squareRoot() : 0 }

    /// How many times more often than chance has it, in bits: log₂ (O / E) (Church and Hanks 1990). Overrates rare words.
    public var mutualInformation: Double { isKnown ? DeterministicMath.log2(observed / expected) : 0 }

    /// log₂ (O³ / E): the same with more weight on how often (Daille 1994).
    public var cubicMutualInformation: Double {
        isKnown ? DeterministicMath.log2(observed * observed * observed / expected) : 0
    }

    /// Twice the joint frequency over the sum of both, at most 1 (Dice 1945).
    public var dice: Double { together > 0 ? min(2 * observed / (Double(first) + Double(second)), 1) : 0 }

    /// 14 + log₂ of ``dice`` (Rychlý 2008): at most 14, the same for any corpus size; one more is twice as strong.
    public var logDice: Double { together > 0 ? 14 + DeterministicMath.log2(dice) : 0 }
}

/// The log-likelihood ratio of a table of two rows and two columns (Dunning 1993).
///
/// - Parameters: how often both, the first alone, the second alone, and neither occur.
/// - Returns: −2 log λ, 0 where the two do not know of each other.
public func logLikelihoodRatio(both: Int, first: Int, second: Int, neither: Int) -> Double {
    func entropy(_ counts: Int...) -> Double {
        let counts = counts.map { Double(max($0, 0)) }
        let total = counts.reduce(0, +)
        return counts.reduce(0) { $1 > 0 ? $0 + $1 * DeterministicMath.log($1 / total) : $0 }
    }
    let cells = entropy(both, first, second, neither)
    let rows = entropy(both + first, second + neither)
    let columns = entropy(both + second, first + neither)
    return max(2 * (cells - rows - columns), 0)
}
