import CVietText
import VietCore
import VietNormalization
import VietSegmentation

/// Writes the terms of one text after another for a search index.
final class TermWriter {
    private let finder: SearchTermFinder
    private var forms: TermForms
    private var terms = GrowingBuffer<viettext_term>()
    /// Compounds at the position of the syllable that is yet to come.
    private var waiting: [SearchTerm] = []

    init(_ segmenter: Segmenter) {
        finder = SearchTermFinder(segmenter)
        forms = TermForms(segmenter)
    }

    /// The terms of a text, ranges in `unit`. Valid until the next call.
    ///
    /// - Parameter wanted: the bits `VIETTEXT_TERM_`.
    /// - Complexity: O(n) for n bytes.
    func write(_ view: DocumentView, _ wanted: UInt32, _ unit: OffsetUnit) throws(VietTextError) -> viettext_terms {
        terms.removeAll()
        try forms.read(view, bare: wanted & UInt32(VIETTEXT_TERM_BARE) != 0)
        if wanted & UInt32(VIETTEXT_TERM_COMPOUNDS) == 0 {
            if wanted & UInt32(VIETTEXT_TERM_SYLLABLES) != 0 { writeSyllables(of: view) }
        } else {
            try writeWords(of: view, syllables: wanted & UInt32(VIETTEXT_TERM_SYLLABLES) != 0)
        }
        if wanted & UInt32(VIETTEXT_TERM_QUERY) != 0 { try joinTypedWords(in: view) }
        if unit != .utf8 { convertRanges(in: view, unit) }
        return unsafe viettext_terms(terms: terms.base, count: terms.count, strings: forms.strings.base)
    }

    /// Without compounds no word matters: straight over the tokens.
    private func writeSyllables(of view: DocumentView) {
        var position: UInt32 = 0
        unsafe terms.reserve(view.tokens.count * 2)
        for index in unsafe view.tokens.indices {
            let token = unsafe view.tokens[index]
            if token.kind.isTerm {
                let form = forms[index]
                var term = viettext_term(
                    start: token.start, end: token.end, position: position, length: 1, form: form.spelling)
                terms.append(term)
                if form.bare.length > 0 {
                    term.form = form.bare
                    terms.append(term)
                }
            }
            if token.takesPosition { position &+= 1 }
        }
    }

    private func writeWords(of view: DocumentView, syllables: Bool) throws(VietTextError) {
        var failure: VietTextError?
        func emit(_ term: SearchTerm) {
            guard failure == nil else { return }
            do { try append(term, in: view) } catch { failure = error }
        }
        func emitWaiting() {
            if waiting.isEmpty { return }
            for term in waiting { emit(term) }
            waiting.removeAll(keepingCapacity: true)
        }
        waiting.removeAll(keepingCapacity: true)
        var position = 0
        unsafe finder.forEachTerm(in: view.words, of: view.tokens, view.bytes, position: &position) { term in
            if let first = waiting.first, first.position != term.position { emitWaiting() }
            if term.tokens.count > 1 { return waiting.append(term) }
            if syllables { emit(term) }
            emitWaiting()
        }
        emitWaiting()
        if let failure { throw failure }
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
        append(term, try forms.join(tokens, in: view, bare: false))
        if tokens.contains(where: { forms[$0].bare.length > 0 }) {
            append(term, try forms.join(tokens, in: view, bare: true))
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

    /// Gives the first syllable of words typed with `_` the form of the whole: the others stay, so that what follows keeps its
    /// place in a phrase.
    private func joinTypedWords(in view: DocumentView) throws(VietTextError) {
        var first = 0
        while first < terms.count {
            var last = first
            while last + 1 < terms.count, unsafe isJoined(terms[last], terms[last + 1], in: view.bytes) { last += 1 }
            if last > first {
                let start = forms.strings.count
                for index in first...last {
                    if index > first { forms.strings.append(0x20) }
                    forms.strings.append(terms[index].form)
                }
                terms[first].form = try forms.strings.end(from: start)
                terms[first].length = UInt32(last - first + 1)
                terms[first].end = terms[last].end
            }
            first = last + 1
        }
    }

    private func isJoined(
        _ first: viettext_term, _ second: viettext_term, in bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        unsafe first.position + 1 == second.position && first.end + 1 == second.start
            && bytes[Int(first.end)] == UInt8(ascii: "_")
    }

    private func convertRanges(in view: DocumentView, _ unit: OffsetUnit) {
        // Starts never decrease; the end of a compound lies behind those of its parts.
        var starts = unsafe OffsetConverter(view.bytes, unit: unit)
        for index in 0..<terms.count {
            unsafe terms.base[index].start = UInt32(truncatingIfNeeded: starts(Int(terms[index].start)))
        }
        var ends = unsafe OffsetConverter(view.bytes, unit: unit)
        let base = unsafe terms.base
        for index in (0..<terms.count).sorted(by: { unsafe base[$0].end < base[$1].end }) {
            unsafe base[index].end = unsafe UInt32(truncatingIfNeeded: ends(Int(base[index].end)))
        }
    }
}
