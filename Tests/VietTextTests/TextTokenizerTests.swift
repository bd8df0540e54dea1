import Foundation
import TestSupport
import Testing
import VietText

@Suite struct TextTokenizerTests {
    @Test(arguments: TextTokenizer.Unit.allCases)
    func rangesAreThoseOfTheDocument(unit: TextTokenizer.Unit) throws {
        var random = RandomText(seed: 61)
        for _ in 0..<50 {
            let text = String(decoding: random.next(broken: false), as: UTF8.self)
            let document = Segmenter.standard.segment(text)
            let expected: [String] =
                switch unit {
                case .token: document.tokens.map(\.text)
                case .word: document.words.map(\.text)
                case .sentence: document.sentences.map(\.text)
                }
            let ranges = TextTokenizer(unit: unit).tokens(in: text)
            #expect(ranges.map { Array(text[$0].utf8) } == expected.map { Array($0.utf8) })
        }
    }

    @Test func stopsWhenToldAndFindsTheUnitOfACharacter() throws {
        let text = "Sinh viên đại học. Hà Nội"
        let tokenizer = TextTokenizer(unit: .word)
        var seen: [TokenKind] = []
        tokenizer.enumerateTokens(in: text) { _, kind in
            seen.append(kind)
            return seen.count < 2
        }
        #expect(seen == [.syllable, .syllable])
        let place = try #require(text.range(of: "học")).lowerBound
        #expect(tokenizer.tokenRange(at: place, in: text).map { text[$0] } == "đại học")
        #expect(tokenizer.tokenRange(at: text.endIndex, in: text) == nil)
    }
}
