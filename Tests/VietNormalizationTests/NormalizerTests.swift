import TestSupport
import Testing
import VietCore
@testable import VietNormalization

@Suite struct NormalizerTests {
    private func normalize(_ text: String, _ change: (inout Normalizer.Options) -> Void) throws -> String {
        var options = Normalizer.Options()
        change(&options)
        return try Normalizer(options).normalize(text)
    }

    @Test func tonesMoveAndNothingElse() throws {
        let source = "Hòa, HÒA thủy khỏe quý giá hoàng của QUỲ Thúy-Hoa oà loè http://hòa.vn"
        let new = "Hoà, HOÀ thuỷ khoẻ quý giá hoàng của QUỲ Thuý-Hoa oà loè http://hoà.vn"
        #expect(try normalize(source) { $0.tone = .new } == new)
        #expect(try normalize(new) { $0.tone = .old } == source.replacing("oà loè", with: "òa lòe"))
        #expect(try normalize("hòang qúy hòa hoà") { $0.repairsTones = true } == "hoàng quý hòa hoà")
        #expect(try normalize("thưở Thưở thươ thuở") { $0.repairsThuo = true } == "thuở Thuở thuơ thuở")
        #expect(try normalize("lí MĨ quí vì ti") { $0.iy = .y } == "lý MỸ quý vì ty")
        #expect(try normalize("lý Mỹ quý thuỷ y") { $0.iy = .i } == "lí Mĩ quí thuỷ y")
    }

    @Test func cleanUps() throws {
        let cases: [(CleanUp, String, String)] = [
            (.lookalikes, "Ðà Nẵng, HÐND, ɖường, ðộ, Aðalsteinn", "Đà Nẵng, HĐND, đường, độ, Aðalsteinn"),
            (.lookalikes, "hаi со Москва toàn Тоàn", "hai со Москва toàn Toàn"),
            (.width, "ＡＢ１！", "AB1!"),
            (.marks, "a\u{300}\u{302} ế\u{301} o\u{301}\u{31B} x\u{301}", "ầ ế ớ x\u{301}"),
            (.invisible, "\u{FEFF}a\u{200B}b\u{AD}c\u{200D} 👩\u{200D}🚀\u{202E}", "abc 👩\u{200D}🚀"),
            (.spaces, "a\u{A0}b\u{3000}c\u{2028}d\te", "a b c d\te"),
            (.quotes, "“a” ‘b’ «c»", "\"a\" 'b' «c»"),
            (.dashes, "1–2 — −3 x‑y", "1-2 - -3 x-y"),
            (.ellipsis, "a…", "a..."),
            (.punctuation, "a!!! b?? c,, d.. e..... f... g.", "a! b? c, d... e... f... g."),
            (
                .entities, "&amp;amp;lt; &#273; &#x1EC7; &eacute; &Agrave; &nope; & &; &#10; &#xD800;",
                "< đ ệ é À &nope; & &; &#10; &#xD800;"
            ),
        ]
        for (option, source, expected) in cases {
            #expect(try normalize(source) { $0.clean = option } == expected)
            // Nobody asked, nothing changes.
            #expect(try normalize(expected) { $0.clean = option } == expected)
        }
        let untouched = "“a” … – \u{200B} &amp; !!! Ðà ＡＢ"
        #expect(try normalize(untouched) { $0.tone = .new } == untouched)
    }

    @Test func whatFoldingMakesWholeIsCleanedToo() throws {
        let cases: [(CleanUp, Folding, String, String)] = [
            (.entities, .letterCase, "&aMp; &AMP;lt; R&D", "& < r&d"),
            (.entities, .diacritics, "&ầmp;&lť;", "&<"),
            (.entities, [], "&amp\u{37E}lt;", "<"),
            (.punctuation, .diacritics, "a,\u{301}, b.\u{301}.", "a, b..."),
        ]
        for (clean, fold, source, expected) in cases {
            let result = try normalize(source) { ($0.clean, $0.fold) = (clean, fold) }
            #expect(result == expected)
            #expect(try normalize(result) { ($0.clean, $0.fold) = (clean, fold) } == result)
        }
        // Nobody asked for them.
        #expect(try normalize("&aMp; a,\u{301},") { $0.fold = .letterCase } == "&amp; a,\u{301},")
    }

    @Test func referencesInsideOfReferencesStay() throws {
        // They would be resolved one a pass.
        for source in ["&&#97;mp;", "&l&shy;t;", "&&#xFF41;mp;", "&&agrave;mp;", "&am&#x70;"] {
            #expect(try normalize(source) { $0.clean = [.entities, .invisible, .width] } == source)
        }
        let nested = String(repeating: "&#xFF06;", count: 9) + "#xFF06;#38;amp;lt;"
        #expect(try normalize(nested) { $0.clean = [.entities, .width] } == "&&&&&&&&<")
        #expect(
            try normalize("R&D&nbsp;&ndash; Q&A&hellip; x&shy;y") { $0.clean = .entities } == "R&D\u{A0}– Q&A… x\u{AD}y"
        )
    }

    @Test func referencesAreNoLongerThanTheLongest() throws {
        // With zeros before it a number may have ten characters.
        #expect(try normalize("&#x0010FFFF;&#000000065;") { $0.clean = .entities } == "\u{10FFFF}A")
        #expect(try normalize("&#x000000041;&#0000000065;") { $0.clean = .entities } == "&#x000000041;&#0000000065;")
    }

    @Test func letterCase() throws {
        let cases: [(LetterCase, String, String)] = [
            (.upper, "Đường đến Huế, straße 5kg ớ", "ĐƯỜNG ĐẾN HUẾ, STRAßE 5KG Ớ"),
            (.lower, "ĐƯỜNG Đến HUẾ Ữ", "đường đến huế ữ"),
            (.title, "MƯA LỚN Ở ĐÀ NẴNG", "Mưa Lớn Ở Đà Nẵng"),
            (.title, "UBND xã họp lúc 20h30", "UBND Xã Họp Lúc 20h30"),
            (.title, "l'oréal và h'mông-ê\nXÃ HỘI", "L'Oréal Và H'Mông-Ê\nXã Hội"),
            (.sentence, "MƯA TO. GIÓ LỚN! “ĐI 3.5 KM”… VỀ\nỞ NHÀ", "Mưa to. Gió lớn! “Đi 3.5 km”… Về\nỞ nhà"),
        ]
        for (letterCase, source, expected) in cases {
            #expect(try normalize(source) { $0.letterCase = letterCase } == expected)
            #expect(
                try normalize(String(decoding: source.decomposed, as: UTF8.self)) { $0.letterCase = letterCase }
                    == expected)
        }
    }

    @Test func lettersThatStandApart() throws {
        let cases = [
            ("BI Ê N B Ả N nghi ệ m thu", "BIÊN BẢN nghiệm thu"), ("ng h i ê n c ứ u", "nghiên cứu"),
            ("ti ề n l ươ ng, th ưở ng", "tiền lương, thưởng"), ("Đ i ề u 5. N ộ i dung", "Điều 5. Nội dung"),
            // What could be a word stays.
            ("lớp C và tổ B, anh Tú M", "lớp C và tổ B, anh Tú M"), ("TP HCM, UBND xã", "TP HCM, UBND xã"),
            ("ở nhà à, bà ý nói", "ở nhà à, bà ý nói"), ("th\u{FF0C} ng", "th\u{FF0C} ng"),
            ("ph  ươ ng", "ph ương".replacing(" ", with: "  ")),
            ("Mr T and Dr K", "Mr T and Dr K"), ("vitamin C, hepatitis B", "vitamin C, hepatitis B"),
        ]
        for (source, expected) in cases {
            let once = try normalize(source) { $0.repairsLetters = true }
            #expect(once == expected)
            #expect(try normalize(once) { $0.repairsLetters = true } == once)
        }
    }

    @Test func lettersThatAnotherCaseBringsTogetherAreJoined() throws {
        #expect(
            try normalize("b A, ph Ư Ơ ng") {
                $0.repairsLetters = true
                $0.letterCase = .lower
            } == "ba, phương")
    }

    @Test func reportsSayWhereInTheSource() throws {
        var options = Normalizer.Options()
        options.tone = .new
        options.clean = .all
        let source = SourceText(bytes: "“Hòa”".decomposedBytes)
        let (view, report) = try Normalizer(options).normalizeWithReport(source)
        #expect(view.text == "\"Hoà\"")
        #expect(report.counts.map { "\($0.kind.rawValue) \($0.count)" } == ["form 1", "tone 1", "quote 2"])
        let tone = try #require(report.rewrites.first { $0.kind == .tone })
        #expect(source[tone.source] == "Ho\u{300}a" && tone.after == "Hoà" && tone.before == "Hòa")
        #expect(view.sourceRange(of: 1..<5) == 3..<8)
    }

    @Test func marksThatALookalikePutsInOrderAreRepaired() throws {
        var options = Normalizer.Options()
        (options.form, options.clean) = (nil, [.marks, .lookalikes])
        let once = try Normalizer(options).normalize(SourceText("Ðà ư\u{306}\u{31B}"))
        #expect(once.text == "Đà ư\u{306}")
        #expect(try Normalizer(options).normalize(SourceText(bytes: once.bytes)).bytes == once.bytes)
    }

    @Test(arguments: 0..<9) func appliedTwiceIsAppliedOnce(number: Int) throws {
        var options = Normalizer.Options()
        switch number {
        case 0: options.clean = .all
        case 1: (options.tone, options.repairsTones) = (.new, true)
        case 2: (options.tone, options.form, options.clean) = (.old, .nfd, .all)
        case 3: (options.fold, options.clean) = ([.diacritics, .letterCase], [.quotes, .spaces])
        case 4: (options.form, options.clean, options.iy) = (.nfkc, .all, .i)
        case 5: (options.letterCase, options.form) = (.title, .nfd)
        case 6: (options.letterCase, options.clean) = (.upper, .width)
        case 7: (options.letterCase, options.repairsLetters) = (.sentence, true)
        default: (options.fold, options.form) = (.tones, .nfkd)
        }
        let normalizer = Normalizer(options)
        var generator = SeededGenerator(seed: UInt64(number))
        var wrong: [String] = []
        for _ in 0..<3_000 {
            let source = SourceText(Hostile.text(25, using: &generator))
            let once = try normalizer.normalize(source)
            let twice = try normalizer.normalize(SourceText(bytes: once.bytes))
            if once.bytes != twice.bytes {
                wrong.append("\(source.text.debugDescription) -> \(once.text) -> \(twice.text)")
            }
            if once.sourceRange(of: 0..<once.bytes.count).upperBound != source.count { wrong.append("alignment") }
            // What stands between the changes is the source, byte for byte.
            var position = 0
            var from = 0
            for change in once.changes {
                if once.bytes[position..<Int(change.view)] != source.bytes[from..<Int(change.source)] {
                    wrong.append("gap in \(source.text)")
                }
                (position, from) = (change.viewEnd, change.sourceEnd)
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(3))")
    }

    @Test func invalidBytesAndLongRunsPass() throws {
        var options = Normalizer.Options()
        options.clean = .all
        options.tone = .new
        let normalizer = Normalizer(options)
        let broken: [UInt8] = [0xFF, 0x61, 0xE1, 0xBB, 0x20, 0xC3, 0x80, 0xED, 0xA0, 0x80]
        #expect(try normalizer.normalize(SourceText(bytes: broken)).bytes == broken)
        var marks = Array("a".utf8)
        for _ in 0..<10_000 { marks += [0xCC, 0x81] }
        #expect(try normalizer.normalize(SourceText(bytes: marks)).text == "á")
        let dots = [UInt8](repeating: 0x2E, count: 100_000)
        #expect(try normalizer.normalize(SourceText(bytes: dots)).text == "...")
        let ampersands = SourceText(String(repeating: "&amp;", count: 50_000))
        #expect(try normalizer.normalize(ampersands).bytes.allSatisfy { $0 == 0x26 })
        #expect(try normalizer.normalize(SourceText(bytes: [])).bytes.isEmpty)
    }
}

extension String {
    fileprivate var decomposedBytes: [UInt8] { decomposed }
}

@Suite struct FoldingTests {
    @Test func folds() {
        #expect(Folding.diacritics.fold("Đường đến Huế, café Ðà") == "Duong den Hue, cafe Da")
        #expect(Folding.tones.fold("Đường đến Huế, café") == "Đương đên Huê, cafe")
        #expect(Folding.letterCase.fold("ĐƯỜNG ĐẾN Straße İ ΣΑ") == "đường đến straße i σα")
        #expect(([.diacritics, .letterCase] as Folding).fold("Đo\u{302}\u{323}C") == "doc")
        #expect(Folding([]).fold("Đ") == "Đ")
        #expect(Folding.diacritics.fold([0xFF, 0xE1, 0xBB]) == [0xFF, 0xE1, 0xBB])
    }

    /// The tables against the decomposition of ICU.
    @Test func diacriticsAreWhatDecompositionShows() {
        var wrong: [UInt32] = []
        for value in Array(UInt32(0xC0)..<0x250) + Array(UInt32(0x1E00)..<0x1F00) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let folded = Folding.diacritics.fold(String(scalar))
            let marks = String(decoding: String(scalar).decomposed, as: UTF8.self).unicodeScalars.filter {
                !(0x300..<0x370).contains($0.value)
            }
            let expected = String(String.UnicodeScalarView(marks))
            if folded != expected, !"ĐđðÐØøŁłƉǾǿ".unicodeScalars.contains(scalar) { wrong.append(value) }
        }
        #expect(wrong.isEmpty)
    }

    @Test func caseIsWhatTheStandardLibrarySays() {
        var wrong: [UInt32] = []
        for value in UInt32(0x20)..<0x2000 {
            guard let scalar = Unicode.Scalar(value), scalar.properties.lowercaseMapping.unicodeScalars.count == 1,
                scalar.properties.age != nil
            else { continue }
            let bytes = String(scalar).utf8.map { $0 }
            // Unassigned in the older of the two versions of Unicode: not compared.
            guard bytes.withUnsafeBufferPointer({ NFCScan.firstSuspect(in: $0) }) == nil else { continue }
            if Folding.letterCase.fold(bytes) != Array(scalar.properties.lowercaseMapping.utf8) { wrong.append(value) }
        }
        #expect(wrong.count < 8, "\(wrong)")
    }

    @Test func vietnameseOrder() throws {
        let collation = try VietnameseCollation()
        let order = [
            "a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "â", "b", "c", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y",
        ]
        #expect(collation.sorted(order.reversed()) == order)
        #expect(collation.sorted(["Đà Nẵng", "đá", "Dân", "đà"]) == ["Dân", "đà", "đá", "Đà Nẵng"])
        #expect(collation.key(of: "hoà") == collation.key(of: "hoa\u{300}"))
        #expect(collation.key(of: "") < collation.key(of: "a"))
        #expect(collation.key(of: String(repeating: "ệ", count: 5_000)).count > 5_000)
    }

    @Test func nothingIsRemovedThatKeepsBrokenBytesApart() throws {
        var options = Normalizer.Options()
        options.form = nil
        options.clean = .invisible
        options.fold = .diacritics
        let cleaned = { (bytes: [UInt8]) in try Normalizer(options).normalize(SourceText(bytes: bytes)).bytes }
        // Without the zero-width space the bytes around it would be another one, without the mark a letter.
        for bytes: [UInt8] in [
            [0xE2, 0x80, 0xE2, 0x80, 0x8B, 0x8B], [0xC8, 0xCC, 0x99, 0x91], [0xF0, 0xCC, 0x99, 0x9F],
        ] {
            #expect(try cleaned(bytes) == bytes)
        }
        #expect(Folding.diacritics.fold([0xC8, 0xCC, 0x99, 0x91]) == [0xC8, 0xCC, 0x99, 0x91])
        // Broken bytes that cannot join change nothing.
        #expect(try cleaned([0xC8, 0x91, 0xE2, 0x80, 0x8B, 0x8B]) == [0x72, 0x8B])
        #expect(try cleaned([0xE2, 0x80, 0xE2, 0x80, 0x8B, 0x61]) == [0xE2, 0x80, 0x61])
    }

    @Test func aLetterWithStrokeAndMarkIsFoldedAtOnce() {
        #expect(Folding.diacritics.fold("Ǿǿ") == "Oo")
    }

}

extension [UInt8] {
    fileprivate static func < (a: [UInt8], b: [UInt8]) -> Bool { a.lexicographicallyPrecedes(b) }
}
