import VietCore

extension EntityType {
    /// A calendar date or a part of one: `ngày 9/7/2020`, `tháng 7`, `quý II/2021`, `2020-2021`.
    public static let date = EntityType(rawValue: "DATE")
    /// A time of day: `19h30`, `7 giờ 15 phút sáng`.
    public static let time = EntityType(rawValue: "TIME")
    /// A length of time: `69 năm`, `hai tuần`.
    public static let duration = EntityType(rawValue: "DURATION")
    /// A sum of money: `10 triệu đồng`, `1,2 tỷ USD`.
    public static let money = EntityType(rawValue: "MONEY")
    /// A share of a hundred: `84%`.
    public static let percent = EntityType(rawValue: "PERCENT")
    /// A number with a unit: `415 km2`, `2,8 triệu người`.
    public static let quantity = EntityType(rawValue: "QUANTITY")
    /// A place in an order: `lần thứ XIII`.
    public static let ordinal = EntityType(rawValue: "ORDINAL")
    /// Any other number, in digits or in words.
    public static let number = EntityType(rawValue: "NUMBER")
    /// A telephone number.
    public static let phone = EntityType(rawValue: "PHONE")
    /// An e-mail address.
    public static let email = EntityType(rawValue: "EMAIL")
    /// A web address.
    public static let url = EntityType(rawValue: "URL")
    /// A vehicle's licence plate: `29A-123.45`.
    public static let plate = EntityType(rawValue: "PLATE")
    /// The number of a document: `100/2019/NĐ-CP`.
    public static let document = EntityType(rawValue: "DOCUMENT")

    /// The types that are found by grammar, with a normalized value.
    public static let expressions: [EntityType] = [
        .date, .time, .duration, .money, .percent, .quantity, .ordinal, .number, .phone, .email, .url, .plate,
        .document,
    ]
}
