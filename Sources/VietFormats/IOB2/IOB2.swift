import VietCore

/// IOB2: one token a line with its tag, `B-PER`, `I-PER` or `O`; an empty line behind every sentence.
public enum IOB2 {
    /// What stands on a line.
    public enum Unit: Sendable {
        /// Words, their syllables joined as in underscore text.
        case words
        /// Tokens as they stand: syllables, numbers, marks.
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
        document.withView(entities: entities) { write($0, unit: unit, to: output) }
        return output.text
    }

    package static func write(_ text: DocumentView, unit: Unit = .words, to output: ByteBuffer) {
        var tags = EntityTags(text.entities)
        for number in unsafe text.sentences.indices {
            let sentence = unsafe text.sentences[number]
            tags.beginSentence()
            for index in unit == .words ? sentence.words : sentence.tokens {
                let range = unsafe unit == .words ? text.words[index].range : text.tokens[index].range
                switch unit {
                case .words: UnderscoreText.writeWord(text, index, to: output)
                case .tokens: unsafe WhiteSpace.append(text.bytes, range, repairing: true, to: output)
                }
                output.append(0x09)
                _ = tags.append(tagOf: range, to: output)
                output.append(0x0A)
            }
            output.append(0x0A)
        }
    }
}
