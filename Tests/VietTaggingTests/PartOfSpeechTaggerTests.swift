import Foundation
import TestSupport
import Testing
import VietText

@testable import VietTagging

@Suite struct PartOfSpeechTaggerTests {
    private func tagged(
        _ text: String, _ segmenter: Segmenter = .standard, _ tagger: PartOfSpeechTagger = .standard
    ) -> [String] {
        let document = segmenter.segment(text)
        return zip(document.words, tagger.tags(of: document)).map { "\($0.text)/\($1.partOfSpeech.rawValue)" }
    }

    @Test func sentencesAreTagged() {
        #expect(
            tagged("Tôi đang học tiếng Việt ở Hà Nội.") == [
                "Tôi/PRON", "đang/ADV", "học/VERB", "tiếng/NOUN", "Việt/PROPN", "ở/ADP", "Hà Nội/PROPN", "./PUNCT",
            ])
        #expect(tagged("Những ngôi nhà rất đẹp.").suffix(3) == ["rất/ADV", "đẹp/ADJ", "./PUNCT"])
    }

    @Test func neighboursDecide() {
        #expect(tagged("Nó đá con mèo nhỏ.").contains("đá/VERB"))
        #expect(tagged("Nhà xây bằng đá.").contains("đá/NOUN"))
    }

    @Test(arguments: [
        ("2026", "NUM"), ("84%", "NUM"), ("9/7", "NUM"), ("https://vidu.vn/tin", "X"), ("an@vidu.vn", "X"),
        ("#HaNoi", "X"), ("@an", "X"), ("😀", "SYM"), ("“", "PUNCT"), ("…", "PUNCT"), ("!!!", "PUNCT"), ("+", "SYM"),
        ("→", "SYM"),
    ])
    func whatIsNoWordIsToldByItsKind(word: String, tag: String) {
        #expect(tagged("Hôm nay xem \(word) ở đây").contains("\(word)/\(tag)"))
    }

    @Test func formsOfATextMakeNoDifference() {
        let text = "Học sinh hoà bình, kỹ sư Nguyễn Văn Bình sống tại Huế và nói tiếng Pháp."
        let tags = PartOfSpeechTagger.standard.tags(of: Segmenter.standard.segment(text))
        for other in [text.decomposedStringWithCanonicalMapping, text.replacing("hoà", with: "hòa")] {
            #expect(PartOfSpeechTagger.standard.tags(of: Segmenter.standard.segment(other)) == tags)
        }
    }

    @Test func dictionariesGiveTags() throws {
        let lines = "xanh lơ\tadd\tX\nđẹp\tadd\tVERB,NOUN\nnhà\tadd\tanything else\nhoa\tadd\n"
        let segmenter = try Segmenter.standard.following(UserDictionary(bytes: Array(lines.utf8)))
        let tagger = PartOfSpeechTagger.standard.following(segmenter)
        let words = tagged("Ngôi nhà xanh lơ rất đẹp.", segmenter, tagger)
        #expect(words.contains("xanh lơ/X"))
        #expect(words.contains("đẹp/VERB") || words.contains("đẹp/NOUN"))
        #expect(words.contains("nhà/NOUN"))
        // Without such columns nothing changes.
        let plain = try Segmenter.standard.following(UserDictionary([.init("hoa")]))
        #expect(TagDictionary(plain) == nil && TagDictionary(.standard) == nil)
    }

    @Test func confidencesAreShares() {
        let document = Segmenter.standard.segment("Nó đá hòn đá vào tường, rồi về.")
        let found = PartOfSpeechTagger.standard.confidentTags(of: document)
        #expect(found.map(\.tag) == PartOfSpeechTagger.standard.tags(of: document))
        #expect(found.allSatisfy { (0...1).contains($0.confidence) })
        #expect(found.filter { $0.tag.partOfSpeech == .punctuation }.allSatisfy { $0.confidence == 1 })
        #expect(Set(found.map(\.confidence)).count > 3)
    }

    @Test func longSentencesAreTaggedInPieces() {
        let words = 3 * PartOfSpeechWorker.longestSentence + 5
        let document = Segmenter.standard.segment(String(repeating: "nhà ", count: words))
        let tags = PartOfSpeechTagger.standard.tags(of: document)
        #expect(tags.count == document.words.count)
        #expect(PartOfSpeechTagger.standard.tags(of: Segmenter.standard.segment("")).isEmpty)
        let blankless = Segmenter.standard.segment(SourceText(bytes: [UInt8](repeating: 0x61, count: 1 << 20)))
        #expect(PartOfSpeechTagger.standard.tags(of: blankless).count == blankless.words.count)
    }

    @Test func wordsCanBeGiven() {
        let text = WordedText(.standard)
        text.read(["Trường", "đại học", "\u{200B}", "Huế", "."])
        text.withView { view in
            let worker = PartOfSpeechTagger.standard.makeWorker()
            worker.tag(view)
            #expect(worker.tags.count == 5)
            #expect(worker.tags[4].partOfSpeech == .punctuation && worker.tags[2].partOfSpeech == .other)
            #expect(view.words.map { view.text(of: $0.range) } == ["Trường", "đại học", "\u{200B}", "Huế", "."])
        }
    }
}
