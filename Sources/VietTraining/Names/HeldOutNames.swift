import VietEntities

/// How right names were that were found in articles held out.
package struct HeldOutNames: Sendable {
    /// The articles that were marked, and all there are to learn from: copies without capitals as well.
    package private(set) var articles: [HeldOutArticle] = []
    private(set) var material: [HeldOutArticle] = []
    /// How right the passes were, with and without capitals.
    private(set) var score = PassScores()
    private(set) var copyScore = PassScores()
    /// Taggers that know names and no weights, by the half of the marked text that has counted the names.
    var taggers: [NameTagger] = []
    /// For names that were not reviewed and those that were: how many were found with a margin, and how many were right.
    private var right = [[Int]](repeating: .init(repeating: 0, count: steps), count: 2)
    private var all = [[Int]](repeating: .init(repeating: 0, count: steps), count: 2)
    /// Confidences are kept for so many steps of ``NameSpan/marginStep``; greater margins count as the last.
    private static let steps = 32

    /// Adds the articles of a fold and returns how right the passes were on them.
    @discardableResult
    mutating func add(_ fold: [HeldOutArticle]) -> PassScores {
        var own = PassScores()
        for article in fold {
            material.append(article)
            if article.isCopy {
                copyScore.add(article)
                continue
            }
            own.add(article)
            articles.append(article)
            let gold = Dictionary(uniqueKeysWithValues: NameLabels.spans(article.gold).map { ($0.range, $0.type) })
            for span in article.spans {
                let step = Int(min(Int32(Self.steps) - 1, max(0, span.margin / NameSpan.marginStep)))
                let kind = span.isReviewed ? 1 : 0
                all[kind][step] += 1
                if gold[span.range] == span.type { right[kind][step] += 1 }
            }
        }
        score.add(own)
        return own
    }

    /// Whether a second pass finds more than the first, and a review makes that better.
    var isSecondPassWorthwhile: Bool { score.second.f1 > score.first.f1 }
    var isReviewWorthwhile: Bool { score.reviewed.f1 > score.second.f1 }

    /// For each step of margin, the share in thousandths of names that were right: of those not reviewed, of the others.
    package var confidences: [Int32] { shares(0) }
    var reviewConfidences: [Int32] { shares(1) }

    private func shares(_ kind: Int) -> [Int32] {
        // A little weight on an even chance keeps empty steps sensible, and the steps never fall.
        var values: [Int32] = []
        for (right, all) in zip(right[kind], all[kind]) {
            let value = Int32((right * 1000 + 500) / (all + 1))
            values.append(max(value, values.last ?? 0))
        }
        return values
    }

    /// How sure one may be of a name.
    func confidence(_ span: NameSpan) -> Double {
        span.confidence(span.isReviewed ? reviewConfidences : confidences)
    }

    /// Of the names with at least a confidence, the share of all and the share of them that were right.
    var reliability: [String] {
        let steps = [confidences, reviewConfidences]
        var lines: [String] = []
        let total = all.joined().reduce(0, +)
        for least in [500, 600, 700, 800, 850, 900, 920, 940, 950, 960, 970, 980, 990] {
            var (right, all) = (0, 0)
            for kind in 0..<2 {
                for step in 0..<Self.steps where steps[kind][step] >= least {
                    right += self.right[kind][step]
                    all += self.all[kind][step]
                }
            }
            lines.append(
                "confidence of \(least) in 1000: \(all * 1000 / max(1, total)) in 1000 names, "
                    + "\(right * 1000 / max(1, all)) in 1000 of them right")
        }
        return lines
    }
}

/// How right the first pass was, the second, and what the review left of that.
struct PassScores {
    private(set) var first = SpanScore()
    private(set) var second = SpanScore()
    private(set) var reviewed = SpanScore()

    mutating func add(_ article: HeldOutArticle) {
        first.add(article.pass.spans, gold: article.gold)
        second.add(article.second, gold: article.gold)
        reviewed.add(article.spans, gold: article.gold)
    }

    mutating func add(_ other: PassScores) {
        first.add(other.first)
        second.add(other.second)
        reviewed.add(other.reviewed)
    }

    /// One line a pass.
    var lines: [String] { ["first pass: \(first)", "second pass: \(second)", "reviewed: \(reviewed)"] }
}
