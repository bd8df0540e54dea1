import VietCore

/// IOB2: one token a line with its tag, `B-PER`, `I-PER` or `O`; an empty line behind every sentence.
public enum IOB2 {
    /// What stands on a line.
    public enum Unit: Sendable {
        /// Words, their syllables joined as in underscore text.
        case words
        /// Tokens: syllables, numbers, marks.
        case tokens
    }

    /// The sentences of a document with the tags of `entities`.
    ///
    /// An entity tags every unit that it overlaps. Entities are in the order of their starts and do not overlap; of
    /// two that touch one unit, the first counts.
    ///
    /// - Complexity: O(n) for n bytes.
    public static func string(for document: Document, entities: [Entity], unit: Unit = .words) -> String {
        let output = ByteBuffer(capacity: document.source.count * 2 + 64)
        document.withSegmentedText { write($0, entities: entities, unit: unit, to: output) }
        return output.text
    }

    package static func write(
        _ text: SegmentedText, entities: [Entity], unit: Unit = .words, to output: ByteBuffer
    ) {
        var next = 0
        var open: Int?
        for sentence in text.sentences {
            open = nil
            for index in unit == .words ? sentence.words : sentence.tokens {
                let range = unit == .words ? text.words[index].range : text.tokens[index].range
                if unit == .words {
                    UnderscoreText.writeWord(text, index, to: output)
                } else {
                    UnderscoreText.escape(text.bytes, range, to: output)
                }
                while next < entities.count, entities[next].range.upperBound <= range.lowerBound { next += 1 }
                if next < entities.count, entities[next].range.lowerBound < range.upperBound {
                    output.append(open == next ? "\tI-" as StaticString : "\tB-" as StaticString)
                    output.append(entities[next].type.rawValue)
                    open = next
                } else {
                    output.append("\tO" as StaticString)
                    open = nil
                }
                output.append(0x0A)
            }
            output.append(0x0A)
        }
    }
}
