import VietCore

/// The words that numbers, dates and sums are made of, by ``LetterFold``.
struct ExpressionLexicon: Sendable {
    /// What a single word does in an expression.
    enum Word: Sendable, Hashable {
        case digit(Int)
        /// mười; mươi.
        case ten, tens
        case hundred
        /// linh, lẻ: no tens follow.
        case zeroTens
        /// nghìn, vạn, triệu, tỷ as powers of ten.
        case scale(Int)
        /// rưỡi: and a half of the last scale.
        case half
        case day, month, quarter
        /// năm: a year, or five.
        case year
        case hour, minute, second
        /// A part of the day; whether it lies after noon.
        case morning, noon, afternoon, evening, night
        /// lúc, vào, từ: a time follows.
        case at
        case about
        case ordinal
        case times
        case rank
        case beginning, middle, end
        case weekday
        case century
        case decade
        case these
        case first
        case to
        case numberSign
        case hotline
    }

    enum UnitKind: Sendable { case money, percent, duration, quantity }
    struct Unit: Sendable {
        var kind: UnitKind
        /// The unit as written in values: ISO 4217 codes, SI symbols, ISO 8601 designators.
        var name: String
    }

    static let shared = ExpressionLexicon()

    private let words: [UInt32: Word]
    private let units: [UInt32: Unit]
    private let unitPrefixes: Set<UInt32>
    /// Three in four other words are told apart by one bit here, without a look at a dictionary.
    private let filter: [UInt64]

    private init() {
        let fold = LetterFold.shared
        var words: [UInt32: Word] = [:]
        for (list, word) in Self.wordLists {
            for text in list.split(separator: " ") { words[fold(String(text))] = word }
        }
        self.words = words
        var units: [UInt32: Unit] = [:]
        var prefixes: Set<UInt32> = []
        for (kind, name, spellings) in Self.unitLists {
            for spelling in spellings.split(separator: "|") {
                var key: UInt32 = 0
                for part in spelling.split(separator: " ") {
                    key = NameTable.extend(key, fold(String(part)))
                    prefixes.insert(key)
                }
                units[key] = Unit(kind: kind, name: name)
            }
        }
        self.units = units
        unitPrefixes = prefixes
        var filter = [UInt64](repeating: 0, count: 64)
        for key in words.keys { filter[Int(key >> 26)] |= 1 << UInt64(key >> 20 & 63) }
        self.filter = filter
    }

    /// What a word does, nil for all others.
    @inline(__always)
    func word(_ low: UInt32) -> Word? {
        filter[Int(low >> 26)] >> UInt64(low >> 20 & 63) & 1 == 0 ? nil : words[low]
    }

    /// The longest unit whose words are `lows`, with the number of words it takes.
    func unit(_ lows: UnsafeBufferPointer<UInt32>) -> (unit: Unit, length: Int)? {
        var key: UInt32 = 0
        var found: (Unit, Int)?
        for (index, low) in lows.enumerated() {
            key = NameTable.extend(key, low)
            guard unitPrefixes.contains(key) else { break }
            if let unit = units[key] { found = (unit, index + 1) }
        }
        return found
    }

    /// The unit that one word is.
    func unit(_ low: UInt32) -> Unit? { units[NameTable.extend(0, low)] }

    private static let wordLists: [(String, Word)] = [
        ("không", .digit(0)), ("một mốt", .digit(1)), ("hai", .digit(2)), ("ba", .digit(3)), ("bốn tư", .digit(4)),
        ("lăm nhăm", .digit(5)), ("sáu", .digit(6)), ("bảy bẩy", .digit(7)), ("tám", .digit(8)), ("chín", .digit(9)),
        ("mười", .ten), ("mươi", .tens), ("trăm", .hundred), ("linh lẻ", .zeroTens), ("nghìn ngàn", .scale(3)),
        ("vạn", .scale(4)), ("triệu", .scale(6)), ("tỷ tỉ", .scale(9)), ("rưỡi", .half), ("ngày", .day),
        ("tháng", .month), ("quý", .quarter), ("năm", .year), ("giờ", .hour), ("phút", .minute), ("giây", .second),
        ("sáng", .morning), ("trưa", .noon), ("chiều", .afternoon), ("tối", .evening), ("đêm khuya", .night),
        ("lúc vào từ hồi trước sau đến tới khoảng", .at), ("thứ", .ordinal), ("lần kỳ khóa khoá", .times),
        ("hạng xếp đứng top", .rank), ("đầu", .beginning), ("giữa", .middle), ("cuối", .end), ("nhật", .weekday),
        ("thế", .century), ("thập", .decade), ("những", .these), ("nhất", .first), ("số", .numberSign),
    ]

    private static let unitLists: [(UnitKind, String, String)] = [
        (.money, "VND", "đồng|đ|vnd|vnđ|đồng việt nam|việt nam đồng"),
        (.money, "USD", "usd|đô la|đô la mỹ|đô-la|đôla|đôla mỹ|đô|đô mỹ|$|us$|dollar|usd mỹ"),
        (.money, "EUR", "euro|eur|€|ơ rô"), (.money, "GBP", "bảng|bảng anh|gbp|£"),
        (.money, "JPY", "yên|yên nhật|yen|jpy|¥"),
        (.money, "CNY", "nhân dân tệ|tệ|cny|ndt"), (.money, "KRW", "won|krw"), (.money, "THB", "baht|bạt|thb"),
        (.money, "RUB", "rúp|ruble|rub"), (.money, "INR", "rupee|inr"), (.money, "AUD", "aud|đô la úc|đô la australia"),
        (.money, "SGD", "sgd|đô la singapore"), (.money, "CHF", "franc thụy sĩ|chf"),
        (.money, "CAD", "cad|đô la canada"),
        (.money, "HKD", "hkd|đô la hong kong"), (.money, "LAK", "kíp|lak"), (.money, "KHR", "riel|khr"),
        (.percent, "%", "%|phần trăm"),
        (.duration, "S", "giây"), (.duration, "TM", "phút|phút đồng hồ"),
        (.duration, "TH", "giờ|tiếng|giờ đồng hồ|tiếng đồng hồ|h"),
        (.duration, "D", "ngày|hôm|ngày đêm|đêm"), (.duration, "W", "tuần|tuần lễ"), (.duration, "M", "tháng"),
        (.duration, "Y", "năm"), (.duration, "10Y", "thập kỷ|thập niên"), (.duration, "100Y", "thế kỷ"),
        (.quantity, "km", "km|kilômét|ki lô mét|cây số"), (.quantity, "m", "m|mét"),
        (.quantity, "cm", "cm|xăng ti mét|phân"),
        (.quantity, "mm", "mm|milimét"), (.quantity, "km2", "km2|km²|km ²|km vuông|kilômét vuông|cây số vuông"),
        (.quantity, "m2", "m2|m²|m ²|m vuông|mét vuông"), (.quantity, "m3", "m3|m³|m ³|m khối|mét khối"),
        (.quantity, "ha", "ha|hecta|héc ta"), (.quantity, "kg", "kg|kilôgam|ki lô gam|ký|cân|kí"),
        (.quantity, "g", "g|gam|gram|gr"),
        (.quantity, "mg", "mg"), (.quantity, "t", "tấn"), (.quantity, "q", "tạ"), (.quantity, "l", "lít|l"),
        (.quantity, "ml", "ml"),
        (.quantity, "km/h", "km/h|km/giờ|km / h|km / giờ"), (.quantity, "°C", "°c|độ c|ºc"), (.quantity, "°", "độ|°"),
        (.quantity, "W", "w|watt"), (.quantity, "kW", "kw"), (.quantity, "MW", "mw"), (.quantity, "kWh", "kwh"),
        (.quantity, "GB", "gb"), (.quantity, "MB", "mb"), (.quantity, "TB", "tb"), (.quantity, "mAh", "mah"),
        (.quantity, "in", "inch|inches"), (.quantity, "MP", "mp|megapixel"), (.quantity, "hp", "mã lực"),
        (.quantity, "mi", "dặm"), (.quantity, "nmi", "hải lý"), (.quantity, "oz", "ounce"), (.quantity, "bbl", "thùng"),
        (.quantity, "điểm", "điểm"), (.quantity, "người", "người"), (.quantity, "tuổi", "tuổi"),
        (.quantity, "lượng", "lượng"),
        (.quantity, "ca", "ca"), (.quantity, "trường hợp", "trường hợp"), (.quantity, "học sinh", "học sinh"),
        (.quantity, "sinh viên", "sinh viên"), (.quantity, "hộ", "hộ|hộ dân"), (.quantity, "bàn", "bàn|bàn thắng"),
        (.quantity, "chiếc", "chiếc"), (.quantity, "cái", "cái"), (.quantity, "con", "con"),
        (.quantity, "căn", "căn|căn hộ|căn nhà"),
        (.quantity, "xe", "xe"), (.quantity, "trận", "trận"), (.quantity, "lượt", "lượt"), (.quantity, "vụ", "vụ"),
        (.quantity, "phiếu", "phiếu"), (.quantity, "doanh nghiệp", "doanh nghiệp"), (.quantity, "công ty", "công ty"),
        (.quantity, "quốc gia", "quốc gia|nước"), (.quantity, "tỉnh", "tỉnh|tỉnh thành"), (.quantity, "xã", "xã"),
        (.quantity, "dự án", "dự án"), (.quantity, "sản phẩm", "sản phẩm"), (.quantity, "lần", "lần"),
        (.quantity, "trang", "trang"),
        (.quantity, "cổ phiếu", "cổ phiếu"), (.quantity, "đại biểu", "đại biểu"), (.quantity, "bệnh nhân", "bệnh nhân"),
        (.quantity, "cán bộ", "cán bộ"), (.quantity, "lao động", "lao động"), (.quantity, "cây", "cây"),
        (.quantity, "tầng", "tầng"),
        (.quantity, "phòng", "phòng"), (.quantity, "đơn vị", "đơn vị"), (.quantity, "vị", "vị"),
        (.quantity, "em", "em"),
        (.quantity, "bức", "bức"), (.quantity, "bộ", "bộ"), (.quantity, "tờ", "tờ"), (.quantity, "quả", "quả|trái"),
        (.quantity, "tàu", "tàu"), (.quantity, "cầu thủ", "cầu thủ"), (.quantity, "đội", "đội|đội bóng"),
    ]
}
