import Testing
import VietText

@testable import VietSegmentation

@Suite struct SentenceTests {
    /// The sentences of a text as the standard model cuts it.
    private func sentences(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return Segmenter.standard.segment(text).sentences.map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    @Test func fullStopsEndSentencesGluedOrNot() {
        #expect(sentences("Trời mưa to. Đường ngập.") == ["Trời mưa to.", "Đường ngập."])
        #expect(sentences("Trời mưa to.Đường ngập.") == ["Trời mưa to.", "Đường ngập."])
        #expect(sentences("Trời mưa to!Đường ngập?Chưa.") == ["Trời mưa to!", "Đường ngập?", "Chưa."])
    }

    @Test func stopsInsideTokensEndNothing() {
        for text in [
            "Giá 1.250,4 tỷ đồng.", "Gặp TS. Lan ở TP.HCM hôm qua.", "Xem trang viet.example.vn nhé.",
            "Lúc 9.30 sáng họp.",
        ] {
            #expect(sentences(text) == [text])
        }
    }

    @Test func closingMarksStayWithTheirSentence() {
        #expect(sentences("“Tôi đi.” Anh nói vậy.") == ["“Tôi đi.”", "Anh nói vậy."])
        #expect(sentences("Anh nói (rất khẽ.) Rồi đi.") == ["Anh nói (rất khẽ.)", "Rồi đi."])
    }

    @Test func aLineEndsASentenceUnlessTheNextGoesOnInLowerCase() {
        #expect(sentences("Thời tiết ngày mai\nHà Nội có mưa") == ["Thời tiết ngày mai", "Hà Nội có mưa"])
        #expect(sentences("Bão số ba đi vào\nđất liền đêm nay.") == ["Bão số ba đi vào\nđất liền đêm nay."])
        #expect(sentences("Bão số ba đi vào\n\nđất liền đêm nay.").count == 2)
    }

    @Test func itemsInLowerCaseStartLines() {
        let items = ["Người mua có quyền sau đây:", "a) xem hàng;", "b) đổi hàng;", "đ) trả hàng."]
        #expect(sentences(items.joined(separator: "\n")) == items)
        #expect(sentences("Gồm:\na. gạo\nb. muối") == ["Gồm:", "a. gạo", "b. muối"])
        // One letter that is a word goes on.
        #expect(sentences("Anh ấy gọi to:\nà thế nhé.").count == 1)
        #expect(sentences("Anh ấy gọi to:\nà ) thế nhé.").count == 1)
    }

    @Test func theTableOfScalarsSaysWhatTheLibrarySays() {
        var kept = 0
        for value in UInt32(0)..<0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            #expect(ScalarClass(value) == ScalarClass(slowly: value))
            let letterCase = ScalarTable.shared.letterCase(of: value)
            #expect(letterCase.isUppercase == scalar.properties.isUppercase)
            #expect(letterCase.isLowercase == scalar.properties.isLowercase)
            guard let lowercase = ScalarTable.shared[value]?.lowercase, lowercase != 0 else { continue }
            #expect(scalar.properties.lowercaseMapping == String(Unicode.Scalar(lowercase)!))
            kept += 1
        }
        #expect(kept > 800)
    }
}
