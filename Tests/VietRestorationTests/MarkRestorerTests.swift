import TestSupport
import Testing
import VietText

@testable import VietRestoration

@Suite struct MarkRestorerTests {
    private func restored(_ text: String, _ options: RestorationOptions = .init()) -> String {
        var restorer = MarkRestorer.standard
        restorer.options = options
        return restorer.restore(text)
    }

    @Test func sentencesGetTheirMarks() {
        #expect(restored("Toi dang hoc tieng Viet o Ha Noi.") == "Tôi đang học tiếng Việt ở Hà Nội.")
        #expect(
            restored("chieu nay thanh pho ho chi minh co mua lon") == "chiều nay thành phố hồ chí minh có mưa lớn")
    }

    @Test func caseIsThatOfTheSource() {
        #expect(restored("THU DO HA NOI") == "THỦ ĐÔ HÀ NỘI")
        #expect(restored("Nguoi Ha noi va Ha Noi") == "Người Hà nội và Hà Nội")
    }

    /// Capitals alone may be those of a name among small letters, and those of a heading.
    @Test func wordsInCapitalsAreReadByWhatTheySay() {
        #expect(
            restored("chuyen tien cho PHAM THI HUONG GIANG") == "chuyển tiền cho PHẠM THỊ HƯƠNG GIANG")
        #expect(restored("NGUYEN VAN HUNG chuyen khoan") == "NGUYỄN VĂN HÙNG chuyển khoản")
        #expect(restored("THONG BAO VE VIEC NOP HOC PHI") == "THÔNG BÁO VỀ VIỆC NỘP HỌC PHÍ")
    }

    @Test(arguments: [
        "mai minh gap nhau o quan ca phe cu nhe", "ngay mai chi co di lam khong a", "anh oi em ve roi day",
    ])
    func aMissingStopChangesNothing(line: String) {
        #expect(restored(line) + "." == restored(line + "."))
        #expect(restored(line) != line)
    }

    @Test func whatHasMarksStaysAndIsContext() {
        // năm between a number and hours, nam behind Việt.
        #expect(restored("Việt nam, 5 năm") == "Việt nam, 5 năm")
        #expect(restored("tôi o Ha Nội") == "tôi ở Hà Nội")
        #expect(restored("hòa binh") == "hòa bình")
        #expect(restored("hoà binh") == "hoà bình")
        let whole = "Nhà máy đường ở Quảng Ngãi chạy thử."
        #expect(restored(whole) == whole)
    }

    @Test func strokesComeByContext() {
        #expect(restored("anh di dau do") == "anh đi đâu đó")
        #expect(restored("toi dang doc sach") == "tôi đang đọc sách")
        #expect(restored("dân chủ, doanh nghiệp") == "dân chủ, doanh nghiệp")
    }

    @Test(arguments: [
        "https://vidu.vn/tin-tuc/ha-noi", "nguyen.van.an@vidu.vn", "@tran_van_an", "#HaNoi", "bao-cao.docx", "COVID-19",
        "100/2019/ND-CP", "iPhone",
    ])
    func namesOfOtherThingsStay(thing: String) {
        #expect(restored("Moi nguoi xem \(thing) hom nay") == "Mọi người xem \(thing) hôm nay")
    }

    @Test func otherLanguagesStay() {
        let english = "The quick brown fox jumps over the lazy dog while nobody watches."
        #expect(restored(english) == english)
        let french = "Les enfants jouent dans le jardin pendant que leurs parents travaillent."
        #expect(restored(french) == french)
        #expect(restored("chung toi check mail moi ngay") == "chúng tôi check mail mỗi ngày")
    }

    @Test func marksAreAddedToHalfMarkedSyllablesWhereAsked() {
        #expect(restored("tiêng viêt cua ngươi dân") == "tiêng viêt của ngươi dân")
        #expect(restored("tiêng viêt cua ngươi dân", .init(isPartial: true)) == "tiếng việt của người dân")
        // A tone is never taken for a slip.
        #expect(restored("tiềng", .init(isPartial: true)) == "tiềng")
    }

    @Test func doubtfulSyllablesStayWhereAsked() throws {
        let text = "anh ay hoc o truong dai hoc, tha vao"
        let result = MarkRestorer.standard.restore(SourceText(text))
        let sorted = result.syllables.map(\.confidence).sorted()
        let least = try #require(sorted.first)
        #expect(least < 0.99 && result.syllables.allSatisfy { $0.confidence > 0 && $0.confidence <= 1 })
        let border = sorted[sorted.count / 2]
        var strict = MarkRestorer.standard
        strict.options.minimumConfidence = border
        let kept = strict.restore(SourceText(text))
        for (all, some) in zip(result.syllables, kept.syllables) {
            #expect(some.isRestored == (all.isRestored && all.confidence >= border))
        }
        #expect(kept.text != result.text && kept.text != text)
    }

    @Test func rangesAreThoseOfTheSource() {
        let text = "ho\u{0300}a binh, Ha Noi"
        let result = MarkRestorer.standard.restore(SourceText(text))
        #expect(result.text == "hòa bình, Hà Nội")
        let bytes = Array(text.utf8)
        #expect(
            result.syllables.map { String(decoding: bytes[$0.range], as: UTF8.self) } == ["binh", "Ha", "Noi"])
        #expect(
            result.syllables.map { String(decoding: result.view.bytes[$0.restoredRange], as: UTF8.self) } == [
                "bình", "Hà", "Nội",
            ])
    }

    /// One word with its marks among eight is no sign that the others have theirs.
    @Test(arguments: [
        ("chieu nay thanh pho co mua lon và gio", true), ("chieu nay thành phố co mua lon va gio", false),
        ("chieu nay thanh pho co mua lon va gió", true), ("chieu nay thanh pho có mua lon", false),
        ("chieu nay thanh pho co mua", true), ("chieu nay pho mua", false),
        ("chieu nay john smith kicked thanh pho", false), ("chiều nay thành phố có mưa lớn và gió", false),
    ]) func linesWithoutMarksAreTold(line: String, isBare: Bool) {
        let worker = MarkRestorer.standard.makeWorker()
        let restored = Array(line.utf8).withUnsafeBufferPointer { worker.restoreBareLines($0) }
        #expect((restored != nil) == isBare)
    }

    @Test func readingsComeBestFirst() throws {
        let readings = try MarkRestorer.standard.readings(of: "ban do", limit: 1000)
        #expect(readings.count > 50 && readings[0].weight == 1)
        #expect(readings.prefix(10).map(\.text).contains("bản đồ"))
        #expect(Set(readings.map(\.text)).count == readings.count)
        let few = try MarkRestorer.standard.readings(of: "ban do", limit: 3)
        #expect(few == Array(readings.prefix(3)))
        for limit in [0, -1, 1001] {
            let error = #expect(throws: VietTextError.self) {
                try MarkRestorer.standard.readings(of: "a", limit: limit)
            }
            #expect(error?.code == .invalidArgument)
        }
        #expect(try MarkRestorer.standard.readings(of: "", limit: 5).map(\.text) == [""])
    }

    @Test func aNameThatIsClearOnceDecidesTheOthers() {
        let sentences = [
            "Hôm qua ông Trần Văn Hưng đến.", "Mọi người gặp Hung ở chợ.", "Sau đó Hung về nhà.", "Ai cũng quý Hung.",
        ]
        #expect(restored(sentences.joined(separator: " ")).components("Hưng") == 4)
        #expect(
            restored(sentences.map { $0.replacing("Hưng", with: "Hùng") }.joined(separator: " ")).components("Hùng")
                == 4)
    }

    @Test(arguments: [
        ("Gia 29.990.000d mot cai", "Giá 29.990.000đ một cái"), ("150,000d", "150,000đ"), ("1.200D", "1.200Đ"),
        ("5000d/kg", "5000đ/kg"), ("20000d.", "20000đ."),
    ])
    func sumsOfMoneyGetTheirSign(text: String, expected: String) { #expect(restored(text) == expected) }

    @Test(arguments: [
        "3d", "2000D", "A29.990.000d", "1.20d", "1234567d", "0000d", "29.990.000d2", "12.000e", "150k", "5m2",
        "1..000d", "12345.000d",
    ])
    func codesThatEndInTheLetterStay(text: String) { #expect(restored(text) == text) }

    @Test func signsOfMoneyAreReported() throws {
        var restorer = MarkRestorer.standard
        let text = "Gia 5.000d"
        let sign = try #require(restorer.restore(SourceText(text)).syllables.last)
        #expect(sign.range == 9..<10 && sign.restoredRange == 10..<12 && sign.isRestored)
        restorer.options.minimumConfidence = sign.confidence + 0.001
        #expect(restorer.restore(text).hasSuffix("5.000d"))
    }

    @Test func hugeInputsOfAKindAreHarmless() {
        let blankless = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20)
        #expect(MarkRestorer.standard.restore(SourceText(bytes: blankless)).view.bytes == blankless)
        let endless = Array(String(repeating: "ha noi ", count: 20_000).utf8)
        #expect(MarkRestorer.standard.restore(SourceText(bytes: endless)).text.hasPrefix("hà nội hà nội"))
        #expect(MarkRestorer.standard.restore(SourceText(bytes: [])).syllables.isEmpty)
    }
}

extension String {
    /// How often a piece occurs.
    fileprivate func components(_ piece: String) -> Int {
        split(separator: piece, omittingEmptySubsequences: false).count - 1
    }
}
