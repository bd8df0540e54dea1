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
            "Giá 1.250,4 tỷ đồng.", "Gặp TS. Lan ở TP.HCM hôm qua.", "Thú lớn, vd. Hổ và gấu, sống ở đó.",
            "Xem trang viet.example.vn nhé.",
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
        #expect(sentences("Điều kiện gồm\nđ) nhà ở").count == 2)
        // One letter that is a word goes on.
        #expect(sentences("Anh ấy gọi to:\nà thế nhé.").count == 1)
        #expect(sentences("Anh ấy gọi to:\nà ) thế nhé.").count == 1)
    }

    @Test func textWithoutCapitalsEndsAtItsMarksAndLines() {
        #expect(
            sentences("nước mắm ngon lắm. gà luộc hơi khô! mai ghé nữa nhé?")
                == ["nước mắm ngon lắm.", "gà luộc hơi khô!", "mai ghé nữa nhé?"])
        #expect(sentences("sáng nay mưa to\nmình nghỉ chạy bộ\nchiều chạy bù").count == 3)
        #expect(sentences("xe êm.ghế rộng!!!đi xa không mệt").count == 3)
        #expect(sentences("chờ mãi... chẳng thấy ai ra mở cửa").count == 2)
        // A capital at the very start, as telephones put it, is one against many.
        #expect(sentences("Áo đẹp lắm. vải dày. giao nhanh. sẽ mua nữa.").count == 4)
        #expect(sentences("đội nhà đá dở. 1-1. may quá.").count == 3)
        // Names do not speak against it.
        #expect(sentences("tôi ở Đà Lạt. trời lạnh lắm.").count == 2)
    }

    @Test func textWithCapitalsGoesOnInLowerCase() {
        for text in [
            "Anh hỏi: “Đi đâu thế?” rồi cười.", "Trời mưa... chẳng ai ra đường.", "Chị nói to: “Về thôi!” và đứng dậy.",
            "Theo qđ. số ấy thì được. Ai cũng biết.",
        ] {
            #expect(!sentences(text)[0].hasSuffix("?”") && sentences(text).count <= 2, "\(text)")
        }
        #expect(sentences("Trời mưa... chẳng ai ra đường.").count == 1)
        #expect(sentences("Trời mưa... Chẳng ai ra đường.").count == 2)
    }

    @Test func abbreviationsAndInitialsInLowerCaseText() {
        #expect(sentences("nhà bà h. ở tp. huế. ai cũng quen.") == ["nhà bà h. ở tp. huế.", "ai cũng quen."])
        #expect(sentences("mua rau, củ, quả v.v. rồi về. nấu canh chua.").count == 2)
        #expect(sentences("lương 7tr.làm 8 tiếng.bao ăn ở").count == 3)
    }

    @Test(arguments: [
        "Nạn nhân là Trần Văn D. (SN 1988), quê ở Vinh.", "Bị hại L.T.M. (41 tuổi) đã về nhà.",
        "Anh T.Q. (ngụ xã Tân An) kể.", "Em L.H.P. [tên đã đổi] kể.", "Ông Lê Văn D. – thợ hàn – vắng mặt.",
        "Vợ chồng anh L.V.D. - N.T.H. ly hôn.", "Đối tượng Lê Văn Q. / Vũ Văn T. khai báo.",
        "Nghi can Vũ Văn S. \"sẹo\" bỏ trốn.", "Đọc đ. 7 kh. 2 luật này.",
        "Nhờ công của E. Mông-tê mà có sách.", "Ông đọc tác phẩm của L. Tôn-xtôi.", "PGS. Đ.H. Quang chủ trì cuộc họp.",
        "Nghe K. H. Brown kể chuyện.", "Sách do Ph. Ăngghen viết.", "Theo C. Mác viết thì đúng.",
        "Bà Ng. Thị Lụa và ông Tr. Văn Tám vắng mặt.", "Th. Quỳnh hát rất hay.", "Gặp ông Tr. Hải Đăng rồi.",
        "Dịch giả: Ng. Bách Khoa.",
        "Bắt Hồ Văn S. 40 tuổi.", "Bắt Hồ Văn S.(SN 1980) rồi.", "Nhà bà ở đ. Láng.",
        "Tòa phạt Hồ Văn S. 2 năm 6 tháng tù.", "BS. CKI. Đỗ Thu khám bệnh.",
        "Bài của Kim P. Tran rất hay.", "Hội mời Van H. Vu giảng bài.",
    ]) func initialsEndNothing(_ text: String) { #expect(sentences(text) == [text]) }

    @Test(arguments: [
        "Nhà ở xã Tân Phú, H. Cai Lậy, T. Tiền Giang", "T. Hưng Yên có nhãn ngon.", "Số 12 Đ. Lê Lợi, P. Phú Hội",
        "Nhà số 14, đ. Lê Lai, phường Phú Hội", "Theo sđd., tr. 12, ông đi bộ.", "Công an Q. Tân Phú vào cuộc.",
        "Bà sống ở T. Nghệ An từ nhỏ.", "UBND H. Mường thông báo.",
        "Anh ngụ đường Lê Lai P. Phú Hội.",
    ]) func lettersBeforePlacesEndNothing(_ text: String) { #expect(sentences(text) == [text]) }

    @Test(arguments: [
        "Nhóm bạn của anh Q. Bình thường vẫn hay tới.", "Em rời nhà chị P. Hôm sau em về.",
        "Tổ tuần tra giữ Lê Văn H. Cô khai hết.", "Họ giữ Lê Văn Th. Công An khai.", "Họ giữ Lê Thị Ng. Hoa cười.",
        "Bà kể với anh T. Nguyễn Văn Bê nghe được.",
        "Tổ tuần tra giữ Lê Văn T. Nguyễn Văn Bê khai hết.", "Máy chụp bằng tia X. Kết quả rất rõ.",
    ]) func lettersThatStandForPersonsEnd(_ text: String) { #expect(sentences(text).count == 2) }

    @Test func anInitialGoesOnBetweenFamilyAndGivenName() {
        #expect(sentences("Bài của Trần V. Khôi rất hay.").count == 1)
        // No family name, no given name, and who is only called by letters.
        #expect(sentences("Bài của Tràn V. Khôi rất hay.").count == 2)
        #expect(sentences("Bài của Trần V. Tràn đầy ý hay.").count == 2)
        #expect(sentences("Họ hỏi về V. Khôi rồi đi.").count == 1)
        #expect(sentences("Họ hỏi về V. Cả hai đều im.").count == 2)
    }

    @Test func whatLooksLikeInitialsMayEnd() {
        #expect(sentences("Trẻ cần vitamin D. Buổi sáng nên phơi nắng.").count == 2)
        #expect(sentences("Uống thêm vitamin C. (Theo báo Sức khoẻ)").count == 2)
        #expect(sentences("Công an gặp chị N.T.H. Sau đó chị về.").count == 2)
        #expect(sentences("Bài của Trần Văn P. Trần nhà bị dột.").count == 2)
        #expect(sentences("Kết quả đúng là C. Bạn nào cũng làm được.").count == 2)
        #expect(sentences("Họ tìm thấy Hồ Văn S. 40 người reo mừng.").count == 2)
        #expect(sentences("Bài của Kim P. Tràn đầy cảm xúc.").count == 2)
        #expect(sentences("Đội về nhì bảng B. Trận tới rất khó.").count == 2)
        #expect(sentences("Anh nhắc tới Lê Văn D. “Tôi quen anh ấy.”").count == 2)
        #expect(sentences("Mua rau, quả, v.v. Chị về rất muộn.").count == 2)
        #expect(sentences("Gọi số 0233.3777.xxx. Chị sẽ trả lời.").count == 2)
    }

    @Test(arguments: [
        "Điều 14. Quyền của người thuê", "Chương IV. Xử lý vi phạm", "Phụ lục 2. Mẫu đơn", "Hình 5. Sơ đồ mạng",
        "mục 3. cách nộp",
        "Tiểu mục 2.1. Phạm vi", "Gồm: 1. Gạo; 2. Muối; 3. Mắm", "Chọn một: A. Huế; B. Vinh; C. Hội An",
        "Chương I. Điều 2. Phạm vi áp dụng.", "Phần II. Mục 3. Thủ tục nộp đơn.",
        "Mùa 2. Trở về làng", "Chặng 3. Lên đèo", "Trường hợp 2. Bên mua trả hàng", "A. Mèo B. Chó C. Gà D. Vịt",
        "Cần: a. bút; b. vở", "Gồm: i. Lương; ii. Thưởng; iii. Phép",
        // Glued, with a word and its number before, of several parts
        "1.Ghép khung", "Điều 3.Phí thuê", "Gồm: 1.Kéo; 2.Hồ; 3.Giấy", "Khoản 3 Điều 21. Thời hạn nộp",
        "Điểm b khoản 2. Mức phí",
        "Ngày 4. Lên núi", "Đề số 2. Ôn tập", "Thí nghiệm 2. Đốt nến", "Trạm 3. Vượt suối",
        "II.4. Kết quả đo", "A.1. Cách lấy mẫu", "IV.2.1. Thang điểm", "B3. Phơi khô", "Vòng 2. Anh bỏ cuộc",
        "Thứ tự là 1. Lan 2. Hoa 3. Cúc", "1. \" \" Giày da", "Khoản 2. \" \" Mũ",
    ]) func labelsEndNothing(_ text: String) { #expect(sentences(text) == [text]) }

    @Test func numbersThatAreNoLabelsEnd() {
        // Letters that do not follow each other begin no list.
        #expect(sentences("A. Đội về nhì bảng C. Trận tới rất khó.").count == 2)
        #expect(sentences("Cháu đang học lớp 3. Em trai học lớp 1.").count == 2)
        #expect(sentences("Con út học lớp 1. Con cả học lớp 2. Nhà đông vui.").count == 3)
        // Behind a word of the sentence a code or a glued number is none.
        #expect(sentences("Họ chọn mẫu B3. Giá rất mềm.").count == 2)
        #expect(sentences("Cháu đứng hạng 1.Bạn Lan hạng 2.Ai cũng vui.").count == 3)
        // What numbers the lines behind it begins no series either.
        #expect(sentences("Em học lớp 1. Trời mưa.\nBạn 2. Trời nắng.").count == 4)
        #expect(sentences("Em học lớp 1. Trời mưa.\nHôm sau nắng.").count == 3)
        #expect(sentences("Luật sửa theo khoản 2 Điều 5. Bộ sẽ hướng dẫn.").count == 2)
        #expect(
            sentences("1. Rửa rau. 2. Thái nhỏ. 3. Xào nhanh.") == ["1. Rửa rau.", "2. Thái nhỏ.", "3. Xào nhanh."])
        #expect(sentences("Mang theo: 1. Áo; 2. Mũ. Đến đúng giờ.") == ["Mang theo: 1. Áo; 2. Mũ.", "Đến đúng giờ."])
    }

    @Test func termsWithMarksEndNothing() {
        for text in [
            "Nền tảng .NET của hãng chạy tốt.", "Bác sĩ ở BV. K Tân Triều mổ ca này.", "Yahoo! đã đóng cửa diễn đàn.",
            "Mở tệp (.docx) bằng lệnh --open nhé.",
        ] {
            #expect(sentences(text) == [text])
        }
        #expect(sentences("Em học C#. Chị học .NET. Anh dùng Yahoo! Bố thì không.").count == 4)
    }

    @Test func referencesBeforeNumbers() {
        for text in ["Đọc kỹ tr. 45 và tr. 46.", "In ở t. 2 của bộ sách.", "Xem đ. 7 rồi ký."] {
            #expect(sentences(text) == [text])
        }
        #expect(sentences("Vé giá 90.000 đ. Lan mua hai vé.").count == 2)
        #expect(sentences("Quãng đường dài 42 km. 15 người bỏ cuộc.").count == 2)
    }

    @Test(arguments: [
        "Ông mổ ở BV. Bình Dân rồi về.", "Đội gặp CLB. Hà Giang ở lượt về.", "Thư của SV. Hồ Mai gửi trường.",
        "Cty. Hoa Mai tuyển thợ.", "Nhà ở KP. 4, gần chợ.", "Theo NQ. 30 của tỉnh thì được.", "Kèm PT. 0021 và HĐ. 15.",
        "Căn cứ QĐ. 12/2019/QĐ-UBND mà làm.", "Luật sửa NĐ. 46 ngày 5/6.", "Xem HĐ. 45.",
        "TM. UBND xã Hòa Bình", "KT. CHỦ TỊCH", "Fax. 024 3826 1234, hỏi bà Lan.",
        "Mất năm 179 tr. CN ở Cổ Loa.", "Vua lên ngôi năm 40 s. CN, mất năm 43.",
    ]) func abbreviationsBeforeNamesAndNumbersEndNothing(_ text: String) { #expect(sentences(text) == [text]) }

    @Test(arguments: [
        "Ông nằm ở BV. Bệnh nhân đã tỉnh.", "Ông nằm ở BV. Chị Lan lo lắm.", "Ông nằm ở BV. Theo Lan thì ổn.",
        "Hai bên ký HĐ. 3 bên cùng mừng.", "Công văn do TM. UBND xã ký.", "Lan là SV. Bố Lan làm thợ.",
        "Mẹ ở KTX. 12.000 đồng một đêm.",
        "Giá vàng SJC. Hồ Mai mua hai chỉ.", "Xã vay 40 tr. CNTT cần thêm.", "Nhớ ký PT. 2. Nộp lại.",
        "Mẹ bán 20 tr. Chị Cn mua.",
    ]) func abbreviationsThatEnd(_ text: String) { #expect(sentences(text).count > 1) }

    @Test func whoSpokeGoesOnBehindADash() {
        for text in [
            "“Về thôi!” - Lan gọi to.", "\"Ai đấy?\" - Bà cụ hỏi.", "\"Tôi đây.\" – Ông Tư đáp.",
        ] {
            #expect(sentences(text) == [text])
        }
        #expect(sentences("“Về thôi!” - “Không về.”").count == 2)
        #expect(sentences("(Theo báo Sáng.) - Lan đọc to.").count == 2)
        #expect(sentences("Về thôi! - Lan gọi to.").count == 2)
        #expect(sentences("“Về thôi!”\n- Lan gọi to.").count == 2)
    }

    @Test func addressesEndWhereTheNextSentenceBegins() {
        #expect(
            sentences("Xem https://vidu.vn/tin/a1.html.Hôm qua trời mưa.") == [
                "Xem https://vidu.vn/tin/a1.html.", "Hôm qua trời mưa.",
            ])
        #expect(sentences("Xem https://vidu.vn/tin/a1.html!Rất hay.").count == 2)
        #expect(sentences("Vào vidu.me/g/a1!Nhóm rất vui.") == ["Vào vidu.me/g/a1!", "Nhóm rất vui."])
        #expect(sentences("Phụ đề http://vidu.org/a-1.srt.Xin tải về.").count == 2)
        #expect(sentences("Mẫu ở http://vidu.org.Xin tải về.") == ["Mẫu ở http://vidu.org.", "Xin tải về."])
        #expect(
            sentences("Mua ở vidu.vn/ao-len-cho-be-gai.Giao ngay.") == [
                "Mua ở vidu.vn/ao-len-cho-be-gai.", "Giao ngay.",
            ])
        #expect(
            sentences("Xem http://vidu.vn/t12.Rất hay.").count == 2 && sentences("Tải vidu.vn/t-12.Pdf đi.").count == 1)
        #expect(sentences("Ở http://vidu.vn/tin/.Xin xem.") == ["Ở http://vidu.vn/tin/.", "Xin xem."])
        #expect(sentences("Xem https://vidu.vn/St.Louis nhé.").count == 1)
        #expect(sentences("Xem https://vidu.vn/St.Louis/a.html nhé.").count == 1)
        #expect(sentences("Đọc ở https://vidu.vn/wiki/Huế.Theo đó, thành phố rất cổ.").count == 2)
        #expect(sentences("Đọc ở https://vidu.vn/wiki/Huế.Đây là thành phố cổ.").count == 2)
        #expect(
            sentences("Mưa lớn ở miền Trung\nvidu.example/tin/mua?nguon=rss") == [
                "Mưa lớn ở miền Trung", "vidu.example/tin/mua?nguon=rss",
            ])
    }

    @Test func facesStayWithTheSentenceTheyEnd() {
        #expect(sentences("Hay quá! 😂😂 Mai xem tiếp.") == ["Hay quá! 😂😂", "Mai xem tiếp."])
        #expect(sentences("Vui ghê luôn :))) Chiều qua nhà mình.") == ["Vui ghê luôn :)))", "Chiều qua nhà mình."])
        #expect(sentences("Nhớ nhà lắm 😭 Tết này về.") == ["Nhớ nhà lắm 😭", "Tết này về."])
        #expect(sentences("Hihi =)) Mai kể tiếp nhé.") == ["Hihi =))", "Mai kể tiếp nhé."])
        // An emoji in place of a word, and before a name.
        #expect(sentences("Tôi ❤️ Huế lắm.").count == 1)
        #expect(sentences("Yêu quá đi 😍 Hà Nội ơi.").count == 1)
        #expect(sentences("Đã chuyển nhà. 👉 Gọi số mới.") == ["Đã chuyển nhà.", "👉 Gọi số mới."])
        // Behind the mark as many as people write; a row of them is looked at once, not at each of them.
        #expect(sentences("Vui quá! 😀😀😀😀😀 Mai đi.").count == 2)
        #expect(sentences("Vui quá! 😀😀😀😀😀😀 Mai đi.").count == 1)
    }

    @Test func initialsGoOnWithAnyForeignName() {
        #expect(sentences("Gặp E. Mi-a ở đây.").count == 1)
        #expect(sentences("Gặp E. Mi-A ở đây.").count == 2)
    }

    /// What is too long to be looked up names no part of a text.
    @Test func whatStandsBehindMarksIsNoLabel() {
        #expect(sentences("Đội có ba người; Minh. Họ đi rồi.") == ["Đội có ba người; Minh.", "Họ đi rồi."])
        #expect(sentences("Gọi 113; 114. Họ đi rồi.") == ["Gọi 113; 114.", "Họ đi rồi."])
    }

    @Test func longWordsAreNoLabels() {
        #expect(sentences("Abcdefghijklmno thứ 5. Mai họ về.").count == 2)
    }

    @Test func quotesApartFromTheirText() {
        #expect(sentences("Anh hỏi : \" Về chưa ? \" . Chị gật đầu .").count == 2)
        #expect(sentences("Xe dừng lại . \" tới nơi rồi \" , anh nói .").count == 2)
        #expect(sentences("Giá 25 . 000 đồng ở TP . HCM tăng .").count == 1)
        // What is no abbreviation, is longer than one, is no word.
        #expect(sentences("Cô ấy cười . MIT là trường lớn .").count == 2)
        #expect(sentences("Anh học ở đó . FPT ở gần .").count == 2)
        #expect(sentences("Đó là vi-rút H5N1 . WHO đã báo .").count == 2)
    }

    @Test func leadingMarksMakeNoSentence() {
        #expect(sentences("xong\n...\nvề thôi\n. mưa\n,. rét") == ["xong", "...", "về thôi", ". mưa", ",. rét"])
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
