import TestSupport
import Testing

/// The articles are test input down to the byte; an editor or git that tidies them would take tests away unseen.
@Suite struct ExampleArticleTests {
    @Test(arguments: ExampleArticle.allCases)
    func isLongAndBeginsWithAnAddress(_ article: ExampleArticle) throws {
        let text = String(decoding: try article.bytes(), as: UTF8.self)
        #expect(text.split(whereSeparator: \.isWhitespace).count >= 1000)
        #expect(text.drop { $0 == "\u{FEFF}" }.hasPrefix("http"))
    }

    @Test func keepsItsMess() throws {
        func scalars(_ article: ExampleArticle) throws -> Set<Unicode.Scalar> {
            Set(String(decoding: try article.bytes(), as: UTF8.self).unicodeScalars)
        }
        #expect(try scalars(.economy).contains("\r"))
        #expect(try scalars(.law).contains("\u{FEFF}"))
        #expect(try scalars(.culture).isSuperset(of: ["\u{200B}", "\u{A0}", "\u{D0}"]))
        #expect(try scalars(.sport).contains("\u{A0}"))
        // Decomposed text keeps its marks apart and has no composed letter.
        #expect(try scalars(.science).contains("\u{323}"))
        #expect(try scalars(.science).allSatisfy { !(0x1EA0...0x1EF9).contains($0.value) })
    }
}
