import TestSupport
import Testing
import VietCore
import VietText

@Suite struct DocumentViewsTests {
    private static let text = "Chiều 9/7, đoàn đến Hà Nội 😀.Trời mưa. Cần Giờ\u{301}"

    @Test func partsKnowTheirTextAndPlace() throws {
        let document = Segmenter.standard.segment(Self.text)
        #expect(document.sentences.count >= 2)
        #expect(document.sentences.flatMap { $0.words.map(\.index) } == Array(document.words.indices))
        #expect(document.words.flatMap { $0.tokens.map(\.index) } == Array(document.tokens.indices))
        for word in document.words {
            #expect(word.text == document.source[word.range])
            #expect("\(word)" == word.text)
            #expect(document.words[word.index] == word)
            #expect(word.isCompound == (word.tokens.count > 1))
            let range = try #require(word.range(in: Self.text))
            #expect(Self.text[range].utf8.elementsEqual(word.text.utf8))
        }
        #expect(document.sentences[0].words.first?.text == "Chiều")
        #expect(document.sentences[0].tokens.last?.kind == .punctuation)
        #expect(document.words[0].range(in: Self.text + "!") == nil)
    }

    @Test func copiesAreTheSameAndTwinsAreNot() {
        let document = Segmenter.standard.segment(Self.text)
        let copy = document
        let twin = Segmenter.standard.segment(Self.text)
        #expect(document.words[1] == copy.words[1])
        #expect(document.words[1] != document.words[2])
        #expect(document.words[1] != twin.words[1])
        #expect(Set(Array(document.words) + Array(copy.words)).count == document.words.count)
    }

    @Test func slicesKeepTheirIndices() {
        let words = Segmenter.standard.segment(Self.text).words
        let slice = words[2..<5]
        #expect(slice.startIndex == 2 && slice.count == 3 && slice[3] == words[3])
        #expect(slice.dropFirst().first == words[3])
        #expect(words.reversed().first == words.last)
    }

    /// Against one pass of a converter, over texts long enough for several marks of the table.
    @Test(arguments: OffsetUnit.allCases)
    func offsetsAgreeWithAPassOverTheText(unit: OffsetUnit) {
        var random = RandomText(seed: 51)
        for round in 0..<60 {
            let source = SourceText(bytes: random.next(maximum: round * 12))
            let document = Segmenter.standard.segment(source)
            let expected = source.withOffsetConverter(to: unit) { convert in (0...source.count).map { convert($0) } }
            let found = (0...source.count).reversed().map { document.offset(of: $0, in: unit) }
            #expect(found.reversed() == expected)
            for word in document.words {
                #expect(word.range(in: unit) == expected[word.range.lowerBound]..<expected[word.range.upperBound])
            }
        }
    }
}
