/// Seeded random text made of pieces that are hard on a scanner: Vietnamese in both normal forms, numbers, addresses,
/// broken bytes, marks without letters.
package struct RandomText {
    private var generator: SeededGenerator

    package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private static let pieces: [String] = [
        "nhà", "Nhà", "NHÀ", "hoà", "hòa", "bình", "Việt", "Nam", "Việt Nam", "đ", "Đ", "TP.HCM", "TP.", "GS.TS.",
        "v.v.",
        "a", "A", "A.", "Q.1", "9/7", "2020-2021", "84%", "1.234,5", "20h30", "50.000đ", "100/2019/NĐ-CP", "COVID-19",
        "http://a.vn/b?c=1", "www.x.com", "a.b@c.vn", "#tag", "@ai", "H'Hen", "L’Oréal", "AT&T", "km/h", "…", "...",
        ".", ",",
        ";", ":", "?", "!", "\"", "“", "”", "(", ")", "-", "–", "_", "'", "/", "\\", "$", "%", "+", " ", "  ", "\n",
        "\r\n",
        "\r", "\t", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{301}", "\u{302}\u{323}", "e\u{302}\u{323}",
        "i\u{300}",
        "😀", "👨‍👩‍👧", "🇻🇳", "中文", "ไทย", "привет", "\u{0}", "\u{1}", "\u{1EFF}", "\u{E000}", "\u{2028}",
    ]
    private static let broken: [[UInt8]] = [
        [0xFF], [0xC3], [0xE1, 0xBB], [0xE1], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0x80], [0xFE, 0xFF],
        [0xCC],
    ]

    /// A text of up to `maximum` pieces; `broken` allows bytes that are not UTF-8.
    package mutating func next(maximum: Int = 40, broken: Bool = true) -> [UInt8] {
        (0..<Int.random(in: 0...maximum, using: &generator)).flatMap { _ -> [UInt8] in
            var piece = Array(Self.pieces.randomElement(using: &generator)!.utf8)
            if broken, Int.random(in: 0..<12, using: &generator) == 0 {
                piece = Self.broken.randomElement(using: &generator)!
            }
            return Bool.random(using: &generator) ? piece + [0x20] : piece
        }
    }
}
