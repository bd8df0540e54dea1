import Testing
import VietCore
@testable import VietEntities

@Suite struct DateExpressionTests {
    @Test(arguments: [
        // Digits
        ("Khai giảng 31/12.", "31/12 = DATE --12-31"),
        ("Lập ngày 31-1-1999.", "ngày 31-1-1999 = DATE 1999-01-31"),
        ("Ký 12/3/45.", "12/3/45 = DATE 2045-03-12"),
        ("Ký 12/3/49.", "12/3/49 = DATE 2049-03-12"),
        ("Ký 12/3/50.", "12/3/50 = DATE 1950-03-12"),
        ("Bản ghi 2021-02-28.", "2021-02-28 = DATE 2021-02-28"),
        ("Họp thứ Tư, ngày 4/9.", "thứ Tư, ngày 4/9 = DATE --09-04"),
        ("Đêm 2-9, phố đông.", "2-9 = DATE --09-02"),
        ("Hôm nay 2/3 có chợ.", "Hôm nay = DATE P0D|2/3 = DATE --03-02"),
        ("Lịch thi: 04/09.", "04/09 = DATE --09-04"), ("Chỉ 4/9 em đỗ.", ""), ("Còn 04/09 em thi lại.", ""),
        ("Hạn dùng: 08-2027.", "08-2027 = DATE 2027-08"),
        ("Mở từ 4/6 đến 9/7.", "4/6 đến 9/7 = DATE --06-04/--07-09"),
        ("Lễ từ ngày 4/2 đến ngày 9/3 âm lịch.", "ngày 4/2 đến ngày 9/3 âm lịch = DATE --02-04/--03-09"),
        ("Từ tháng 3/2019 đến tháng 8/2021.", "tháng 3/2019 đến tháng 8/2021 = DATE 2019-03/2021-08"),
        ("Nhớ ngày hôm qua.", "ngày hôm qua = DATE -P1D"), ("Gặp ba hôm trước.", "ba hôm trước = DATE -P3D"),
        ("Sang năm em lấy chồng.", "Sang năm = DATE P1Y"), ("Bước sang năm mới.", ""),
        // Doses, not days
        ("Uống ngày 3 lần.", "3 lần = QUANTITY 3 lần"), ("Uống ngày 2 viên.", "2 viên = QUANTITY 2 viên"),
        ("Làm ngày 8 tiếng.", "8 tiếng = DURATION PT8H"), ("Ngày 20 viên chức nghỉ.", "Ngày 20 = DATE ---20"),
        // Houses
        ("Trụ sở: 14/5 đường Huế.", ""), ("Địa chỉ: 14/5 Lê Lai.", ""),
        ("Sáng 14/5 đường ngập.", "14/5 = DATE --05-14"),
        // Words
        ("Khai ngày mười ba, tháng tám.", "ngày mười ba, tháng tám = DATE --08-13"),
        ("Đêm mười ba tháng tám mưa.", "mười ba tháng tám = DATE --08-13"),
        ("Gặt giữa tháng mười hai.", "giữa tháng mười hai = DATE --12"),
        ("Hẹn ngày mười lăm tháng tám.", "ngày mười lăm tháng tám = DATE --08-15"),
        ("Ngày hai mươi mốt tháng sáu năm 1925.", "Ngày hai mươi mốt tháng sáu năm 1925 = DATE 1925-06-21"),
        ("Ngày hai tháng chín.", "Ngày hai tháng chín = DATE --09-02"),
        ("Chợ họp mùng 5.", "mùng 5 = DATE ---05"),
        ("Giỗ tổ mồng mười tháng ba.", "mồng mười tháng ba = DATE --03-10"),
        ("Cúng rằm tháng bảy.", "rằm tháng bảy = DATE --07-15"),
        ("Về quê mùng 2 Tết.", "mùng 2 Tết = DATE --01-02"),
        ("Hội mở 10/3 âm lịch.", "10/3 âm lịch = DATE --03-10"),
        ("Khởi công cuối tháng Ba.", "cuối tháng Ba = DATE --03"),
        ("Trực từ ngày hai đến ngày chín tháng tư.", "ngày hai đến ngày chín tháng tư = DATE --04-02/--04-09"),
        ("Đầu tháng tư năm 2021.", "Đầu tháng tư năm 2021 = DATE 2021-04"),
        ("Hồi tháng tư năm ngoái.", "tháng tư năm ngoái = DATE --04"),
        ("Cưới ngày hai bảy tháng này.", "ngày hai bảy tháng này = DATE ---27"),
        ("Cưới ngày hai năm tháng sáu.", "ngày hai năm tháng sáu = DATE --06-25"),
        ("Đi hai ba tháng.", "hai ba tháng = DURATION P2M/P3M"),
        ("Cuối năm hai nghìn không trăm hai mốt.", "Cuối năm hai nghìn không trăm hai mốt = DATE 2021"),
        ("Hội từ mùng sáu đến mùng mười tháng giêng.", "mùng sáu đến mùng mười tháng giêng = DATE --01-06/--01-10"),
        ("Nghỉ ngày ba mốt tháng mười.", "ngày ba mốt tháng mười = DATE --10-31"),
        ("Đám cưới hai tư tháng chạp.", "hai tư tháng chạp = DATE --12-24"),
        ("Tháng mười một trời trở lạnh.", "Tháng mười một = DATE --11"),
        ("Lương mỗi tháng hai triệu.", "hai triệu = MONEY 2000000 VND"),
        ("Gặp tháng ba lần.", ""),
        ("Lễ 13 tháng Giêng.", "13 tháng Giêng = DATE --01-13"), ("Tối 14.5, trời mát.", "14.5 = DATE --05-14"),
        ("Tức mùng 10 âm lịch.", "mùng 10 âm lịch = DATE ---10"),
        ("Sinh năm một chín bốn lăm.", "năm một chín bốn lăm = DATE 1945"),
        ("Sinh năm một chín chín mươi.", "năm một chín chín mươi = DATE 1990"),
        ("Đến năm hai không ba mươi.", "năm hai không ba mươi = DATE 2030"),
        ("Cuối năm hai nghìn không trăm linh tám.", "Cuối năm hai nghìn không trăm linh tám = DATE 2008"),
        ("Ngày hai tháng chín năm một chín bốn lăm.", "Ngày hai tháng chín năm một chín bốn lăm = DATE 1945-09-02"),
        ("Có năm hai trăm tấn.", "hai trăm tấn = QUANTITY 200 t"),
        // The last days of the lunar year
        ("Chiều 30 Tết.", "30 Tết = DATE --12-30"), ("Gói bánh hai mươi tám Tết.", "hai mươi tám Tết = DATE --12-28"),
        ("Đón 5 Tết xa nhà.", "5 = NUMBER 5"),
        // Edges of what is relative
        ("Cuối quý 2/2024.", "Cuối quý 2/2024 = DATE 2024-Q2"), ("Đầu năm nay hạn.", "Đầu năm nay = DATE P0Y"),
        ("Đầu quý tới.", "Đầu quý tới = DATE P3M"), ("Quý trước lãi to.", "Quý trước = DATE -P3M"),
        ("Quý khách chờ.", ""), ("Mỗi quý trước đó.", ""), ("Giữa tháng trước.", "Giữa tháng trước = DATE -P1M"),
        ("Cuối tuần vừa qua mưa.", "Cuối tuần vừa qua = DATE -P1W"),
        ("Cháy lúc rạng sáng nay.", "rạng sáng nay = DATE P0D"),
        // Lists of days
        ("Nghỉ các ngày 3, 4 và 5/9.", "ngày 3, 4 và 5/9 = DATE --09-03/--09-05"),
        ("Họp ngày 2, 9, 16/5/2024.", "ngày 2, 9, 16/5/2024 = DATE 2024-05-02,2024-05-09,2024-05-16"),
        ("Thi ngày 1, 3 và 8 tháng 6.", "ngày 1, 3 và 8 tháng 6 = DATE --06-01,--06-03,--06-08"),
        // Ranges that say less at first
        ("Mở cửa ngày 12-15/3.", "ngày 12-15/3 = DATE --03-12/--03-15"),
        ("Nghỉ 29/4-3/5.", "29/4-3/5 = DATE --04-29/--05-03"),
        ("Nghỉ từ 8 đến 14/2/2024.", "8 đến 14/2/2024 = DATE 2024-02-08/2024-02-14"),
        ("Từ ngày 3 đến ngày 9/10.", "ngày 3 đến ngày 9/10 = DATE --10-03/--10-09"),
        ("Thi từ 28/6 đến 2/7/2023.", "28/6 đến 2/7/2023 = DATE 2023-06-28/2023-07-02"),
        ("Thu hoạch từ tháng 3 đến tháng 5/2022.", "tháng 3 đến tháng 5/2022 = DATE 2022-03/2022-05"),
        ("Mùa mưa tháng 5-10.", "tháng 5-10 = DATE --05/--10"),
        ("Giai đoạn 2021-2025.", "2021-2025 = DATE 2021/2025"),
        ("Nghỉ 30/4 - 3/5, rồi làm bù.", "30/4 - 3/5 = DATE --04-30/--05-03"),
        ("Bán 28/6 đến 2/7/2023.", "28/6 đến 2/7/2023 = DATE 2023-06-28/2023-07-02"),
        // Parts of a year
        ("Lãi 9 tháng đầu năm 2023.", "9 tháng đầu năm 2023 = DATE 2023-01/2023-09"),
        ("Lãi 12 tháng đầu năm 2023.", "12 tháng đầu năm 2023 = DATE 2023-01/2023-12"),
        // No year has so many.
        ("Lãi 13 tháng đầu năm 2023.", "13 tháng đầu năm 2023 = DATE "),
        ("Lãi ba tháng cuối năm 2023.", "ba tháng cuối năm 2023 = DATE 2023-10/2023-12"),
        ("Kế hoạch 6 tháng đầu năm.", "6 tháng đầu năm = DATE --01/--06"),
        ("Nửa cuối năm 2022 khá hơn.", "Nửa cuối năm 2022 = DATE 2022-07/2022-12"),
        ("Nửa đầu tháng 2/2024 rét.", "Nửa đầu tháng 2/2024 = DATE 2024-02-01/2024-02-15"),
        ("Nửa cuối tháng 2/2024 ấm.", "Nửa cuối tháng 2/2024 = DATE 2024-02-16/2024-02-29"),
        ("Doanh thu quý IV năm 2019.", "quý IV năm 2019 = DATE 2019-Q4"),
        ("Doanh thu quý 03/2019.", "quý 03/2019 = DATE 2019-Q3"),
        ("Doanh thu quý 3/2019.", "quý 3/2019 = DATE 2019-Q3"),
        ("Phong trào thập niên 1930.", "thập niên 1930 = DATE 193"),
        ("Nhạc những năm 80.", "những năm 80 = DATE 198"),
        ("Từ đầu thế kỷ XXI.", "đầu thế kỷ XXI = DATE 20"),
    ])
    func reads(text: String, expected: String) {
        #expect(foundExpressions(text) == expected.split(separator: "|").map(String.init))
    }

    @Test(arguments: [
        // No days
        "Ký 32/12.", "Ký 12/13/2020.", "Bản ghi 31/4.", "Ngày 30/2/2021.",
        // Houses, roads, hospitals, shares, scores, service without a break
        "Nhà số 21/7 ở ngõ nhỏ.", "Thi ở phòng 21/7.", "Lớp 12/8 học chiều.", "Ngách 12/8 rất hẹp.",
        "Khám ở viện 19-8.", "Đi dọc đường 30/4.",
        "Chỉ 3/8 hộ dân có nước.", "Bản đồ tỷ lệ 1/2000.", "Trực 24/7.", "Trực 24/24.", "Đội khách thắng 4-1.",
        "Huyết áp 12/8.",
        // No days from the day of writing
        "Xin gửi qua bưu điện.", "Họp trước bầu cử.", "Ngày nay khác xưa.", "Mấy năm nay mất mùa.",
        // No months
        "Cho biết ngày tháng năm sinh.",
    ])
    func findsNoDate(text: String) {
        #expect(!foundExpressions(text).contains { $0.contains(" = DATE") })
    }

    @Test(arguments: [
        ("Hôm qua mưa.", "2024-02-29"), ("Hôm kia mưa.", "2024-02-28"), ("Ngày mai nắng.", "2024-03-02"),
        ("Sáng nay họp.", "2024-03-01"), ("Tối qua có gió.", "2024-02-29"), ("Chiều mai đá.", "2024-03-02"),
        ("Khởi công 3 ngày trước.", "2024-02-27"), ("Cách đây hai tuần.", "2024-W07"),
        ("Cách đây khoảng 5 tháng.", "2023-10"), ("Mười năm trước đây.", "2014"), ("Còn 4 tháng nữa.", "2024-07"),
        ("Năm ngoái được mùa.", "2023"), ("Năm kia mất mùa.", "2022"), ("Tháng trước khô.", "2024-02"),
        ("Tháng sau thi.", "2024-04"), ("Tuần này bận.", "2024-W09"), ("Tuần tới nghỉ.", "2024-W10"),
        ("Thứ Hai tuần trước.", "2024-02-19"), ("Lãi quý này.", "2024-Q1"), ("Lỗ quý trước.", "2023-Q4"),
        ("Mở quý sau.", "2024-Q2"), ("Chủ nhật tuần này.", "2024-03-03"), ("Thứ Ba tuần sau.", "2024-03-05"),
        ("Hôm thứ Tư.", "2024-02-28"), ("Thứ Sáu vừa qua.", "2024-03-01"), ("Thứ Sáu tới.", "2024-03-08"),
        ("Tháng 7 năm ngoái.", "2023-07"), ("Quý IV năm ngoái.", "2023-Q4"), ("Ngày 5 tháng sau.", "2024-04-05"),
        ("Ngày 5/1.", "2024-01-05"), ("Ngày 20/12.", "2023-12-20"), ("Ngày 30/8.", "2024-08-30"),
        ("Ngày 20.", "2024-03-20"),
        ("Sáu tháng đầu năm nay.", "2024-01/2024-06"),
    ])
    func resolvesAgainstFridayTheFirstOfMarch2024(text: String, value: String) {
        let found = foundExpressions(text, reference: "2024-03-01")
        #expect(found.count == 1 && found[0].hasSuffix(" = DATE " + value), "\(found)")
    }

    @Test func theYearTurns() {
        #expect(foundExpressions("Lãi quý này.", reference: "2021-01-20") == ["quý này = DATE 2021-Q1"])
        #expect(foundExpressions("Lãi quý trước.", reference: "2021-01-20") == ["quý trước = DATE 2020-Q4"])
        #expect(foundExpressions("Ngày 5/1.", reference: "2021-12-20") == ["Ngày 5/1 = DATE 2022-01-05"])
        #expect(foundExpressions("Ngày 20/12.", reference: "2022-01-05") == ["Ngày 20/12 = DATE 2021-12-20"])
    }

    @Test func relativeDatesAreFoundWithoutAReference() {
        #expect(
            foundExpressions("Hôm qua, 2 năm trước, tuần sau.") == [
                "Hôm qua = DATE -P1D", "2 năm trước = DATE -P2Y", "tuần sau = DATE P1W",
            ])
        #expect(foundExpressions("Thứ Hai tuần trước.") == ["Thứ Hai tuần trước = DATE "])
    }

    @Test(arguments: ["Ba ngày trước khi cưới.", "Hai tuần trước đám cưới.", "Một tháng sau đó.", "Suốt 20 năm nay."])
    func timesOfAStoryStayLengths(text: String) {
        #expect(
            foundExpressions(text, reference: "2024-03-01").allSatisfy { $0.contains(" = DURATION") },
            "\(foundExpressions(text))")
    }

    @Test func theDatelineIsTheReference() {
        let line = "Thứ Ba, 5/3/2024 08:15 (GMT+7)\n\nHôm qua mưa."
        #expect(foundExpressions(line).last == "Hôm qua = DATE 2024-03-04")
        #expect(foundExpressions(line, reference: "2020-01-02").last == "Hôm qua = DATE 2020-01-01")
        #expect(foundExpressions("Thứ Ba, 5/3/2024 8:15 AM\n\nHôm qua mưa.").last == "Hôm qua = DATE 2024-03-04")
        #expect(foundExpressions("Cập nhật 21:40 | 5/3/2024\nHôm qua mưa.").last == "Hôm qua = DATE 2024-03-04")
        #expect(foundExpressions("Chủ nhật, 3/3/2024\n\nNgày 29/2 mưa.").last == "Ngày 29/2 = DATE 2024-02-29")
        // A date of the story is none.
        #expect(foundExpressions("Ông sinh ngày 5/3/1950. Hôm qua mưa.").last == "Hôm qua = DATE -P1D")
    }

    @Test func countsDaysAsTheCalendarDoes() {
        var random = SeededDays(state: 3)
        for _ in 0..<500 {
            let day = random.day()
            let days = random.number(below: 4000) - 2000
            guard let other = day.adding(days: days) else { continue }
            #expect(other.dayNumber - day.dayNumber == days)
            #expect(other.adding(days: -days) == day)
            #expect((other.weekday - day.weekday - days) % 7 == 0)
        }
        #expect(ReferenceDate("2024-02-29")?.adding(days: 366)?.iso == "2025-03-01")
        #expect(ReferenceDate("2024-12-30")?.week == "2025-W01")
        #expect(ReferenceDate("2021-01-03")?.week == "2020-W53")
        #expect(ReferenceDate("1970-01-01")?.weekday == 4)
        #expect(ReferenceDate("0001-01-01")?.adding(days: -1) == nil)
        #expect(ReferenceDate("9999-12-31")?.adding(days: 1) == nil)
    }
}

/// Days by a small generator of its own.
private struct SeededDays {
    var state: UInt64

    mutating func number(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func day() -> ReferenceDate {
        while true {
            let (year, month, day) = (1500 + number(below: 1000), 1 + number(below: 12), 1 + number(below: 31))
            if let day = ReferenceDate(year: year, month: month, day: day) { return day }
        }
    }
}
