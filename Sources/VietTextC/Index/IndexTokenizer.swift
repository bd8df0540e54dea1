import CVietText
import VietCore
import VietNormalization
import VietSegmentation

/// What an index holds besides syllables.
struct IndexContents: OptionSet {
    let rawValue: UInt32

    static let compounds = IndexContents(rawValue: UInt32(VIET_INDEX_COMPOUNDS))
    static let bare = IndexContents(rawValue: UInt32(VIET_INDEX_BARE))
}

/// Where the terms of a text go.
@safe struct IndexSink {
    let token: viet_index_token
    let context: UnsafeMutableRawPointer?
    /// What the function gave back last: other than 0 ends the work.
    var said: CInt = 0
    var isOpen: Bool { said == 0 }

    /// Gives a term away, with the byte before its form where `hasLead`.
    @inline(__always)
    mutating func give(
        _ form: viettext_slice, of strings: borrowing StringPool, hasLead: Bool, isColocated: Bool, _ start: UInt32,
        _ end: UInt32
    ) {
        guard isOpen else { return }
        let lead = hasLead ? 1 : 0
        said = unsafe token(
            context, isColocated ? 1 : 0, strings.base + Int(form.offset) - lead, CInt(Int(form.length) + lead),
            CInt(start), CInt(end))
    }
}

/// The terms of documents and queries in an index whose positions are those of the terms that follow each other, as in SQLite's.
///
/// Every token of a text that is a term has a position. In it stand, of a document: its form; the form without marks, if that is
/// another; and the words of several tokens that begin there, both ways. In a query it stands as it was typed: without marks it
/// finds whatever has that form, with marks what is spelled so. A word typed with `_` stands as a whole in the place of its
/// first token.
///
/// Where an index holds bare forms, spellings with marks begin with `=`, and words of several tokens always begin with `_`. What
/// begins with some letters is then found once, and not once for each of the terms in a place.
final class IndexTokenizer {
    private let finder: SearchTermFinder
    private let folder = WordFolder(.folded)
    // One call at a time, and none calls back.
    @exclusivity(unchecked) private var forms: TermForms

    init(_ segmenter: Segmenter) {
        finder = SearchTermFinder(segmenter)
        unsafe forms = TermForms(segmenter)
    }

    // MARK: Documents

    /// Gives the terms of a document away.
    ///
    /// - Complexity: O(n) for n bytes.
    func tokenize(_ view: DocumentView, _ contents: IndexContents, _ sink: inout IndexSink) throws(VietTextError) {
        try unsafe forms.read(view, bare: contents.contains(.bare))
        guard contents.contains(.compounds) else {
            for index in unsafe view.tokens.indices where unsafe view.tokens[index].kind.isTerm {
                unsafe give(index, view.tokens[index], &sink)
                if !sink.isOpen { return }
            }
            return
        }
        for number in unsafe view.words.indices {
            let word = unsafe view.words[number]
            for index in word.tokens where unsafe view.tokens[index].kind.isTerm {
                unsafe give(index, view.tokens[index], &sink)
                if word.tokenCount > 1 { try giveCompounds(from: index, of: word, view, &sink) }
                if !sink.isOpen { return }
            }
        }
    }

    /// Gives the term of each token away and nothing that shares its place.
    func tokenizeSyllables(
        of view: DocumentView, _ contents: IndexContents, _ sink: inout IndexSink
    ) throws(VietTextError) {
        try unsafe forms.read(view, bare: contents.contains(.bare))
        for index in unsafe view.tokens.indices where unsafe view.tokens[index].kind.isTerm && sink.isOpen {
            unsafe giveSpelling(index, view.tokens[index], &sink)
        }
    }

    @inline(__always)
    private func giveSpelling(_ index: Int, _ token: Token, _ sink: inout IndexSink) {
        let form = unsafe forms[index]
        unsafe sink.give(
            form.spelling, of: forms.strings, hasLead: form.hasMarks, isColocated: false, token.start, token.end)
    }

    @inline(__always)
    private func give(_ index: Int, _ token: Token, _ sink: inout IndexSink) {
        giveSpelling(index, token, &sink)
        let form = unsafe forms[index]
        if form.hasMarks {
            unsafe sink.give(form.bare, of: forms.strings, hasLead: false, isColocated: true, token.start, token.end)
        }
    }

    private func giveCompounds(
        from index: Int, of word: Word, _ view: DocumentView, _ sink: inout IndexSink
    ) throws(VietTextError) {
        if index == word.tokens.lowerBound { try giveCompound(word.tokens, view, &sink) }
        var failure: VietTextError?
        unsafe finder.forEachPart(from: index, of: word, view.tokens, view.bytes) { end in
            guard failure == nil else { return }
            do throws(VietTextError) { try giveCompound(index..<end, view, &sink) } catch { failure = error }
        }
        if let failure { throw failure }
    }

    private func giveCompound(
        _ tokens: Range<Int>, _ view: DocumentView, _ sink: inout IndexSink
    ) throws(VietTextError) {
        let kept = unsafe forms.strings.count
        // Whoever takes a term copies it.
        defer { unsafe forms.strings.truncate(to: kept) }
        let (start, end) = unsafe (view.tokens[tokens.lowerBound].start, view.tokens[tokens.upperBound - 1].end)
        func give(bare: Bool) throws(VietTextError) {
            let form = try unsafe forms.join(tokens, in: view, bare: bare)
            unsafe sink.give(form, of: forms.strings, hasLead: true, isColocated: true, start, end)
        }
        try give(bare: false)
        if unsafe forms.haveMarks(tokens) { try give(bare: true) }
    }

    // MARK: Queries

    /// Gives away what a query looks for.
    ///
    /// - Parameter isPrefix: whether the last term is the beginning of one.
    func tokenize(
        query view: DocumentView, _ contents: IndexContents, isPrefix: Bool, _ sink: inout IndexSink
    ) throws(VietTextError) {
        try unsafe forms.read(view, bare: true)
        let tokens = unsafe view.tokens
        let keepsApart = contents.contains(.bare)
        var wholeEnd = 0
        for index in tokens.indices where unsafe tokens[index].kind.isTerm && sink.isOpen {
            var end = index + 1
            // What is inside of a word has had its whole; it stays, so that what follows keeps its place in a phrase.
            if index >= wholeEnd {
                while end < tokens.count, unsafe tokens[end].kind.isTerm,
                    unsafe isJoined(tokens[end - 1], tokens[end], view.bytes)
                {
                    end += 1
                }
                wholeEnd = end
            }
            let isWhole = end > index + 1
            let form = unsafe forms[index]
            unsafe sink.give(
                isWhole ? try forms.join(index..<end, in: view, bare: false) : form.spelling, of: forms.strings,
                hasLead: isWhole || keepsApart && form.hasMarks, isColocated: false, tokens[index].start,
                tokens[end - 1].end)
            if isPrefix, !isWhole, unsafe index == tokens.lastIndex(where: { $0.kind.isTerm }) {
                try unsafe giveAsTyped(form, tokens[index], view, keepsApart, &sink)
            }
        }
    }

    /// In `ky*` the syllable kỹ is meant, which has the form `ki`, and also Kyoto, which begins with `ky`.
    private func giveAsTyped(
        _ form: TermForms.Form, _ token: Token, _ view: DocumentView, _ keepsApart: Bool, _ sink: inout IndexSink
    ) throws(VietTextError) {
        let typed = try unsafe forms.write(UnsafeBufferPointer(rebasing: view.bytes[token.range]), folder)
        if unsafe forms.strings.areSame(typed, form.spelling) { return }
        unsafe sink.give(
            typed, of: forms.strings, hasLead: keepsApart && form.hasMarks, isColocated: true, token.start, token.end)
    }

    private func isJoined(_ first: Token, _ second: Token, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe first.end + 1 == second.start && bytes[Int(first.end)] == UInt8(ascii: "_")
    }
}
