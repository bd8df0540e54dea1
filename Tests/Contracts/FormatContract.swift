import VietCore
import VietFormats

/// What holds for readers and writers of formats.
package enum FormatContract {
    /// Every reader gives back what its writer wrote.
    ///
    /// - Throws: ``ContractViolation``.
    package static func checkRoundTrips(_ document: Document, _ entities: [Entity]) throws {
        let storage = document.storage
        let words = storage.sentences.map { sentence in
            sentence.words.map { word in
                storage.words[word].tokens.map { visible(document.source[storage.tokens[$0].range]) }.joined()
            }
        }
        let trees = try CoNLLU.sentences(in: Array(CoNLLU.string(for: document).utf8))
        try require(trees.map { $0.words.map(visible) } == words, "CoNLL-U is read back as other words")
        let lines = UnderscoreText.sentences(in: Array(UnderscoreText.string(for: document).utf8))
        try require(lines.map { $0.words.map(visible) } == words, "underscore text is read back as other words")
        let tagged = try IOB2.sentences(
            in: Array(IOB2.string(for: document, entities: entities, unit: .tokens).utf8))
        try require(
            tagged.map(\.words.count) == document.storage.sentences.map(\.tokens.count),
            "IOB2 is read back as other tokens")
        try require(
            tagged.reduce(0) { $0 + $1.spans.count } >= entities.count, "IOB2 is read back with fewer entities")
    }

    /// The text without what may lie in a gap, which formats write as one space.
    private static func visible(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !DocumentContract.mayBePassedOver($0) }))
    }

    /// - Throws: ``ContractViolation``.
    package static func checkCoNLLU(_ bytes: [UInt8]) throws {
        try read("CoNLL-U", bytes) {
            for sentence in try CoNLLU.sentences(in: bytes) {
                try require(!sentence.words.isEmpty, "a sentence of CoNLL-U has no words")
            }
        }
    }

    /// - Throws: ``ContractViolation``.
    package static func checkIOB2(_ bytes: [UInt8]) throws {
        try read("IOB2", bytes) { try checkSpans(IOB2.sentences(in: bytes)) }
    }

    /// Marked text, as training reads it.
    ///
    /// - Throws: ``ContractViolation``.
    package static func checkMarked(_ bytes: [UInt8]) throws {
        try read("marked JSON Lines", bytes) { try checkTexts(AnnotatedText.texts(in: bytes, file: "input")) }
        try read("marked IOB2", bytes) { try checkTexts(AnnotatedText.texts(in: bytes, file: "input.iob2")) }
    }

    /// Readers take any bytes: they give sentences or name a line.
    private static func read(_ what: String, _ bytes: [UInt8], _ body: () throws -> Void) throws {
        do { try body() } catch let error as VietTextError {
            let lines = bytes.count { $0 == 0x0A } + 1
            try require(
                error.code == .malformedRecord && (1...lines).contains(error.line ?? 0),
                "\(what): refused without a line: \(error)")
        }
    }

    private static func checkSpans(_ sentences: [AnnotatedSentence]) throws {
        for sentence in sentences {
            var end = 0
            for span in sentence.spans {
                try require(
                    !span.range.isEmpty && span.range.lowerBound >= end
                        && span.range.upperBound <= sentence.words.count,
                    "a span of IOB2 lies at \(span.range)")
                end = span.range.upperBound
            }
        }
    }

    private static func checkTexts(_ texts: [AnnotatedText]) throws {
        for text in texts {
            var end = 0
            for entity in text.entities {
                try require(
                    !entity.range.isEmpty && entity.range.lowerBound >= end
                        && entity.range.upperBound <= text.source.count,
                    "a marked name lies at \(entity.range)")
                end = entity.range.upperBound
            }
        }
    }
}
