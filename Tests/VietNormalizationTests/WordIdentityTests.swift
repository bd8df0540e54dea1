import CVietICU
import TestSupport
import Testing
import VietCore

@testable import VietNormalization

/// When two ways of writing are the same word.
@Suite struct WordIdentityTests {
    /// The first level at which two words are the same, nil where they never are.
    private func level(_ first: String, _ second: String) -> WordIdentity? {
        WordIdentity.allCases.first { $0.areSame(first, second) }
    }

    @Test(arguments: [
        ("hoà", "hoa\u{300}", WordIdentity.exact), ("hoà", "ho\u{AD}à", .exact), ("Hà Nội", " Hà\u{A0} Nội\n", .exact),
        ("hoà", "HOÀ", .folded), ("hoà", "hòa", .folded), ("hoàng", "hòang", .folded), ("quý", "Qúy", .folded),
        ("thuỷ", "THỦY", .folded), ("Ω", "ω", .folded), ("ấ", "a\u{301}\u{302}", .folded), ("đ", "Đ", .folded),
        ("kỹ sư", "kĩ sư", .spelling), ("Mỹ", "MĨ", .spelling), ("lý", "lí", .spelling), ("tỷ-lệ", "tỉ-lệ", .spelling),
        ("kĩ", "ky", .bare), ("đá", "da", .bare), ("Mỹ", "mi", .bare), ("hòa", "hóa", .bare), ("é", "e", .bare),
        ("São", "sao", .bare),
    ]) func eachLevelAddsToTheOneBefore(first: String, second: String, expected: WordIdentity) {
        #expect(level(first, second) == expected)
        #expect(level(second, first) == expected)
    }

    @Test(arguments: [
        // The letter i is no other way of writing y anywhere else.
        ("quý", "quí"), ("thuý", "thúi"), ("ý", "í"), ("mỹa", "mĩa"), ("kỹ1x", "kỹ1y"), ("ngày", "ngài"),
        ("tay", "tai"),
        ("ba", "ca"), ("hà nội", "hànội"), ("tp", "tp."), ("", "a"), ("ny", "ni"), ("by", "bi"), ("1", "2"), ("-", "–"),
    ]) func othersAreNeverTheSame(first: String, second: String) {
        #expect(level(first, second) == nil)
    }

    @Test func formsAreWhatPeopleCanRead() {
        #expect(WordIdentity.exact.form(of: "KỸ  sư ") == "KỸ sư")
        #expect(WordIdentity.folded.form(of: "KỸ  sư") == "kỹ sư")
        #expect(WordIdentity.spelling.form(of: "KỸ  sư") == "kĩ sư")
        #expect(WordIdentity.bare.form(of: "KỸ  sư Đoàn") == "ki su doan")
        #expect(WordIdentity.standard.form(of: "ĐẶNG Ỷ Ỡ ĂÂÊÔƠƯ") == "đặng ỷ ỡ ăâêôơư")
        #expect(WordIdentity.standard.form(of: "ẞTRASSE ÉCOLE Ωμ") == "ßtrasse école ωμ")
        #expect(WordIdentity.standard.form(of: " \u{A0}a\u{200B}b\u{A0} ") == "ab")
        #expect(WordIdentity.standard.form(of: [0x41, 0xFF, 0x42]) == Array("a\u{FFFD}b".utf8))
    }

    /// Those that begin alike, that are as long as a place takes or longer, and what is no text, asked for again and again.
    @Test(arguments: WordIdentity.allCases) func keysThatAreRememberedAreThoseOfTheTokens(level: WordIdentity) {
        var generator = SeededGenerator(seed: 26)
        let (folder, memo) = (WordFolder(level), TokenKeyMemo(level))
        var tokens: [[UInt8]] = [[], [0], [0, 0], [0x61, 0], [0x61], [0xFF], [0xFF, 0xFE]]
        for syllable in ["KỸ", "hoà", "nghiêng", "Nguyễn", "hoa\u{300}"] {
            let bytes = Array((syllable + "abcdefghijklmnop").utf8)
            for count in 1...bytes.count { tokens.append(Array(bytes[..<count])) }
        }
        tokens += Syllable.inventory(.new).shuffled(using: &generator).prefix(3000).map { Array($0.utf8) }
        for _ in 0..<20_000 {
            let token = tokens.randomElement(using: &generator)!
            token.withUnsafeBufferPointer { #expect(memo.key(of: $0) == folder.key(of: $0), "\(token)") }
        }
    }

    /// What a sought token is told by lets every text pass that has its form.
    @Test(arguments: WordIdentity.allCases) func everyTextMayBeginItsOwnToken(level: WordIdentity) {
        var generator = SeededGenerator(seed: 24)
        let folder = WordFolder(level)
        let marks = ["", "\u{300}", "\u{31B}\u{323}", "\u{307}", "\u{327}", "\u{338}", "\u{200D}"]
        let all = (0..<0x180).map { String(Unicode.Scalar(UInt16($0))!) }
        let begun = all.flatMap { letter in marks.map { Array((letter + $0 + "a").utf8) } }
        for text in begun + (0..<4000).map({ _ in Self.hostile(&generator) }) {
            guard let start = text.first else { continue }
            let form = String(decoding: level.form(of: text), as: UTF8.self)
            #expect(SoughtToken(form, folder).mayBegin(with: start), "\(text.map { String($0, radix: 16) })")
        }
        let sought = SoughtToken(level.form(of: "của"), folder)
        #expect(sought.key == folder.key(of: "của"))
        #expect((0x21..<0x7F).filter { sought.mayBegin(with: $0) } == Array("Cc".utf8))
    }

    /// Every syllable in every way of writing it has one key, and no two syllables that differ by more share one.
    @Test func everyWayOfWritingHasOneKey() {
        var generator = SeededGenerator(seed: 20)
        let folder = WordFolder(.spelling)
        var keys: [TokenKey: String] = [:]
        for (new, old) in zip(Syllable.inventory(.new), Syllable.inventory(.old)) {
            let key = folder.key(of: new)
            let form = WordIdentity.spelling.form(of: new)
            #expect(keys[key, default: form] == form)
            keys[key] = form
            var ways = [old, new.uppercased(), old.uppercased(), String(new.prefix(1)).uppercased() + new.dropFirst()]
            ways += SpellingVariants.others(of: form)
            for way in ways {
                #expect(folder.key(of: way) == key, "\(way)")
                let apart = ICU.normalize(Array(way.utf8), VIET_NFD)
                #expect(folder.key(of: String(decoding: apart, as: UTF8.self)) == key, "\(way) decomposed")
                #expect(folder.key(of: mixed(apart, &generator)) == key, "\(way) with its marks in another order")
            }
        }
        #expect(keys.count < 17_480 && keys.count > 17_000)
    }

    /// The scalars with the marks behind each letter in random order.
    private func mixed(_ bytes: [UInt8], _ generator: inout SeededGenerator) -> String {
        var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        var start = 0
        while start < scalars.count {
            var end = start + 1
            while end < scalars.count, 0x300..<0x370 ~= scalars[end].value { end += 1 }
            scalars[min(start + 1, end)..<end].shuffle(using: &generator)
            start = end
        }
        return String(String.UnicodeScalarView(scalars))
    }

    @Test(arguments: WordIdentity.allCases)
    func formsAreTheirOwnForm(level: WordIdentity) {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<4000 {
            let text = Self.hostile(&generator)
            let form = level.form(of: text)
            #expect(level.form(of: form) == form, "\(text.map { String($0, radix: 16) })")
            #expect(String(validating: form, as: UTF8.self) != nil)
            let folder = WordFolder(level)
            let (a, b) = (
                text.withUnsafeBufferPointer { folder.key(of: $0) }, form.withUnsafeBufferPointer { folder.key(of: $0) }
            )
            #expect(a == b)
        }
    }

    /// The form of decomposed text is written without composing it first where that makes no difference.
    @Test(arguments: WordIdentity.allCases)
    func formsOfDecomposedTextAreThoseOfComposedText(level: WordIdentity) {
        var generator = SeededGenerator(seed: 23)
        let folder = WordFolder(level)
        for round in 0..<6000 {
            var text = Self.hostile(&generator)
            if round % 2 == 0 { text = ICU.normalize(text, VIET_NFD) }
            let composed = ICU.normalize(text, VIET_NFC)
            let fast = text.withUnsafeBufferPointer { folder.withForm(of: $0) { Array($0) } }
            let slow = composed.withUnsafeBufferPointer { folder.withForm(ofComposed: $0) { Array($0) } }
            #expect(fast == slow, "\(text.map { String($0, radix: 16) })")
        }
    }

    /// What is seen at a glance to be its own form is what the writer makes of it.
    @Test func textThatIsItsOwnFormIsSeenAtAGlance() {
        func isOwnForm(_ text: [UInt8]) -> Bool { text.withUnsafeBufferPointer { ExactText.isOwnForm($0) } }
        func check(_ text: [UInt8]) {
            guard isOwnForm(text) else { return }
            let form = ICU.normalize(text, VIET_NFC).withUnsafeBufferPointer {
                WordFolder(.exact).withForm(ofComposed: $0) { Array($0) }
            }
            #expect(form == text, "\(text.map { String($0, radix: 16) })")
        }
        for value in 0..<UInt32(0x3100) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            for text in ["a\(scalar)b", "\(scalar)", "a \(scalar)", "\(scalar) ệ", "o\(scalar)\u{301}"] {
                check(Array(text.utf8))
            }
        }
        var generator = SeededGenerator(seed: 25)
        let pieces: [[UInt8]] =
            ["a", "ệ", "Đ", "ư", " ", "“", "…", "–", "\u{200B}", "\u{2028}", "\u{A0}", "\u{301}", "\t"].map {
                Array($0.utf8)
            }
            + [[0xE1, 0xBB], [0xC3], [0xE2, 0x80], [0x99], [0xE1]]
        for _ in 0..<20_000 {
            check(
                (0..<Int.random(in: 0...6, using: &generator)).flatMap { _ in pieces.randomElement(using: &generator)! }
            )
        }
        #expect(isOwnForm(Array("Ông nói: “giá vàng” – 3,5%… ĐƯỢC Ý".utf8)))
        for text in ["", " a", "a ", "a  b", "a\u{A0}b", "a\u{301}", "a\u{200B}b"] {
            #expect(!isOwnForm(Array(text.utf8)))
        }
    }

    /// What is the same at one level is so at the next.
    @Test func levelsAreNested() {
        var generator = SeededGenerator(seed: 22)
        for _ in 0..<4000 {
            let text = Self.hostile(&generator)
            for (level, next) in zip(WordIdentity.allCases, WordIdentity.allCases.dropFirst()) {
                #expect(next.form(of: level.form(of: text)) == next.form(of: text))
            }
        }
    }

    private static func hostile(_ generator: inout SeededGenerator) -> [UInt8] {
        let pieces: [[UInt8]] =
            [
                "o", "ò", "à", "a", "Y", "ỹ", "k", "K", "u", "ú", "q", "đ", "Đ", "\u{300}", "\u{301}", "\u{302}",
                "\u{31B}",
                "\u{323}", "\u{307}", " ", "\u{A0}", "\u{200B}", "-", "1", "é", "ß", "İ", "ſ", "K", "Ω", "ệ", "中", "🙂",
                "\u{FE0F}",
                "ﬁ", "Ǆ", "ñ",
            ].map { Array($0.utf8) } + [[0xFF], [0xE1, 0xBB], [0xC3]]
        return (0..<Int.random(in: 0...7, using: &generator)).flatMap { _ in pieces.randomElement(using: &generator)! }
    }

    /// Below the limit of the table ranges stand for what the library says of each code point.
    @Test func theTableKnowsSpacesAndIgnorables() {
        for value in 0..<UInt32(WordFoldingTable.limit) where !(0x300..<0x370).contains(value) || value == 0x34F {
            let kind = WordFoldingTable.folding.entries[Int(value)].kind
            let expected = WordFoldingTable.kind(value)
            let isControl = value < 0x20 || value == 0x7F
            #expect((kind == .space) == (expected == .space || isControl), "U+\(String(value, radix: 16))")
            #expect((kind == .ignorable) == (expected == .ignorable), "U+\(String(value, radix: 16))")
            let lower = viet_lower(value)
            #expect(lower >= 0x1F00 || UInt32(WordFoldingTable.folding.entries[Int(value)].value) == lower)
        }
    }

    /// The tables against the library's own case mapping.
    @Test func lowerCaseIsThatOfUnicode() {
        for value in (0x20...0x24F as ClosedRange<UInt32>).map({ $0 }) + (0x1E00...0x1EFF) + (0x370...0x590) {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            let lower = scalar.properties.lowercaseMapping
            #expect(WordIdentity.folded.areSame(String(scalar), lower), "U+\(String(value, radix: 16))")
        }
    }
}
