import VietCore
import VietSegmentation

/// How well the probabilities of gaps agree with how often the gaps are inside a word of a gold segmentation.
public struct Calibration {
    /// The gaps whose decision is about as certain.
    public struct Bin: Hashable, Sendable {
        /// The bounds of the probability of the decision, from 0 to 1.
        public let range: Range<Double>
        /// How many gaps there are.
        public let gaps: Int
        /// The mean of the probabilities stated.
        public let stated: Double
        /// The share of right decisions.
        public let right: Double
    }

    private let worker: SegmentationWorker
    private var scored: [(score: Int32, isJoined: Bool)] = []

    /// A comparison of nothing yet.
    public init(of segmenter: Segmenter) { worker = segmenter.makeWorker(keepsScores: true) }

    /// How many gaps were compared.
    public var gaps: Int { scored.count }

    /// Adds the scored gaps of a sentence, given as its gold words; `_` inside a word is a space.
    ///
    /// - Complexity: O(n) for n bytes.
    public mutating func add(gold words: [String]) {
        var starts: Set<Int> = []
        var text: [UInt8] = []
        for word in words {
            if !text.isEmpty { text.append(0x20) }
            starts.insert(text.count)
            text += word.utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
        }
        unsafe text.withUnsafeBufferPointer { unsafe worker.segment($0) }
        for index in unsafe worker.tokens.indices where unsafe worker.scores[index] != GapScore.none {
            unsafe scored.append((worker.scores[index], !starts.contains(worker.tokens[index].range.lowerBound)))
        }
    }

    /// How much of the score is one logit of the stated probability.
    public static var scale: Double { GapScore.scale }

    /// The scale under which the gaps are likeliest: the loss has one minimum in the inverse of the scale.
    public var fittedScale: Double {
        var (low, high) = (1.0 / 10_000, 1.0 / 100)
        for _ in 0..<60 {
            let (first, second) = (low + (high - low) / 3, high - (high - low) / 3)
            if loss(scale: 1 / first) < loss(scale: 1 / second) { high = second } else { low = first }
        }
        return 2 / (low + high)
    }

    /// Bits in a unit of the natural logarithm.
    private static let bits = 1.442_695_040_888_963_4

    /// The mean negative logarithm of the probability of what is right, in bits.
    public func loss(scale: Double = Calibration.scale) -> Double {
        let sum = scored.reduce(0.0) { sum, gap in
            let logit = Double(gap.isJoined ? gap.score : -gap.score) / scale
            // Far from right the probability is all but 0, and its logarithm all but the logit.
            if logit < -27 { return sum - logit * Self.bits }
            let joined = GapScore.joinProbability(gap.score, scale: scale)
            return sum - DeterministicMath.log2(gap.isJoined ? joined : 1 - joined)
        }
        return sum / Double(max(gaps, 1))
    }

    /// The reliability table: gaps by the probability of the decision taken; without empty bins.
    public var bins: [Bin] {
        let bounds = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.000_001]
        return zip(bounds, bounds.dropFirst()).compactMap { low, high in
            var (count, right, stated) = (0, 0, 0.0)
            for gap in scored {
                let joined = GapScore.joinProbability(gap.score, scale: GapScore.scale)
                let certainty = max(joined, 1 - joined)
                guard certainty >= low, certainty < high else { continue }
                count += 1
                stated += certainty
                right += (gap.score > 0) == gap.isJoined ? 1 : 0
            }
            guard count > 0 else { return nil }
            return Bin(
                range: low..<high, gaps: count, stated: stated / Double(count), right: Double(right) / Double(count))
        }
    }

    /// The mean difference between the probability stated and the share of right decisions, over all gaps.
    public var meanDifference: Double {
        bins.reduce(0) { $0 + abs($1.stated - $1.right) * Double($1.gaps) / Double(gaps) }
    }
}
