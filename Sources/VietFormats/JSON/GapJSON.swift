import VietCore

/// Explanations of gaps as JSON Lines.
package enum GapJSON {
    /// Appends one JSON object a gap, on a line of its own.
    package static func writeLines(
        _ document: Document, _ gaps: [GapExplanation], prefix: [UInt8] = [], unit: OffsetUnit, start: Int,
        to output: ByteBuffer
    ) {
        unsafe document.source.bytes.withUnsafeBufferPointer { bytes in
            var offsets = unsafe OffsetConverter(bytes, unit: unit)
            for gap in gaps {
                let (left, right) = (document.tokens[gap.token - 1], document.tokens[gap.token])
                output.append(UInt8(ascii: "{"))
                unsafe prefix.withUnsafeBufferPointer { unsafe output.append($0) }
                output.append("\"start\":\(start + offsets(left.range.upperBound))")
                output.append(",\"end\":\(start + offsets(right.range.lowerBound)),\"left\":")
                unsafe output.append(json: bytes, left.range)
                output.append(",\"right\":")
                unsafe output.append(json: bytes, right.range)
                output.append(",\"joined\":\(gap.isJoined),\"score\":\(gap.score.map { "\($0)" } ?? "null")")
                output.append(",\"probability\":" as StaticString)
                if let score = gap.score, let value = GapScore.probability(Int32(clamping: score)) {
                    output.append(units: value, places: 4)
                } else {
                    output.append("null" as StaticString)
                }
                output.append(",\"threshold\":0,\"model\":\(gap.modelScore.map { "\($0)" } ?? "null"),\"terms\":")
                output.append(array: gap.terms) { term in
                    output.append("{\"name\":" as StaticString)
                    output.append(json: term.name)
                    output.append(",\"detail\":")
                    output.append(json: term.detail)
                    output.append(",\"score\":\(term.score)}")
                }
                output.append(",\"entries\":" as StaticString)
                output.append(array: gap.entries) { entry in
                    output.append("{\"text\":" as StaticString)
                    output.append(json: entry.text)
                    output.append(",\"action\":\"\(entry.action)\"")
                    if let file = entry.file {
                        output.append(",\"file\":")
                        output.append(json: file)
                    }
                    output.append(",\"line\":\(entry.line)}")
                }
                output.append("}\n" as StaticString)
            }
        }
    }
}
