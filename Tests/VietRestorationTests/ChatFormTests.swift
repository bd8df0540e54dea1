import Foundation
import Testing
import VietText

@testable import VietRestoration

@Suite struct ChatFormTests {
    private static let restorer: MarkRestorer = {
        var restorer = MarkRestorer.standard
        restorer.options.writesOutChat = true
        return restorer
    }()

    @Test(arguments: [
        ("toi ko biet", "tôi không biết"), ("Ko biết nữa", "Không biết nữa"), ("Đc rồi nhé", "Được rồi nhé"),
        ("mik di choi vs ban", "mình đi chơi với bạn"), ("bạn nói j thế", "bạn nói gì thế"),
        ("nó k đi đâu", "nó không đi đâu"), ("mai đi lm ntn", "mai đi làm như thế nào"),
        ("toi ko\u{302} biet", "tôi không biết"),
    ])
    func shortFormsAreWrittenOut(text: String, expected: String) {
        #expect(Self.restorer.restore(text) == expected)
        #expect(MarkRestorer.standard.restore(text) != expected)
    }

    @Test(arguments: [
        "Giải KO hạng nhất", "vitamin K và vitamin D", "bán 20 k thịt", "K đi đâu", "Mỹ vs Anh".uppercased(),
        "Please check vs the other team again", "kết quả: x.ko/tin", "@ko #vs", "điểm a) k.", "koala rất đẹp",
    ])
    func whatOnlyLooksLikeOneStays(text: String) { #expect(Self.restorer.restore(text) == text) }

    @Test func theyAreReportedApart() throws {
        let text = "Hoa ko di vs Ba, bn the"
        let result = Self.restorer.restore(SourceText(text))
        #expect(result.text.hasPrefix("Hoa không đi với"))
        let (source, view) = (Array(text.utf8), result.view.bytes)
        func part(_ range: Range<Int>, of bytes: [UInt8]) -> String { String(decoding: bytes[range], as: UTF8.self) }
        #expect(result.writtenOut.map { part($0.range, of: source) } == ["ko", "vs", "bn"])
        #expect(result.writtenOut.map { part($0.restoredRange, of: view) } == ["không", "với", "bao nhiêu"])
        for form in result.writtenOut { #expect(result.view.sourceRange(of: form.restoredRange) == form.range) }
        // Their syllables are none that marks could be put on.
        #expect(result.syllables.map { part($0.range, of: source) } == ["Hoa", "di", "Ba", "the"])
        for syllable in result.syllables where !syllable.isRestored {
            #expect(part(syllable.range, of: source) == part(syllable.restoredRange, of: view))
        }
        #expect(MarkRestorer.standard.restore(SourceText(text)).writtenOut.isEmpty)
    }

    @Test func readingsHaveThemWrittenOut() throws {
        let readings = try Self.restorer.readings(of: "ko di dau", limit: 5)
        #expect(readings.count == 5 && readings.allSatisfy { $0.text.hasPrefix("không ") })
    }

    @Test func compositionMakesNoDifference() {
        let text = "Nó kô biết, đc bn thế"
        let (plain, apart) = (
            Self.restorer.restore(SourceText(text)), Self.restorer.restore(SourceText(text.decomposed))
        )
        #expect(plain.text == apart.text && plain.writtenOut.count == 3 && apart.writtenOut.count == 3)
    }
}

extension String {
    /// The text with every mark behind its letter.
    fileprivate var decomposed: String { decomposedStringWithCanonicalMapping }
}
