import Testing
import VietCore
import VietText

@testable import VietEntities

/// Where names begin and end beside heads, titles, verbs and numbers.
@Suite struct NameEdgeTests {
    /// The names that are marked in a text after their edges are settled, as `TYPE text`.
    private func names(_ text: String) -> [String] {
        let marked = MarkedText(text)
        let (columns, found) = (marked.columns, marked.expressions)
        return columns.sentences.flatMap { sentence in
            var spans = marked.spans.filter { sentence.contains($0.range.lowerBound) }
            let own = found.filter { sentence.contains($0.tokens.lowerBound) }
            NameEdges(columns: columns).settle(&spans, in: sentence, beside: own[...])
            return marked.described(spans)
        }
    }

    @Test func aHeadWithACapitalBeginsTheName() {
        #expect(names("Hai nước ký Tuyên bố [LOC Viên Chăn].") == ["MISC Tuyên bố Viên Chăn"])
        #expect(names("Thỏa ước [LOC Lisbon] bị bác.") == ["MISC Thỏa ước Lisbon"])
        #expect(names("Quỹ [PER Henry Ford] cấp vốn.") == ["ORG Quỹ Henry Ford"])
        #expect(names("[PER Quỹ Hồng Ân] cấp vốn.") == ["ORG Quỹ Hồng Ân"])
        #expect(names("[PER Quỹ Hồng ân] cấp vốn.") == ["PER Quỹ Hồng ân"])
        #expect(names("[PER Đèo Văn An] cấp vốn.") == ["PER Đèo Văn An"])
        #expect(names("Họ gửi tiền ở Ngân hàng [LOC Thụy Sĩ].") == ["ORG Ngân hàng Thụy Sĩ"])
    }

    @Test func aHeadOfSeveralWordsMayHaveSeveralCapitals() {
        #expect(names("Giải Quần vợt [MISC Wimbledon] khởi tranh.") == ["MISC Giải Quần vợt Wimbledon"])
        #expect(names("Không quân [LOC Nga]-[LOC Syria] tập trận.") == ["LOC Nga", "LOC Syria"])
        #expect(names("Giải Nhảy dây [MISC Wimbledon] khởi tranh.") == ["MISC Wimbledon"])
    }

    @Test func aPlainHeadBeginsTheNameWithoutACapital() {
        #expect(names("Cháy ở chung cư [LOC Gió Mây].") == ["LOC chung cư Gió Mây"])
        #expect(names("Hành khách chờ nhà xe [PER Gió Mây].") == ["ORG nhà xe Gió Mây"])
        #expect(names("Quân giữ ải [LOC Chi Lăng].") == ["LOC ải Chi Lăng"])
        // A person at a place, a country, a head of other names.
        #expect(names("Ở chung cư [PER Lê Lan] vui.") == ["PER Lê Lan"])
        #expect(names("Cháy ở chung cư [LOC Anh].") == ["LOC Anh"])
        #expect(names("Họ ký tuyên bố [LOC Viên Chăn].") == ["LOC Viên Chăn"])
    }

    @Test func aNameEndsWithAWholeWord() {
        #expect(names("[ORG Bệnh viện Gió Thành] phố cứu em.") == ["ORG Bệnh viện Gió Thành phố"])
        #expect(names("[ORG Cục Gió và xây] dựng cầu.") == ["ORG Cục Gió và xây dựng"])
        #expect(names("[ORG Hội Gió Kết] hợp với ta.") == ["ORG Hội Gió Kết"])
        #expect(names("[PER Lê Thành] phố vắng.") == ["PER Lê Thành"])
    }

    @Test func whatIsSaidOfAnEventStaysOutside() {
        #expect(names("[MISC Chiến dịch Mùa gió khởi động] sớm.") == ["MISC Chiến dịch Mùa gió"])
        #expect(names("[MISC Chiến dịch Mùa gió yêu cầu] sớm.") == ["MISC Chiến dịch Mùa gió yêu cầu"])
    }

    @Test func whatAnOfficeDoesStaysOutside() {
        #expect(names("[ORG Cục Gió Biển phạt sàn lớn] hôm qua.") == ["ORG Cục Gió Biển"])
        #expect(names("[ORG Cục Gió phạt sàn lớn] hôm qua.") == ["ORG Cục Gió"])
        // What has a name by it, or goes on with one.
        #expect(names("[ORG Phòng xử phạt] họp.") == ["ORG Phòng xử phạt"])
        #expect(names("[ORG Ban Gió xử phạt và Đền bù] họp.") == ["ORG Ban Gió xử phạt và Đền bù"])
    }

    @Test func whatAPersonMadeStaysOutside() {
        #expect(names("[PER Thơ Tố Hữu] rất hay.") == ["PER Tố Hữu"])
        #expect(names("[PER Nhạc Trịnh] rất hay.") == ["PER Nhạc Trịnh"])
        #expect(names("Chị đọc [PER Thơ Tố Hữu].") == ["PER Thơ Tố Hữu"])
    }

    @Test func aYoungCompanyIsNotNamedSo() {
        #expect(names("Theo [ORG Startup Kivomo], quý này lãi.") == ["ORG Kivomo"])
        #expect(names("[ORG Công ty khởi nghiệp Kivomo] gọi vốn.") == ["ORG Kivomo"])
        #expect(names("[ORG Start-up Kivo Mo] gọi vốn.") == ["ORG Kivo Mo"])
        // A firm that has the word in its name, and no company.
        #expect(names("[ORG Công ty Khởi nghiệp Kivomo] họp.") == ["ORG Công ty Khởi nghiệp Kivomo"])
        #expect(names("Xem [MISC Startup Kivomo].") == ["MISC Startup Kivomo"])
        #expect(names("Xem [ORG Startup] họp.") == ["ORG Startup"])
    }

    @Test func otherHeadsStayOutside() {
        // In small letters, in a headline, at the start of a sentence, before a person.
        #expect(names("Hai nước tuyên bố [LOC Viên Chăn] là nơi họp.") == ["LOC Viên Chăn"])
        #expect(names("Vì Sao Quỹ [LOC Mỹ] Lỗ Nặng") == ["LOC Mỹ"])
        #expect(names("Công ty [LOC Mỹ] rút lui.") == ["LOC Mỹ"])
        #expect(names("Thống đốc Ngân hàng [PER Lê Văn An] họp.") == ["PER Lê Văn An"])
        // What another name has.
        #expect(names("Ở [ORG Quỹ] [LOC Mỹ] đã họp.") == ["ORG Quỹ", "LOC Mỹ"])
    }

    @Test func anInitialByItselfBelongsToTheNameBehindIt() {
        #expect(names("Theo [PER H.] [PER Lan] kể lại.") == ["PER H. Lan"])
        #expect(
            names("Chị ở [LOC Q.] [LOC Phú Nhuận] và [LOC T.] [LOC Long An].") == [
                "LOC Q. Phú Nhuận", "LOC T. Long An",
            ])
        #expect(names("Chị hỏi [PER H.] và [PER K.] [PER Lan].") == ["PER H.", "PER K. Lan"])
        // Another type, a name of more than the initial, a word between.
        #expect(names("Cùng [PER T.] [LOC Long An] mở hội.") == ["PER T.", "LOC Long An"])
        #expect(names("Chị hỏi [PER Lan H.] [PER Minh] ra sao.") == ["PER Lan H.", "PER Minh"])
        #expect(names("Chị hỏi [PER T.] thì [PER Lan] cười.") == ["PER T.", "PER Lan"])
    }

    @Test func aTitleAtTheStartStaysOutside() {
        #expect(names("[PER Vua Trần Nhân Tông] nhường ngôi.") == ["PER Trần Nhân Tông"])
        #expect(names("[PER Anh Tú Atus] hát hay.") == ["PER Anh Tú Atus"])
        #expect(names("Thời ấy [PER Vua Trần Nhân Tông] nhường ngôi.") == ["PER Vua Trần Nhân Tông"])
        #expect(names("[PER Vua Hùng] dựng nước.") == ["PER Vua Hùng"])
    }

    @Test func whoReportsIsNoPaper() {
        #expect(names("Họ [ORG báo Công an xã Bình Minh].") == ["ORG Công an xã Bình Minh"])
        #expect(names("Họ [ORG báo Cảnh sát 113].") == ["ORG Cảnh sát 113"])
        #expect(names("Theo [ORG báo Công an nhân dân] đưa tin.") == ["ORG báo Công an nhân dân"])
    }

    @Test func anOfficeTakesInItsUnit() {
        #expect(names("Họ kiện Công an [LOC phường Mai Lâm].") == ["ORG Công an phường Mai Lâm"])
        #expect(names("Tòa án nhân dân [LOC huyện Ba Tơ] xử kín.") == ["ORG Tòa án nhân dân huyện Ba Tơ"])
        #expect(names("Họ đến công an [LOC phường Mai Lâm].") == ["LOC phường Mai Lâm"])
        #expect(names("Theo Tạp chí [LOC phường Mai Lâm].") == ["LOC phường Mai Lâm"])
        #expect(names("Họ [ORG báo Công an thị trấn Me].") == ["ORG Công an thị trấn Me"])
    }

    @Test func aGivenNameGoesOnBehindItsHyphen() {
        #expect(names("Gặp ông [PER Wen Jia]-bao ở sân bay.") == ["PER Wen Jia-bao"])
        #expect(names("Gặp ông [PER Wen Jia] - bao giờ về?") == ["PER Wen Jia"])
        #expect(names("Tàu [LOC Hà Nội]-sài Gòn chậm.") == ["LOC Hà Nội"])
    }

    @Test func formsOfAddressThatAreNobodysNameStayOutside() {
        #expect(names("[PER Mợ Lan] gói bánh.") == ["PER Lan"])
        #expect(names("[PER Anh Lan] gói bánh.") == ["PER Anh Lan"])
        #expect(names("Về thăm [PER Mợ Lan].") == ["PER Mợ Lan"])
    }

    @Test func versionsBelongToTheirProduct() {
        #expect(names("Máy cài [MISC Ubuntu] 24 rất nhanh.") == ["MISC Ubuntu 24"])
        #expect(names("[PER Kramby Zolanio] 4 viết hay.") == ["MISC Kramby Zolanio 4"])
        #expect(names("Dự bị: [PER Kramby Zolanio] 4, [PER Lê Lan] 8.") == ["PER Kramby Zolanio", "PER Lê Lan"])
        #expect(names("[PER Kramby Zolanio] 4 lần ghi bàn.") == ["PER Kramby Zolanio"])
        #expect(names("[PER Lê Lan] 4 viết hay.") == ["PER Lê Lan"])
        // What is counted or measured, scores, Vietnamese names.
        #expect(names("Pin [MISC Lenovo] 500 gam bị lỗi.") == ["MISC Lenovo"])
        #expect(names("Mua [MISC Ford Everest] 7 người dùng.") == ["MISC Ford Everest"])
        #expect(names("Vòng [MISC Euro] 2 - 1 hôm qua.") == ["MISC Euro"])
        #expect(names("Học [MISC tiếng Anh] 12 ở trường.") == ["MISC tiếng Anh"])
    }
}
