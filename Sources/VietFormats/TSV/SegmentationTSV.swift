import VietCore

/// Segmented text as a table: one word a row, columns separated by tabs, a header first.
///
/// Columns: `sentence` (counted from 1), `start`, `end`, `kind`, `word`. A run of white space inside a word
/// is one space, so that no tab or line end can stand in a cell; nothing else is changed, quoted or escaped.
public enum SegmentationTSV {
    /// The table of a document.
    ///
    /// - Complexity: O(n) for n bytes.
    public static func string(for document: Document, offsets unit: OffsetUnit = .codepoint) -> String {
        let output = ByteBuffer(capacity: document.source.count * 8 + 256)
        writeHeader(to: output)
        document.withView(unit: unit) { write($0, to: output) }
        return output.text
    }

    /// Appends the header; with `file`, of a table whose first column names the input.
    package static func writeHeader(
        file: Bool = false, soft: Bool = false, search: Bool = false, tags: Bool = false, confidence: Bool = false,
        to output: ByteBuffer
    ) {
        if file { output.append("file\t" as StaticString) }
        if search {
            output.append("sentence\tstart\tend\tposition\tincrement\tlength\tkind\tterm\n" as StaticString)
        } else {
            output.append("sentence\tstart\tend\tkind\tword" as StaticString)
            if tags { output.append(confidence ? "\tpos\tconfidence" as StaticString : "\tpos" as StaticString) }
            output.append(soft ? "\tinside\tafter\n" as StaticString : "\n" as StaticString)
        }
    }

    /// Appends the rows of a text, sentences counted from `first`, every row with `prefix` (a cell and a tab) before.
    package static func write(
        _ text: DocumentView, firstSentence first: Int = 1, prefix: [UInt8] = [], to output: ByteBuffer
    ) {
        if text.terms != nil {
            return SearchTermsTSV.write(text, firstSentence: first, prefix: prefix, to: output)
        }
        var offsets = text.makeOffsetConverter()
        for number in unsafe text.sentences.indices {
            let sentence = unsafe text.sentences[number]
            for index in sentence.words {
                let word = unsafe text.words[index]
                unsafe prefix.withUnsafeBufferPointer { unsafe output.append($0) }
                output.append(column: first + number)
                output.append(column: text.start + offsets(Int(word.start)))
                output.append(column: text.start + offsets.end(Int(word.end)))
                unsafe output.append(text.tokens[Int(word.firstToken)].kind.label)
                output.append(0x09)
                WhiteSpace.appendWord(text, index, to: output)
                if unsafe text.tags != nil { WordTags.writeCells(text, index, to: output) }
                if unsafe text.scores != nil { SoftBoundaries.writeCells(text, index, to: output) }
                output.append(0x0A)
            }
        }
    }
}
