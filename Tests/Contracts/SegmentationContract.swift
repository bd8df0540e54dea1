import VietCore
import VietSegmentation

/// What holds for a segmenter: its documents are sound, and the same text gives the same words however it comes.
package struct SegmentationContract: Sendable {
    package let segmenter: Segmenter

    package init(_ segmenter: Segmenter) { self.segmenter = segmenter }

    /// All of the promises for one text.
    ///
    /// - Throws: ``ContractViolation``.
    package func check(_ bytes: [UInt8]) throws {
        let document = segmenter.segment(SourceText(bytes: bytes))
        try DocumentContract.check(document)
        try checkForms(bytes, document)
        try checkPrefixes(bytes, document)
        try checkViews(document)
    }

    /// The composed, the decomposed and the unordered text have the same words.
    package func checkForms(_ bytes: [UInt8], _ document: Document) throws {
        let composed = TextForms.composed(bytes)
        let expected = Shape(composed == bytes ? document : segmenter.segment(SourceText(bytes: composed)))
        var forms = [("as it is", bytes), ("decomposed", TextForms.decomposed(bytes))]
        if let unordered = TextForms.unordered(bytes) { forms.append(("unordered", unordered)) }
        for (name, form) in forms where form != composed {
            let other = form == bytes ? document : segmenter.segment(SourceText(bytes: form))
            try DocumentContract.check(other)
            try Shape(other).compare(expected, "the text \(name) against the composed one")
        }
    }

    /// Cut where a worker says that it is certain, whatever it has seen so far, the parts give what the whole gives.
    package func checkPrefixes(_ bytes: [UInt8], _ document: Document) throws {
        let worker = segmenter.makeWorker()
        let expected = Shape.parts(of: document.storage.tokens, movedBy: 0)
        for share in 1..<4 where bytes.count > 64 {
            let seen = bytes.count * share / 4
            let used = bytes.withUnsafeBufferPointer {
                worker.segmentPrefix(UnsafeBufferPointer(rebasing: $0[..<seen]), isFinal: false)
            }
            try require((0...seen).contains(used), "of \(seen) bytes \(used) were used")
            if used == 0 { continue }
            let first = Shape.parts(of: worker.tokens, movedBy: 0)
            bytes.withUnsafeBufferPointer { worker.segment(UnsafeBufferPointer(rebasing: $0[used...])) }
            let rest = Shape.parts(of: worker.tokens, movedBy: used)
            try require(first + rest == expected, "cut at \(used) after \(seen) bytes were seen, the tokens are others")
        }
    }

    /// Read in parts, whose lengths `next` says, a text gives what the whole gives.
    package func checkParts(_ bytes: [UInt8], next: () -> Int) throws {
        let worker = segmenter.makeWorker()
        var parts: [Shape.Part] = []
        var (start, end) = (0, 0)
        while end < bytes.count || start < end {
            end = min(bytes.count, end + next())
            let used = bytes[start..<end].withUnsafeBufferPointer {
                worker.segmentPrefix($0, isFinal: end == bytes.count)
            }
            parts += Shape.parts(of: worker.tokens, movedBy: start)
            start += used
        }
        let whole = segmenter.segment(SourceText(bytes: bytes))
        try require(
            parts == Shape.parts(of: whole.storage.tokens, movedBy: 0), "parts of other sizes give other tokens")
    }

    /// Cut behind the last line end that is safe by the first `seen` bytes, the parts give what the whole gives.
    package func checkSafeCut(_ bytes: [UInt8], seen: Int) throws {
        let worker = segmenter.makeWorker()
        let cut = bytes.withUnsafeBufferPointer {
            worker.lastSafeCut(in: UnsafeBufferPointer(rebasing: $0[..<seen]), from: 0)
        }
        guard let cut else { return }
        let parts = [(bytes[..<cut], 0), (bytes[cut...], cut)].flatMap { part, offset in
            Shape.parts(of: segmenter.segment(SourceText(bytes: Array(part))).storage.tokens, movedBy: offset)
        }
        let whole = segmenter.segment(SourceText(bytes: bytes))
        try require(
            parts == Shape.parts(of: whole.storage.tokens, movedBy: 0),
            "cut at \(cut) after \(seen) bytes, the tokens are others")
    }

    /// Two texts with an empty line between them give what each gives alone.
    package func checkJoined(_ first: [UInt8], _ second: [UInt8]) throws {
        let border: [UInt8] = [0x0A, 0x0A]
        let both = segmenter.segment(SourceText(bytes: first + border + second))
        let apart = [(first, 0), (second, first.count + 2)].flatMap { text, offset in
            Shape.parts(of: segmenter.segment(SourceText(bytes: text)).storage.tokens, movedBy: offset)
        }
        try require(
            Shape.parts(of: both.storage.tokens, movedBy: 0) == apart, "a text changes its neighbour over an empty line"
        )
    }

    /// Explanations, probabilities and search terms belong to the same document.
    private func checkViews(_ document: Document) throws {
        let explained = segmenter.explain(document.source)
        try require(explained.document.storage.tokens == document.storage.tokens, "an explained text has other tokens")
        let soft = segmenter.joinProbabilities(of: document.source)
        try require(
            soft.document.storage.tokens == document.storage.tokens, "a text with probabilities has other tokens")
        try require(
            soft.probabilities.allSatisfy { $0.map { (0...1).contains($0) } ?? true }, "a probability is outside 0...1")
        var position = 0
        for term in segmenter.searchTerms(in: document) {
            try require(term.position >= position && term.length > 0, "search terms go backwards at \(term.range)")
            try require(
                !term.tokens.isEmpty && term.tokens.upperBound <= document.storage.tokens.count
                    && term.range.lowerBound == document.storage.tokens[term.tokens.lowerBound].range.lowerBound
                    && term.range.upperBound == document.storage.tokens[term.tokens.upperBound - 1].range.upperBound,
                "the search term at \(term.range) is not its tokens")
            position = term.position
        }
    }
}

/// What of a document does not depend on the Unicode form of its text.
private struct Shape {
    struct Part: Hashable {
        var range: Range<Int>
        var kind: TokenKind
        var shape: TokenShape
        var joined: Bool
        var startsSentence: Bool
    }

    private let texts: [[UInt8]]
    private let tokens: [Part]

    init(_ document: Document) {
        texts = document.storage.tokens.map { TextForms.composed(Array(document.source.bytes[$0.range])) }
        tokens = Shape.parts(of: document.storage.tokens, movedBy: 0)
    }

    static func parts(of tokens: some Collection<Token>, movedBy offset: Int) -> [Part] {
        tokens.map {
            Part(
                range: $0.range.lowerBound + offset..<$0.range.upperBound + offset, kind: $0.kind, shape: $0.shape,
                joined: $0.continuesWord, startsSentence: $0.flags.contains(.sentenceStart))
        }
    }

    func compare(_ other: Shape, _ what: String) throws {
        for index in 0..<min(tokens.count, other.tokens.count) {
            var (one, two) = (tokens[index], other.tokens[index])
            try require(
                texts[index] == other.texts[index],
                "\(what): token \(index) is \(string(texts[index])), not \(string(other.texts[index]))")
            (one.range, two.range) = (0..<0, 0..<0)
            try require(one == two, "\(what): token \(index) is \(one), not \(two)")
        }
        try require(tokens.count == other.tokens.count, "\(what): \(tokens.count) tokens, not \(other.tokens.count)")
    }

    private func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self).debugDescription }
}
