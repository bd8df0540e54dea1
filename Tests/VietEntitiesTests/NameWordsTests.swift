import Testing
import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

@Suite struct NameWordsTests {
    @Test func everyLineHasAWordAndKindsThatTheProgramKnows() {
        var words: Set<Substring> = []
        for cells in NameWords.rows {
            #expect(cells.count == 2 && words.insert(cells[0]).inserted, "\(cells)")
            let kinds = cells.last?.split(separator: " ") ?? []
            #expect(!kinds.isEmpty && kinds.allSatisfy { NameWords.Kind(rawValue: String($0)) != nil }, "\(cells)")
        }
        for kind in NameWords.Kind.allCases { #expect(!NameWords.shared.words(kind).isEmpty, "\(kind)") }
    }

    /// A word that the segmenter cuts in another way is never found.
    @Test func wordsAreWrittenAsTokens() {
        for kind in NameWords.Kind.allCases {
            for word in NameWords.shared.words(kind) {
                let tokens = word.split(separator: " ").map { TokenKey.short(of: $0) }
                #expect(
                    TokenColumns(Segmenter.standard.segment(String(word.replacing(" - ", with: "-")))).keys == tokens,
                    "\(word)")
            }
        }
    }

    @Test func aCompanyStandsBehindEverySpellingOfItsWord() {
        for word in ["startup", "start-up", "hãng"] {
            #expect(MarkedText("Họ góp tiền vào \(word) Kivomo.").repaired() == ["ORG Kivomo"], "\(word)")
        }
    }
}

@Suite struct MarkKeyTests {
    @Test func aQuotationEndsWithTheMarkOfItsKind() {
        for (opening, closing) in [("\"", "\""), ("“", "”"), ("‘", "’"), ("«", "»"), ("'", "'")] {
            let (first, last) = (TokenKey.short(of: opening), TokenKey.short(of: closing))
            #expect(MarkKeys.closing(of: first) == last)
            #expect(MarkKeys.opensQuotation(first) && MarkKeys.closesQuotation(last))
        }
        #expect(MarkKeys.closing(of: TokenKey.short(of: "”")) == nil)
        #expect(!MarkKeys.opensQuotation(TokenKey.short(of: "»")) && !MarkKeys.closesQuotation(TokenKey.short(of: "«")))
    }
}
