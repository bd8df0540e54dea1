import VietEntities

/// How right names were that were found in articles held out.
package struct HeldOutNames: Sendable {
    package private(set) var articles: [HeldOutArticle] = []
    private(set) var first = SpanScore()
    private(set) var second = SpanScore()
    private var right = [Int](repeating: 0, count: steps)
    private var all = [Int](repeating: 0, count: steps)
    /// Confidences are kept for so many steps of ``NameSpan/marginStep``; greater margins count as the last.
    private static let steps = 32

    /// Adds the articles of a fold. Returns the scores of the fold for both passes.
    mutating func add(_ fold: [HeldOutArticle]) -> (SpanScore, SpanScore) {
        var own = (SpanScore(), SpanScore())
        for article in fold {
            own.0.add(article.pass.spans, gold: article.gold)
            own.1.add(article.spans, gold: article.gold)
            let gold = Set(NameLabels.spans(article.gold).map { NameSpan(range: $0.range, type: $0.type, margin: 0) })
            for span in article.spans {
                let step = Int(min(Int32(Self.steps) - 1, max(0, span.margin / NameSpan.marginStep)))
                all[step] += 1
                if gold.contains(NameSpan(range: span.range, type: span.type, margin: 0)) { right[step] += 1 }
            }
        }
        first.add(own.0)
        second.add(own.1)
        articles += fold
        return own
    }

    /// Whether a second pass finds more than the first.
    var isSecondPassWorthwhile: Bool { second.f1 > first.f1 }

    /// For each step of margin, the share in thousandths of names that were right.
    package var confidences: [Int32] {
        // A little weight on an even chance keeps empty steps sensible, and the steps never fall.
        var values: [Int32] = []
        for step in all.indices {
            let value = Int32((right[step] * 1000 + 500) / (all[step] + 1))
            values.append(max(value, values.last ?? 0))
        }
        return values
    }

    /// For each step the names found with that margin and with at least that one, and the shares of them that were right.
    var reliability: [String] {
        all.indices.map { step in
            let (right, all) = (right[step...].reduce(0, +), all[step...].reduce(0, +))
            return "margin \(step): \(self.all[step]) names, \(self.right[step] * 1000 / max(1, self.all[step])) in "
                + "1000 right; from it on \(all), \(right * 1000 / max(1, all)) in 1000"
        }
    }
}
