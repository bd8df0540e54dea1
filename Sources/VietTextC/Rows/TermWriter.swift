import CVietText
import VietCore
import VietNormalization
import VietSegmentation

/// Writes the terms of one text after another for a search index.
final class TermWriter {
    private struct Forms: BitwiseCopyable {
        var spelling = StringPool.absent
        var bare = StringPool.absent
    }

    private let finder: SearchTermFinder
    private let spelling = WordFolder(.spelling)
    private let bare = WordFolder(.bare)
    private var terms = GrowingBuffer<viettext_term>()
    private let strings = StringPool()
    /// By token of the text.
    private var forms = GrowingBuffer<Forms>()
    /// Compounds at the position of the syllable that is yet to come.
    private var waiting: [SearchTerm] = []

    init(_ segmenter: Segmenter) { finder = SearchTermFinder(segmenter) }

    /// The terms of a text, ranges in `unit`. Valid until the next call.
    ///
    /// - Parameter wanted: the bits `VIETTEXT_TERM_`.
    /// - Complexity: O(n) for n bytes.
    func write(_ view: DocumentView, _ wanted: UInt32, _ unit: OffsetUnit) throws(VietTextError) -> viettext_terms {
        terms.removeAll()
        strings.removeAll()
        func wants(_ bit: Int) -> Bool { wanted & UInt32(bit) != 0 }
        try readForms(of: view, bare: wants(VIETTEXT_TERM_BARE))
        var failure: VietTextError?
        func emit(_ term: SearchTerm) {
            guard failure == nil else { return }
            do { try append(term, in: view) } catch { failure = error }
        }
        var position = 0
        waiting.removeAll(keepingCapacity: true)
        finder.forEachTerm(in: view.words, of: view.tokens, view.bytes, position: &position) { term in
            if let first = waiting.first, first.position != term.position {
                waiting.forEach(emit)
                waiting.removeAll(keepingCapacity: true)
            }
            if term.tokens.count > 1 {
                if wants(VIETTEXT_TERM_COMPOUNDS) { waiting.append(term) }
                return
            }
            if wants(VIETTEXT_TERM_SYLLABLES) { emit(term) }
            waiting.forEach(emit)
            waiting.removeAll(keepingCapacity: true)
        }
        waiting.forEach(emit)
        if let failure { throw failure }
        if wants(VIETTEXT_TERM_QUERY) { try joinTypedWords(in: view) }
        if unit != .utf8 { convertRanges(in: view, unit) }
        return viettext_terms(terms: terms.base, count: terms.count, strings: strings.base)
    }

    private func readForms(of view: DocumentView, bare wantsBare: Bool) throws(VietTextError) {
        forms.removeAll()
        for token in view.tokens {
            var form = Forms()
            let bytes = UnsafeBufferPointer(rebasing: view.bytes[token.range])
            form.spelling = try write(bytes, spelling)
            if wantsBare {
                let bare = try write(bytes, bare)
                if !strings.areSame(form.spelling, bare) { form.bare = bare }
            }
            forms.append(form)
        }
    }

    private func write(
        _ bytes: UnsafeBufferPointer<UInt8>, _ folder: WordFolder
    ) throws(VietTextError) -> viettext_slice {
        let start = strings.count
        folder.withForm(of: bytes) { strings.append($0) }
        return try strings.end(from: start)
    }

    /// Appends a term, and its bare form where that is another.
    private func append(_ term: SearchTerm, in view: DocumentView) throws(VietTextError) {
        let tokens = term.tokens
        if tokens.count == 1 {
            let form = forms[tokens.lowerBound]
            append(term, form.spelling)
            if form.bare.length > 0 { append(term, form.bare) }
            return
        }
        append(term, try join(tokens, in: view) { $0.spelling })
        if tokens.contains(where: { forms[$0].bare.length > 0 }) {
            append(term, try join(tokens, in: view) { $0.bare.length > 0 ? $0.bare : $0.spelling })
        }
    }

    private func append(_ term: SearchTerm, _ form: viettext_slice) {
        terms.append(
            viettext_term(
                start: UInt32(truncatingIfNeeded: term.range.lowerBound),
                end: UInt32(truncatingIfNeeded: term.range.upperBound),
                position: UInt32(truncatingIfNeeded: term.position), length: UInt32(truncatingIfNeeded: term.length),
                form: form))
    }

    /// The forms of tokens with a space where something stands between them.
    private func join(
        _ tokens: Range<Int>, in view: DocumentView, _ form: (Forms) -> viettext_slice
    ) throws(VietTextError) -> viettext_slice {
        let start = strings.count
        for token in tokens {
            if token > tokens.lowerBound, view.tokens[token].start > view.tokens[token - 1].end { strings.append(0x20) }
            strings.append(form(forms[token]))
        }
        return try strings.end(from: start)
    }

    /// Gives the first syllable of words typed with `_` the form of the whole: the others stay, so that what follows keeps its
    /// place in a phrase.
    private func joinTypedWords(in view: DocumentView) throws(VietTextError) {
        var first = 0
        while first < terms.count {
            var last = first
            while last + 1 < terms.count, isJoined(terms[last], terms[last + 1], in: view.bytes) { last += 1 }
            if last > first {
                let start = strings.count
                for index in first...last {
                    if index > first { strings.append(0x20) }
                    strings.append(terms[index].form)
                }
                terms[first].form = try strings.end(from: start)
                terms[first].length = UInt32(last - first + 1)
                terms[first].end = terms[last].end
            }
            first = last + 1
        }
    }

    private func isJoined(
        _ first: viettext_term, _ second: viettext_term, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        first.position + 1 == second.position && first.end + 1 == second.start
            && bytes[Int(first.end)] == UInt8(ascii: "_")
    }

    private func convertRanges(in view: DocumentView, _ unit: OffsetUnit) {
        // Starts never decrease; the end of a compound lies behind those of its parts.
        var starts = OffsetConverter(view.bytes, unit: unit)
        for index in 0..<terms.count {
            terms.base[index].start = UInt32(truncatingIfNeeded: starts(Int(terms[index].start)))
        }
        var ends = OffsetConverter(view.bytes, unit: unit)
        let base = terms.base
        for index in (0..<terms.count).sorted(by: { base[$0].end < base[$1].end }) {
            base[index].end = UInt32(truncatingIfNeeded: ends(Int(base[index].end)))
        }
    }
}
