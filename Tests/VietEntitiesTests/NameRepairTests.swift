import Testing
import VietCore
import VietText
@testable import VietEntities

@Suite struct NameRepairTests {
    /// The types of the names that are marked in a text, after repair by the cues of the model that the library carries.
    private func types(_ text: String) -> [String] {
        let marked = MarkedText(text)
        let columns = RecasedColumns([marked.document], names: NameTable())
        let names = marked.spans
        let repair = NameRepair(columns, names: EntityTagger.standard.tagger.model.names)
        let persons = names.filter { $0.type == NameLabels.person && $0.range.count > 2 }
        var spans: [NameSpan] = []
        for sentence in columns.sentences {
            var own = names.filter { sentence.contains($0.range.lowerBound) }
            repair.apply(to: &own, in: sentence) { range in
                persons.contains {
                    columns.keys[$0.range.dropFirst()].suffix(range.count).elementsEqual(columns.keys[range])
                }
            }
            spans += own
        }
        return spans.map { NameLabels.types[$0.type].rawValue }
    }

    @Test func aFormOfAddressMakesAPerson() {
        #expect(types("Nay chú [LOC Pháp] về.") == ["PER"])
        #expect(types("Chị [LOC Nga] vừa từ [LOC Nga] về.") == ["PER", "LOC"])
        #expect(types("Một người đàn ông [LOC Pháp] đến.") == ["LOC"])
        #expect(types("Họ gặp bà [LOC Hà Nội] ở đó.") == ["LOC"])
        // With a capital behind a mark, but not inside a sentence.
        #expect(types("Bà nói: “Chú [LOC Pháp] về rồi.”") == ["PER"])
        #expect(types("Họ xem Chú [LOC Pháp] hát.") == ["LOC"])
        #expect(types("Ông [PER Thái] nuôi ếch [PER Thái].") == ["PER", "LOC"])
        #expect(types("Bạn [LOC Nga] gửi quà cho một bạn [LOC Nga].") == ["PER", "LOC"])
        #expect(types("[PER Mợ Thái] nấu món [PER Thái] cho thím [PER Thái].") == ["PER", "LOC", "PER"])
        // Where nothing was found, or both words.
        #expect(names("Anh Pháp đá hay hơn đội [LOC Pháp].") == ["PER Pháp", "LOC Pháp"])
        #expect(names("[PER Anh Nga] cưới vợ ở [LOC Nga].") == ["PER Nga", "LOC Nga"])
        #expect(names("[PER Anh Tú] cưới vợ ở [LOC Nga].") == ["PER Anh Tú", "LOC Nga"])
        #expect(names("Anh Pháp Luân đá hay.").isEmpty)
    }

    @Test func aFullNameSpeaksForItsEnd() {
        #expect(
            types("[PER Vũ Thái Bình] đá hay. [LOC Thái Bình] ghi bàn, rồi về [LOC Thái Bình].") == [
                "PER", "PER", "LOC",
            ])
        #expect(
            types("[PER Vũ Nam Định] sút. [ORG Nam Định] ghi bàn, rồi [ORG Nam Định] thua.") == ["PER", "PER", "ORG"])
        // The family name alone and other ends are no given names.
        #expect(types("[PER Vũ Thái Bình] đá hay. [LOC Vũ Thái] xa lắm.") == ["PER", "LOC"])
    }

    @Test func whoIsListedIsAPerson() {
        #expect(
            types("Xuất phát: [LOC Hải An]; [PER Văn Lâm], [LOC Thái Bình] (10) và [LOC Tân Phú].")
                == ["PER", "PER", "PER", "PER"])
        #expect(types("Tiền đạo: [LOC Bình Dương], [LOC Tây Ninh].") == ["PER", "PER"])
        // The list is over, is one of places, or names a country.
        #expect(types("Đội hình: [LOC Hải An]; đá ở [LOC Hà Nội].") == ["PER", "LOC"])
        #expect(types("Nơi đến: [LOC Hải An], [LOC Hà Nội].") == ["LOC", "LOC"])
        #expect(types("Thủ môn: [LOC Pháp].") == ["LOC"])
        // Who does what only persons do, and those who are told to be many.
        #expect(types("Ghi bàn: [LOC Hải An] (phút 12), [LOC Tây Ninh] (45).") == ["PER", "PER"])
        #expect(types("Danh sách trúng tuyển: [LOC Hải An], [LOC Tây Ninh].") == ["PER", "PER"])
        #expect(types("Nhóm tác giả gồm [LOC Hải An] và [LOC Tây Ninh].") == ["PER", "PER"])
        #expect(types("Các tác giả trẻ: [LOC Hải An], [LOC Tây Ninh].") == ["PER", "PER"])
        #expect(types("Ghi bàn: [LOC Thụy Điển], [LOC Hải An].") == ["LOC", "PER"])
        #expect(types("Tác giả ở: [LOC Hải An], [LOC Tây Ninh].") == ["LOC", "LOC"])
        #expect(types("Vùng lũ gồm [LOC Hải An], [LOC Tây Ninh].") == ["LOC", "LOC"])
    }

    @Test func aCapitalOfTheSentenceIsNoName() {
        #expect(types("[LOC Ý] kiến bạn đọc.").isEmpty)
        #expect(types("[LOC Ý] thắng trận.") == ["LOC"])
        #expect(types("[LOC Sân vận động 40.000] chỗ khởi công.").isEmpty)
        #expect(types("[LOC Quốc lộ 1.000] khởi công.") == ["LOC"])
        #expect(types("[MISC Peugeot 3008] được khen.") == ["MISC"])
        #expect(types("[LOC Đường 30] kẹt xe.") == ["LOC"])
    }

    /// The names of a text, after repair.
    private func names(_ text: String) -> [String] { MarkedText(text).repaired() }

    @Test func aCompanyIsPlainBehindItsHead() {
        #expect(names("Công ty Minh Tân khiếu nại.") == ["ORG Minh Tân"])
        #expect(names("Sau đó Tập đoàn Sao Khuê xin lỗi [PER Lê An].") == ["ORG Sao Khuê", "PER Lê An"])
        #expect(names("Startup Zolanio vừa gọi vốn, hãng Kramby thì chưa.") == ["ORG Zolanio", "ORG Kramby"])
        #expect(names("Nay công ty Minh Tân khiếu nại.").isEmpty)
        #expect(names("Công ty Minh Tân và các bên họp.") == ["ORG Minh Tân"])
    }

    @Test func anOfficeGoesOnUpToWhatItDoes() {
        #expect(names("Cục Kiểm soát mặn hạn thu giữ máy.") == ["ORG Cục Kiểm soát mặn hạn"])
        #expect(names("Nay Chi cục Kiểm soát mặn đã họp.") == ["ORG Chi cục Kiểm soát mặn"])
        // No deed, no office, no name between.
        #expect(names("Cục Kiểm soát mặn và hạn.").isEmpty)
        #expect(names("Cuộc Kiểm soát mặn hạn đã họp.").isEmpty)
        #expect(names("Cục Kiểm đã họp.").isEmpty)
    }

    @Test func aHeadWithACapitalMakesANamePlain() {
        #expect(names("Nền tảng giao rau Zolanio ngừng chạy.") == ["ORG Zolanio"])
        #expect(names("Triển lãm Dubrovnik mở cửa.") == ["MISC Dubrovnik"])
        #expect(names("Chiến dịch Dubrovnik mở màn.") == ["MISC Dubrovnik"])
        // With the head, or without it where NameEdges takes it in.
        #expect(names("Hai nước ký Tuyên bố Dubrovnik.") == ["MISC Dubrovnik"])
        #expect(names("Tuyên bố Dubrovnik được ký.") == ["MISC Dubrovnik"])
        #expect(names("Tiền của Quỹ Hoàng Mai Chi đã hết.") == ["ORG Quỹ Hoàng Mai Chi"])
        #expect(names("Dân kiện Ủy ban nhân dân xã Phú Lâm.") == ["ORG Ủy ban nhân dân xã Phú Lâm"])
        #expect(names("Công an thị trấn Me bắt trộm.") == ["ORG Công an thị trấn Me"])
        // In small letters, a unit without an office, a phrase that goes on.
        #expect(names("Hai nước tuyên bố Dubrovnik.").isEmpty)
        #expect(names("Dân kiện Tạp chí xã Phú Lâm.").isEmpty)
        #expect(names("Dân kiện công an xã Phú Lâm.").isEmpty)
        #expect(names("Hai nước ký Tuyên bố Chung về biển.").isEmpty)
    }

    @Test func whoDealsLikeACompanyIsOne() {
        #expect(names("Zolanio gọi vốn 5 triệu USD.") == ["ORG Zolanio"])
        #expect(names("[PER Zolanio] ra mắt thẻ mới.") == ["ORG Zolanio"])
        #expect(names("[LOC Zolanio] niêm yết ở Mỹ.") == ["ORG Zolanio"])
        #expect(names("Kramby Capital mua lại mỏ.") == ["ORG Kramby Capital"])
        // Who is known, what else they do, words of our own.
        #expect(names("[PER Messi] ra mắt ứng dụng.") == ["PER Messi"])
        #expect(names("[PER Zolanio] ra mắt đội bóng mới.") == ["PER Zolanio"])
        #expect(names("[LOC Minh] gọi vốn.") == ["LOC Minh"])
        #expect(names("Hòa Bình Mercury mua lại mỏ.").isEmpty)
    }

    @Test func aToolIsAProduct() {
        #expect(names("Chị cài Zolanio cho mẹ.") == ["MISC Zolanio"])
        #expect(names("Chị cài đặt [ORG Zolanio].") == ["MISC Zolanio"])
        #expect(names("Em viết luận văn bằng Zolanio.") == ["MISC Zolanio"])
        #expect(names("Nhóm dùng Kramby để trao đổi.") == ["MISC Kramby"])
        // Whom a team uses, what is said by means of something, words of our own.
        #expect(names("Thầy dùng Zolanio ở hàng công.").isEmpty)
        #expect(names("Chị nói bằng Zolanio.").isEmpty)
        #expect(names("Nhóm dùng Kramby [ORG Zolanio].") == ["ORG Zolanio"])
        #expect(names("Họ cài Lan cho mẹ.").isEmpty)
    }

    @Test func aFigureThatActsIsAPerson() {
        #expect(names("[LOC Đinh Bộ Lĩnh] dẹp loạn.") == ["PER Đinh Bộ Lĩnh"])
        #expect(names("Ngô Quyền thắng trận lớn.") == ["PER Ngô Quyền"])
        #expect(names("[LOC Hai Bà Trưng] khởi nghĩa.") == ["PER Hai Bà Trưng"])
        // A street or ward, another place in the sentence, a province, somebody nobody knows.
        #expect(names("[LOC Đinh Bộ Lĩnh] là phố dài.") == ["LOC Đinh Bộ Lĩnh"])
        #expect(names("Xe qua [LOC Đinh Bộ Lĩnh] gặp nạn.") == ["LOC Đinh Bộ Lĩnh"])
        #expect(names("[LOC Thái Bình] mở hội.") == ["LOC Thái Bình"])
        #expect(names("Vũ Gió Mai thắng trận lớn.").isEmpty)
    }

    @Test func namesSideBySide() {
        #expect(
            names("Vụ trưởng [ORG Vụ Kế hoạch Lê Thu Hà] dự họp.") == ["ORG Vụ Kế hoạch", "PER Lê Thu Hà"])
        #expect(names("Học ở [ORG Trường Tiểu học Lê Thu Hà].") == ["ORG Trường Tiểu học Lê Thu Hà"])
        #expect(
            names("Từ [ORG Bệnh viện Chợ Rẫy] sang [LOC Bạch Mai] điều trị.") == [
                "ORG Bệnh viện Chợ Rẫy", "ORG Bạch Mai",
            ])
        #expect(
            names("Từ [ORG Bệnh viện Chợ Rẫy] sang [LOC Cần Giờ] nghỉ.") == ["ORG Bệnh viện Chợ Rẫy", "LOC Cần Giờ"])
        #expect(
            names("Từ [ORG Bệnh viện Chợ Rẫy] về gần [LOC Bạch Mai] nghỉ.") == [
                "ORG Bệnh viện Chợ Rẫy", "LOC Bạch Mai",
            ])
        // Words before the link, and what was not found at all.
        #expect(
            names("Từ [ORG Bệnh viện Chợ Rẫy] chuyển qua [LOC Bạch Mai] điều trị.") == [
                "ORG Bệnh viện Chợ Rẫy", "ORG Bạch Mai",
            ])
        #expect(
            names("Bỏ [ORG Đại học Sao Mai] sang Ngoại thương học tiếp.") == [
                "ORG Đại học Sao Mai", "ORG Ngoại thương",
            ])
        #expect(
            names("[ORG ĐT Việt Nam] đấu với [LOC Indonesia] tối nay.") == ["ORG ĐT Việt Nam", "LOC Indonesia"])
        #expect(names("Bỏ [ORG Đại học Sao Mai] sang Gió Biển học tiếp.") == ["ORG Đại học Sao Mai"])
    }

    @Test func whatMayGoOnIsNoPlainCompany() {
        #expect(names("Công ty Lọc hóa dầu mở thầu.").isEmpty)
        #expect(names("Công ty Thương Mại và Dịch Vụ ấy mở thầu.").isEmpty)
        #expect(names("Công ty Vàng Bạc đá quý mở thầu.") == ["ORG Vàng Bạc"])
        #expect(names("CÔNG TY MINH TÂN KHIẾU NẠI LÊN SỞ").isEmpty)
        #expect(names("Công ty [LOC Minh Tân] khiếu nại.") == ["LOC Minh Tân"])
        #expect(names("Hãng Bảy [PER Lê An] nói.") == ["PER Lê An"])
    }

    @Test func whatIsTradedIsACompany() {
        #expect(
            names("Cổ phiếu [LOC Hòa Bình] tăng, mã cổ phiếu [PER Lan Anh] giảm.") == ["ORG Hòa Bình", "ORG Lan Anh"])
        #expect(names("Họ mua cổ phiếu [LOC Trung Quốc] và cổ phiếu [LOC Mỹ].") == ["LOC Trung Quốc", "LOC Mỹ"])
        #expect(names("Họ về [LOC Hòa Bình] mua cổ phiếu.") == ["LOC Hòa Bình"])
    }
}
