import TestSupport

/// Random text that is rich in numbers and names, between pieces that are hard on a scanner.
struct TestRandomText {
    private var generator: SeededGenerator
    private var rough: RandomText

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        rough = RandomText(seed: seed &+ 1)
    }

    private static let pieces = [
        "ngày", "tháng", "năm", "2020", "9", "9/7", "9-7-2020", "10", "triệu", "tỷ", "đồng", "%", "$", "5-7", "giờ",
        "15", "phút",
        "lần", "thứ", "XIII", "hai", "mươi", "lăm", "rưỡi", "0912", "345", "678", "(", ")", "+", "29A-123.45", "thế",
        "kỷ", "Nguyễn",
        "Văn", "A", "Hà", "Nội", "ông", ",", ".", "Công", "ty", "TNHH", "99999999999999999999", "1.2.3", "--", "TP.HCM",
    ]

    mutating func next() -> [UInt8] {
        (0..<Int.random(in: 0...30, using: &generator)).flatMap { _ -> [UInt8] in
            if Int.random(in: 0..<6, using: &generator) == 0 { return rough.next(maximum: 3) }
            return Array(Self.pieces.randomElement(using: &generator)!.utf8) + [0x20]
        }
    }
}
