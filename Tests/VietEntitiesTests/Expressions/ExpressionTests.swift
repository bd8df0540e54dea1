import Testing
import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

@Suite struct ExpressionTests {
    private func found(_ text: String, reference: ReferenceDate? = nil) -> [String] {
        let document = Segmenter.standard.segment(text)
        return expressions(in: document, reference: reference).map {
            "\(document.source[$0.range]) = \($0.type.rawValue) \($0.value ?? "")"
        }
    }

    @Test(arguments: [
        ("Chiều 9/7, hai bên điện đàm.", "9/7 = DATE --07-09"),
        ("Vào ngày 9-7-2020.", "ngày 9-7-2020 = DATE 2020-07-09"),
        ("Sinh ngày 9 tháng 7 năm 2020 tại Huế.", "ngày 9 tháng 7 năm 2020 = DATE 2020-07-09"),
        ("Trong tháng 7 có mưa.", "tháng 7 = DATE --07"),
        ("Đến tháng 7/2020.", "tháng 7/2020 = DATE 2020-07"),
        ("Trong năm 2020.", "năm 2020 = DATE 2020"),
        ("Tăng trưởng quý II/2021.", "quý II/2021 = DATE 2021-Q2"),
        ("Nhiệm kỳ 2020-2021.", "2020-2021 = DATE 2020/2021"),
        ("Bắt đầu lúc 19h30.", "19h30 = TIME T19:30"),
        ("Dậy lúc 7 giờ 15 phút sáng.", "7 giờ 15 phút sáng = TIME T07:15"),
        ("Giá 10 triệu đồng.", "10 triệu đồng = MONEY 10000000 VND"),
        ("Vốn 1,2 tỷ USD.", "1,2 tỷ USD = MONEY 1200000000 USD"),
        ("Phí 500.000đ một lần.", "500.000đ = MONEY 500000 VND"),
        ("Đạt 84% kế hoạch.", "84% = PERCENT 84%"),
        ("Rộng 415 km2.", "415 km2 = QUANTITY 415 km2"),
        ("Dân số 2,8 triệu người.", "2,8 triệu người = QUANTITY 2800000 người"),
        ("Kỷ niệm 69 năm thành lập.", "69 năm = DURATION P69Y"),
        ("Đại hội lần thứ XIII.", "lần thứ XIII = ORDINAL 13"),
        ("Gọi 0912.345.678 để hỏi.", "0912.345.678 = PHONE +84912345678"),
        ("Thư gửi về a.b@x.vn.", "a.b@x.vn = EMAIL a.b@x.vn"),
        ("Xe 29A-123.45 bị dừng.", "29A-123.45 = PLATE 29A-12345"),
        ("Theo Nghị định 100/2019/NĐ-CP.", "100/2019/NĐ-CP = DOCUMENT 100/2019/NĐ-CP"),
        ("Có hai mươi lăm nghìn đồng.", "hai mươi lăm nghìn đồng = MONEY 25000 VND"),
        ("Có một trăm hai chục nghìn đồng.", "một trăm hai chục nghìn đồng = MONEY 120000 VND"),
    ])
    func readsOne(text: String, expected: String) { #expect(found(text) == [expected]) }

    /// Tens behind tens and hundreds behind hundreds begin another number.
    @Test(arguments: [
        ("Chừng hai mươi ba mươi nghìn đồng.", ["hai mươi = NUMBER 20", "ba mươi nghìn đồng = MONEY 30000 VND"]),
        ("Có hai trăm ba trăm tấn.", ["hai trăm = NUMBER 200", "ba trăm tấn = QUANTITY 300 t"]),
        ("Có một trăm mười ba mươi tấn.", ["một trăm mười = NUMBER 110", "ba mươi tấn = QUANTITY 30 t"]),
        ("Có ba chục hai mươi tấn.", ["ba chục = NUMBER 30", "hai mươi tấn = QUANTITY 20 t"]),
    ])
    func twoNumbersAreNoSum(text: String, expected: [String]) { #expect(found(text) == expected) }

    @Test func resolvesAgainstADay() {
        let day = ReferenceDate("2020-07-10")
        #expect(found("Chiều 9/7.", reference: day) == ["9/7 = DATE 2020-07-09"])
        #expect(found("Ngày 30/12.", reference: ReferenceDate("2021-01-05")) == ["Ngày 30/12 = DATE 2020-12-30"])
    }

    @Test func refusesDaysThatAreNone() {
        #expect(ReferenceDate("2021-02-29") == nil)
        #expect(ReferenceDate("2020-02-29") != nil)
        #expect(ReferenceDate("9/7/2020") == nil)
    }

    @Test func survivesAnything() {
        var random = TestRandomText(seed: 7)
        for _ in 0..<400 {
            let document = Segmenter.standard.segment(SourceText(bytes: random.next()))
            var end = 0
            for entity in expressions(in: document, reference: nil) {
                #expect(entity.range.lowerBound >= end && entity.range.upperBound <= document.source.count)
                end = entity.range.upperBound
            }
        }
    }
}
