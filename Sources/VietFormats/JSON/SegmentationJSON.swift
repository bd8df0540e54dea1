import VietCore

/// Segmented text as JSON: sentences with their words, every one with its offsets.
///
/// The order of the keys is fixed. Offsets count code points of the document unless asked otherwise, as Python counts
/// the text that a JSON reader gives it.
public enum SegmentationJSON {
    /// `{"text":…,"sentences":[{"start":0,"end":8,"words":[{"start":0,"end":8,"kind":"syllable","text":"Việt Nam"}]}]}`
    ///
    /// - Complexity: O(n) for n bytes.
    public static func string(for document: Document, offsets unit: OffsetUnit = .codepoint) -> String {
        let output = ByteBuffer(capacity: document.source.count * 12 + 256)
        document.withView(unit: unit) { writeDocument($0, to: output) }
        return output.text
    }

    /// Appends a document: an object with `prefix` (members and a comma, or nothing) at its start. With `mark`, a byte
    /// order mark stood before the bytes, and `text.start` counts it.
    package static func writeDocument(
        _ text: DocumentView, prefix: [UInt8] = [], mark: Bool = false, to output: ByteBuffer
    ) {
        unsafe output.beginObject(prefix, text: text.source?.bytes ?? text.bytes, mark: mark)
        output.append(UInt8(ascii: ","))
        writeSentencesMember(text, to: output)
        output.append(UInt8(ascii: "}"))
    }

    /// Appends the object that stands beside a text which the reader already has: the sentences alone.
    package static func writeAnnotation(_ text: DocumentView, to output: ByteBuffer) {
        output.append(UInt8(ascii: "{"))
        writeSentencesMember(text, to: output)
        output.append(UInt8(ascii: "}"))
    }

    /// Appends one line an sentence: an object with `prefix` (members and a comma, or nothing) at its start.
    package static func writeSentenceLines(_ text: DocumentView, prefix: [UInt8] = [], to output: ByteBuffer) {
        var offsets = text.makeOffsetConverter()
        for number in unsafe text.sentences.indices {
            let sentence = unsafe text.sentences[number]
            output.append(UInt8(ascii: "{"))
            unsafe prefix.withUnsafeBufferPointer { unsafe output.append($0) }
            write(sentence, of: text, offsets: &offsets, withText: true, to: output)
            output.append("}\n" as StaticString)
        }
    }

    private static func writeSentencesMember(_ text: DocumentView, to output: ByteBuffer) {
        output.append("\"sentences\":" as StaticString)
        var offsets = text.makeOffsetConverter()
        unsafe output.append(array: text.sentences) { sentence in
            output.append(UInt8(ascii: "{"))
            write(sentence, of: text, offsets: &offsets, withText: false, to: output)
            output.append(UInt8(ascii: "}"))
        }
    }

    private static func write(
        _ sentence: Sentence, of text: DocumentView, offsets: inout OffsetConverter, withText: Bool,
        to output: ByteBuffer
    ) {
        let start = offsets(Int(sentence.start))
        // The end is asked from a copy, for the converter to go on with the words inside from where it is.
        var ahead = offsets
        output.append(start: text.start + start, end: text.start + ahead.end(Int(sentence.end)))
        if withText {
            output.append(",\"text\":" as StaticString)
            unsafe output.append(json: text.bytes, sentence.range)
        }
        if text.terms != nil { return SearchTermsJSON.write(sentence, of: text, offsets: &offsets, to: output) }
        output.append(",\"words\":" as StaticString)
        output.append(array: sentence.words) { index in
            let word = unsafe text.words[index]
            output.append(UInt8(ascii: "{"))
            let start = offsets(Int(word.start))
            output.append(start: text.start + start, end: text.start + offsets.end(Int(word.end)))
            output.append(",\"kind\":\"" as StaticString)
            unsafe output.append(text.tokens[Int(word.firstToken)].kind.label)
            output.append("\",\"text\":" as StaticString)
            unsafe output.append(json: text.bytes, word.range)
            output.append(restored: word.range, of: text)
            if unsafe text.tags != nil { WordTags.writeMembers(text, index, to: output) }
            if unsafe text.scores != nil { SoftBoundaries.writeMembers(text, index, to: output) }
            output.append(UInt8(ascii: "}"))
        }
    }
}

extension TokenKind {
    /// The name of the kind in output.
    package var label: StaticString {
        switch self {
        case .syllable: "syllable"
        case .number: "number"
        case .code: "code"
        case .url: "url"
        case .email: "email"
        case .hashtag: "hashtag"
        case .handle: "handle"
        case .emoji: "emoji"
        case .punctuation: "punctuation"
        case .symbol: "symbol"
        case .other: "other"
        }
    }
}
