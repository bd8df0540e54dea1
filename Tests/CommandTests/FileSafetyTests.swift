import Foundation
import TestSupport
import Testing

/// What `--output` and `--in-place` may touch, and what is read.
@Suite struct FileSafetyTests {
    private func contents(_ path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }

    @Test func aTableNeverReplacesACorpusFile() throws {
        try TemporaryFolder.with { folder in
            let first = try folder.path("a.txt", "Giá vàng tăng.\n")
            let second = try folder.path("b.txt", "Giá dầu giảm.\n")
            // As the shell writes `--output *.txt`, and with the file among the inputs.
            for arguments in [["--output", first, second], ["--output", first, first, second]] {
                let result = try Command.run(["frequencies"] + arguments)
                #expect(result.status == 2)
                #expect(result.errors.contains("a.txt"))
                #expect(try contents(first) == Array("Giá vàng tăng.\n".utf8))
            }
            for command in ["compile", "segmenter", "entities"] {
                let extra = command == "segmenter" ? ["--dictionary", folder.url.path] : []
                let result = try Command.run(["train", command, "--output", first, first] + extra)
                #expect(result.status != 0)
                #expect(try contents(first) == Array("Giá vàng tăng.\n".utf8))
            }
        }
    }

    @Test func plantedNamesAndPipesAreLeftAlone() throws {
        try TemporaryFolder.with { folder in
            let text = try folder.path("a.txt", "Giá vàng tăng.\n")
            let victim = try folder.path("victim", "precious")
            let output = folder.url.path + "/t.viet"
            for suffix in [".part", ".tmp"] {
                try FileManager.default.createSymbolicLink(atPath: output + suffix, withDestinationPath: victim)
            }
            #expect(try Command.run(["frequencies", "--output", output, text]).status == 0)
            #expect(try contents(victim) == Array("precious".utf8))
            let pipe = folder.url.path + "/pipe"
            #expect(mkfifo(pipe, 0o600) == 0)
            for arguments in [
                ["normalize", "--form", "nfd", "--in-place", pipe], ["frequencies", "--output", pipe, text],
            ] {
                let result = try Command.run(arguments)
                #expect(result.status == 2)
                #expect(result.errors.contains("only a regular file"))
            }
            var status = stat()
            #expect(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
        }
    }

    @Test func compressedInputIsReadByEveryCommand() throws {
        try TemporaryFolder.with { folder in
            let text = Array("Giá vàng ở Hà Nội tăng mạnh. Giá vàng thế giới giảm.\n".utf8)
            let plain = try folder.file("a.txt", text).path
            let packed = try folder.file("b.txt", Self.gzip(text)).path
            for command in [
                ["segment"], ["segment", "--lines"], ["entities"], ["keywords"], ["frequencies"], ["normalize"],
                ["concordance", "giá vàng"], ["collocates", "giá"],
                ["normalize", "--report", "json", "--clean", "all"],
            ] {
                let expected = try Command.run(command + [plain])
                let result = try Command.run(command + [packed])
                #expect(result.status == 0, "\(command)")
                #expect(
                    result.text.replacingOccurrences(of: "b.txt", with: "a.txt") == expected.text, "\(command)")
                #expect(try Command.run(command, input: Self.gzip(text)).status == 0, "\(command)")
            }
            // Data of which a little is much, so that what is read last gives more than one read takes.
            let long = [UInt8](repeating: UInt8(ascii: "a"), count: 3_000_000) + text
            let tight = try folder.file("tight", Self.gzip(long)).path
            #expect(try Command.run(["normalize", tight]).output == long)
            let stops = try folder.file("stops", Self.gzip(Array("vàng\n".utf8))).path
            #expect(try !Command.run(["frequencies", "--stop-words", "+\(stops)", plain]).text.contains("vàng"))
            let cut = try folder.file("cut", Array(Self.gzip(text + text).dropLast(9))).path
            let result = try Command.run(["segment", cut, plain])
            #expect(result.status == 2)
            #expect(result.errors.contains("cut: the gzip data that start at byte 0 are cut off (at byte"))
            #expect(result.text.hasSuffix(try Command.run(["segment", plain]).text))
        }
    }

    #if os(Linux)
        /// A name of bytes that are no UTF-8, and of a character that such bytes stand as inside of viet.
        @Test func namesThatAreNoTextAreOpenedAndShown() throws {
            try TemporaryFolder.with { folder in
                let name = #"b\xFF\xF4\x8F\x9F\xBF"#
                let result = try Self.shell(
                    """
                    cd "$1"
                    name=$(printf 'b\\377\\364\\217\\237\\277')
                    printf 'Hòa bình.' > "$name"
                    "$0" segment --format tsv "$name" "$name" | sed -n 2p
                    "$0" segment --format jsonl --recursive . . | head -n 1 | cut -d , -f 1
                    "$0" normalize --tone new --in-place "$name" && cat "$name" && echo
                    "$0" segment "$name-gone" 2>&1
                    ls | wc -l
                    """, folder.url.path)
                let lines = result.split(separator: "\n")
                #expect(lines.count == 5)
                #expect(lines.first?.hasPrefix("\(name)\t") == true)
                #expect(lines.dropFirst().first == #"{"file":"./b\\xFF\\xF4\\x8F\\x9F\\xBF""#)
                #expect(lines.dropFirst(2).first == "Hoà bình.")
                #expect(lines.dropFirst(3).first == "viet: \(name)-gone: no such file")
                #expect(lines.last?.hasSuffix("1") == true)
            }
        }

        /// What a script prints that has the command as `$0` and a folder as `$1`.
        private static func shell(_ script: String, _ folder: String) throws -> String {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", script, Command.binary.path, folder]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let bytes = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return String(decoding: bytes, as: UTF8.self)
        }
    #endif

    private static let hasZstandard = ["/usr/bin/zstd", "/bin/zstd"].contains {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test(.enabled(if: hasZstandard, "the zstd command is not there")) func zstandardIsUnpacked() throws {
        try TemporaryFolder.with { folder in
            let text = [UInt8](repeating: UInt8(ascii: "b"), count: 2_000_000) + Array(" Hà Nội.\n".utf8)
            let packed = try Self.gzip(text, with: "zstd -qc")
            let whole = try Command.run(["normalize"], input: packed + packed)
            #expect(whole.output == text + text)
            let cut = try folder.file("cut", Array(packed.dropLast(3))).path
            let result = try Command.run(["normalize", cut])
            #expect(result.status == 2)
            #expect(result.errors.contains("cut: the zstandard data are cut off (at byte"))
        }
    }

    private static func gzip(_ bytes: [UInt8], with command: String = "gzip -c") throws -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "exec \(command)"]
        return try TemporaryFolder.with { folder in
            process.standardInput = try FileHandle(forReadingFrom: folder.file("in", bytes))
            let output = try folder.file("out", [])
            process.standardOutput = try FileHandle(forWritingTo: output)
            try process.start()
            process.waitUntilExit()
            return Array(try Data(contentsOf: output))
        }
    }

    @Test func anEndlessModelIsRefused() throws {
        for arguments in [
            ["segment", "--model", "/dev/zero"], ["entities", "--model", "/dev/zero"],
            ["frequencies", "--against", "/dev/zero"], ["segment", "--dictionary", "/dev/zero"],
            ["frequencies", "--merge", "/dev/zero"],
        ] {
            let result = try Command.run(arguments, input: "Huế")
            #expect(result.status == 2, "\(arguments)")
            #expect(result.errors.contains("/dev/zero"), "\(arguments)")
        }
    }

    // MARK: Errors

    @Test(arguments: [
        ["segment", "--model"], ["entities", "--model"], ["frequencies", "--against"], ["keywords", "--against"],
        ["keywords", "--by", "corpus", "--against"], ["frequencies", "--merge"], ["train", "compile", "--output", "x"],
    ])
    func aDamagedTableHasOneStatusEverywhere(arguments: [String]) throws {
        try TemporaryFolder.with { folder in
            let table = folder.url.path + "/t.viet"
            #expect(try Command.run(["frequencies", "--output", table], input: "Giá vàng").status == 0)
            var bytes = try contents(table)
            bytes[bytes.count / 2] ^= 1
            let bad = try folder.file("bad.viet", bytes).path
            let result = try Command.run(arguments + [bad], input: "Giá vàng")
            #expect(result.status == 2)
            #expect(result.output == [])
            #expect(result.errors.contains("bad.viet"))
        }
    }

    @Test(arguments: [[], ["--group-by", "article"]]) func aFailingRecordKeepsItsMembers(options: [String]) throws {
        let input = "{\"id\":7,\"article\":\"a\",\"text\":5}\n{\"id\":8,\"article\":\"a\",\"text\":\"Huế\"}\n"
        let result = try Command.run(["entities", "--input", "jsonl"] + options, input: input)
        #expect(result.status == 1)
        #expect(result.lines[0].hasPrefix("{\"id\":7,\"article\":\"a\",\"text\":5,\"error\":{"))
        #expect(result.lines[1].hasPrefix("{\"id\":8,\"article\":\"a\",\"text\":\"Huế\",\"entities\":["))
    }

    @Test(arguments: [["help"], ["--help"], ["--version"], ["help", "segment"], ["segment", "--help"], ["info"]])
    func helpToAFullDiskIsReported(arguments: [String]) throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        let result = try Command.runOnFullDisk(arguments, input: "")
        #expect(result.status == 2)
        #expect(result.errors.contains("no space left"))
    }

    @Test func namesOfFilesBreakNeitherRowsNorTerminals() throws {
        try TemporaryFolder.with { folder in
            let name = "a\tb\nc\u{1B}[31m.txt"
            let file = try folder.path(name, "Ông Nguyễn Văn Nam ở Hà Nội.\n")
            for command in [
                ["entities", "--format", "tsv"], ["segment", "--format", "tsv"], ["keywords", "--format", "tsv"],
                ["concordance", "Hà Nội", "--format", "tsv"],
            ] {
                let result = try Command.run(command + [file, file])
                #expect(result.status == 0)
                let columns = Set(
                    result.lines.map { $0.split(separator: "\t", omittingEmptySubsequences: false).count })
                #expect(columns.count == 1, "\(command)")
                #expect(result.text.contains("a\\tb\\nc\\u{1B}[31m.txt"), "\(command)")
            }
            let missing = try Command.run(["segment", folder.url.path + "/no\u{1B}[2J\nviet: all is well"])
            #expect(missing.errors.split(separator: "\n" as Character).count == 1)
            #expect(!missing.errors.contains("\u{1B}"))
        }
    }

    @Test func jsonLinesStayUTF8() throws {
        let input: [UInt8] =
            Array("{\"id\":\"".utf8) + [0xFF] + Array("\",\"text\":\"Hu".utf8) + [0xE1, 0xBA]
            + Array(" Hà Nội\"}\n{\"text\":\"Huế\"}\n".utf8)
        for command in [["segment"], ["entities"], ["keywords"], ["normalize"], ["entities", "--group-by", "id"]] {
            let result = try Command.run(command + ["--input", "jsonl"], input: input)
            #expect(String(validating: result.output, as: UTF8.self) != nil, "\(command)")
            #expect(result.lines.count == 2)
            #expect(result.lines[0].hasPrefix("{\"id\":\"\u{FFFD}\",\"text\":\"Hu\u{FFFD} Hà Nội\","), "\(command)")
        }
    }
}
