import TestSupport
import Testing
import VietCore
import VietNormalization
import VietText

@testable import VietSegmentation

/// The column of keys beside the tokens.
@Suite struct TokenKeyTests {
    private func keys(_ text: String) -> [TokenKey] { Segmenter.standard.segment(text).storage.keys }

    @Test(arguments: [
        ("Kỹ sư Mỹ hòa bình", "kĩ SƯ mĩ HOÀ Bi\u{300}nh"), ("brexit Xyz F0", "BREXIT xYZ f0"),
        ("quý khách", "qúy KHÁCH"), ("hoàng hôn", "hòang hôn"), ("Đắk Lắk", "đắk lắk"),
    ]) func wordsThatAreTheSameHaveTheSameKeys(pair: (String, String)) {
        #expect(keys(pair.0) == keys(pair.1))
    }

    @Test func wordsThatDifferHaveOtherKeys() {
        let texts = ["ma", "má", "mà", "mả", "mã", "mạ", "mâ", "mă", "da", "đa", "an", "na", "quý", "quí", "tp", "TP."]
        let all = texts.map { keys($0 + " là gì")[0] }
        #expect(Set(all).count == texts.count)
    }

    /// Keys that come from the syllables of the model are those of the bytes.
    @Test func theColumnIsWhatTheBytesSay() {
        var generator = SeededGenerator(seed: 23)
        let words = """
            hoà hòa HÒA Kỹ kĩ sư TP. v.v. GS.TS. 9/7 COVID-19 “ ” … www.a.vn a@b.vn @c #d 🙂 Nguyễn NGUYỄN nguyễn qúy \
            hòang xoong iPhone L’Oréal Straße ẞ ß SS İ ký-sự mĩ-thuật a\u{AD}nh ho\u{300}a e\u{323}\u{302} 中文 \u{FF}
            """.split(separator: " ").map(String.init)
        for _ in 0..<300 {
            let text = (0..<Int.random(in: 1...40, using: &generator)).map { _ in
                words.randomElement(using: &generator)!
            }.joined(separator: [" ", "\n", ", ", ". "].randomElement(using: &generator)!)
            let document = Segmenter.standard.segment(text)
            #expect(document.storage.keys.count == document.storage.tokens.count)
            let folder = WordFolder()
            for (token, key) in zip(document.storage.tokens, document.storage.keys) {
                let expected = folder.key(of: document.source[token.range])
                #expect(key == expected, "\(document.source[token.range])")
            }
        }
    }

    @Test func aStreamHasTheKeysOfTheWhole() {
        let text = String(repeating: "Kỹ sư Mỹ đến TP. Hồ Chí Minh ngày 9/7. Trời mưa.\n", count: 60)
        let bytes = Array(text.utf8)
        let worker = Segmenter.standard.makeWorker(keepsKeys: true)
        var start = 0
        var found: [TokenKey] = []
        while start < bytes.count {
            let end = min(start + 2_000, bytes.count)
            start += bytes[start..<end].withUnsafeBufferPointer {
                worker.segmentPrefix($0, isFinal: end == bytes.count)
            }
            #expect(worker.keys.count == worker.tokens.count)
            found += worker.keys
        }
        #expect(found == keys(text))
        #expect(Segmenter.standard.makeWorker(keepsScores: false).keys.isEmpty)
    }
}
