import Foundation
import Testing
import VietCore
import VietNormalization
import VietSegmentation
import VietText
@testable import VietEntities

@Suite struct ShortKeyTests {
    @Test(arguments: [
        ("hoà", "hòa"), ("HOÀ", "hòa"), ("thuỷ", "thủy"), ("Nguyễn", "nguye\u{302}\u{303}n"), ("Đảng", "đảng"),
        ("Mĩ", "mỹ"), ("KỸ", "ki\u{303}"), ("Lí", "lý"), ("ƯỚC", "u\u{31B}o\u{31B}\u{301}c"), ("GMT", "gmt"),
    ]) func isOneForAllSpellingsOfAWord(first: String, second: String) {
        #expect(TokenKey.short(of: first) == TokenKey.short(of: second))
        // The same in columns as in a lexicon, whoever computes it.
        for word in [first, second] {
            #expect(TokenColumns(Segmenter.standard.segment(word)).keys == [TokenKey.short(of: word)], "\(word)")
        }
    }

    @Test func tellsOthersApart() {
        let words = [
            "ma", "má", "mà", "mả", "mã", "mạ", "mâ", "mă", "da", "đa", "an", "na", "con", "còn", "côn", "cơn", "quý",
            "quí", "ngày", "ngài", ",", "(",
        ]
        #expect(Set(words.map { TokenKey.short(of: $0) }).count == words.count)
    }

    @Test func isNeverZero() {
        #expect(TokenKey(value: 7 << 32).short == 1)
        #expect(TokenKey(value: 7 << 32 | 9).short == 9)
        #expect(TokenKey.short(of: "") != 0)
    }

    @Test func ofATextAreThoseOfItsForms() {
        var random = TestRandomText(seed: 11)
        for _ in 0..<300 {
            let document = Segmenter.standard.segment(SourceText(bytes: random.next()))
            let texts = document.tokens.map(\.text)
            let keys = TokenColumns(document).keys
            guard texts.count == keys.count else { continue }
            for (text, key) in zip(texts, keys) where !text.unicodeScalars.contains("\u{FFFD}") {
                #expect(key == TokenKey.short(of: text), "\(text)")
            }
        }
    }
}

/// Names, roles, groups and expressions do not tell the spellings of a word apart.
@Suite struct NameSpellingTests {
    /// What is found, with everything but the spelling.
    private func found(_ text: String) -> [String] {
        let document = Segmenter.standard.segment(text)
        return EntityTagger.standard.entities(in: document).map {
            let role = $0.role.map { WordIdentity.standard.form(of: $0) } ?? "-"
            let name = WordIdentity.standard.form(of: document.source[$0.range])
            return "\($0.type.rawValue) \(name) \($0.group ?? -1) \($0.value ?? "-") \(role) \($0.confidence)"
        }
    }

    private static let pairs = [
        (
            "Sáng qua, kỹ sư Trần Thị Mỹ bay từ Mỹ về Mỹ Tho. Chị Mỹ góp 5,5 tỷ đồng.",
            "Sáng qua, kĩ sư Trần Thị Mĩ bay từ Mĩ về Mĩ Tho. Chị Mĩ góp 5,5 tỉ đồng."
        ),
        (
            "Nghệ sỹ Lý Thủy Hòa đến Khánh Hòa, Thanh Hóa. Hội Mỹ thuật Khánh Hòa mở thi.",
            "Nghệ sĩ Lí Thuỷ Hoà đến Khánh Hoà, Thanh Hoá. Hội Mĩ thuật Khánh Hoà mở thi."
        ),
        (
            "Công ty Kỹ nghệ Tây Hồ ở Tỉnh lộ 8, Công ty Kỹ nghệ Tây Hồ lãi 2 tỷ.",
            "Công ty Kĩ nghệ Tây Hồ ở Tỉnh lộ 8, Công ty Kỹ nghệ Tây Hồ lãi 2 tỉ."
        ),
    ]

    @Test(arguments: pairs) func areTheSame(first: String, second: String) {
        #expect(!found(first).isEmpty)
        #expect(found(first) == found(second))
        #expect(found(first) == found(second.decomposedStringWithCanonicalMapping))
        #expect(found(first.uppercased()) == found(second.uppercased()))
        #expect(found(first.lowercased()) == found(second.lowercased()))
    }

    @Test func americaIsOneCountry() {
        let names = EntityTagger.standard.tagger.model.names
        func payload(_ words: [String]) -> NameTable.Payload? {
            names[words.reduce(0) { NameTable.extend($0, TokenKey.short(of: $1)) }]
        }
        #expect(payload(["Mĩ"]) != nil && payload(["Mĩ"]) == payload(["Mỹ"]))
        #expect(payload(["Mĩ"])?.lists == payload(["mỹ"])?.lists && (payload(["Mĩ"])?.lists ?? 0) & 4 != 0)
    }
}
