import Foundation
import Testing
import VietCore
import VietNormalization

/// Input that is not in UTF-8, in commands that read text.
@Suite struct EncodingOptionTests {
    private static let prose = "Bà cụ ngồi bên bếp lửa, kể chuyện ngày xưa.\nĐứa cháu nhỏ nghe mãi không chán.\n"
    private static let segmented = "Bà_cụ ngồi bên bếp lửa , kể_chuyện ngày_xưa .\nĐứa cháu nhỏ nghe mãi không chán .\n"

    private static func encoded(_ encoding: TextEncoding) throws -> [UInt8] { try encoding.encode(Array(prose.utf8)) }

    @Test(arguments: [TextEncoding.utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian])
    func wideTextIsReadWithoutBeingAsked(encoding: TextEncoding) throws {
        for options in [[], ["--threads", "2"], ["--encoding", "auto"]] as [[String]] {
            let result = try Command.run(["segment"] + options, input: Self.encoded(encoding))
            #expect(result.status == 0)
            #expect(result.text.split(separator: "\n").count == 2 && result.text.hasPrefix("Bà"))
            let hasMark = encoding == .utf16 || encoding == .utf32
            #expect(result.errors.contains("no byte order mark") == !hasMark, "\(result.errors)")
        }
        let lines = try Command.run(["segment", "--lines"], input: Self.encoded(encoding))
        #expect(lines.lines.count == 2 && lines.lines[1].hasPrefix("Đứa"))
    }

    @Test(arguments: [TextEncoding.vni, .tcvn3, .viscii, .vps, .windows1258] + TextEncoding.misread)
    func legacyTextIsConvertedOrNamed(encoding: TextEncoding) throws {
        let bytes = try Self.encoded(encoding)
        let plain = try Command.run(["segment"], input: Self.prose)
        let converted = try Command.run(["segment", "--encoding", "auto"], input: bytes)
        #expect(converted.output == plain.output && converted.status == 0)
        #expect(converted.errors.contains("standard input: read as ") && converted.errors.contains("sure to "))
        let known = try Command.run(["segment", "--encoding", encoding.rawValue], input: bytes)
        #expect(known.output == plain.output && known.errors.isEmpty)
        let warned = try Command.run(["segment"], input: bytes)
        #expect(warned.status == 0 && warned.errors.contains("--encoding auto converts it"), "\(warned.errors)")
    }

    @Test func whatIsUTF8IsLeftInPeace() throws {
        for text in [
            Self.prose, "Plain English, nothing else.\n", "größe schön für très joli déjà vu, señor\n", "Toà nhà à?\n",
            "ô\n",
            "日本語\n",
        ] {
            let result = try Command.run(["segment", "--encoding", "auto"], input: text)
            #expect(result.errors.isEmpty && result.status == 0, "\(result.errors)")
            #expect(try Command.run(["segment"], input: text).output == result.output)
        }
    }

    /// Blocks end at line ends, and a long line is cut between characters.
    @Test func longTextIsDecodedInBlocks() throws {
        let source = String(repeating: Self.prose, count: 8000)
        let plain = try Command.run(["normalize"], input: source)
        for encoding in [TextEncoding.vni, .utf16LittleEndian, .tcvn3] {
            let bytes = try encoding.encode(Array(source.utf8))
            let result = try Command.run(
                ["frequencies", "--encoding", encoding.rawValue, "--format", "tsv"], input: bytes)
            #expect(try result.output == Command.run(["frequencies", "--format", "tsv"], input: plain.output).output)
        }
        let line = try TextEncoding.utf16.encode(Array(String(repeating: "😀", count: 2_000_000).utf8))
        let result = try Command.run(["segment", "--lines"], input: line)
        #expect(result.lines.count == 1 && !result.text.contains("\u{FFFD}"))
    }

    @Test func strictNamesWhatHasNoMeaning() throws {
        let result = try Command.run(["segment", "--encoding", "vps", "--strict"], input: Array("Hà\n".utf8) + [0x91])
        #expect(result.status == 2 && result.errors.contains("no character of vps (at byte "), "\(result.errors)")
        let lenient = try Command.run(["segment", "--encoding", "vps"], input: [0x61, 0x20, 0x91, 0x0A])
        #expect(lenient.status == 0 && lenient.text.contains("\u{FFFD}"))
        #expect(try Command.run(["segment", "--encoding", "klingon"]).status == 64)
        #expect(try Command.run(["normalize", "--encoding", "vni", "--from", "vni"]).status == 64)
    }

    @Test func binaryFilesInFoldersAreLeftOut() throws {
        try TemporaryFolder.with { folder in
            _ = try folder.file("a.txt", Array("Hà Nội\n".utf8))
            _ = try folder.file("b.bin", (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 7) })
            _ = try folder.file("c.txt", TextEncoding.utf16LittleEndian.encode(Array("Huế đẹp\n".utf8)))
            let result = try Command.run(["segment", "--recursive", folder.url.path])
            #expect(result.status == 0 && result.lines == ["Hà_Nội", "Huế đẹp"])
            #expect(result.errors.contains("b.bin: no text; left out"))
        }
    }

    @Test func sortTakesEncodings() throws {
        let bytes = try TextEncoding.utf16.encode(Array("đá\nda\n".utf8))
        #expect(try Command.run(["sort"], input: bytes).lines == ["da", "đá"])
        let vni = try TextEncoding.vni.encode(Array("đường\nđá\nda\n".utf8))
        #expect(try Command.run(["sort", "--encoding", "vni"], input: vni).lines == ["da", "đá", "đường"])
    }

    @Test func certaintiesAreMeasured() throws {
        let article = Repository.root.appendingPathComponent("Examples/law.txt").path
        let result = try Command.run(["evaluate", "encodings", article, "--lengths", "100"])
        #expect(result.status == 0 && result.lines.first?.contains("100 bytes") == true)
        let pieces = try Command.run(["evaluate", "encodings", article, "--lengths", "100", "--pieces"])
        let rows = pieces.lines.dropFirst().map { $0.split(separator: "\t") }
        #expect(rows.count > 500 && rows.allSatisfy { $0.count == 5 })
        #expect(rows.count { $0[4] == "1" } > rows.count * 98 / 100)
        #expect(try Command.run(["evaluate", "encodings", article, "--lengths", "0"]).status == 64)
    }
}
