import Testing
import VietCore
import VietText

@testable import VietSegmentation

/// What is decided for a word as a whole, behind the gaps.
@Suite struct WholeWordTests {
    private func words(_ text: String) -> [String] {
        let document = Segmenter.standard.segment(text)
        return document.words.map(\.text)
    }

    @Test func overlappingWordsAreNotRunTogether() {
        #expect(words("Xe tăng giá.") == ["Xe", "tăng giá", "."])
        #expect(words("Họ bị cáo buộc trốn thuế.").contains("cáo buộc"))
        #expect(words("Nhà nước mắm rất thơm.").contains("nước mắm"))
        #expect(words("Bị cáo khai nhận.").contains("Bị cáo") && words("Nhà nước đầu tư.").contains("Nhà nước"))
        #expect(words("Hồ sơ gửi cơ quan thuế xem xét.").contains("cơ quan"))
        #expect(!words("Nó được trao quyền sở hữu tài sản này.").contains("quyền sở hữu tài sản"))
    }

    @Test func wordsOfTheLexiconStayWhole() {
        for word in ["quyền sở hữu", "tổng giám đốc", "chủ nghĩa xã hội", "bách khoa toàn thư"] {
            #expect(words("Đây là \(word).").contains(word))
        }
    }

    @Test func lettersTellWhereAChainIsCut() {
        for text in ["Cô là Hoa hậu Thế giới.", "Phim của Nữ hoàng Anh.", "Ông là Phó Tổng giám đốc."] {
            for word in words(text) { #expect(word.split(separator: " ").count < 4) }
        }
    }

    /// Parts that are no words show that an idiom was meant; parts that are words do not.
    @Test func idiomsAreNotBroken() {
        for idiom in ["ăn trên ngồi trốc", "ăn nên làm ra", "không cánh mà bay", "vung tay quá trán"] {
            #expect(words("Hắn vẫn \(idiom) như thế.").contains(idiom))
        }
        #expect(!words("Nó ngồi trên ghế ăn cơm.").contains { $0.split(separator: " ").count > 2 })
    }

    @Test func foreignNamesGoOnOverParticles() {
        for name in ["Leonardo da Vinci", "Mohammed bin Salman", "Frenkie de Jong", "Ursula von der Leyen"] {
            #expect(words("Hôm qua \(name) phát biểu.").contains(name))
        }
        // The same syllables as Vietnamese words, or in front of what is no foreign name.
        #expect(words("Beckham van xin trọng tài.").contains("Beckham"))
        #expect(words("Hãng Samsung la ó.").contains("Samsung"))
    }

    @Test func placesPartFromTheForeignNamesBehindThem() {
        for (place, name) in [("Nhật Bản", "Shinzo Abe"), ("Nam Phi", "Shinzo Abe"), ("Nam Phi", "Nelson Mandela")] {
            let found = words("Đội tuyển \(place) \(name) đến.")
            #expect(found.contains(place) && found.contains(name))
        }
    }

    @Test func doubleGivenNamesAreOneWord() {
        #expect(words("Chị Marie-Claire về.").contains("Marie-Claire"))
        #expect(words("Hôm qua Jean-Paul Sartre viết.").contains("Jean-Paul Sartre"))
        // No word has more than twelve parts.
        let name = "Claire_Nguyễn_Văn_Anh_Hoa_Lan_Mai_Đào_Cúc_Trúc"
        #expect(words("Bà Marie-\(name) là cô.").contains { $0.hasPrefix("Marie-Claire") })
        #expect(words("Bà Marie-\(name)_Tùng là cô.").contains("Marie"))
        // Two places are two words.
        #expect(words("Chuyến bay Paris-Berlin.").contains("Paris"))
        #expect(words("Quan hệ Mỹ-Nga xấu đi.").contains("Mỹ"))
    }

    @Test func aPlaceIsNotRunIntoTheForeignerBehindIt() {
        let found = words("Theo Thủ tướng Nhật Bản Shinzo Abe thì khác.")
        #expect(found.contains("Nhật Bản") && found.contains("Shinzo Abe"))
    }

    @Test func whatWasCutIsExplained() throws {
        let (_, gaps) = Segmenter.standard.explain(SourceText("Hàng hóa chất lên xe."))
        #expect(gaps.contains { $0.terms.contains { $0.name == "overlap" && $0.score < 0 } })
        for gap in gaps where gap.modelScore != nil { #expect(gap.terms.reduce(0) { $0 + $1.score } == gap.modelScore) }
    }

    @Test func whatWasJoinedIsExplained() throws {
        let (_, gaps) = Segmenter.standard.explain(SourceText("Hắn vẫn ăn trên ngồi trốc với Leonardo da Vinci."))
        #expect(gaps.contains { $0.terms.contains { $0.name == "whole" && $0.score > 0 } })
        for gap in gaps where gap.modelScore != nil { #expect(gap.terms.reduce(0) { $0 + $1.score } == gap.modelScore) }
    }

    @Test func noWordHasMoreThanTwelveParts() {
        let names = ["Wolfgang", "Amadeus", "Mozart", "Leonardo", "Marie", "Barack", "Nguyễn", "Văn", "Hà", "Tĩnh"]
        for count in [11, 12, 13, 40, 4_000] {
            for start in 0..<names.count {
                let text = (0..<count).map { names[(start + $0 * 3) % names.count] }.joined(separator: " ")
                let document = Segmenter.standard.segment(text)
                #expect(document.words.allSatisfy { $0.tokens.count <= 12 })
            }
        }
        #expect(words("Đọc Wolfgang Amadeus Mozart").last == "Wolfgang Amadeus Mozart")
        #expect(words((0..<40).map { _ in "la" }.joined(separator: "-")).count > 3)
    }
}
