import Foundation
import TestSupport
import Testing
import VietCore

@testable import VietSegmentation

/// A segmenter with a handful of syllables, enough to take both roads of the scanner.
func scanningSegmenter() -> Segmenter {
    let plain =
        "việt nam nhà hoà bình chiều rộng sâu ông là đi về hôm nay a đ v h kinh tế xã hội vitamin trận ảnh chủ tịch"
    let vocabulary = Set((plain + " " + "covid").split(separator: " ").map { SyllableForm.canonical(String($0)) })
        .sorted {
            Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
        }
    return Segmenter(
        model: SegmentationTables(
            folding: SegmentationModel(
                vocabulary: vocabulary.map { .init(text: $0, isFamilyName: false) }, lexicon: [], weights: [])))
}

@Suite struct ScannerTests {
    private func tokens(_ text: String) -> [String] {
        let document = scanningSegmenter().segment(text)
        return document.tokens.map { document.text(of: $0) }
    }

    private func sentences(_ text: String) -> [String] {
        let document = scanningSegmenter().segment(text)
        return document.sentences.map { document.text(of: $0) }
    }

    @Test(arguments: [
        "9/7", "2020-2021", "84%", "1.234,5", "50.000đ", "20h30", "12/3/2021", "COVID-19", "A320", "QL1A", "Su-30MKI",
        "100/2019/NĐ-CP", "19-NQ/TW", "43H-016", "51A-123.45", "GD-ĐT", "5G", "37°C", "415km2", "80km/h", "2020–2021",
        "TP.HCM", "GS.TS", "N.T.K", "H'Hen", "L'Oréal", "L’Oréal", "AT&T", "đ/c", "#ViệtNam", "@ban_doc",
        "0912.345.678",
        "http://abc.vn/x?y=1", "https://zing.vn//a-b_c.html", "www.bao.vn/bai-viet", "toa.soan@bao.com.vn",
        "vnexpress.net",
        "👨‍👩‍👧", "🇻🇳", "...", "!!!", "中文", "v.v",
    ])
    func staysWhole(_ text: String) {
        #expect(tokens(text) == [text])
        #expect(tokens("Ông \(text) là") == ["Ông", text, "là"])
    }

    @Test func hyphenPairsAreThreeTokens() {
        #expect(tokens("Việt Nam-Campuchia") == ["Việt", "Nam", "-", "Campuchia"])
        #expect(tokens("kinh tế-xã hội") == ["kinh", "tế", "-", "xã", "hội"])
    }

    @Test func gluedSentenceEndsAreSplit() {
        #expect(sentences("sâu rộng.Chiều 9/7, ông về.") == ["sâu rộng.", "Chiều 9/7, ông về."])
        #expect(sentences("Ảnh: TTXVN.Chủ tịch đi") == ["Ảnh: TTXVN.", "Chủ tịch đi"])
        #expect(sentences("năm 2020-2021.Chủ tịch đi") == ["năm 2020-2021.", "Chủ tịch đi"])
        #expect(sentences("uống vitamin A.Chiều về") == ["uống vitamin A.", "Chiều về"])
        #expect(sentences("xem http://abc.vn/x?y=1.Chiều nay") == ["xem http://abc.vn/x?y=1.", "Chiều nay"])
        #expect(sentences("ông nói: \"Đi.\"Chiều về") == ["ông nói: \"Đi.\"", "Chiều về"])
    }

    @Test func abbreviationsAndNumbersDoNotEndASentence() {
        #expect(sentences("GS.TS. Nam ở TP. Việt Nam, Q.1 lúc 1.234,5 đi v.v. và về").count == 1)
        #expect(sentences("Ông A. là ai, J. K. Rowling và J.Biden").count == 1)
        #expect(sentences("1. Nhà ông").count == 1)
        #expect(sentences("a) đi; b. Về").count == 1)
    }

    @Test func quotesAndEllipses() {
        #expect(sentences("“Đi đâu?” ông nói. “Về!”") == ["“Đi đâu?” ông nói.", "“Về!”"])
        #expect(sentences("Rồi... thôi… Về nhà") == ["Rồi... thôi…", "Về nhà"])
    }

    @Test func lineEnds() {
        #expect(sentences("Nhà ông\nLà nhà") == ["Nhà ông", "Là nhà"])
        #expect(sentences("Nhà ông\nlà nhà").count == 1)
        #expect(sentences("nhà ông\n\nlà nhà").count == 2)
        #expect(sentences("Nhà\r\nÔng\rLà").count == 3)
    }

    @Test func brokenBytesAreOneTokenOverExactlyThem() {
        let document = scanningSegmenter().segment(
            SourceText(bytes: Array("nhà ".utf8) + [0xFF, 0xFE] + Array(" ông".utf8)))
        #expect(document.tokens.map(\.kind) == [.syllable, .other, .syllable])
        #expect(document.tokens[1].range == 5..<7)
    }

    /// What every result must satisfy, whatever the input.
    private func checkInvariants(_ document: Document, _ comment: Comment) {
        let bytes = document.source.bytes
        var last = 0
        for token in document.tokens {
            #expect(token.range.lowerBound >= last && !token.range.isEmpty, comment)
            let gap = String(decoding: bytes[last..<token.range.lowerBound], as: UTF8.self)
            #expect(gap.unicodeScalars.allSatisfy(isBlank), comment)
            last = token.range.upperBound
        }
        #expect(last <= bytes.count, comment)
        #expect(document.words.flatMap { Array($0.tokens) } == Array(document.tokens.indices), comment)
        #expect(document.sentences.flatMap { Array($0.words) } == Array(document.words.indices), comment)
        #expect(document.sentences.flatMap { Array($0.tokens) } == Array(document.tokens.indices), comment)
        for word in document.words {
            #expect(word.range.lowerBound == document.tokens[word.tokens.lowerBound].range.lowerBound, comment)
            #expect(word.range.upperBound == document.tokens[word.tokens.upperBound - 1].range.upperBound, comment)
        }
        for sentence in document.sentences {
            #expect(sentence.range.lowerBound == document.words[sentence.words.lowerBound].range.lowerBound, comment)
            #expect(
                sentence.range.upperBound == document.words[sentence.words.upperBound - 1].range.upperBound, comment)
        }
    }

    private func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar.properties.generalCategory == .format
    }

    @Test func tokensAndGapsGiveBackAnyInput() {
        var random = RandomText(seed: 7)
        let segmenter = scanningSegmenter()
        for round in 0..<3_000 {
            let bytes = random.next()
            checkInvariants(segmenter.segment(SourceText(bytes: bytes)), "round \(round): \(bytes)")
        }
    }

    @Test func decomposedTextGivesTheTokensOfItsComposedForm() {
        var random = RandomText(seed: 13)
        let segmenter = scanningSegmenter()
        for _ in 0..<1_000 {
            let text = String(decoding: random.next(broken: false), as: UTF8.self)
            let composed = segmenter.segment(text.precomposedStringWithCanonicalMapping)
            let decomposed = segmenter.segment(text.decomposedStringWithCanonicalMapping)
            checkInvariants(decomposed, "\(text)")
            // Strings compare by canonical equivalence.
            #expect(composed.tokens.map(composed.text(of:)) == decomposed.tokens.map(decomposed.text(of:)))
            #expect(composed.tokens.map(\.syllable) == decomposed.tokens.map(\.syllable))
            #expect(composed.sentences.map(\.tokens) == decomposed.sentences.map(\.tokens))
        }
    }

    @Test func prefixesGiveTheSameAsTheWhole() {
        var random = RandomText(seed: 11)
        let segmenter = scanningSegmenter()
        for _ in 0..<20 {
            let bytes = (0..<60).flatMap { _ in random.next() }
            let whole = segmenter.segment(SourceText(bytes: bytes))
            let worker = segmenter.makeWorker()
            var tokens: [Token] = []
            var start = 0
            var end = 0
            while start < bytes.count || end < bytes.count {
                end = min(bytes.count, end + 3_000)
                let used = bytes[start..<end].withUnsafeBufferPointer {
                    worker.segmentPrefix($0, isFinal: end == bytes.count)
                }
                for token in worker.tokens {
                    var moved = token
                    moved.start += UInt32(start)
                    moved.end += UInt32(start)
                    tokens.append(moved)
                }
                start += used
            }
            #expect(tokens.map(\.range) == whole.tokens.map(\.range))
            #expect(
                tokens.map { $0.flags.contains(.sentenceStart) }
                    == whole.tokens.map { $0.flags.contains(.sentenceStart) })
        }
    }
}
