import CVietText
import TestSupport
import Testing
import VietCore
import VietText
import VietTextC

@Suite struct SearchTermTests {
    private static let syllables = VIETTEXT_TERM_SYLLABLES
    private static let all = VIETTEXT_TERM_SYLLABLES | VIETTEXT_TERM_COMPOUNDS | VIETTEXT_TERM_BARE

    /// The terms of a text as `position+length form`.
    private func terms(_ text: String, _ wanted: Int, _ prepare: (OpaquePointer?) -> Void = { _ in }) throws -> [String]
    {
        let interface = try Interface(prepare)
        defer { withExtendedLifetime(interface) {} }
        var found = viettext_terms()
        try check { viettext_search_terms(interface.worker, text, text.utf8.count, UInt32(wanted), 0, &found, $0) }
        return (0..<found.count).map {
            let term = found.terms[$0]
            return "\(term.position)+\(term.length) \(String(cString: found.strings + Int(term.form.offset)))"
        }
    }

    @Test func aSyllableComesBeforeWhatStandsInItsPlace() throws {
        #expect(
            try terms("Đại học, HOÀ bình.", Self.all) == [
                "0+1 đại", "0+1 dai", "0+2 đại học", "0+2 dai hoc", "1+1 học", "1+1 hoc", "3+1 hoà", "3+1 hoa",
                "3+2 hoà bình", "3+2 hoa binh", "4+1 bình", "4+1 binh",
            ])
        #expect(try terms("Đại học", Self.syllables) == ["0+1 đại", "1+1 học"])
        #expect(try terms("Đại học", VIETTEXT_TERM_COMPOUNDS) == ["0+2 đại học"])
        #expect(try terms("ban bạn", Self.syllables | VIETTEXT_TERM_BARE) == ["0+1 ban", "1+1 bạn", "1+1 ban"])
        #expect(try terms("kỹ sư kĩ", Self.syllables) == ["0+1 kĩ", "1+1 sư", "2+1 kĩ"])
        #expect(try terms("", Self.all).isEmpty && terms("?! ,", Self.all).isEmpty)
        // Decomposed text has the terms of composed text.
        #expect(try terms("đa\u{323}i ho\u{323}c", Self.all) == terms("đại học", Self.all))
    }

    @Test func wordsTypedWithUnderscoresAreWhole() throws {
        let query = Self.syllables | VIETTEXT_TERM_QUERY
        #expect(try terms("đại_học quốc gia", query) == ["0+2 đại học", "1+1 học", "2+1 quốc", "3+1 gia"])
        #expect(try terms("đại học", query) == ["0+1 đại", "1+1 học"])
        #expect(try terms("Hà_Nội_mùa thu", query) == ["0+3 hà nội mùa", "1+1 nội", "2+1 mùa", "3+1 thu"])
    }

    @Test func entriesOfADictionaryAreCompounds() throws {
        let words = "mưa đá cục\tforce\n"
        let found = try terms("trận mưa đá cục", VIETTEXT_TERM_COMPOUNDS) {
            _ = viettext_options_add_dictionary($0, words, words.utf8.count, nil, nil)
        }
        #expect(found.contains("1+3 mưa đá cục"))
    }

    @Test func termsAreThoseOfTheLibrary() throws {
        let interface = try Interface()
        var random = RandomArticle(seed: 23)
        for _ in 0..<150 {
            let text = random.next()
            let document = Segmenter.standard.segment(SourceText(bytes: text))
            let wanted = Segmenter.standard.searchTerms(in: document)
            for (number, unit) in [(VIETTEXT_BYTES, OffsetUnit.utf8), (VIETTEXT_CODE_POINTS, .codepoint)] {
                var found = viettext_terms()
                try text.withChars { start in
                    try check {
                        viettext_search_terms(
                            interface.worker, start, text.count, UInt32(Self.syllables | VIETTEXT_TERM_COMPOUNDS),
                            UInt32(number), &found, $0)
                    }
                }
                func row(_ start: Int, _ end: Int, _ position: Int) -> [Int] { [position, start, end] }
                let rows = (0..<found.count).map {
                    row(Int(found.terms[$0].start), Int(found.terms[$0].end), Int(found.terms[$0].position))
                }
                let expected = wanted.map {
                    row(
                        document.offset(of: $0.range.lowerBound, in: unit),
                        document.offset(of: $0.range.upperBound, in: unit),
                        $0.position)
                }
                #expect(
                    rows.sorted { $0.lexicographicallyPrecedes($1) }
                        == expected.sorted { $0.lexicographicallyPrecedes($1) })
                #expect(rows.map { $0[0] } == rows.map { $0[0] }.sorted())
            }
        }
    }
}
