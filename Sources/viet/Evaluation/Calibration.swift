import VietCore
import VietFormats
import VietKeywords
import VietReports
import VietSegmentation

/// How well the probabilities of gaps agree with how often the gaps are inside a word of the gold segmentation.
struct Calibration {
    private var gaps: [(score: Int32, isJoined: Bool)] = []

    /// Adds the scored gaps of a sentence whose gold words are `words`, parted by one space in the text segmented.
    mutating func add(gold words: [String], with worker: SegmentationWorker) {
        var starts: Set<Int> = []
        var text: [UInt8] = []
        for word in words {
            if !text.isEmpty { text.append(0x20) }
            starts.insert(text.count)
            text += word.utf8.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
        }
        text.withUnsafeBufferPointer { worker.segment($0) }
        for (token, score) in zip(worker.tokens, worker.scores) where score != GapScore.none {
            gaps.append((score, !starts.contains(token.range.lowerBound)))
        }
    }

    /// The scale under which the gaps are likeliest: the loss has one minimum in the inverse of the scale.
    var fittedScale: Double {
        var (low, high) = (1.0 / 10_000, 1.0 / 100)
        for _ in 0..<60 {
            let (first, second) = (low + (high - low) / 3, high - (high - low) / 3)
            if loss(scale: 1 / first) < loss(scale: 1 / second) { high = second } else { low = first }
        }
        return 2 / (low + high)
    }

    /// The mean negative logarithm of the probability of what is right, in bits.
    func loss(scale: Double) -> Double {
        let sum = gaps.reduce(0.0) { sum, gap in
            let joined = GapScore.joinProbability(gap.score, scale: scale)
            return sum - DeterministicMath.log2(max(gap.isJoined ? joined : 1 - joined, 1e-12))
        }
        return sum / Double(max(gaps.count, 1))
    }

    /// The reliability table: gaps by the probability of the decision taken.
    var report: String {
        let bounds = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999, 1.000_001]
        var text = "gaps \(gaps.count)  scale \(DecimalText.of(GapScore.scale, places: 0))"
        text += "  best scale here \(DecimalText.of(fittedScale, places: 0))"
        text += "  bits a gap \(DecimalText.of(loss(scale: GapScore.scale), places: 4))\n"
        text += "\nprobability      gaps   stated    right\n"
        var error = 0.0
        for (low, high) in zip(bounds, bounds.dropFirst()) {
            var (count, right, stated) = (0, 0, 0.0)
            for gap in gaps {
                let joined = GapScore.joinProbability(gap.score, scale: GapScore.scale)
                let certainty = max(joined, 1 - joined)
                guard certainty >= low, certainty < high else { continue }
                count += 1
                stated += certainty
                right += (gap.score > 0) == gap.isJoined ? 1 : 0
            }
            guard count > 0 else { continue }
            let (meanStated, meanRight) = (stated / Double(count), Double(right) / Double(count))
            error += abs(meanStated - meanRight) * Double(count) / Double(gaps.count)
            text +=
                "\(DecimalText.of(low, places: 3))–\(DecimalText.of(min(high, 1), places: 3))  \(DisplayWidth.right("\(count)", 7))"
            text += "  \(DisplayWidth.right(DecimalText.of(meanStated * 100, places: 2), 7))"
            text += "  \(DisplayWidth.right(DecimalText.of(meanRight * 100, places: 2), 7))\n"
        }
        return text + "\nmean difference \(DecimalText.of(error * 100, places: 2)) points\n"
    }
}
