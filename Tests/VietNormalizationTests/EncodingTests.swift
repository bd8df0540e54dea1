import TestSupport
import Testing
import VietCore
import VietNormalization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

@Suite struct EncodingTests {
    private static let legacy: [TextEncoding] = [.tcvn3, .tcvn5712, .vni, .viscii, .vps, .windows1258, .viqr]
    private static let wide: [TextEncoding] = [
        .utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian, .utf32BigEndian,
    ]
    private static let prose = """
        Sáng sớm, sương còn phủ trắng mặt hồ. Ông lão chèo thuyền ra giữa dòng, thả lưới rồi ngồi đợi; bà cụ ở nhà \
        nhóm bếp, nấu nồi cháo gạo mới. Đứa cháu nhỏ hỏi vì sao cá cứ bơi ngược nước, ông chỉ cười, bảo rằng cá cũng \
        nhớ nguồn như người nhớ quê. Chiều về, cả nhà quây quần bên mâm cơm, kể chuyện mùa lũ năm ấy.
        """

    private func failure(_ body: () throws -> Void) -> VietTextError? {
        do {
            try body()
            return nil
        } catch { return error as? VietTextError }
    }

    @Test(arguments: legacy + wide + [.utf8]) func proseComesBack(encoding: TextEncoding) throws {
        let source = Array(Self.prose.utf8)
        let bytes = try encoding.encode(source)
        let view = try encoding.decode(bytes)
        #expect(view.bytes == source)
        #expect(view.sourceRange(of: 0..<source.count).upperBound == bytes.count)
        // Each letter comes from the bytes that spell it.
        var cursor = view.makeCursor()
        var at = 0
        for character in Self.prose.unicodeScalars {
            let length = String(character).utf8.count
            let range = cursor.sourceRange(of: at..<at + length)
            at += length
            if at == length, encoding == .utf16 || encoding == .utf32 { continue }
            #expect(
                try encoding.decode(Array(bytes[range])).text == String(character)
                    || encoding.rawValue.hasPrefix("utf-"))
        }
    }

    @Test(arguments: legacy) func everyLetterComesBack(encoding: TextEncoding) throws {
        var missing: [String] = []
        for vowel in "aăâeêioôơuưy" {
            for tone in ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"] {
                for text in ["\(vowel)\(tone)", "\(vowel)\(tone)".uppercased()] {
                    let letter = text.composed
                    guard let bytes = try? encoding.encode(letter) else {
                        missing.append(text)
                        continue
                    }
                    #expect(try encoding.decode(bytes).bytes == letter)
                }
            }
        }
        switch encoding {
        // Capitals with tone, alone, are written like small letters.
        case .tcvn3: #expect(missing.count == 60 && missing.allSatisfy { $0 == $0.uppercased() })
        case .vps: #expect(missing.count == 14 && missing.allSatisfy { $0 == $0.uppercased() })
        default: #expect(missing.isEmpty)
        }
        #expect(try encoding.decode(encoding.encode(Array("đĐ dd".utf8))).text == "đĐ dd")
    }

    /// The project's tables against a list of codes made by others.
    @Test func tablesAgreeWithTheReference() throws {
        guard let lines = SharedReference.legacyLetters else {
            print("skipped: ../shared/data/normalization/legacy-encodings.json is not there")
            return
        }
        #expect(lines.count == 134)
        for (letter, codes) in lines {
            let utf8 = Array(letter.utf8)
            let columns: [(String, TextEncoding)] = [
                ("viscii", .viscii), ("tcvn5712_1", .tcvn5712), ("vps", .vps), ("cp1258_decomposed", .windows1258),
            ]
            for (name, encoding) in columns {
                guard let code = codes[name] else {
                    #expect((try? encoding.encode(utf8)) == nil)
                    continue
                }
                #expect(try encoding.encode(utf8).hex == code, "\(letter) in \(name)")
            }
            if let code = codes["vni_rule_latin1view"] {
                let bytes = code.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
                #expect(try TextEncoding.vni.encode(utf8) == bytes, "\(letter) in VNI")
            }
            if let code = codes["viqr_latin1view"] {
                #expect(try TextEncoding.viqr.encode(utf8) == Array(code.utf8), "\(letter) in VIQR")
            }
        }
    }

    @Test func capitalsOfTCVN3() throws {
        let heading = Array("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".utf8)
        let bytes = try TextEncoding.tcvn3.encode(heading)
        #expect(try TextEncoding.tcvn3.decode(bytes).bytes == heading)
        let error = failure { _ = try TextEncoding.tcvn3.encode(Array("Ấn Độ".utf8)) }
        #expect(error?.code == .unencodable && error?.message.contains("U+1EA4") == true && error?.byteOffset == 0)
        #expect(
            try TextEncoding.tcvn3.decode(TextEncoding.tcvn3.encode(Array("Ấn Độ".utf8), lossy: true)).text == "ấn Độ")
    }

    @Test func whatHasNoPlaceIsNamed() throws {
        let error = failure { _ = try TextEncoding.viscii.encode(Array("tôi “và” 😀".utf8)) }
        #expect(error?.code == .unencodable)
        #expect(error?.message == "no place in viscii for “ (U+201C), ” (U+201D), 😀 (U+1F600)")
        #expect(error?.byteOffset == 5)
        let lossy = try TextEncoding.viscii.encode(Array("tôi “và” 😀…".utf8), lossy: true)
        #expect(try TextEncoding.viscii.decode(lossy).text == "tôi \"và\" ?...")
        #expect(failure { _ = try TextEncoding.vps.decode([0x61, 0x91]) }?.byteOffset == 1)
        #expect(try TextEncoding.vps.decode([0x61, 0x91], lossy: true).text == "a\u{FFFD}")
        #expect(failure { _ = try TextEncoding.viqr.encode([0x61, 0xFF]) }?.code == .invalidUTF8)
        #expect(failure { _ = try TextEncoding(rawValue: "klingon").decode([0x61]) }?.code == .unsupportedEncoding)
    }

    @Test func brokenWideText() throws {
        #expect(failure { _ = try TextEncoding.utf16LittleEndian.decode([0x61, 0, 0, 0xD8]) }?.byteOffset == 2)
        #expect(failure { _ = try TextEncoding.utf16BigEndian.decode([0, 0x61, 0xDC]) }?.byteOffset == 2)
        #expect(
            try TextEncoding.utf16LittleEndian.decode([0x61, 0, 0, 0xD8, 0x62, 0], lossy: true).text == "a\u{FFFD}b")
        #expect(failure { _ = try TextEncoding.utf32BigEndian.decode([0, 0x11, 0, 0]) }?.code == .undecodable)
        #expect(try TextEncoding.utf16.decode([0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE]).text == "😀")
        #expect(try TextEncoding.utf16.encode(Array("😀".utf8)) == [0xFE, 0xFF, 0xD8, 0x3D, 0xDE, 0x00])
    }

    @Test func viqrEscapes() throws {
        #expect(
            try TextEncoding.viqr.decode(Array("DDa`i Ti\u{65}^'ng no\\'i, a\\. dd\\d".utf8)).text
                == "Đài Tiếng no'i, a. đd")
        let source = Array("Có gì? Đi đâu. add ddd a' \\ (ơ) a(b) dđ u+".utf8)
        #expect(try TextEncoding.viqr.decode(TextEncoding.viqr.encode(source)).bytes == source)
    }

    /// Encoding either fails or gives bytes that read back; decoding never fails where it may be lossy.
    @Test(arguments: legacy) func nothingIsLostSilently(encoding: TextEncoding) throws {
        var generator = SeededGenerator(seed: 3)
        var wrong = 0
        var held = 0
        for round in 0..<4_000 {
            let bytes: [UInt8]
            if round % 2 == 0 {
                var text = ""
                for _ in 0..<Int.random(in: 0...8, using: &generator) {
                    text.unicodeScalars.append(Hostile.letters.randomElement(using: &generator) ?? "a")
                    if Bool.random(using: &generator) {
                        text += [".", "?", "(", "d", "'", " ", "+", "\\"].randomElement(using: &generator) ?? ""
                    }
                }
                bytes = text.composed
            } else {
                bytes = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                }
                let view = try encoding.decode(bytes, lossy: true)
                if view.sourceRange(of: 0..<view.bytes.count).upperBound != bytes.count, !view.bytes.isEmpty {
                    wrong += 1
                }
                if String(validating: view.bytes, as: UTF8.self) == nil { wrong += 1 }
                continue
            }
            if let encoded = try? encoding.encode(bytes) {
                held += 1
                if try encoding.decode(encoded).bytes != bytes { wrong += 1 }
            }
            _ = try? encoding.encode(bytes, lossy: true)
        }
        #expect(wrong == 0)
        #expect(held > 50)
    }

    @Test func detection() throws {
        let source = Array(Self.prose.utf8)
        for encoding in Self.legacy + Self.wide + [.utf8] {
            let bytes = try encoding.encode(source)
            let guess = EncodingGuess.detect(bytes)
            #expect(
                try guess.encoding.decode(bytes).bytes == source, "\(encoding.rawValue) as \(guess.encoding.rawValue)")
            #expect(guess.confidence > 0.3 && guess.confidence <= 1)
        }
        let capitals = try TextEncoding.tcvn5712.encode(Array(Self.prose.uppercased().utf8))
        #expect(EncodingGuess.detect(capitals).encoding == .tcvn5712)
        #expect(EncodingGuess.detect([]).encoding == .utf8)
        #expect(EncodingGuess.detect(Array("Plain English, isn't it? Yes. (a) done.".utf8)).encoding == .utf8)
        for text in ["Go. Me? No. So do. To a. Be.", "Me. Do? Hi. No.", "a+b, a*x, o' i. e? u~"] {
            let guess = EncodingGuess.detect(Array(text.utf8))
            #expect(guess.encoding == .utf8 && guess.confidence == 1, "\(text)")
        }
        #expect(EncodingGuess.detect(Array("Ha` No^.i".utf8)).encoding == .viqr)
        // One word may be VIQR or not.
        let word = EncodingGuess.detect(Array("Vie^.t".utf8))
        #expect(word.encoding == .utf8 && word.confidence == 0.5)
        #expect(EncodingGuess.detect([0xEF, 0xBB, 0xBF, 0xFF]).encoding == .utf8)
        // One broken byte does not make UTF-8 something else.
        #expect(EncodingGuess.detect(source + [0xFF]).encoding == .utf8)
    }

    /// Of readings that are all made of syllables the one with the commoner letters is right.
    @Test(arguments: [
        (TextEncoding.tcvn5712, "HAI BÀ CHÁU"), (.viscii, "Giá bán rẻ"), (.viscii, "khán giả"), (.vps, "khán giả"),
        (.vps, "BÀ HÀ VỀ"), (.vps, "HAI BÀ CHÁU"), (.vni, "khán giả"), (.tcvn3, "khán giả"), (.windows1258, "khán giả"),
        (.tcvn3, "“Nhà báo” – giá bán…"),
    ]) func shortTexts(encoding: TextEncoding, text: String) throws {
        let bytes = try encoding.encode(Array(text.utf8))
        #expect(try EncodingGuess.detect(bytes).encoding.decode(bytes).text == text)
    }

    /// Text of another encoding that was saved as UTF-8.
    @Test(arguments: TextEncoding.misread) func misreadText(encoding: TextEncoding) throws {
        let source = Array(Self.prose.utf8)
        let bytes = try encoding.encode(source)
        #expect(String(validating: bytes, as: UTF8.self) != nil && bytes != source)
        let guess = EncodingGuess.detect(bytes)
        #expect(try guess.encoding.decode(bytes).bytes == source && guess.confidence > 0.9)
        // What stands for no byte stays, beside what is decoded.
        let mixed = try encoding.decode(Array("😀".utf8) + bytes + Array("Trần".utf8), lossy: true)
        #expect(mixed.text == "😀\(Self.prose)Trần")
        #expect(failure { _ = try encoding.decode(Array("a 😀".utf8)) }?.byteOffset == 2)
        #expect(mixed.sourceRange(of: 0..<4) == 0..<4)
        for text in [
            "größe schön für très joli déjà vu", "toà nhà à", Self.prose, "ô", "5 µm, § 3, ±2 °C", "µ\t¶\t°\n", "tôt",
        ] {
            #expect(EncodingGuess.detect(Array(text.utf8)).encoding == .utf8)
        }
    }

    @Test func namesAndAliases() {
        #expect(TextEncoding(name: "ABC") == .tcvn3 && TextEncoding(name: "cp1258") == .windows1258)
        #expect(TextEncoding(name: "UTF-8") == .utf8 && TextEncoding(name: "latin1") == nil)
    }
}

extension String {
    fileprivate var composed: [UInt8] { Array(utf8).withUnsafeBufferPointer { nfc(of: $0).bytes } }
}

extension [UInt8] {
    fileprivate var hex: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// Facts kept beside the checkout.
private enum SharedReference {
    /// The letters with their codes by column, or nil where the file is absent.
    static let legacyLetters: [(String, [String: String])]? = {
        guard let file = fopen("../shared/data/normalization/legacy-encodings.json", "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var byte = fgetc(file)
        while byte != EOF {
            bytes.append(UInt8(truncatingIfNeeded: byte))
            byte = fgetc(file)
        }
        var reader = TinyJSON(String(decoding: bytes, as: UTF8.self))
        return reader.objectOfObjects()
    }()
}

/// Reads an object whose members are objects of strings; enough for one file of facts.
private struct TinyJSON {
    private let text: [Character]
    private var at = 0

    init(_ text: String) { self.text = Array(text) }

    private mutating func skip(_ character: Character) -> Bool {
        while at < text.count, text[at].isWhitespace || text[at] == "," || text[at] == ":" { at += 1 }
        guard at < text.count, text[at] == character else { return false }
        at += 1
        return true
    }

    private mutating func string() -> String? {
        guard skip("\"") else { return nil }
        var result = ""
        while at < text.count, text[at] != "\"" {
            if text[at] == "\\", at + 1 < text.count {
                at += 1
                if text[at] == "u", at + 4 < text.count, let value = UInt32(String(text[at + 1...at + 4]), radix: 16),
                    let scalar = Unicode.Scalar(value)
                {
                    result.unicodeScalars.append(scalar)
                    at += 5
                    continue
                }
            }
            result.append(text[at])
            at += 1
        }
        at += 1
        return result
    }

    mutating func objectOfObjects() -> [(String, [String: String])]? {
        guard skip("{") else { return nil }
        var result: [(String, [String: String])] = []
        while let key = string() {
            guard skip("{") else { return nil }
            var members: [String: String] = [:]
            while let name = string() {
                if let value = string() {
                    members[name] = value
                } else {
                    while at < text.count, text[at] != ",", text[at] != "}" { at += 1 }
                }
            }
            guard skip("}") else { return nil }
            result.append((key, members))
        }
        return result
    }
}
