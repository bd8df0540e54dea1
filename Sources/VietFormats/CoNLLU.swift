import VietCore

/// CoNLL-U with words, and without the layers that the toolkit does not make.
///
/// As the Vietnamese treebanks do, the syllables of a word are separated by a space inside FORM.
public enum CoNLLU {
    /// The sentences of a document.
    ///
    /// - Complexity: O(n) for n bytes.
    public static func string(for document: Document) -> String {
        let output = ByteBuffer(capacity: document.source.count * 6 + 256)
        document.withSegmentedText { write($0, to: output) }
        return output.text
    }

    /// Appends `# newdoc id = NAME`.
    package static func writeDocumentStart(_ name: String, to output: ByteBuffer) {
        var name = name
        output.append("# newdoc id = " as StaticString)
        name.withUTF8 { WhiteSpace.append($0, repairing: true, to: output) }
        output.append(0x0A)
    }

    /// Appends the sentences of a text, numbered from `first`.
    ///
    /// `# text` is the words with one space wherever the source has white space, which is what FORM and SpaceAfter
    /// give back: a validator compares them.
    package static func write(_ text: SegmentedText, firstSentence first: Int = 1, to output: ByteBuffer) {
        for (number, sentence) in text.sentences.enumerated() where !sentence.words.isEmpty {
            output.append("# sent_id = " as StaticString)
            output.append(decimal: first + number)
            output.append("\n# text = " as StaticString)
            for index in sentence.words {
                WhiteSpace.appendWord(text, index, repairing: true, to: output)
                if index + 1 < sentence.words.upperBound, text.isFollowedBySpace(word: index, in: sentence) {
                    output.append(0x20)
                }
            }
            output.append(0x0A)
            for index in sentence.words {
                output.append(decimal: index - sentence.words.lowerBound + 1)
                output.append(0x09)
                WhiteSpace.appendWord(text, index, repairing: true, to: output)
                output.append("\t_\t_\t_\t_\t_\t_\t_\t" as StaticString)
                let spaced = text.isFollowedBySpace(word: index, in: sentence)
                output.append(spaced ? "_\n" as StaticString : "SpaceAfter=No\n" as StaticString)
            }
            output.append(0x0A)
        }
    }
}
