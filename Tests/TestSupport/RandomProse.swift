/// Seeded random documents that read like text: sentences with and without capitals, lists, names, addresses, faces, and
/// between them whatever breaks scanners. Harsher pieces alone are those of ``RandomText``.
package struct RandomProse {
    private var generator: SeededGenerator

    package init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private static let words = [
        "mưa", "nhà", "đi", "học sinh", "Hà Nội", "ông", "Lan", "Nguyễn Văn", "thuở", "khoẻ", "hòa", "hoà", "ở", "và",
        "của",
        "Quảng Trị", "người ta", "trời", "đẹp", "kinh tế", "vitamin", "TP.HCM", "TS.", "N.V.", "C.", "A", "B.", "tr.",
        "v.v.",
        "Ph.", "12", "3", "1.250,5", "9/7", "20h30", "Khoản", "Phụ lục", "III", "iOS17.2", "MERS-CoV-2", "a&b",
        "Node.js",
        "src/app.ts:7", "https://vidu.vn/a.html", "vidu.vn", "@lan.vy_9", "#HàNội", ":)))", "<3", "😍", "👉", "học_sinh",
        "x_1",
        "１２", "Ch\u{200B}ợ", "Wolfgang", "Amadeus", "NHÀ", "Đức",
    ]
    private static let ends = [
        ".", ".", ".", "?", "!", "...", "…", "!!!", ".\"", "?”", ".)", " .", " ? \"", ":", ";", ",",
    ]
    private static let oddities = [
        "\u{301}", "\u{323}\u{302}", "\u{302}\u{323}", "\u{200D}", "\u{202E}", "\u{604}", "\u{FEFF}", "\u{1ABF}",
        "}\u{301}\u{1ABF}",
        " \u{301}\u{323}", "\u{0}", "\u{1F}", "\u{85}", "\u{2028}", "中文", "ไทย", "हिन्दी", "각", "\u{958}", "Å", "ﬁ",
        "привет", "العربية",
        "\"", "“", "(", ")", "-", "–", "_", "\t", "\u{A0}", "\r", "\r\n",
    ]

    /// A document of up to `maximum` sentences.
    package mutating func next(maximum: Int = 8) -> String {
        var text = ""
        let isLowerCase = roll(3) == 0
        for _ in 0..<Int.random(in: 1...maximum, using: &generator) {
            for place in 0..<Int.random(in: 1...7, using: &generator) {
                if place > 0 { text += roll(12) == 0 ? "" : " " }
                let word = roll(14) == 0 ? Self.oddities.randomElement(using: &generator)! : word()
                text += place == 0 && roll(4) > 0 ? word.prefix(1).uppercased() + word.dropFirst() : word
            }
            text += Self.ends.randomElement(using: &generator)!
            switch roll(8) {
            case 0: break
            case 1: text += "\n"
            case 2: text += roll(3) == 0 ? "\n\n" : "\n"
            default: text += " "
            }
        }
        return isLowerCase ? text.lowercased() : text
    }

    private mutating func word() -> String { Self.words.randomElement(using: &generator)! }

    private mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &generator) }

    /// The bytes of a document, in one case of four with some of them broken.
    package mutating func bytes() -> [UInt8] {
        let text = next()
        return roll(4) == 0 ? broken(text) : Array(text.utf8)
    }

    /// The bytes of a text, some of them broken.
    private mutating func broken(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<roll(4) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch roll(3) {
            case 0: bytes.remove(at: place)
            case 1: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            default: bytes.insert(UInt8.random(in: 128...255, using: &generator), at: place)
            }
        }
        return bytes
    }
}
