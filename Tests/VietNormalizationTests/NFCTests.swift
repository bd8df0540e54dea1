import CVietICU
import TestSupport
import Testing
import VietNormalization

private let hostile: [Unicode.Scalar] = {
    let vietnamese = "aAăÂâđĐeêÊiIoôơƠuUưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìỳỵỹớợởỡờứựửữừúọộ dnñçC".unicodeScalars
    let marks: [UInt32] = [
        0x300, 0x301, 0x302, 0x303, 0x306, 0x308, 0x309, 0x31B, 0x323, 0x327, 0x328, 0x32E, 0x340, 0x341, 0x344, 0x345,
    ]
    let others: [UInt32] = [
        0xA, 0x20, 0xA0, 0xAD, 0x200B, 0x200D, 0x2000, 0x2001, 0x2019, 0x2026, 0x2126, 0x212A, 0x212B, 0x387, 0x3B1,
        0x430, 0x439, 0x1F71, 0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0x958, 0x915, 0x93C, 0x9C7, 0x9BE, 0xE33, 0x3099,
        0x304B, 0xF900, 0xFB1D, 0xFF21, 0xFEFF, 0xFFFD, 0xFE0F, 0x1F600, 0x1D15E, 0x1D165, 0x20000, 0x2F800, 0x2329,
        0xE0101, 0x10FFFF, 0xF71, 0xF72, 0xF74, 0x483,
    ]
    return vietnamese + (marks + others).compactMap(Unicode.Scalar.init)
}()

private func view(_ bytes: [UInt8]) -> AlignedText { bytes.withUnsafeBufferPointer { nfc(of: $0) } }

private func firstSuspect(_ bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { NFCScan.firstSuspect(in: $0) }
}

@Suite struct NFCTests {
    /// Letters with a tone and a mark that changes their shape, in both orders.
    @Test func tonesAndShapesInAnyOrder() {
        let shapes = ["\u{302}", "\u{306}", "\u{31B}"]
        let tones = ["\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
        let letters = "aăâeêioôơuưyOUAáạéẹóòõỏọúùũủụếộớỢ".map(String.init)
        for letter in letters {
            for shape in shapes {
                for tone in tones {
                    for text in [letter + tone + shape, letter + shape + tone] {
                        let bytes = Array(text.utf8)
                        #expect(view(bytes).bytes == ICU.normalize(bytes, VIET_NFC), "\(text.unicodeScalars)")
                    }
                }
            }
        }
    }

    @Test func everyCodePointAlone() {
        // Failures are collected: an expectation for each of a million code points would take minutes.
        var wrong: [String] = []
        let bases = ["a", "ệ", "\u{1100}", "\u{AC00}", "\u{304B}", "\u{9C7}"].map { Array($0.utf8) }
        let padding = [UInt8](repeating: 0x78, count: 62)
        for value in UInt32(0)...0x10FFFF where value < 0x30000 || value % 251 == 0 || value >> 12 == 0xE0 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = scalar.utf8Bytes
            let expected = ICU.normalize(bytes, VIET_NFC)
            if view(bytes).bytes != expected { wrong.append("U+\(String(value, radix: 16)) normalized") }
            let suspect = firstSuspect(bytes) != nil
            // The same across the border of two blocks of the fast scan.
            if (firstSuspect(padding + bytes + padding) != nil) != suspect {
                wrong.append("U+\(String(value, radix: 16)) in the middle of a text")
            }
            if suspect { continue }
            // A mark may change with its neighbours even where it does not change alone.
            let still = expected == bytes && scalar.properties.canonicalCombiningClass == .notReordered
            if !still || bases.contains(where: { ICU.normalize($0 + bytes, VIET_NFC) != $0 + bytes }) {
                wrong.append("U+\(String(value, radix: 16)) called safe")
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20))")
    }

    @Test func everyPairOfTheHostileAlphabet() {
        var wrong = 0
        for first in hostile {
            for second in hostile {
                let bytes = first.utf8Bytes + second.utf8Bytes
                let expected = ICU.normalize(bytes, VIET_NFC)
                if view(bytes).bytes != expected || firstSuspect(bytes) == nil && expected != bytes { wrong += 1 }
            }
        }
        #expect(wrong == 0)
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func randomStringsAgreeWithICU(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var wrong = 0
        for _ in 0..<2_500 {
            var bytes: [UInt8] = []
            let marks = seed % 2 == 0
            for _ in 0..<Int.random(in: 1...(marks ? 40 : 120), using: &generator) {
                let scalar =
                    marks || Int.random(in: 0..<20, using: &generator) == 0
                    ? hostile.randomElement(using: &generator)! : "x"
                bytes += scalar.utf8Bytes
            }
            let expected = ICU.normalize(bytes, VIET_NFC)
            let result = view(bytes)
            if result.bytes != expected || view(expected).bytes != expected { wrong += 1 }
            if firstSuspect(bytes) == nil, expected != bytes { wrong += 1 }
            if !isAligned(result, source: bytes) { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    /// Whether the code points of the view come from source bytes that follow each other, overlap only in pieces that
    /// were rewritten as one, and normalize to what holds the code point.
    private func isAligned(_ result: AlignedText, source: [UInt8]) -> Bool {
        let starts = result.bytes.indices.filter { result.bytes[$0] & 0xC0 != 0x80 } + [result.bytes.count]
        var cursor = result.makeCursor()
        var last = 0..<0
        for (start, next) in zip(starts, starts.dropFirst()) {
            let range = cursor.sourceRange(of: start..<next)
            guard range == result.sourceRange(of: start..<next), !range.isEmpty else { return false }
            guard range == last || range.lowerBound == last.upperBound else { return false }
            let piece = ICU.normalize(Array(source[range]), VIET_NFC)
            guard piece.count >= next - start,
                Substring(decoding: piece, as: UTF8.self).unicodeScalars.contains(
                    String(decoding: result.bytes[start..<next], as: UTF8.self).unicodeScalars.first!)
            else { return false }
            last = range
        }
        return last.upperBound == source.count
    }

    @Test func rangesOfADecomposedWord() {
        let source = Array("Hồ Đường".decomposed)
        let result = view(source)
        #expect(result.text == "Hồ Đường")
        #expect(result.sourceRange(of: 0..<4) == 0..<6)
        #expect(result.sourceRange(of: 1..<4) == 1..<6)
        #expect(result.sourceRange(of: 2..<3) == 1..<6)
        #expect(result.sourceRange(of: 4..<5) == 6..<7)
        #expect(result.sourceRange(of: 5..<result.bytes.count) == 7..<source.count)
    }

    @Test func invalidBytesPassThrough() {
        var generator = SeededGenerator(seed: 9)
        var wrong = 0
        let pool: [UInt8] = [
            0x61, 0x65, 0xCC, 0x81, 0xCC, 0x80, 0xE1, 0xBB, 0x87, 0xE2, 0x80, 0xFF, 0xC0, 0xED, 0xA0, 0xF0, 0x9F,
        ]
        for _ in 0..<10_000 {
            let bytes = (0..<Int.random(in: 0...90, using: &generator)).map { _ in
                pool.randomElement(using: &generator)!
            }
            let result = view(bytes)
            if result.sourceRange(of: 0..<result.bytes.count) != 0..<bytes.count { wrong += 1 }
            if view(result.bytes).bytes != result.bytes { wrong += 1 }
            // Decoding replaces what is invalid by U+FFFD, which neither composes nor moves.
            let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
            if Array(result.text.utf8) != ICU.normalize(text, VIET_NFC) { wrong += 1 }
        }
        #expect(wrong == 0)
    }

    @Test func marksWithoutEndOnOneLetter() {
        let marks: [Unicode.Scalar] = ["\u{301}", "\u{323}", "\u{31B}", "\u{302}"]
        var bytes = Array("o".utf8)
        for i in 0..<200_000 { bytes += marks[i % 4].utf8Bytes }
        let result = view(bytes)
        #expect(result.bytes.starts(with: Array("ợ".utf8)))
        #expect(view(result.bytes).bytes == result.bytes)
        // Short enough for ICU's own ordering.
        let short = Array(bytes.prefix(241))
        #expect(ICU.normalize(short, VIET_NFC) == view(short).bytes)
    }

    @Test func nothingIsRecordedForComposedText() {
        let text = AlignedText(unchanged: Array("Hồ Chí Minh".utf8))
        #expect(text.isUnchanged && text.sourceRange(of: 1..<3) == 1..<3)
        #expect(view(Array("“Đường” – số 1…".utf8)).isUnchanged)
        #expect(view([]).isUnchanged)
    }
}

extension String {
    /// The NFD form in UTF-8.
    var decomposed: [UInt8] { ICU.normalize(Array(utf8), VIET_NFD) }
}

@Suite struct ToneFoldingTests {
    @Test func bothStylesBecomeOne() {
        let pairs = [
            ("hòa", "hoà"), ("thủy", "thuỷ"), ("khỏe", "khoẻ"), ("qúy", "quý"), ("hòang", "hoàng"), ("húynh", "huýnh"),
            ("khúyên", "khuyến"), ("xòe", "xoè"), ("chõe", "choẽ"), ("lũy", "luỹ"), ("lọai", "loại"), ("qủa", "quả"),
        ]
        for (old, new) in pairs {
            #expect(String(decoding: ToneFolding.fold(Array(old.utf8)), as: UTF8.self) == new)
            #expect(ToneFolding.fold(Array(new.utf8)) == Array(new.utf8))
        }
    }

    @Test func othersStay() {
        for syllable in [
            "của", "múa", "mùi", "người", "thuở", "giúp", "a", "", "ú", "bò", "bóp", "tòng", "ngoằn", "gìa",
        ] {
            #expect(ToneFolding.fold(Array(syllable.utf8)) == Array(syllable.utf8))
        }
    }
}
