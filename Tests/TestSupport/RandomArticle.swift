/// Seeded random text in the shapes that text comes in: prose, decomposed, with marks in any order, in other scripts, with
/// joiners, controls and broken bytes, one thing over and over, and all of it mixed.
package struct RandomArticle {
    /// What a text is mostly made of.
    package enum Kind: CaseIterable, Sendable {
        case prose, pieces, marks, scripts, joiners, controls, broken, repeated, scalars, mixture
    }

    private var generator: SeededGenerator
    private var rough: RandomText

    package init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        rough = RandomText(seed: seed ^ 0x5DEE_CE66)
    }

    /// A text of up to `length` pieces, in most cases far shorter.
    package mutating func next(length: Int = 160) -> [UInt8] {
        let longest = [3, 12, 40, length].randomElement(using: &generator)!
        let kind = Kind.allCases.randomElement(using: &generator)!
        return next(kind, count: Int.random(in: 0...min(longest, length), using: &generator))
    }

    /// A text of one kind of `count` pieces.
    package mutating func next(_ kind: Kind, count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        let repeated = piece(Kind.allCases.randomElement(using: &generator)!)
        for _ in 0..<count {
            bytes += kind == .repeated ? repeated : piece(kind)
            if Bool.random(using: &generator) { bytes += Array(Self.borders.randomElement(using: &generator)!.utf8) }
        }
        return bytes
    }

    private mutating func piece(_ kind: Kind) -> [UInt8] {
        switch kind {
        case .prose: return Array(Self.words.randomElement(using: &generator)!.utf8)
        case .pieces: return rough.next(maximum: 2, broken: false)
        case .marks: return marked()
        case .scripts: return Array(Self.foreign.randomElement(using: &generator)!.utf8)
        case .joiners: return joined()
        case .controls: return encoded(UInt32.random(in: 0..<0xA0, using: &generator))
        case .broken: return (0..<3).map { _ in UInt8.random(in: 0x78...0xFF, using: &generator) }
        case .repeated, .mixture:
            return piece(
                Kind.allCases.filter { $0 != .repeated && $0 != .mixture }
                    .randomElement(using: &generator)!)
        case .scalars:
            let planes: [ClosedRange<UInt32>] = [0x20...0x24F, 0x250...0x1FFF, 0x2000...0xFFFF, 0x10000...0x10FFFF]
            return encoded(UInt32.random(in: planes.randomElement(using: &generator)!, using: &generator))
        }
    }

    /// A letter under up to five marks in any order, as keyboards and converters leave them.
    private mutating func marked() -> [UInt8] {
        var text = Self.letters.randomElement(using: &generator)!.description
        for _ in 0..<Int.random(in: 0...5, using: &generator) {
            text.unicodeScalars.append(Self.marks.randomElement(using: &generator)!)
        }
        return Array(text.utf8) + (Bool.random(using: &generator) ? Array("ng".utf8) : [])
    }

    /// A word with characters of no width in it.
    private mutating func joined() -> [UInt8] {
        var text = ""
        for letter in Self.words.randomElement(using: &generator)!.unicodeScalars {
            text.unicodeScalars.append(letter)
            if Int.random(in: 0..<3, using: &generator) == 0 {
                text.unicodeScalars.append(Self.invisible.randomElement(using: &generator)!)
            }
        }
        return Array(text.utf8)
    }

    private func encoded(_ value: UInt32) -> [UInt8] {
        Unicode.Scalar(value).map { Array(String($0).utf8) } ?? [0xED, 0xA0, 0x80]
    }

    private static let borders = [" ", " ", " ", " ", ". ", ", ", "\n", "\r\n", "-", "\t", ".", "\n\n", "\u{A0}"]
    private static let words = [
        "Hà Nội", "thành phố", "học sinh", "Nguyễn Thị Hoa", "ông Trần Văn Bình", "Công ty TNHH Sao Mai",
        "ngày 9/7/2024",
        "lúc 8h30", "50.000đ", "3,5 triệu đồng", "25%", "TP.HCM", "Q.1", "GS.TS.", "UBND tỉnh", "và", "của", "được",
        "là",
        "hoà bình", "hòa bình", "quý", "thuở", "đường sắt", "nghiêng nghiêng", "https://a.vn/b_c?d=1", "a.b@c.vn",
        "#quehuong", "@ban", "COVID-19", "100/2019/NĐ-CP", "H'Hen", "“trời mưa”", "(CPP)", "XIV", "A", "Đ", "...", "–",
        "Việt Nam - Lào", "iPhone", "HÀ NỘI", "đại học quốc gia", "thứ hai", "mười lăm", "rưỡi", "0912 345 678",
    ]
    private static let foreign = [
        "中文字", "ひらがな", "ภาษาไทย", "ភាសា", "မြန်မာ", "привет", "ελληνικά", "العربية", "עברית", "हिन्दी", "한국어",
        "각", "😀", "👨‍👩‍👧", "🇻🇳", "🇻", "ﬁ", "Ｖｉệｔ", "ǅ", "ß", "İ", "Ω", "①", "Ⅻ", "٣", "₫", "\u{1D15E}", "\u{1F71}",
        "\u{0344}", "\u{0F73}", "\u{FB1D}", "\u{2F800}", "\u{1AB0}", "\u{1ABF}", "\u{302E}", "\u{3099}",
    ]
    private static let letters: [Unicode.Scalar] = Array(
        "aăâđeêioôơuưyAĂÂĐEÊIOÔƠUƯY nghk1.}\u{1EA1}\u{1EC7}".unicodeScalars)
    private static let marks: [Unicode.Scalar] = Array(
        "\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}\u{327}\u{328}\u{340}\u{344}\u{345}\u{35C}\u{1ABF}\u{20DD}"
            .unicodeScalars)
    private static let invisible: [Unicode.Scalar] = Array(
        "\u{AD}\u{200B}\u{200C}\u{200D}\u{200E}\u{202E}\u{2060}\u{2066}\u{FEFF}\u{604}\u{FE0F}\u{180E}\u{34F}\u{E0061}"
            .unicodeScalars)
}
