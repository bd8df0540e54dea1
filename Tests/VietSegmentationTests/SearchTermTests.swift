import TestSupport
import Testing
import VietCore
import VietText

@testable import VietSegmentation

@Suite struct SearchTermTests {
    private func terms(_ text: String, _ entries: [UserDictionary.Entry] = []) throws -> [String] {
        let segmenter = try Segmenter.standard.following(UserDictionary(entries))
        let document = segmenter.segment(text)
        return segmenter.searchTerms(in: document).map {
            "\(document.source[$0.range])@\($0.position)+\($0.length)"
        }
    }

    @Test func compoundsComeWithTheirParts() throws {
        #expect(
            try terms("sinh viên đại học, 5 lần.") == [
                "sinh viên@0+2", "sinh@0+1", "viên@1+1", "đại học@2+2", "đại@2+1", "học@3+1", "5@5+1", "lần@6+1",
            ])
        #expect(
            try terms("hợp tác xã", [.init("hợp tác xã", .force)]).prefix(3) == [
                "hợp tác xã@0+3", "hợp tác@0+2", "hợp@0+1",
            ])
        #expect(
            try terms(
                "ba xyzzy đỏ", [.init("ba xyzzy đỏ", .force), .init("Xyzzy ĐỎ", .add), .init("ba xyzzy", .forbid)])
                == ["ba xyzzy đỏ@0+3", "ba@0+1", "xyzzy đỏ@1+2", "xyzzy@1+1", "đỏ@2+1"])
        #expect(try terms("ka-ra-ô-kê.") == ["ka-ra-ô-kê@0+4", "ka@0+1", "ra@1+1", "ô@2+1", "kê@3+1"])
        #expect(try terms("A++B", [.init("A++B", .force)]) == ["A++B@0+4", "A@0+1", "B@3+1"])
        #expect(try terms("C++") == ["C++@0+1"])
    }

    /// What the documentation promises, on random text.
    @Test func wordsTypedWithUnderscoresTakeAllTheirPositions() throws {
        #expect(try terms("đại_học mưa") == ["đại_học@0+2", "đại@0+1", "học@1+1", "mưa@2+1"])
    }

    @Test func positionsDoNotDependOnTheWords() throws {
        var random = RandomText(seed: 5)
        let plain = Segmenter.standard
        let joining = try plain.following(UserDictionary([.init("Việt Nam", .forbid), .init("nhà hoà", .force)]))
        var compounds = 0
        for _ in 0..<600 {
            let source = SourceText(bytes: random.next())
            var singles: [[SearchTerm]] = []
            for segmenter in [plain, joining] {
                let document = segmenter.segment(source)
                let terms = segmenter.searchTerms(in: document)
                #expect(
                    terms == terms.sorted { ($0.position, $1.length) < ($1.position, $0.length) },
                    "by position, then the longer first")
                for term in terms {
                    #expect(term.range.lowerBound == document.storage.tokens[term.tokens.lowerBound].range.lowerBound)
                    #expect(
                        term.range.upperBound == document.storage.tokens[term.tokens.upperBound - 1].range.upperBound)
                }
                for word in document.storage.words where word.isCompound {
                    #expect(terms.contains { $0.tokens == word.tokens })
                    compounds += 1
                }
                #expect(Set(terms.map { [$0.position, $0.tokens.count] }).count == terms.count, "none twice")
                singles.append(terms.filter { $0.tokens.count == 1 })
            }
            #expect(singles[0].map(\.position) == singles[1].map(\.position))
        }
        #expect(compounds > 100)
    }
}
