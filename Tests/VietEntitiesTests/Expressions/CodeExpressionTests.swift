import Testing
import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

@Suite struct CodeExpressionTests {
    @Test(arguments: [
        ("Gọi (+84) 987-654-321.", "(+84) 987-654-321 = PHONE +84987654321"),
        ("Gọi +84 24 3825 6789.", "+84 24 3825 6789 = PHONE +842438256789"),
        ("Gọi (028) 3910 1234.", "(028) 3910 1234 = PHONE +842839101234"),
        ("Gọi 024.3825.6789.", "024.3825.6789 = PHONE +842438256789"),
        ("Gọi 0356 123 456.", "0356 123 456 = PHONE +84356123456"),
        ("Tel: 84-28-39101234.", "84-28-39101234 = PHONE +842839101234"),
        ("Tổng đài 1900 6017.", "1900 6017 = PHONE 19006017"), ("Hotline: 1022.", "1022 = PHONE 1022"),
        ("ĐT: 38256789.", "38256789 = PHONE 38256789"),
        ("Gọi ngay 112.", "112 = PHONE 112"), ("Báo cảnh sát 113.", "113 = PHONE 113"),
        ("Cứu 115 người.", "115 người = QUANTITY 115 người"),
        ("Gọi 114 ngay.", "114 = PHONE 114"), ("Gọi +84 (0)28 3812 3456.", "+84 (0)28 3812 3456 = PHONE +842838123456"),
        ("Gọi 0084 912 345 678.", "0084 912 345 678 = PHONE +84912345678"),
        ("Gọi +1 202 555 0143.", "+1 202 555 0143 = PHONE +12025550143"),
        // Accounts and identities
        ("CCCD 001090012345.", "001090012345 = NUMBER 001090012345"),
        ("STK 007 nhận tiền.", "007 = NUMBER 007"),
        ("STK 0987654321 Vietcombank.", "0987654321 = NUMBER 0987654321"),
        ("Số tài khoản: 0011 0041 23456.", "0011 0041 23456 = NUMBER 0011004123456"),
        ("Mã số thuế 0101234567.", "0101234567 = NUMBER 0101234567"),
        ("Vé số 000123.", "000123 = NUMBER 000123"), ("Mã 0123456789.", "0123456789 = NUMBER 0123456789"),
        ("Có 02 lỗi.", "02 = NUMBER 2"),
        // Plates and documents
        ("Xe 51F-970.22.", "51F-970.22 = PLATE 51F-97022"),
        ("Xe máy 59-X1 234.56.", "59-X1 234.56 = PLATE 59X1-23456"),
        ("Xe máy 29-H7-456.78.", "29-H7-456.78 = PLATE 29H7-45678"),
        ("Theo 08/CT-TTg.", "08/CT-TTg = DOCUMENT 08/CT-TTg"),
        ("Theo 14/2021/QĐ-TTg.", "14/2021/QĐ-TTg = DOCUMENT 14/2021/QĐ-TTg"),
        ("Theo 19-NQ/TW.", "19-NQ/TW = DOCUMENT 19-NQ/TW"),
        ("Theo 15/2020/QĐ-UBND.", "15/2020/QĐ-UBND = DOCUMENT 15/2020/QĐ-UBND"),
    ])
    func reads(text: String, expected: String) { #expect(foundExpressions(text) == [expected]) }

    @Test(arguments: [
        "Gọi 0912.xxx.xxx.", "Điện thoại 3 người.", "Có 84 người.", "Năm 1900 ấy.", "Số 0123.", "Sống 1900-1975.",
        "Gọi 150 quân.", "Số 09123 45678.",
    ])
    func isNoTelephone(text: String) { #expect(!foundExpressions(text).contains { $0.contains("PHONE") }) }

    @Test(arguments: [
        // Measured numbers are no part of a name that ends with them.
        ("Khu công nghiệp rộng 250 ha đã đầy.", "250 ha = QUANTITY 250 ha"),
        ("Xe tải 29C-123.45 mắc kẹt.", "29C-123.45 = PLATE 29C-12345"),
        ("MST 0312345678", "0312345678 = NUMBER 0312345678"),
        ("50 triệu đô la Mỹ", "50 triệu đô la Mỹ = MONEY 50000000 USD"),
        ("Cập nhật: 10:20, Thứ 4, 5/6/2024 (GMT+7)", "10:20 = TIME T10:20|Thứ 4, 5/6/2024 = DATE 2024-06-05"),
    ])
    func settlesWithNames(text: String, expected: String) {
        #expect(foundEntities(text) == expected.split(separator: "|").map(String.init))
    }

    @Test func aStrokePartsTelephones() {
        let both = ["PHONE +84912345678", "PHONE +84987654321"]
        for text in ["Gọi 0912345678/0987654321.", "Gọi 0912 345 678/0987 654 321."] {
            #expect(foundExpressions(text).map { String($0.split(separator: "=")[1].dropFirst()) } == both)
        }
    }

    @Test func aNameThatHoldsADateKeepsIt() {
        #expect(foundEntities("Ông đến Bệnh viện 19-8 ở Hà Nội.").contains("Bệnh viện 19-8 = ORG"))
        #expect(foundEntities("Họ dự World Cup 2018 ở Nga.").contains("World Cup 2018 = MISC"))
    }

    @Test func aNamedDocumentHasItsNumberForAValue() {
        #expect(
            foundEntities("Theo Quyết định 12/2023/QĐ-TTg thì khác.") == [
                "Quyết định 12/2023/QĐ-TTg = MISC 12/2023/QĐ-TTg"
            ])
        let ranges: [(EntityType, Range<Int>, String?)] = [
            (.document, 10..<20, "a"), (.date, 30..<34, "2020"), (.document, 50..<60, "b"),
        ]
        var merge = EntityMerge()
        merge.begin(ranges.map { Entity(range: $0.1, type: $0.0, value: $0.2) })
        for range in [5..<20, 25..<40, 45..<55] {
            _ = merge.add(Entity(range: range, type: .miscellaneous))
        }
        // A date gives its value to no name, nor does a number that reaches beyond.
        merge.finish()
        #expect(merge.merged.map(\.value) == ["a", nil, nil])
    }

    @Test func furnitureIsNoName() {
        let names = foundEntities(
            "Thứ Năm, 7/3/2024 09:00 (GMT+7)\n\nTin liên quan: Đọc nhiều nhất, Mới nhất, Tags",
            EntityOptions(types: [.person, .location, .organization, .miscellaneous]))
        #expect(names == [])
    }

    @Test func cutsANameBeforeAMeasuredNumber() {
        func settled(_ text: String, name: Range<Int>) -> Range<Int>? {
            let document = Segmenter.standard.segment(text)
            let columns = TokenColumns(document)
            var reference: ReferenceDate?
            let found = document.withView { expressions(in: $0, reference: &reference) }
            var spans = [NameSpan(range: name, type: 0, margin: 10)]
            NameOverlaps(columns: columns, confidence: { _ in 0.5 }).settle(&spans, against: found[...])
            return spans.first?.range
        }
        // A capital is left at the end, or none is; the number may stand inside or reach over the end.
        #expect(settled("Bán Nokia 300 gam ở chợ.", name: 1..<3) == 1..<2)
        #expect(settled("Bán máy 300 gam ở chợ.", name: 1..<3) == nil)
        #expect(settled("Bán Nokia 300 gam ở chợ.", name: 1..<4) == 1..<2)
        // So many of a thing no place has for its number.
        #expect(settled("Xây Bệnh viện 500 giường mới.", name: 1..<4) == nil)
        #expect(settled("Ở Quận 12 người dân mừng.", name: 1..<3) == 1..<3)
        // A name that goes on behind it, and one without a measured number, are left alone.
        #expect(settled("Giải 10 km Huế mở.", name: 0..<4) == 0..<4)
        #expect(settled("Ở Quận 12 hôm ấy.", name: 1..<3) == 1..<3)
    }
}
