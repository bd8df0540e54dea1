import VietCore

/// Explanations of gaps, for people and as JSON lines.
package enum GapReport {
    /// Appends a table a gap: the decision, the score, what adds up to it, and the entries of dictionaries.
    package static func writeText(_ document: Document, _ gaps: [GapExplanation], to output: ByteBuffer) {
        for gap in gaps {
            let left = document.text(of: document.tokens[gap.token - 1])
            let right = document.text(of: document.tokens[gap.token])
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

    /// Appends one JSON object a gap, on a line of its own.
    package static func writeJSONLines(
        _ document: Document, _ gaps: [GapExplanation], prefix: [UInt8] = [], unit: OffsetUnit, start: Int,
        to output: ByteBuffer
    ) {
        document.source.bytes.withUnsafeBufferPointer { bytes in
            var offsets = OffsetConverter(bytes, unit: unit)
            for gap in gaps {
                let (left, right) = (document.tokens[gap.token - 1], document.tokens[gap.token])
                output.append(UInt8(ascii: "{"))
                prefix.withUnsafeBufferPointer { output.append($0) }
                output.append("\"start\":\(start + offsets(left.range.upperBound))")
                output.append(",\"end\":\(start + offsets(right.range.lowerBound)),\"left\":")
                output.append(json: bytes, left.range)
                output.append(",\"right\":")
                output.append(json: bytes, right.range)
                output.append(",\"joined\":\(gap.isJoined),\"score\":\(gap.score.map { "\($0)" } ?? "null")")
                output.append(",\"probability\":\(probability(gap))")
                output.append(",\"threshold\":0,\"model\":\(gap.modelScore.map { "\($0)" } ?? "null"),\"terms\":[")
                for (number, term) in gap.terms.enumerated() {
                    output.append(number > 0 ? ",{\"name\":" : "{\"name\":")
                    output.append(json: term.name)
                    output.append(",\"detail\":")
                    output.append(json: term.detail)
                    output.append(",\"score\":\(term.score)}")
                }
                output.append("],\"entries\":[")
                for (number, entry) in gap.entries.enumerated() {
                    output.append(number > 0 ? ",{\"text\":" : "{\"text\":")
                    output.append(json: entry.text)
                    output.append(",\"action\":\"\(entry.action)\"")
                    if let file = entry.file {
                        output.append(",\"file\":")
                        output.append(json: file)
                    }
                    output.append(",\"line\":\(entry.line)}")
                }
                output.append("]}\n")
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
        return "\(name), probability of a word \(probability / 100).\(probability / 10 % 10) %"
    }

    private static func probability(_ gap: GapExplanation) -> String {
        guard let score = gap.score, let value = GapScore.probability(Int32(clamping: score)) else { return "null" }
        let digits = String(value % 10_000)
        return "\(value / 10_000)." + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private static func padded(_ score: Int) -> String {
        let digits = score > 0 ? "+\(score)" : "\(score)"
        return String(repeating: " ", count: max(0, 7 - digits.count)) + digits
    }

    private static func flat(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
