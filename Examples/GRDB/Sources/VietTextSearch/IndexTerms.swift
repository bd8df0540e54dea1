import VietText

/// A term as FTS5 is given it.
struct IndexTerm: Hashable {
    var form: String
    /// Stands in the place of the term before it.
    var isColocated: Bool
    /// In UTF-8.
    var range: Range<Int>
}

/// The terms of a document or a query.
///
/// FTS5 goes on by one place for each term that does not share one, so places are those of syllables. In that of a syllable stand
/// its spelling, behind `=` if it has marks; its form without marks; and the words that begin with it, behind `_`. A query is what
/// was typed: `ban` finds ban, bàn and bạn, `bạn` itself alone, `"đại_học"` the word.
struct IndexTerms {
    private let document: Document
    /// By place, each the shortest first.
    private var places: [[SearchTerm]] = []

    init(_ document: Document) {
        self.document = document
        for term in Segmenter.standard.searchTerms(in: document) {
            if places.last?.first?.position == term.position {
                places[places.count - 1].append(term)
            } else {
                places.append([term])
            }
        }
        for index in places.indices { places[index].sort { $0.tokens.count < $1.tokens.count } }
        // A word that begins with a sign has no syllable whose place it could share.
        places.removeAll { $0[0].tokens.count > 1 }
    }

    var ofDocument: [IndexTerm] {
        places.flatMap { place in
            var terms: [IndexTerm] = []
            for term in place {
                let (spelling, bare) = forms(of: term.range)
                let isSyllable = term.tokens.count == 1
                let lead = isSyllable ? "=" : "_"
                if bare == spelling {
                    terms.append(entry(isSyllable ? bare : lead + bare, term.range, isColocated: !isSyllable))
                } else {
                    terms.append(entry(lead + spelling, term.range, isColocated: !isSyllable))
                    terms.append(entry(isSyllable ? bare : lead + bare, term.range, isColocated: true))
                }
            }
            return terms
        }
    }

    /// One term a place, which is enough to mark what was found.
    var syllables: [IndexTerm] { places.map { typed($0[0].range) } }

    /// - Parameter isPrefix: whether the last term is the beginning of one.
    func ofQuery(isPrefix: Bool) -> [IndexTerm] {
        var terms: [IndexTerm] = []
        var wholeEnd = 0
        for (index, place) in places.enumerated() {
            let range = place[0].range
            let end = index < wholeEnd ? range.upperBound : endOfWhole(from: index)
            if end > range.upperBound {
                wholeEnd = places.firstIndex { $0[0].range.lowerBound >= end } ?? places.count
                let form = WordIdentity.spelling.form(of: document.text(in: range.lowerBound..<end).spaced)
                terms.append(entry("_" + form, range, isColocated: false))
            } else {
                terms.append(typed(range))
                // In `ky*` the syllable kỹ is meant, which has the form `ki`, and also Kyoto, which begins with `ky`.
                if isPrefix, index == places.count - 1 {
                    let other = typed(range, .folded)
                    if other.form != terms.last?.form { terms.append(entry(other.form, range, isColocated: true)) }
                }
            }
        }
        return terms
    }

    /// Where the word ends that was typed with `_` from a place on.
    private func endOfWhole(from index: Int) -> Int {
        let bytes = document.source.bytes
        var end = places[index][0].range.upperBound
        for next in places[(index + 1)...] {
            let range = next[0].range
            guard range.lowerBound == end + 1, bytes[end] == UInt8(ascii: "_") else { break }
            end = range.upperBound
        }
        return end
    }

    private func typed(_ range: Range<Int>, _ level: WordIdentity = .spelling) -> IndexTerm {
        let (spelling, bare) = forms(of: range, level)
        return entry(
            bare == WordIdentity.spelling.form(of: document.text(in: range)) ? spelling : "=" + spelling, range,
            isColocated: false)
    }

    private func forms(of range: Range<Int>, _ level: WordIdentity = .spelling) -> (spelling: String, bare: String) {
        let text = document.text(in: range)
        return (level.form(of: text), WordIdentity.bare.form(of: text))
    }

    private func entry(_ form: String, _ range: Range<Int>, isColocated: Bool) -> IndexTerm {
        IndexTerm(form: form, isColocated: isColocated, range: range)
    }
}

extension String {
    /// With a space for every `_`.
    fileprivate var spaced: String { String(map { $0 == "_" ? " " : $0 }) }
}
