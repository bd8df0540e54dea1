import Testing
import VietText

@testable import VietEntities

/// Names that the words around them make plain.
@Suite struct PlainNameTests {
    private func names(_ text: String) -> [String] { MarkedText(text).repaired() }

    @Test func aBattleIsNamedAfterItsPlace() {
        #expect(names("Ông kể về trận Khe Gió.") == ["MISC trận Khe Gió"])
        #expect(names("Bia mừng chiến thắng [LOC Gò Mây].") == ["MISC chiến thắng Gò Mây"])
        #expect(names("Chiến thắng Gò Mây vang xa.") == ["MISC Chiến thắng Gò Mây"])
        #expect(names("Nghĩa quân thắng trận [LOC Chi Lăng], giặc lui.") == ["MISC trận Chi Lăng"])
        // Who plays, whom somebody beats, a province, which plays, too.
        #expect(names("Vé trận [LOC Gò Mây] gặp [LOC Khe Gió].") == ["LOC Gò Mây", "LOC Khe Gió"])
        #expect(names("Vé trận [LOC Gò Mây] - [LOC Khe Gió].") == ["LOC Gò Mây", "LOC Khe Gió"])
        #expect(names("Đội nhà chiến thắng [LOC Gò Mây].") == ["LOC Gò Mây"])
        #expect(names("Chiến thắng [LOC Gò Mây], đội nhà đứng đầu.") == ["LOC Gò Mây"])
        #expect(names("Xem lại trận [LOC Thái Bình] hôm qua.") == ["LOC Thái Bình"])
        #expect(names("Vé trận [ORG Gò Mây] đã hết.") == ["ORG Gò Mây"])
    }

    @Test func aTitleStandsBetweenMarks() {
        #expect(names("Bài thơ \"Sóng\" rất hay.") == ["MISC Sóng"])
        #expect(names("Chị đọc tiểu thuyết “Gió qua đồi”.") == ["MISC Gió qua đồi"])
        #expect(names("[PER Lê Lan] viết \"Gió qua đồi\" năm 2031.") == ["PER Lê Lan", "MISC Gió qua đồi"])
        // What is said, what is found, what never ends.
        #expect(names("Chị ấy viết \"Gió qua đồi\" lên bảng.").isEmpty)
        #expect(names("Chị nói \"Sóng\" rất hay.").isEmpty)
        #expect(names("Bài thơ \"Sóng [LOC Hà Nội]\" rất hay.") == ["LOC Hà Nội"])
        #expect(names("Bài thơ \"Sóng rất hay.").isEmpty)
    }

    @Test func whatFillsTheMarksBehindAWordForWorksIsATitle() {
        #expect(names("Bài thơ \"[PER Sóng]\" rất hay.") == ["MISC Sóng"])
        // Marks that hold more, and no word for works.
        #expect(names("Bài thơ \"[PER Sóng] ơi\" rất hay.") == ["PER Sóng"])
        #expect(names("Chị \"[PER Sóng]\" rất hay.") == ["PER Sóng"])
    }

    @Test func aTitleEndsWhereTheSentenceGoesOn() {
        #expect(names("Chị hát ca khúc Mưa trên lá của bạn.") == ["MISC Mưa trên lá"])
        #expect(names("Chị kể về chương trình Ai là thủ lĩnh, rồi về.") == ["MISC Ai là thủ lĩnh"])
        #expect(names("Huyện mở Chiến dịch Mùa gió xanh.") == ["MISC Chiến dịch Mùa gió xanh"])
        #expect(names("Huyện mở chiến dịch Mùa gió xanh.") == ["MISC Mùa gió xanh"])
        #expect(names("Chương trình Tiếp bước mùa thi có 500 bạn.") == ["MISC Tiếp bước mùa thi"])
        // A course, a sentence, what runs into another name.
        #expect(names("Chị học chương trình Kỹ thuật gió.").isEmpty)
        #expect(names("Chị hát ca khúc Cụ thể.").isEmpty)
        #expect(names("Chị hát ca khúc Mưa rơi trên mái lá nhà ai bên sông.").isEmpty)
        #expect(names("Chị hát ca khúc Mưa qua [LOC Huế].") == ["LOC Huế"])
    }

    @Test func whatAFundIsForBelongsToItsName() {
        #expect(names("[ORG Quỹ Vì] người neo đơn nhận quà.") == ["ORG Quỹ Vì người neo đơn"])
        #expect(names("[ORG Quỹ Vì mái] nhà [LOC Việt] trao quà.") == ["ORG Quỹ Vì mái nhà Việt"])
        #expect(names("[ORG Quỹ Gió] người neo đơn nhận quà.") == ["ORG Quỹ Gió"])
        #expect(names("[ORG Quỹ Gió Mây] vì [LOC Việt Nam].") == ["ORG Quỹ Gió Mây", "LOC Việt Nam"])
    }

    @Test func aClubIsCalledByItsProvince() {
        #expect(names("[LOC Nam Định] thắng [LOC Hải Phòng] 3-1.") == ["ORG Nam Định", "ORG Hải Phòng"])
        #expect(names("Ở vòng 9, [ORG Gió Mây FC] gặp [LOC Bình Định].") == ["ORG Gió Mây FC", "ORG Bình Định"])
        #expect(names("Đội bóng [LOC Thanh Hóa] đổi áo.") == ["ORG Thanh Hóa"])
        // What is said of provinces, too, and countries, which play under their own name.
        #expect(names("Đoàn [LOC Nam Định] gặp [LOC Hải Phòng].") == ["LOC Nam Định", "LOC Hải Phòng"])
        #expect(names("Tàu [LOC Nam Định] - [LOC Hải Phòng] trễ.") == ["LOC Nam Định", "LOC Hải Phòng"])
        #expect(names("[LOC Pháp] thắng [LOC Ý] 3-1.") == ["LOC Pháp", "LOC Ý"])
        #expect(names("Sở [LOC Thanh Hóa] đổi áo.") == ["LOC Thanh Hóa"])
    }

    @Test func codesOfSharesStandInLists() {
        #expect(names("Các mã QZA, [ORG QZB] và QZC giảm sàn.") == ["ORG QZA", "ORG QZB", "ORG QZC"])
        #expect(names("Các mã QZA, [ORG QZB] và Gió giảm sàn.") == ["ORG QZA", "ORG QZB"])
        #expect(names("Các bạn QZA, [ORG QZB] và QZC đi học.") == ["ORG QZB"])
    }

    @Test func aPlainHeadNeedsNoCapital() {
        #expect(names("Cháy ở chung cư Gió Mây Kramby hôm qua.") == ["LOC Gió Mây Kramby"])
        #expect(names("Cháy ở căn nhà Gió Mây Kramby hôm qua.").isEmpty)
    }

    @Test func whoHasACallingIsAPerson() {
        #expect(names("Nghệ nhân Gió Mây dệt vải.") == ["PER Gió Mây"])
        #expect(names("Cùng dự có nhà văn Gió Mây.") == ["PER Gió Mây"])
        #expect(names("Cùng dự có giám đốc Gió Mây.").isEmpty)
        #expect(names("Cùng dự có Nhà Văn Gió Mây.").isEmpty)
        #expect(names("Cùng dự có nhà văn [LOC Gió Mây].") == ["LOC Gió Mây"])
    }

    @Test func aPlaceHasItsNumber() {
        #expect(names("Phường 14 họp dân.") == ["LOC Phường 14"])
        #expect(names("Tổ dân phố 5 mất điện.") == ["LOC Tổ dân phố 5"])
        #expect(names("Mình hẹn ở đ/c 8 Nguyễn Gió Mây nhé.") == ["LOC Nguyễn Gió Mây"])
        #expect(names("Mình hẹn 8 Nguyễn Gió Mây nhé.").isEmpty)
        #expect(names("Lớp 5 mất điện.").isEmpty)
        #expect(names("Ấp 2.500 dân mất điện.").isEmpty)
    }

    @Test func listedToolsAreProducts() {
        #expect(names("Em vẽ bằng [MISC Kramby] và Zolanio.") == ["MISC Kramby", "MISC Zolanio"])
        #expect(names("Em quen [PER Kramby] và Zolanio.") == ["PER Kramby"])
    }

    @Test func companiesByTheirLastWord() {
        #expect(names("Gió Mây Land ra mắt dự án.") == ["ORG Gió Mây Land"])
        #expect(names("Họ mua [LOC Gió Mây Jewelry].") == ["ORG Gió Mây Jewelry"])
        #expect(names("Họ hỏi [PER Zolanio Holding].") == ["ORG Zolanio Holding"])
        // A place, a person, a product.
        #expect(names("Họ ở [LOC Gió Mây Town].") == ["LOC Gió Mây Town"])
        #expect(names("Họ đọc [PER Zolanio Steel].") == ["PER Zolanio Steel"])
        #expect(names("Họ xem [MISC Gió Mây Jewelry].") == ["MISC Gió Mây Jewelry"])
    }

    @Test func companiesByWhatTheyDoAndMake() {
        #expect(names("Startup giao đồ ăn Zolanio đóng cửa.") == ["ORG Zolanio"])
        #expect(names("Từ nay hãng xe Zolanio bán chạy.") == ["ORG Zolanio"])
        #expect(names("Zolanio trúng thầu.") == ["ORG Zolanio"])
        #expect(names("[PER Kramby Zolanio] sa thải nhân viên.") == ["ORG Kramby Zolanio"])
        #expect(names("Zolanio rút khỏi dự án.") == ["ORG Zolanio"])
        // Whom a company sues; who is known; what persons do, too.
        #expect(names("Từ nay hãng xe của Zolanio bán chạy.").isEmpty)
        #expect(names("Từ nay hãng kiện Zolanio ra tòa.").isEmpty)
        #expect(names("[PER Zolanio] rút khỏi dự án.") == ["PER Zolanio"])
        #expect(names("[PER Kramby Zolanio] thâu tóm hãng xe.") == ["PER Kramby Zolanio"])
    }

    @Test func aCompanyNamedInFullSpeaksForItsShortName() {
        func names(_ text: String) -> [String] {
            MarkedText(text).repaired(companies: ["Gió Mây", "Gió Mây 5", "Vải sợi Gió Lớn"])
        }
        #expect(names("[LOC Gió Mây] có 200 thợ.") == ["ORG Gió Mây"])
        #expect(names("[LOC Gió] [PER Mây] có 200 thợ.") == ["ORG Gió Mây"])
        #expect(names("[ORG Công ty Gió Mây] 5 có lãi.") == ["ORG Công ty Gió Mây 5"])
        #expect(names("Gió Mây có 200 thợ.") == ["ORG Gió Mây"])
        #expect(names("Thợ sống ở Gió Mây.").isEmpty)
        #expect(names("Thợ sống ở [LOC Gió Mây].") == ["LOC Gió Mây"])
        #expect(names("[LOC Gió Lớn] có 200 thợ.") == ["LOC Gió Lớn"])
        #expect(names("Vải sợi [LOC Gió Lớn] có 200 thợ.") == ["ORG Vải sợi Gió Lớn"])
        #expect(names("Dệt may [LOC Gió Mây] có 200 thợ.") == ["ORG Dệt may Gió Mây"])
        #expect(names("Dệt may [LOC Gió Lớn] có 200 thợ.") == ["LOC Gió Lớn"])
        #expect(names("Vải [LOC sợi Gió Lớn] có 200 thợ.") == ["ORG Vải sợi Gió Lớn"])
        #expect(names("Thợ Vải sợi [LOC Nắng Lớn] nghỉ.") == ["LOC Nắng Lớn"])
        #expect(names("[PER Gió Mây] có 200 thợ.") == ["PER Gió Mây"])
    }
}
