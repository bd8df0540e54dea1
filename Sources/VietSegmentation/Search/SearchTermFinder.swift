import VietCore
import VietNormalization

/// Finds the terms of segmented text for a search index.
///
/// A word of one token is one term. A word of several is a term, and so are the words of the lexicon and of the user's
/// dictionaries inside it, and every one of its tokens. Terms come by position, at one position the longer first.
package final class SearchTermFinder {
    private let model: SegmentationTables
    private let dictionary: CompiledDictionary?
    private let folder = WordFolder()
    // Nothing that is called while it is changed asks for it.
    @exclusivity(unchecked) private var ends: [Int] = []

    package init(_ segmenter: Segmenter) {
        model = segmenter.model
        dictionary = segmenter.dictionary
    }

    /// Calls `body` with every term of a run of words.
    ///
    /// - Parameter position: the first position of the run; behind the call the first one after it.
    /// - Complexity: O(n) for n tokens, as no word of the lexicon has more than 8 syllables and no entry more than 32.
    package func forEachTerm(
        in words: UnsafeBufferPointer<Word>, of tokens: UnsafeBufferPointer<Token>,
        _ bytes: UnsafeBufferPointer<UInt8>, position: inout Int, _ body: (SearchTerm) -> Void
    ) {
        for index in words.indices {
            let word = unsafe words[index]
            if word.tokenCount == 1 {
                let token = unsafe tokens[Int(word.firstToken)]
                if token.kind.isTerm {
                    body(
                        SearchTerm(
                            range: token.range, tokens: word.tokens, position: position, length: 1, kind: token.kind))
                }
                if token.takesPosition { position += 1 }
            } else {
                unsafe addCompound(word, tokens, bytes, &position, body)
            }
        }
    }

    private func addCompound(
        _ word: Word, _ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>,
        _ position: inout Int, _ body: (SearchTerm) -> Void
    ) {
        let length = word.tokens.count { unsafe tokens[$0].takesPosition }
        if let first = word.tokens.first(where: { unsafe tokens[$0].kind.isTerm }) {
            unsafe body(
                SearchTerm(
                    range: word.range, tokens: word.tokens, position: position, length: length,
                    kind: tokens[first].kind))
        }
        for start in word.tokens {
            let token = unsafe tokens[start]
            if token.kind.isTerm {
                func emit(to end: Int) {
                    unsafe body(
                        SearchTerm(
                            range: token.range.lowerBound..<tokens[end - 1].range.upperBound, tokens: start..<end,
                            position: position, length: end - start, kind: token.kind))
                }
                unsafe forEachPart(from: start, of: word, tokens, bytes) { emit(to: $0) }
                emit(to: start + 1)
            }
            if token.takesPosition { position += 1 }
        }
    }

    /// Calls `body` with the end of every part of two tokens and more that starts at the token `start` of a word, the longer first,
    /// the word itself left out.
    package func forEachPart(
        from start: Int, of word: Word, _ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>,
        _ body: (_ end: Int) -> Void
    ) {
        // Most words have two tokens, and no parts but those.
        guard word.tokenCount > 2 else { return }
        unsafe findParts(from: start, in: word, tokens, bytes)
        unsafe ends.sort()
        for end in unsafe ends.reversed() { body(end) }
    }

    /// Fills `ends` with the ends of those parts.
    private func findParts(
        from start: Int, in word: Word, _ tokens: UnsafeBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        unsafe ends.removeAll(keepingCapacity: true)
        // Behind a hyphen no word of several syllables goes on.
        var limit = start
        while limit < word.tokens.upperBound, unsafe tokens[limit].kind == .syllable { limit += 1 }
        guard limit - start > 1 else { return }
        unsafe model.forEachWord(tokens, start..<limit) { unsafe ends.append($0) }
        if let dictionary { unsafe addEntries(dictionary, start..<limit, tokens, bytes) }
        let isStart = start == word.tokens.lowerBound
        unsafe ends.removeAll { isStart && $0 == word.tokens.upperBound }
    }

    private func addEntries(
        _ dictionary: CompiledDictionary, _ range: Range<Int>, _ tokens: UnsafeBufferPointer<Token>,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        func id(_ token: Token) -> UInt32 {
            if token.syllable != 0 { return UInt32(token.syllable) }
            return unsafe dictionary.number(of: folder.key(of: UnsafeBufferPointer(rebasing: bytes[token.range])))
        }
        let tables = dictionary.tables
        let (first, second) = unsafe (id(tokens[range.lowerBound]), id(tokens[range.lowerBound + 1]))
        guard first != 0, second != 0, tables.mayStart(first, second), var place = tables.first(first, second)
        else { return }
        var end = range.lowerBound + 2
        while true {
            let match = CompiledDictionary.Match(raw: place.entry)
            if place.entry != 0, match.action != .forbid, unsafe !ends.contains(end) { unsafe ends.append(end) }
            guard end < range.upperBound, place.node != 0, let next = unsafe tables.step(place.node, id(tokens[end]))
            else {
                return
            }
            place = next
            end += 1
        }
    }
}

extension TokenKind {
    /// Whether a search index has use for a token of the kind.
    package var isTerm: Bool { self != .punctuation && self != .symbol && self != .other }
}

extension Token {
    /// A hyphen between letters takes none, so that a hyphenated word and its parts stand side by side.
    package var takesPosition: Bool { !(kind == .punctuation && flags.contains(.hyphen)) }
}

extension SegmentationTables {
    /// Calls `body` with the end of every word of the lexicon that starts with the first of the tokens `range`.
    func forEachWord(_ tokens: UnsafeBufferPointer<Token>, _ range: Range<Int>, _ body: (Int) -> Void) {
        let start = range.lowerBound
        let key = unsafe UInt32(tokens[start].syllable) << 16 | UInt32(tokens[start + 1].syllable)
        guard let pair = unsafe pair(key)?.pointee else { return }
        if pair.info & 3 != 0 { body(start + 2) }
        var node = pair.info >> 6
        var end = start + 2
        while node != 0, end < range.upperBound, let step = unsafe step(node, tokens[end].syllable)?.pointee {
            end += 1
            if step.level != 0 { body(end) }
            node = step.child
        }
    }
}

extension Segmenter {
    /// The terms of a document that this segmenter made, for a search index: its words and their parts.
    ///
    /// - Complexity: O(n) for n tokens.
    public func searchTerms(in document: Document) -> [SearchTerm] {
        var terms: [SearchTerm] = []
        terms.reserveCapacity(document.tokens.count * 3 / 2)
        var position = 0
        document.withView { view in
            unsafe SearchTermFinder(self).forEachTerm(in: view.words, of: view.tokens, view.bytes, position: &position)
            {
                terms.append($0)
            }
        }
        return terms
    }
}
