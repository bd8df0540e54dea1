import VietCore

/// CoNLL-U with words, with parts of speech and with names in MISC where asked for, and without the layers that the toolkit does not make.
///
/// As the Vietnamese treebanks do, the syllables of a word are separated by a space inside FORM.
public enum CoNLLU {
    /// The sentences of a document; with `entities`, every word has its IOB2 tag (`NER=B-PER`) and the first word of an
    /// expression its value (`Value=2020-07-09`) in MISC.
    ///
    /// - Complexity: O(n) for n bytes.
    public static func string(for document: Document, entities: [Entity]? = nil) -> String {
        let output = ByteBuffer(capacity: document.source.count * 6 + 256)
        document.withView(entities: entities ?? []) { write($0, names: entities != nil, to: output) }
        return output.text
    }

    /// Appends `# newdoc id = NAME`.
    package static func writeDocumentStart(_ name: String, to output: ByteBuffer) {
        output.append("# newdoc id = " as StaticString)
        output.append(ControlCharacters.line(name))
        output.append(0x0A)
    }

    /// Appends the sentences of a text, numbered from `first`.
    ///
    /// `# text` is the words with one space wherever the source has white space, which is what FORM and SpaceAfter
    /// give back: a validator compares them.
    package static func write(
        _ text: DocumentView, names: Bool = false, firstSentence first: Int = 1, to output: ByteBuffer
    ) {
        var tags = EntityTags(text.entities)
        for number in unsafe text.sentences.indices where unsafe !text.sentences[number].words.isEmpty {
            let sentence = unsafe text.sentences[number]
            output.append("# sent_id = " as StaticString)
            output.append(decimal: first + number)
            output.append("\n# text = " as StaticString)
            for index in sentence.words {
                WhiteSpace.appendWord(text, index, repairing: true, to: output)
                if index + 1 < sentence.words.upperBound, text.isFollowedBySpace(word: index, among: sentence.words) {
                    output.append(0x20)
                }
            }
            output.append(0x0A)
            tags.beginSentence()
            for index in sentence.words {
                output.append(column: index - sentence.words.lowerBound + 1)
                WhiteSpace.appendWord(text, index, repairing: true, to: output)
                if unsafe text.tags == nil {
                    output.append("\t_\t_\t_\t_\t_\t_\t_\t" as StaticString)
                } else {
                    output.append("\t_\t" as StaticString)
                    WordTags.writeColumns(text, index, to: output)
                    output.append("_\t_\t_\t_\t" as StaticString)
                }
                // What comes behind a sentence is known in a whole document, not in a part of a stream.
                let spaced = unsafe text.isFollowedBySpace(
                    word: index, among: names ? 0..<text.words.count : sentence.words)
                if names {
                    unsafe writeName(of: text.words[index].range, &tags, to: output)
                    output.append(spaced ? "\n" as StaticString : "|SpaceAfter=No\n" as StaticString)
                } else {
                    output.append(spaced ? "_\n" as StaticString : "SpaceAfter=No\n" as StaticString)
                }
            }
            output.append(0x0A)
        }
    }

    private static func writeName(of word: Range<Int>, _ tags: inout EntityTags, to output: ByteBuffer) {
        output.append("NER=" as StaticString)
        guard let value = tags.append(tagOf: word, to: output)?.value else { return }
        output.append("|Value=" as StaticString)
        output.append(String(ControlCharacters.line(value).map { $0 == " " || $0 == "|" ? "_" : $0 }))
    }
}
