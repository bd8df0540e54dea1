import CVietText
import TestSupport
import Testing
import VietCore
import VietNormalization
import VietText
import VietTextC

/// Normalization, forms, encodings and what the library says of itself.
@Suite struct TextTests {
    private static func texts(seed: UInt64) -> [[UInt8]] {
        var random = RandomArticle(seed: seed)
        return [[]] + (0..<120).map { _ in random.next(length: 60) }
    }

    /// Applies the pieces of a normalized text to its source, in a unit.
    private func rebuilt(_ source: [UInt8], _ found: viettext_normalized, _ unit: OffsetUnit) -> [UInt8] {
        let view = Array(UnsafeRawBufferPointer(start: found.text.bytes, count: found.text.length))
        func bytes(of text: [UInt8], _ start: Int, _ end: Int) -> ArraySlice<UInt8> {
            // Where an offset of the unit lies, by trying.
            func place(_ offset: Int) -> Int {
                SourceText(bytes: text).withOffsetConverter(to: unit) { convert in
                    (0...text.count).first {
                        convert($0) == offset && convert(min($0 + 1, text.count)) != offset || $0 == text.count
                    }!
                }
            }
            return text[place(start)..<place(end)]
        }
        var result: [UInt8] = []
        var last = 0
        for index in 0..<found.piece_count {
            let piece = found.pieces[index]
            result += bytes(of: source, last, Int(piece.source_start))
            result += bytes(of: view, Int(piece.start), Int(piece.start + piece.length))
            last = Int(piece.source_start + piece.source_length)
        }
        let end = SourceText(bytes: source).withOffsetConverter(to: unit) { $0(source.count) }
        return result + bytes(of: source, last, end)
    }

    @Test func normalizationIsThatOfTheLibraryWithItsPlaces() throws {
        let interface = try Interface()
        defer { withExtendedLifetime(interface) {} }
        var options = Normalizer.Options()
        options.tone = .new
        options.clean = .all
        options.repairsTones = true
        var wanted = viettext_normalization()
        wanted.tone = UInt32(VIETTEXT_TONE_NEW)
        wanted.clean = UInt32(VIETTEXT_CLEAN_ALL)
        wanted.repair = UInt32(VIETTEXT_REPAIR_TONES | VIETTEXT_REPAIR_SPACES)
        let normalizer = Normalizer(options, repairingSpacesBy: Segmenter.standard)
        for text in Self.texts(seed: 21) {
            let view = try normalizer.normalize(SourceText(bytes: text))
            for (number, unit) in [(VIETTEXT_BYTES, OffsetUnit.utf8), (VIETTEXT_CODE_POINTS, .codepoint)] {
                var result: UnsafePointer<viettext_normalized>?
                try text.withChars { start in
                    try check {
                        viettext_normalize(interface.worker, start, text.count, &wanted, UInt32(number), &result, $0)
                    }
                }
                let found = try #require(result).pointee
                #expect(Array(UnsafeRawBufferPointer(start: found.text.bytes, count: found.text.length)) == view.bytes)
                if unit == .utf8
                    || String(validating: text, as: UTF8.self) != nil && view.changes.count < 6 && text.count < 200
                {
                    #expect(rebuilt(text, found, unit) == view.bytes)
                }
            }
        }
    }

    @Test func everyFieldOfANormalizationCounts() throws {
        let interface = try Interface()
        defer { withExtendedLifetime(interface) {} }
        func normalized(_ text: String, _ change: (inout viettext_normalization) -> Void) throws -> String {
            var wanted = viettext_normalization()
            change(&wanted)
            var result: UnsafePointer<viettext_normalized>?
            try check { viettext_normalize(interface.worker, text, text.utf8.count, &wanted, 0, &result, $0) }
            return String(cString: try #require(result).pointee.text.bytes)
        }
        #expect(try Array(normalized("ầ") { $0.form = UInt32(VIETTEXT_NFD) }.utf8) == Array("a\u{302}\u{300}".utf8))
        #expect(try normalized("ﬁ") { $0.form = UInt32(VIETTEXT_NFKC) } == "fi")
        #expect(try normalized("hoà") { $0.tone = UInt32(VIETTEXT_TONE_OLD) } == "hòa")
        #expect(try normalized("kĩ") { $0.iy = UInt32(VIETTEXT_IY_Y) } == "kỹ")
        #expect(try normalized("Hà") { $0.letter_case = UInt32(VIETTEXT_CASE_UPPER) } == "HÀ")
        #expect(try normalized("HÀ NỘI") { $0.letter_case = UInt32(VIETTEXT_CASE_LOWER) } == "hà nội")
        #expect(try normalized("“a”") { $0.clean = UInt32(VIETTEXT_CLEAN_QUOTES) } == "\"a\"")
        #expect(try normalized("a&amp;b") { $0.clean = UInt32(VIETTEXT_CLEAN_ENTITIES) } == "a&b")
        #expect(try normalized("đường") { $0.fold = UInt32(VIETTEXT_FOLD_DIACRITICS) } == "duong")
        #expect(try normalized("ph ươ ng") { $0.repair = UInt32(VIETTEXT_REPAIR_LETTERS) } == "phương")
        #expect(try normalized("thưở") { $0.repair = UInt32(VIETTEXT_REPAIR_THUO) } == "thuở")
        var result: UnsafePointer<viettext_normalized>?
        try check { viettext_normalize(interface.worker, "a\u{300}", 3, nil, 0, &result, $0) }
        #expect(result?.pointee.text.length == 2)
    }

    @Test func formsAndSortKeysAreThoseOfTheLibrary() throws {
        let interface = try Interface()
        defer { withExtendedLifetime(interface) {} }
        let collation = try VietnameseCollation()
        let keys = interface.string { viettext_sort_key(interface.worker, $0, $1, $2, $3) }
        for text in Self.texts(seed: 22) {
            for (number, level) in WordIdentity.allCases.enumerated() {
                let form = interface.string { viettext_word_form(interface.worker, $0, $1, UInt32(number), $2, $3) }
                #expect(
                    try String(decoding: form(text), as: UTF8.self)
                        == level.form(of: String(decoding: text, as: UTF8.self)))
            }
            #expect(try keys(text) == text.withUnsafeBufferPointer { collation.key(of: $0) })
        }
    }

    @Test func encodingsGoRound() throws {
        let interface = try Interface()
        defer { withExtendedLifetime(interface) {} }
        var names: [String] = []
        while let name = viettext_encoding_name(names.count) { names.append(String(cString: name)) }
        #expect(names == TextEncoding.all.map(\.rawValue) && viettext_encoding_name(-1) == nil)
        let text = Array("Quyết định của uỷ ban, ngày mồng một: trời đẹp, đường rộng, người đông, hoa nở.".utf8)
        for name in names {
            let encode = interface.string { viettext_encode(interface.worker, $0, $1, name, 0, $2, $3) }
            let decode = interface.string { viettext_decode(interface.worker, $0, $1, name, 0, $2, $3) }
            let bytes = try encode(text)
            #expect(try bytes == TextEncoding(rawValue: name).encode(text) && decode(bytes) == text)
            var found: UnsafePointer<CChar>?
            var confidence = -1.0
            try bytes.withChars { start in
                try check { viettext_detect_encoding(start, bytes.count, &found, &confidence, $0) }
            }
            let guess = EncodingGuess.detect(bytes)
            #expect(String(cString: try #require(found)) == guess.encoding.rawValue && confidence == guess.confidence)
        }
        var string = viettext_string()
        let worker = interface.worker
        expectFailure(VIETTEXT_UNSUPPORTED_ENCODING) { viettext_decode(worker, "a", 1, "utf-12", 0, &string, $0) }
        let failure = expectFailure(VIETTEXT_UNENCODABLE) { viettext_encode(worker, "ab中", 5, "tcvn3", 0, &string, $0) }
        #expect(failure?.byteOffset == 2)
        try check { viettext_encode(worker, "ab中", 5, "tcvn3", 1, &string, $0) }
        #expect(String(cString: string.bytes) == "ab?")
        expectFailure(VIETTEXT_INVALID_UTF8) { viettext_encode(worker, "\u{C3}", 1, "viscii", 0, &string, $0) }
        expectFailure(VIETTEXT_UNDECODABLE) { viettext_decode(worker, "a\u{81}", 3, "windows-1258", 0, &string, $0) }
        // Text that was read wrongly has names of its own.
        let misread = try TextEncoding.misread[0].encode(text)
        var found: UnsafePointer<CChar>?
        try misread.withChars { start in try check { viettext_detect_encoding(start, misread.count, &found, nil, $0) } }
        #expect(String(cString: try #require(found)) == EncodingGuess.detect(misread).encoding.rawValue)
    }

    @Test func theLibrarySaysWhatItIs() {
        #expect(viettext_abi_version() == UInt32(VIETTEXT_ABI_VERSION))
        #expect(String(cString: viettext_version()) == VietTextVersion.current)
        let info = String(cString: viettext_build_info())
        for fact in BuildFacts.all { #expect(info.contains("\"\(fact.key)\":\"\(fact.value)\"")) }
        let names = (0...Int32(VIETTEXT_OTHER)).map { String(cString: viettext_status_name($0)) }
        #expect(Set(names).count == names.count && names[2] == "input-too-long" && names[11] == "misuse")
        #expect(names.last == "other" && String(cString: viettext_status_name(-1)) == "unknown")
        #expect(String(cString: viettext_status_name(13)) == "unknown")
    }
}
