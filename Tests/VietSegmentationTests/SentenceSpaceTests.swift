import TestSupport
import Testing
import VietCore
import VietNormalization
import VietText

/// The repair of missing spaces asks the splitter: what is two sentences to the one is to the other.
@Suite struct SentenceSpaceTests {
    private func repaired(_ text: String) throws -> String {
        try Normalizer(repairingSpacesBy: Segmenter.standard).normalize(text)
    }

    @Test func gluedSentencesAreParted() throws {
        #expect(
            try repaired("rộng.Chiều 9/7 xong!Anh nói.Ở đó lúc 7.45.Xe mới đến.")
                == "rộng. Chiều 9/7 xong! Anh nói. Ở đó lúc 7.45. Xe mới đến.")
        // Behind a label, which begins no sentence.
        #expect(try repaired("1.Ghép khung\nĐiều 3.Phí thuê") == "1. Ghép khung\nĐiều 3. Phí thuê")
        #expect(try repaired("giao nhanh.hàng đẹp lắm!!!sẽ mua nữa.") == "giao nhanh. hàng đẹp lắm!!! sẽ mua nữa.")
    }

    @Test(arguments: [
        "TP.HCM, GS.TS Q.Ba ThS.Lan", "xem vnexpress.Net/anh.Jpg, www.tin.Vn, an@anh.Vn",
        "Cài Node.js 2.11.3-beta rồi.",
        "Ông N.T.K. (SN 1980) đi.",
    ]) func oneSentenceStaysAsItIs(_ text: String) throws { #expect(try repaired(text) == text) }

    @Test func aSecondTimeChangesNothing() throws {
        var random = RandomText(seed: 5)
        let normalizer = Normalizer(repairingSpacesBy: Segmenter.standard)
        for _ in 0..<1_500 {
            let source = SourceText(bytes: random.next())
            let once = try normalizer.normalize(source)
            #expect(try normalizer.normalize(SourceText(bytes: once.bytes)).bytes == once.bytes, "\(source.text)")
        }
    }
}
