import Foundation
import Testing

/// Tables that go to a terminal are no wider than it.
@Suite struct TerminalTableTests {
    private static let script = "/usr/bin/script"

    private func lines(_ command: String, columns: Int) throws -> [Substring] {
        let process = Command.process([], environment: ["TERM": "xterm"])
        process.executableURL = URL(fileURLWithPath: Self.script)
        process.arguments = [
            "-qec", "stty cols \(columns); '\(Command.binary.path)' \(command) 2>/dev/null", "/dev/null",
        ]
        process.currentDirectoryURL = Repository.root
        process.environment?["SHELL"] = "/bin/sh"
        let output = Pipe.private()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.start()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    }

    @Test(
        .enabled(if: FileManager.default.isExecutableFile(atPath: script)),
        arguments: [
            "keywords --by corpus Examples/law.txt", "keywords --by file Examples/law.txt Examples/sport.txt",
            "frequencies --against standard Examples/law.txt", "frequencies --dispersion --by file Examples/*.txt",
            "collocates --show all --floor 2 nước Examples/*.txt", "keywords Examples/law.txt",
            "frequencies --input csv --series giá,vàng,dầu --by day 'DAYS'",
            "concordance --by file nước Examples/*.txt", "concordance nước Examples/*.txt",
            "concordance --places nước Examples/*.txt", "concordance --sort R1 --context 40 'nước *' Examples/*.txt",
            "network --floor 1 Examples/law.txt",
            "sketch --by file --floor 1 nước Examples/*.txt", "ngrams --open 1 --by file Examples/*.txt",
        ])
    func fits(command: String) throws {
        try TemporaryFolder.with { folder in
            let days = try folder.path("days.csv", "date,text\n2024-03-17,Giá vàng tăng.\n2024-03-18,Giá dầu giảm.\n")
            let command = command.replacing("DAYS", with: days)
            for columns in [80, 40] {
                let lines = try lines(command, columns: columns)
                #expect(lines.count > 2, "\(command)")
                let widest = lines.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "").count }.max() ?? 0
                #expect(widest <= columns, "\(command): \(widest)\n\(lines.joined(separator: "\n"))")
            }
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: script)))
    func matchesBeginUnderEachOtherInColour() throws {
        let colour = "\u{1B}[1;31m"
        for options in ["", "--places "] {
            let lines = try lines("concordance \(options)'của *' Examples/*.txt", columns: 100)
            let starts = Set(lines.map { $0.components(separatedBy: colour)[0].count })
            #expect(lines.count > 3 && starts.count == 1 && lines.allSatisfy { $0.contains(colour) }, "\(starts)")
        }
        let plain = try lines("concordance --color never 'của *' Examples/*.txt", columns: 100)
        #expect(!plain.joined().contains("\u{1B}"))
        let piped = try Command.run("concordance", "--color", "always", "giá", input: "Giá vàng tăng.")
        #expect(piped.text.contains("  \(colour)Giá\u{1B}[0m  vàng"))
        #expect(try !Command.run("concordance", "giá", input: "Giá vàng tăng.").text.contains("\u{1B}"))
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: script)))
    func whatIsLeftOutIsNamed() throws {
        let command = "keywords --by corpus --top 2 Examples/law.txt"
        let lines = try lines(command, columns: 80).map(String.init)
        #expect(lines[0].split(separator: " ", omittingEmptySubsequences: true).prefix(3) == ["keyword", "type", "G²"])
        #expect(lines.contains { $0.hasPrefix("Left out for want of width: documents, reference_per_million.") })
        #expect(lines.joined(separator: " ").hasSuffix("--format tsv has all."))
        let wide = try self.lines(command, columns: 150)
        #expect(wide.count == 3 && wide[0].contains("documents"))
    }
}
