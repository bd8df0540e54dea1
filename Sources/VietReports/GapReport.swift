import VietCore
import VietFormats

/// Explanations of gaps for people.
package enum GapReport {
    /// Appends a table a gap: the decision, the score, what adds up to it, and the entries of dictionaries.
    package static func write(_ document: Document, _ gaps: [GapExplanation], to output: ByteBuffer) {
        for gap in gaps {
            let left = document.tokens[gap.token - 1].text
            let right = document.tokens[gap.token].text
            output.append("\(left)\(gap.isJoined ? "_" : " | ")\(right)   \(decision(gap))\n")
            for term in gap.terms {
                output.append("  \(padded(term.score))  \(term.name)")
                output.append(term.detail.isEmpty ? "\n" : ": \(flat(term.detail))\n")
            }
            if let score = gap.modelScore { output.append("  \(padded(score))  = score of the model; above 0 joins\n") }
            for entry in gap.entries {
                output.append("          \(entry.action) \"\(entry.text)\" (\(entry.file ?? "entry"):\(entry.line))\n")
            }
        }
    }

    private static func decision(_ gap: GapExplanation) -> String {
        guard let score = gap.score else {
            return gap.isJoined ? "joined: a hyphenated word" : "boundary: nothing to decide"
        }
        let name = gap.isJoined ? "joined" : "boundary"
        guard let probability = GapScore.probability(Int32(clamping: score)), probability > 0, probability < 10_000
        else {
            return "\(name)"
        }
        return "\(name), probability of a word \(DecimalText.of(Double(probability / 10) / 10, places: 1)) %"
    }

    private static func padded(_ score: Int) -> String {
        let digits = score > 0 ? "+\(score)" : "\(score)"
        return String(repeating: " ", count: max(0, 7 - digits.count)) + digits
    }

    private static func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
