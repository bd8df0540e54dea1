import TestSupport
import Testing
import VietCore
import VietFormats

@Suite struct UnderscoreTextTests {
    @Test func theFastPathWritesWhatTheTokensSay() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<3_000 {
            let document = RandomDocument.make(&generator)
            #expect(UnderscoreText.string(for: document) == plain(document))
        }
    }

    /// The same text token by token, through strings.
    private func plain(_ document: Document) -> String {
        let sentences = document.storage.sentences.map { sentence in
            var text = ""
            for index in sentence.tokens {
                let token = document.storage.tokens[index]
                if index > sentence.tokens.lowerBound {
                    let touches = document.storage.tokens[index - 1].range.upperBound == token.range.lowerBound
                    text += token.continuesWord ? (touches ? "" : "_") : " "
                }
                for scalar in document.source[token.range].unicodeScalars {
                    switch scalar {
                    case "_", "\\": text += "\\" + String(scalar)
                    case " ": text += "\\s"
                    case "\t": text += "\\t"
                    case "\n": text += "\\n"
                    case "\r": text += "\\r"
                    case _ where scalar.properties.isWhitespace:
                        text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
                    default: text.unicodeScalars.append(scalar)
                    }
                }
            }
            return text
        }
        return sentences.joined(separator: "\n")
    }

    @Test func readingGivesTheTokensBack() {
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<3_000 {
            let document = RandomDocument.make(&generator)
            let lines = UnderscoreText.string(for: document).split(
                separator: "\n" as Character, omittingEmptySubsequences: false)
            for (sentence, line) in zip(document.storage.sentences, lines) {
                #expect(UnderscoreText.words(in: line) == expected(sentence, document))
            }
        }
    }

    /// The words with their syllables; what touches inside a word is one syllable in the text.
    private func expected(_ sentence: Sentence, _ document: Document) -> [[String]] {
        sentence.words.map { index in
            var syllables: [[UInt8]] = []
            var end: Int?
            for token in document.storage.words[index].tokens {
                let range = document.storage.tokens[token].range
                let bytes = Array(document.source.bytes[range])
                if end == range.lowerBound { syllables[syllables.count - 1] += bytes } else { syllables.append(bytes) }
                end = range.upperBound
            }
            return syllables.map { String(decoding: $0, as: UTF8.self) }
        }
    }

    @Test(arguments: [
        ("học_sinh  đi học", [["học", "sinh"], ["đi"], ["học"]]),
        ("_ __ a__b _c_", [["_"], ["__"], ["a", "b"], ["c"]]),
        ("\\_ a\\x \\", [["_"], ["a\\x"], ["\\"]]),
        ("\\u{A0} \\u{110000} \\u{", [["\u{A0}"], ["\\u{110000}"], ["\\u{"]]),
        ("", []),
    ])
    func readsWhatOthersWrite(line: String, words: [[String]]) {
        #expect(UnderscoreText.words(in: line) == words)
    }

    @Test func emptyLinesAreSentences() {
        let bytes = Array("\u{FEFF}a_b c\r\n\nd".utf8)
        let sentences = UnderscoreText.sentences(in: bytes)
        #expect(sentences.map(\.words) == [["a b", "c"], [], ["d"]])
        #expect(sentences.map(\.line) == [1, 2, 3])
    }
}
