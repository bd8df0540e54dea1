import VietCore

/// Search terms as JSON: `"terms":[{"start":0,"end":7,"position":0,"increment":1,"length":2,"kind":"syllable","text":…}]`.
///
/// `increment` is the position less that of the term before it in the document, as token streams of search engines count:
/// the first term of the document has its position plus 1.
enum SearchTermsJSON {
    /// Appends the terms of a sentence as the member of an object.
    static func write(
        _ sentence: Sentence, of text: DocumentView, offsets: inout OffsetConverter, to output: ByteBuffer
    ) {
        output.append(",\"terms\":" as StaticString)
        output.append(array: SearchTermRange.of(sentence, in: text)) { index in
            let term = text.term(index)
            output.append(UInt8(ascii: "{"))
            let start = offsets(term.range.lowerBound)
            // From a copy: the parts of a compound start before it ends.
            var ahead = offsets
            output.append(start: text.start + start, end: text.start + ahead.end(term.range.upperBound))
            output.append(",\"position\":" as StaticString)
            output.append(decimal: text.firstPosition + term.position)
            output.append(",\"increment\":" as StaticString)
            output.append(decimal: text.increment(index))
            output.append(",\"length\":" as StaticString)
            output.append(decimal: term.length)
            output.append(",\"kind\":\"" as StaticString)
            output.append(term.kind.label)
            output.append("\",\"text\":" as StaticString)
            unsafe text.withForm(of: term.range) { unsafe output.append(json: $0, 0..<$0.count) }
            output.append(UInt8(ascii: "}"))
        }
    }
}

/// Search terms as a table: `sentence`, `start`, `end`, `position`, `increment`, `length`, `kind`, `term`.
enum SearchTermsTSV {
    static func write(_ text: DocumentView, firstSentence first: Int, prefix: [UInt8], to output: ByteBuffer) {
        var offsets = text.makeOffsetConverter()
        for number in unsafe text.sentences.indices {
            let sentence = unsafe text.sentences[number]
            for index in SearchTermRange.of(sentence, in: text) {
                let term = text.term(index)
                unsafe prefix.withUnsafeBufferPointer { unsafe output.append($0) }
                output.append(column: first + number)
                output.append(column: text.start + offsets(term.range.lowerBound))
                var ahead = offsets
                output.append(column: text.start + ahead.end(term.range.upperBound))
                output.append(column: text.firstPosition + term.position)
                output.append(column: text.increment(index))
                output.append(column: term.length)
                output.append(term.kind.label)
                output.append(0x09)
                unsafe text.withForm(of: term.range) { unsafe WhiteSpace.appendCollapsed($0, 0..<$0.count, to: output) }
                output.append(0x0A)
            }
        }
    }
}

/// Search terms as underscore text: the terms of a sentence with spaces between them, for engines that split at spaces.
enum SearchTermsText {
    static func write(_ text: DocumentView, separator: UInt8, to output: ByteBuffer) {
        for number in unsafe text.sentences.indices {
            let sentence = unsafe text.sentences[number]
            if number > 0 { output.append(separator) }
            let terms = SearchTermRange.of(sentence, in: text)
            for index in terms {
                if index > terms.lowerBound { output.append(0x20) }
                let tokens = text.term(index).tokens
                for token in tokens {
                    if token > tokens.lowerBound, unsafe text.tokens[token].start > text.tokens[token - 1].end {
                        output.append(UInt8(ascii: "_"))
                    }
                    unsafe text.withForm(of: text.tokens[token].range) {
                        unsafe UnderscoreText.escape($0, 0..<$0.count, to: output)
                    }
                }
            }
        }
    }
}

/// Which terms belong to a sentence.
enum SearchTermRange {
    /// - Complexity: O(log n) for n terms, as they are in the order of the text.
    static func of(_ sentence: Sentence, in text: DocumentView) -> Range<Int> {
        guard let terms = text.terms else { return 0..<0 }
        func first(from token: Int) -> Int {
            terms.indices.partitioningIndex { terms[$0].tokens.lowerBound >= token }
        }
        return first(from: sentence.tokens.lowerBound)..<first(from: sentence.tokens.upperBound)
    }
}

extension DocumentView {
    /// - Precondition: the text has terms.
    fileprivate func term(_ index: Int) -> SearchTerm { terms![index] }

    /// Calls `body` with the bytes of a range in the form that terms are written in.
    fileprivate func withForm(of range: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let source = unsafe UnsafeBufferPointer(rebasing: bytes[range])
        guard let termForm else { return unsafe body(source) }
        unsafe termForm(Array(source)).withUnsafeBufferPointer(body)
    }

    /// How far the position of a term is from that of the one before it, -1 standing before the first of the document.
    ///
    /// A part of a longer document does not know the last term before it, only where that part begins.
    fileprivate func increment(_ index: Int) -> Int {
        index == 0
            ? firstPosition + term(index).position - lastPosition
            : term(index).position - term(index - 1).position
    }
}
