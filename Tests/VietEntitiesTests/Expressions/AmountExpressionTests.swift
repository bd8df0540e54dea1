import Testing
import VietCore
@testable import VietEntities

@Suite struct AmountExpressionTests {
    @Test(arguments: [
        // Sums as written and spoken
        ("Ăn trưa 35k.", "35k = MONEY 35000 VND"), ("Điện thoại 12tr.", "12tr = MONEY 12000000 VND"),
        ("Thuê 3tr5.", "3tr5 = MONEY 3500000 VND"), ("Thuê 3tr250.", "3tr250 = MONEY 3250000 VND"),
        ("Vé 99K thôi.", "99K = MONEY 99000 VND"), ("Nhà 2 tỷ 7.", "2 tỷ 7 = MONEY 2700000000 VND"),
        ("Đất 5 tỷ rưỡi.", "5 tỷ rưỡi = MONEY 5500000000 VND"), ("Mất tỷ rưỡi.", "tỷ rưỡi = MONEY 1500000000 VND"),
        ("Hết khoảng 2 triệu rưỡi.", "2 triệu rưỡi = MONEY 2500000 VND"),
        ("Trả hai triệu tư.", "hai triệu tư = MONEY 2400000 VND"),
        ("Giá một triệu ba đồng.", "một triệu ba đồng = MONEY 1300000 VND"),
        ("Vốn 3 tỷ 200 triệu đồng.", "3 tỷ 200 triệu đồng = MONEY 3200000000 VND"),
        ("Tôm 250.000đ/kg.", "250.000đ/kg = MONEY 250000 VND"),
        ("Lương 9 triệu, ở trọ.", "9 triệu = MONEY 9000000 VND"),
        ("Vốn hai nghìn tỷ đồng.", "hai nghìn tỷ đồng = MONEY 2000000000000 VND"),
        ("Tặng 20 000 đồng.", "20 000 đồng = MONEY 20000 VND"),
        ("Gọi tô phở 60 ngàn.", "60 ngàn = MONEY 60000 VND"),
        ("Cái nón này ba chục nghìn.", "ba chục nghìn = MONEY 30000 VND"),
        // Hundreds of the next lower scale, in digits and in words
        ("Vốn 4 tỷ 2 trăm triệu đồng.", "4 tỷ 2 trăm triệu đồng = MONEY 4200000000 VND"),
        ("Lương 6 triệu 3 trăm.", "6 triệu 3 trăm = MONEY 6300000 VND"),
        ("Trả 6 triệu ba trăm.", "6 triệu ba trăm = MONEY 6300000 VND"),
        ("Trả 6 triệu ba trăm nghìn đồng.", "6 triệu ba trăm nghìn đồng = MONEY 6300000 VND"),
        ("Trả sáu triệu ba trăm.", "sáu triệu ba trăm = MONEY 6300000 VND"),
        ("Giá hai trăm rưỡi nghìn đồng.", "hai trăm rưỡi nghìn đồng = MONEY 250000 VND"),
        ("Máy 3tr450k.", "3tr450k = MONEY 3450000 VND"),
        ("Bó rau 8 nghìn.", "8 nghìn = MONEY 8000 VND"), ("Bỏ ra $2.5 billion.", "$2.5 billion = MONEY 2500000000 USD"),
        // Currencies and both separators
        ("Vay 4 triệu đôla Hồng Kông.", "4 triệu đôla Hồng Kông = MONEY 4000000 HKD"),
        ("Vay 4 triệu đô-la Úc.", "4 triệu đô-la Úc = MONEY 4000000 AUD"),
        ("Máy 2,300 USD.", "2,300 USD = MONEY 2300 USD"), ("Máy $1,299.99.", "$1,299.99 = MONEY 1299.99 USD"),
        ("Vay 12 tỷ yên Nhật.", "12 tỷ yên Nhật = MONEY 12000000000 JPY"),
        ("Nợ 7 triệu đô la Úc.", "7 triệu đô la Úc = MONEY 7000000 AUD"), ("Phạt 80 euro.", "80 euro = MONEY 80 EUR"),
        ("Mua 15 triệu won Hàn Quốc.", "15 triệu won Hàn Quốc = MONEY 15000000 KRW"),
        ("Thu 3 triệu bảng.", "3 triệu bảng = MONEY 3000000 GBP"),
        ("Giá từ 3 đến 5 triệu đồng.", "3 đến 5 triệu đồng = MONEY 3000000/5000000 VND"),
        ("Từ 900.000 đến 1 triệu đồng.", "900.000 đến 1 triệu đồng = MONEY 900000/1000000 VND"),
        // Signs
        ("Lỗ -1,5%.", "-1,5% = PERCENT -1.5%"), ("Quỹ -20 tỷ đồng.", "-20 tỷ đồng = MONEY -20000000000 VND"),
        ("Rét -3 độ C.", "-3 độ C = QUANTITY -3 °C"), ("Đổi (-0,7%).", "-0,7% = PERCENT -0.7%"),
        ("Lợi nhuận âm 8 tỷ đồng.", "âm 8 tỷ đồng = MONEY -8000000000 VND"),
        ("Tăng trưởng âm 1,5%.", "âm 1,5% = PERCENT -1.5%"),
        ("Mặn 4‰.", "4‰ = PERCENT 4‰"), ("Tăng 3-5%.", "3-5% = PERCENT 3/5%"),
        ("Chỉ 12 phần trăm.", "12 phần trăm = PERCENT 12%"),
        // Measures
        ("Cao 1m68.", "1m68 = QUANTITY 1.68 m"), ("Bé nặng 3kg2.", "3kg2 = QUANTITY 3.2 kg"),
        ("Cao một mét bảy.", "một mét bảy = QUANTITY 1.7 m"), ("Sâu 2 mét 35.", "2 mét 35 = QUANTITY 2.35 m"),
        ("Mua 2 lít rưỡi.", "2 lít rưỡi = QUANTITY 2.5 l"), ("Rộng 75m2.", "75m2 = QUANTITY 75 m2"),
        ("Cách 4 năm ánh sáng.", "4 năm ánh sáng = QUANTITY 4 ly"), ("Đường dây 220kV.", "220kV = QUANTITY 220 kV"),
        ("Có 12,500 người.", "12,500 người = QUANTITY 12500 người"), ("Dài 1,250 km.", "1,250 km = QUANTITY 1.25 km"),
        // Halves and parts
        ("Thưởng nửa triệu đồng.", "nửa triệu đồng = MONEY 500000 VND"),
        ("Mua nửa ký tôm.", "nửa ký = QUANTITY 0.5 kg"),
        ("Thêm 1/4 lít sữa.", "1/4 lít = QUANTITY 0.25 l"),
        ("Cao một mét bảy hai.", "một mét bảy hai = QUANTITY 1.72 m"),
        ("Em vắng nửa tiếng.", "nửa tiếng = DURATION PT30M"), ("Nghỉ nửa năm.", "nửa năm = DURATION P6M"),
        ("Nghỉ một ngày rưỡi.", "một ngày rưỡi = DURATION P1DT12H"), ("Dạy 3 năm rưỡi.", "3 năm rưỡi = DURATION P3Y6M"),
        ("Họp 4 tiếng rưỡi.", "4 tiếng rưỡi = DURATION PT4H30M"),
        // What a price is for, and areas with their sign
        ("Lô này 14tr/m2.", "14tr/m2 = MONEY 14000000 VND"), ("Đất nền 18tr/m².", "18tr/m² = MONEY 18000000 VND"),
        ("Vườn 240m².", "240m² = QUANTITY 240 m2"), ("Bể 36m³.", "36m³ = QUANTITY 36 m3"),
        ("Lương tháng 12 triệu.", "12 triệu = MONEY 12000000 VND"),
        ("Góp tháng 4-6 triệu.", "4-6 triệu = MONEY 4000000/6000000 VND"),
        ("Vải bốn mươi lăm ngàn một áo.", "bốn mươi lăm ngàn = MONEY 45000 VND"),
        ("Đặt cọc 8.500 yên.", "8.500 yên = MONEY 8500 JPY"),
        ("Đường huyết 6,1 mmol/L.", "6,1 mmol/L = QUANTITY 6.1 mmol/L"),
        // Letter case tells units apart.
        ("Xoắn 250 Nm.", "250 Nm = QUANTITY 250 Nm"), ("Chip 5 nm.", "5 nm = QUANTITY 5 nm"),
        ("Xoắn 250Nm.", "250Nm = QUANTITY 250 Nm"), ("Xa 20 NM.", "20 NM = QUANTITY 20 nmi"),
        ("Phát 5 mW.", "5 mW = QUANTITY 5 mW"), ("Phát 5MW.", "5MW = QUANTITY 5 MW"),
        ("Phát 5 kw.", "5 kw = QUANTITY 5 kW"),
        ("Tải 100 Mb.", "100 Mb = QUANTITY 100 Mb"), ("Tải 100 MB.", "100 MB = QUANTITY 100 MB"),
        ("Tải 100 mb.", "100 mb = QUANTITY 100 MB"), ("Mạng 100 Mb/s.", "100 Mb/s = QUANTITY 100 Mbps"),
        ("Đọc 500 MB/s.", "500 MB/s = QUANTITY 500 MB/s"), ("Đọc 20MB/s.", "20MB/s = QUANTITY 20 MB/s"),
        ("Mạng 50 MBps.", "50 MBps = QUANTITY 50 MB/s"), ("Mạng 50Mbps.", "50Mbps = QUANTITY 50 Mbps"),
        ("Pha 5 mM.", "5 mM = QUANTITY 5 mM"), ("Dày 5 MM.", "5 MM = QUANTITY 5 mm"),
        ("Mua 500 g.", "500 g = QUANTITY 500 g"), ("Mạng 4 G.", "4 = NUMBER 4"), ("Chờ 5 s.", "5 s = DURATION PT5S"),
        ("Máy 5 S.", "5 = NUMBER 5"), ("Dòng 500 mA.", "500 mA = QUANTITY 500 mA"), ("Có 5 ma.", "5 = NUMBER 5"),
        ("Ép 101 kPa.", "101 kPa = QUANTITY 101 kPa"), ("Điện 300 MWh.", "300 MWh = QUANTITY 300 MWh"),
        ("Trễ 50 ms.", "50 ms = QUANTITY 50 ms"),
        ("Bón 30 tấn/ha.", "30 tấn/ha = QUANTITY 30 t/ha"),
        ("Pha 25mg/l.", "25mg/l = QUANTITY 25 mg/L"),
        // Fever, kitchen and medicine
        ("Bé sốt 38 độ 5.", "38 độ 5 = QUANTITY 38.5 °"),
        ("Thêm 2 thìa cà phê muối.", "2 thìa cà phê = QUANTITY 2 thìa"),
        ("Rót 3/4 chén sữa.", "3/4 chén = QUANTITY 0.75 chén"), ("Uống 2 viên.", "2 viên = QUANTITY 2 viên"),
        // Numbers in words
        ("Có một trăm ba tư người.", "một trăm ba tư người = QUANTITY 134 người"),
        ("Có hai trăm linh năm.", "hai trăm linh năm = NUMBER 205"), ("Được năm mươi lăm.", "năm mươi lăm = NUMBER 55"),
        ("Chừng ba chục người.", "ba chục người = QUANTITY 30 người"),
        ("Tới trăm rưỡi người.", "trăm rưỡi người = QUANTITY 150 người"),
        ("Gặp ba bốn lần.", "ba bốn lần = QUANTITY 3/4 lần"),
        ("Vài tin, hai ba trăm người.", "hai ba trăm người = QUANTITY 200/300 người"),
    ])
    func reads(text: String, expected: String) { #expect(foundExpressions(text) == [expected]) }

    @Test(arguments: [
        // Minutes, no parts of a degree
        ("Nước 38 độ 5 phút.", "38 độ = QUANTITY 38 °|5 phút = DURATION PT5M"),
        // The segmenter's words
        ("Bắt 4 đồng phạm.", "4 = NUMBER 4"), ("Mất 6 hộ chiếu.", "6 = NUMBER 6"), ("Gặp 5 triệu phú.", "5 = NUMBER 5"),
        // Halves of what is not measured, a part that is a day, a month behind which a word begins
        ("Gọi lúc nửa đêm.", ""), ("Ăn nửa quả cam.", ""), ("Nghỉ 1/5 năm nay.", "năm nay = DATE P0Y"),
        ("Suốt nửa thế kỷ XX.", "thế kỷ XX = DATE 19"), ("Tháng 8 triệu tập họp.", "Tháng 8 = DATE --08"),
        ("Bán 5 bảng.", "5 bảng = MONEY 5 GBP"), ("Đeo 2 yên.", "2 = NUMBER 2"),
        ("Tăng 3 đồng loạt.", "3 = NUMBER 3"),
        // What is sold, but counted
        ("Bán được 3 nghìn tô phở.", "3 nghìn = NUMBER 3000"), ("Quán cơm có 2 nghìn khách.", "2 nghìn = NUMBER 2000"),
        // `âm` as another word
        ("Thu âm 5 bài.", "5 = NUMBER 5"), ("Mùng 5 âm lịch.", "Mùng 5 âm lịch = DATE ---05"),
        // Counts that are no sums
        ("Ảnh được 40k like.", "40k = NUMBER 40000"), ("Đã chạy 21K.", "21K = MONEY 21000 VND"), ("Màn hình 4K.", ""),
        ("Vé giá 10K.", "10K = MONEY 10000 VND"),
        ("Tivi 8K.", ""),
        ("Xem EURO 2024.", ""), ("Chia thành 4 bảng.", "4 = NUMBER 4"),
        // Numbers with groups that are none
        ("Thu 1234.567.890 đồng.", ""),
        // Dashes that are no signs
        ("Dẫn 2 - 0.", ""), ("Mùa 2018 -2019.", ""), ("Điểm A-5.", ""),
        // Labels of lists, news around the clock
        ("Hẹn lúc 25h30.", ""), ("Hẹn lúc 24h30.", "24h30 = TIME T00:30"),
        ("1. Mục đích", ""), ("2) Yêu cầu", ""), ("Đọc tin 24h.", "24h = DURATION PT24H"),
        // Scores
        ("Thua 0-2.", ""), ("Hòa 1-1.", ""),
    ])
    func isNotTakenForMore(text: String, expected: String) {
        #expect(foundExpressions(text) == expected.split(separator: "|").map(String.init))
    }

    /// Thousands without a word of price, in a sentence that has told a sum.
    @Test func aSumMakesTheThousandsBehindItSums() {
        #expect(
            foundExpressions("Phòng giá 300k, ghép thêm một trăm nghìn, trẻ em 50 nghìn.") == [
                "300k = MONEY 300000 VND", "một trăm nghìn = MONEY 100000 VND", "50 nghìn = MONEY 50000 VND",
            ])
        #expect(foundExpressions("Ghép thêm 50 nghìn.") == ["50 nghìn = NUMBER 50000"])
        #expect(foundExpressions("Phòng 300k. Ghép thêm 50 nghìn.").last == "50 nghìn = NUMBER 50000")
        #expect(foundExpressions("Góp 5 triệu đồng, nuôi 20 nghìn vịt.").last == "20 nghìn = NUMBER 20000")
    }

    @Test func aBulletIsNoSign() {
        #expect(foundExpressions("Gồm:\n-3 người\n-5 km") == ["3 người = QUANTITY 3 người", "5 km = QUANTITY 5 km"])
    }

    @Test(arguments: [
        ("Tù 3 năm 6 tháng.", "3 năm 6 tháng = DURATION P3Y6M"),
        ("Ninh xương bò 2 giờ 15 phút.", "2 giờ 15 phút = DURATION PT2H15M"),
        ("Hấp gà khoảng 1 giờ 15 phút.", "1 giờ 15 phút = DURATION PT1H15M"),
        ("Quán nướng cháy lúc 2 giờ 15 phút.", "2 giờ 15 phút = TIME T02:15"),
        ("Quán nướng cháy, 2 giờ 15 phút mới tắt.", "2 giờ 15 phút = TIME T02:15"),
        ("Rồi nấu khoảng 1 giờ 10 phút.", "1 giờ 10 phút = DURATION PT1H10M"),
        ("Lái xe gần 5 giờ 40 phút.", "5 giờ 40 phút = DURATION PT5H40M"),
        ("Đi bộ 1 giờ 5 phút.", "1 giờ 5 phút = DURATION PT1H5M"),
        ("Thời gian bay là 6 giờ 20 phút.", "6 giờ 20 phút = DURATION PT6H20M"),
        ("Họ chờ 6 giờ 20 phút.", "6 giờ 20 phút = DURATION PT6H20M"),
        ("Phim có thời lượng 1 giờ 40 phút.", "1 giờ 40 phút = DURATION PT1H40M"),
        ("Máy bơm chạy liên tục 6 giờ 20 phút.", "6 giờ 20 phút = DURATION PT6H20M"),
        ("Cả nhóm làm tổng cộng 3 giờ 5 phút.", "3 giờ 5 phút = DURATION PT3H5M"),
        ("Trận chung kết khép lại sau 2 giờ 11 phút.", "2 giờ 11 phút = DURATION PT2H11M"),
        ("Tàu đến chậm 1 giờ 25 phút.", "1 giờ 25 phút = DURATION PT1H25M"),
        ("Bé tập đàn 1 giờ 10 phút mỗi ngày.", "1 giờ 10 phút = DURATION PT1H10M"),
        ("Tàu chạy lúc 6 giờ 20 phút mỗi ngày.", "6 giờ 20 phút = TIME T06:20"),
        ("Sau 17 giờ 15 phút chiều, cổng đóng.", "17 giờ 15 phút chiều = TIME T17:15"),
        ("Mất 1 giờ 5 phút 20 giây.", "1 giờ 5 phút 20 giây = DURATION PT1H5M20S"),
        ("Phim dài 1 giờ 50 phút.", "1 giờ 50 phút = DURATION PT1H50M"),
        ("Kéo dài khoảng 2 giờ 30 phút.", "2 giờ 30 phút = DURATION PT2H30M"),
        ("Bay hết 3h20.", "3h20 = DURATION PT3H20M"), ("Chờ hai ba hôm.", "hai ba hôm = DURATION P2D/P3D"),
        ("Đã mười năm.", "mười năm = DURATION P10Y"), ("Nghỉ ba tuần rưỡi.", "ba tuần rưỡi = DURATION P3.5W"),
        ("Sống 2 thập kỷ.", "2 thập kỷ = DURATION P20Y"),
        ("Chỉ 15 phút đồng hồ.", "15 phút đồng hồ = DURATION PT15M"),
        ("Từ 8 đến 9 ngày.", "8 đến 9 ngày = DURATION P8D/P9D"),
        ("Hoãn 2 quý.", "2 quý = DURATION P6M"), ("Suốt 20 năm nay.", "20 năm nay = DURATION P20Y"),
        // Times of day
        ("Chạy lúc 1 giờ 50 phút.", "1 giờ 50 phút = TIME T01:50"),
        ("Mở lúc 9 giờ kém 5 phút tối.", "9 giờ kém 5 phút tối = TIME T20:55"),
        ("Lúc 12 giờ kém 10.", "12 giờ kém 10 = TIME T11:50"),
        ("Đến lúc 7 giờ thiếu 10 phút tối.", "7 giờ thiếu 10 phút tối = TIME T18:50"),
        ("Trạm 630 kVA quá tải.", "630 kVA = QUANTITY 630 kVA"),
        ("Pin dùng hơn 5 giờ 40 phút.", "5 giờ 40 phút = DURATION PT5H40M"),
        ("Lúc hơn 5 giờ 40 phút.", "5 giờ 40 phút = TIME T05:40"),
        ("Thời lượng: 1h24'.", "1h24' = DURATION PT1H24M"),
        ("Kém 10 phút 9 giờ tối.", "Kém 10 phút 9 giờ tối = TIME T20:50"),
        ("Hẹn 7g kém 10.", "7g kém 10 = TIME T06:50"), ("Hẹn 7g kém 10 tối.", "7g kém 10 tối = TIME T18:50"),
        ("Gửi 10:20 SA.", "10:20 SA = TIME T10:20"), ("Gửi 8:05 CH.", "8:05 CH = TIME T20:05"),
        ("Đến lúc 6h kém 15 sáng.", "6h kém 15 sáng = TIME T05:45"),
        ("Hẹn lúc 8h15' tối.", "8h15' tối = TIME T20:15"),
        ("Hẹn lúc 8h15' tối mai.", "8h15' = TIME T20:15|tối mai = DATE P1D"),
        ("Mở lúc 8:00 AM.", "8:00 AM = TIME T08:00"), ("Đóng lúc 10:30 PM.", "10:30 PM = TIME T22:30"),
        ("Hẹn 7pm.", "7pm = TIME T19:00"), ("Ngủ lúc 12:15 AM.", "12:15 AM = TIME T00:15"),
        ("Chợ họp 9g sáng.", "9g sáng = TIME T09:00"), ("Diễn 7-9g tối.", "7-9g tối = TIME T19:00/T21:00"),
        ("Rắc 9g muối.", "9g = QUANTITY 9 g"), ("Bay 4h rạng sáng.", "4h rạng sáng = TIME T04:00"),
        ("Kho suốt 1h20p.", "1h20p = DURATION PT1H20M"), ("Đi mất 5 giờ 40.", "5 giờ 40 = DURATION PT5H40M"),
        ("Hẹn hai giờ rưỡi chiều.", "hai giờ rưỡi chiều = TIME T14:30"),
        ("Ăn lúc 7 rưỡi tối.", "7 rưỡi tối = TIME T19:30"),
        ("Vào 19 giờ 30 ngày 1/9.", "19 giờ 30 = TIME T19:30|ngày 1/9 = DATE --09-01"),
        ("Tưới 6-7 giờ sáng.", "6-7 giờ sáng = TIME T06:00/T07:00"),
        ("Xem 8-9h tối mai.", "8-9h = TIME T20:00/T21:00|tối mai = DATE P1D"),
        ("Gọi 3 đến 4 giờ chiều.", "3 đến 4 giờ chiều = TIME T15:00/T16:00"),
        ("Về đích sau 9 giây 58.", "9 giây 58 = DURATION PT9.58S"), ("Ho 3 ngày nay.", "3 ngày nay = DURATION P3D"),
        ("Chờ 2-3 giờ liền.", "2-3 giờ = DURATION PT2H/PT3H"),
        ("Đá lúc 8h tối mai.", "8h = TIME T20:00|tối mai = DATE P1D"),
        ("Ngủ lúc 11 giờ đêm.", "11 giờ đêm = TIME T23:00"),
        ("Ăn lúc 1 giờ trưa.", "1 giờ trưa = TIME T13:00"), ("Vào 12 giờ đêm.", "12 giờ đêm = TIME T24:00"),
        ("Mở từ 5 đến 9 giờ tối.", "5 đến 9 giờ tối = TIME T17:00/T21:00"),
        ("Mở 7h00 - 20h45 mỗi ngày.", "7h00 - 20h45 = TIME T07:00/T20:45"),
        ("Mở từ 7h15 đến 11h.", "7h15 đến 11h = TIME T07:15/T11:00"),
        ("Mở 7:00-20:45 mỗi ngày.", "7:00-20:45 = TIME T07:00/T20:45"),
        ("Trực 22h - 5h30.", "22h - 5h30 = TIME T22:00/T05:30"),
        ("Tàu 7h15, 9h45 đến ga.", "7h15 = TIME T07:15|9h45 = TIME T09:45"),
        ("Mã 7:65-20:45 in sai.", ""),
        ("Làm từ 8 đến 5 giờ chiều.", "8 đến 5 giờ chiều = TIME T08:00/T17:00"),
        ("Cúp 2024 năm nay.", "năm nay = DATE P0Y"),
        ("Đi 3 ngày 2 đêm.", "3 ngày = DURATION P3D|2 đêm = DURATION P2D"),
        ("Đúng 8 giờ, tàu chạy.", "8 giờ = TIME T08:00"), ("Lúc tám giờ, chợ tan.", "tám giờ = TIME T08:00"),
        ("Đúng không giờ, pháo nổ.", "không giờ = TIME T00:00"),
        ("Ngủ đúng 8 giờ mỗi ngày.", "8 giờ = DURATION PT8H"),
        ("Lúc 9h 30 phút.", "9h 30 phút = TIME T09:30"),
        ("Họp 9h 30 phút ngày 1/9.", "9h 30 phút = TIME T09:30|ngày 1/9 = DATE --09-01"),
        ("Dậy lúc 5h15 sáng.", "5h15 sáng = TIME T05:15"),
        // Places in an order
        ("Nhiệm kỳ thứ hai.", "thứ hai = ORDINAL 2"), ("Đứng thứ 3.", "thứ 3 = ORDINAL 3"),
        ("Kỳ họp thứ XV.", "thứ XV = ORDINAL 15"),
    ])
    func readsTimes(text: String, expected: String) {
        #expect(foundExpressions(text) == expected.split(separator: "|").map(String.init))
    }
}
