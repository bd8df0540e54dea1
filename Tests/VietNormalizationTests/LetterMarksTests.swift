import Testing

@testable import VietNormalization

@Suite struct LetterMarksTests {
    private func read(_ word: String) -> MarkedLetters? {
        Array(word.utf8).withUnsafeBufferPointer { MarkedLetters($0) }
    }

    @Test func everySyllableIsPutTogetherAsItWas() throws {
        for style in ToneStyle.allCases {
            for syllable in Syllable.inventory(style) {
                let word = try #require(read(syllable))
                #expect(word.text == syllable)
                #expect(read(syllable.uppercased()) == word)
                let bare = try #require(read(Folding.diacritics.fold(syllable)))
                #expect(bare.letters == word.letters && bare.marks.isEmpty)
                #expect(word.marks.include(bare.marks))
            }
        }
    }

    @Test func thePlaceOfTheToneIsNoDifference() throws {
        let (old, new) = try (#require(read("hòa")), #require(read("hoà")))
        #expect(old.marks != new.marks && old.marks.withoutPlace == new.marks.withoutPlace)
        #expect(try #require(read("hoá")).marks.withoutPlace != new.marks.withoutPlace)
    }

    @Test func marksIncludeFewer() throws {
        func include(_ word: String, _ part: String) throws -> Bool {
            try #require(read(word)).marks.include(#require(read(part)).marks)
        }
        #expect(try include("việt", "viêt") && include("đường", "dương") && include("đường", "đuong"))
        #expect(try !include("việt", "viét") && !include("duong", "đuong") && !include("tân", "tăn"))
    }

    @Test func otherWordsAreNone() {
        for word in ["", "nghiêngnghiêng", "a1", "naïve", "ñ", "tếế", "привет", "a-b", "{", "a\u{301}"] {
            #expect(read(word) == nil, "\(word)")
        }
        #expect(read("wifi")?.text == "wifi")
    }
}
