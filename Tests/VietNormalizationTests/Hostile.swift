import TestSupport

/// Strings that nobody writes and every file holds.
enum Hostile {
    static let letters: [Unicode.Scalar] = Array(
        "aAăÂâđĐeêÊiIoôơƠuUưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉỳỵỹớợởỡờứựửừúọộhgnqcktl dnñçÐðɖАаеоТ".unicodeScalars)
    static let marks: [Unicode.Scalar] = [
        0x300, 0x301, 0x302, 0x303, 0x306, 0x308, 0x309, 0x31B, 0x323, 0x327, 0x328, 0x32E, 0x340, 0x341, 0x344, 0x345,
    ].compactMap(Unicode.Scalar.init)
    static let others: [Unicode.Scalar] = [
        0xA, 0x20, 0xA0, 0xAD, 0x200B, 0x200C, 0x200D, 0x2000, 0x2001, 0x2019, 0x201C, 0x2026, 0x2126, 0x212A, 0x212B,
        0x387, 0x3B1, 0x430, 0x439, 0x1F71, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0x958, 0x915, 0x93C, 0x9C7, 0x9BE,
        0xE33, 0x3099, 0x304B, 0xF900, 0xFB1D, 0xFF21, 0xFF06, 0xFF1B, 0xFEFF, 0xFFFD, 0xFE0F, 0x1F600, 0x1D15E,
        0x1D165, 0x20000, 0x2F800, 0x2329, 0xE0101, 0x10FFFF, 0xF71, 0xF72, 0xF74, 0x483, 0xFF76, 0xFF9E, 0xFB01,
        0x202E, 0x2066, 0x130, 0x2028, 0x2E, 0x21, 0x3F, 0x26, 0x3B, 0x61, 0x6D, 0x70, 0x23, 0x31,
    ].compactMap(Unicode.Scalar.init)
    static let alphabet = letters + marks + others

    /// A string of mostly letters of at most `length` code points.
    static func text(_ length: Int, using generator: inout SeededGenerator) -> String {
        var text = ""
        let pieces = ["hoà", "hòa", "hòang", "quý", "thưở", "&amp;", "&#65;", "&lt;", "...", "!!", "rộng.Chiều", "Ðà"]
        for _ in 0..<Int.random(in: 0...length, using: &generator) {
            let roll = Int.random(in: 0..<10, using: &generator)
            if roll == 0 {
                text += pieces.randomElement(using: &generator) ?? ""
            } else {
                let pool = roll < 5 ? letters : roll < 7 ? marks : others
                text.unicodeScalars.append(pool.randomElement(using: &generator) ?? "x")
            }
        }
        return text
    }
}
