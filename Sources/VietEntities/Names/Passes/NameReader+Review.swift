import VietCore

extension NameReader {
    /// Looks at the names of a sentence as wholes: where the passes before were not sure, they are kept, get another type,
    /// or are dropped.
    ///
    /// - Parameter candidates: the numbers of the sentence's candidate spans, in which the names lie.
    mutating func review(
        _ spans: inout [NameSpan], of candidates: Range<Int>, in sentence: Range<Int>, of pass: FirstPass,
        by evidence: inout DocumentEvidence
    ) {
        guard model.hasReview, spans.contains(where: { $0.margin < NameReview.sureMargin }) else { return }
        let weights = model.reviewWeights
        var reviewed = spans
        forEachDoubtful(spans, of: candidates, in: sentence, of: pass, by: &evidence) { index, keys in
            let scores = weights.sum(keys)
            var (best, second, type) = (Int32(0), Int32.min, -1)
            for other in 0..<4 {
                let score = Int32(scores[NameLabels.single(other) - 1])
                if score > best { (best, second, type) = (score, best, other) } else { second = max(second, score) }
            }
            reviewed[index].type = type
            reviewed[index].margin = best - second
            reviewed[index].isReviewed = true
        }
        reviewed.removeAll { $0.type < 0 }
        spans = reviewed
    }

    /// Calls `body` with the number and the features of each name of a sentence that is to be reviewed.
    mutating func forEachDoubtful(
        _ spans: [NameSpan], of candidates: Range<Int>, in sentence: Range<Int>, of pass: FirstPass,
        by evidence: inout DocumentEvidence, _ body: (Int, KeyList) -> Void
    ) {
        evidence.move(to: sentence, of: pass)
        let review = NameReview(
            sentence, of: pass.columns, names: model.names, clusters: model.clusters)
        var candidate = candidates.lowerBound
        for (index, span) in spans.enumerated() where span.margin < NameReview.sureMargin {
            while pass.candidates[candidate].range.upperBound <= span.range.lowerBound { candidate += 1 }
            let scores = pass.scores(of: pass.candidates[candidate])
            let first = scores.startIndex + span.range.lowerBound - pass.candidates[candidate].range.lowerBound
            unsafe room.withUnsafeMutableBufferPointer { room in
                var keys = unsafe KeyList(room)
                review.addKeys(
                    of: index, among: spans, scores: scores[first..<first + span.range.count], evidence: &evidence,
                    to: &keys)
                body(index, keys)
            }
        }
    }
}
