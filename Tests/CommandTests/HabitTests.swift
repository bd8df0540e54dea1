import Foundation
import Testing

@testable import viet

/// What people expect of a command whatever it does.
@Suite struct HabitTests {
    @Test func misspeltSubcommandsAreGuessed() throws {
        for (arguments, meant) in [
            (["segmnt"], "segment"), (["entites", "a.txt"], "entities"), (["train", "segmentr"], "segmenter"),
            (["help", "keyword"], "keywords"), (["seg"], "segment"), (["norm", "a.txt"], "normalize"),
        ] {
            let result = try Command.run(arguments)
            #expect(result.status == 64)
            #expect(result.output == [])
            #expect(result.errors.contains("did you mean '\(meant)'?"), "\(result.errors)")
        }
        for unknown in ["zzzzzz", "co", "s"] {
            #expect(try Command.run([unknown]).errors.contains("there are segment, "))
        }
        #expect(Suggestion.distance("abc", "abc") == 0 && Suggestion.distance("acb", "abc") == 1)
        #expect(Suggestion.distance("", "abc") == 3 && Suggestion.distance("abcd", "bcde") == 2)
    }

    @Test func helpIsShortOrLong() throws {
        for command in [[], ["segment"], ["evaluate", "encodings"]] as [[String]] {
            let long = try Command.run(command + ["--help"])
            let short = try Command.run(command + ["-h"])
            #expect(short.status == 0 && long.status == 0)
            #expect(short.lines.count < long.lines.count && !short.text.contains("xample"))
            #expect(short.lines[0] == long.lines[0] && short.text.contains("USAGE: viet"))
            #expect(short.lines.last == "'\((["viet"] + command).joined(separator: " ")) --help' says more.")
        }
        // Behind `--` stand files.
        #expect(try Command.run(["segment", "--", "-h"]).status == 2)
    }

    @Test func nothingFoundIsAStatus() throws {
        for format in ["table", "tsv", "jsonl"] {
            for sort in ["text", "right"] {
                let options = ["--format", format, "--sort", sort]
                let found = try Command.run(["concordance", "vàng"] + options, input: "Giá vàng.")
                #expect(found.status == 0)
                let none = try Command.run(["concordance", "bạc"] + options, input: "Giá vàng.")
                #expect(none.status == 1)
                #expect(none.errors == "")
            }
        }
    }

    @Test func foldersAreReadWithTheirFolders() throws {
        try TemporaryFolder.with { folder in
            let root = folder.url.appendingPathComponent("in")
            for (path, text) in [
                ("b.txt", "hai"), ("a.txt", "một"), ("c.md", "ba"), ("x/d.txt", "bốn"), ("x/y/e.md", "năm"),
                (".hidden/f.txt", "sáu"), (".g.txt", "bảy"),
            ] {
                let file = root.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data((text + "\n").utf8).write(to: file)
            }
            // A ring of folders.
            try FileManager.default.createSymbolicLink(
                atPath: root.appendingPathComponent("x/ring").path, withDestinationPath: root.path)
            func lines(_ options: [String]) throws -> [String] {
                let result = try Command.run(["segment", "--recursive", root.path] + options)
                #expect(result.status == 0)
                return result.lines
            }
            #expect(try lines([]) == ["một", "hai", "ba", "bốn", "năm"])
            #expect(try lines(["--glob", "*.txt"]) == ["một", "hai", "bốn"])
            #expect(try lines(["--glob", "!*.txt"]) == ["ba", "năm"])
            #expect(try lines(["--glob", "x/*.txt"]) == ["bốn"])
            #expect(try Command.run(["segment", root.path]).status == 2)
            #expect(try Command.run(["segment", "--glob", "*.txt"]).status == 64)
        }
    }

    /// What nobody keeps is not read: names with a full stop, and what the files for it name, the nearest first.
    @Test func whatIsIgnoredIsLeftOut() throws {
        try TemporaryFolder.with { folder in
            let root = folder.url.appendingPathComponent("in")
            for (path, text) in [
                (".gitignore", "*.log\n/nháp/\n!giữ.log\ny.md\n"), ("a.txt", "một"), ("a.log", "hai"),
                ("giữ.log", "ba"),
                ("nháp/b.txt", "bốn"), ("x/nháp/c.txt", "năm"), ("x/.ignore", "!y.md\nz.txt\n"), ("x/y.md", "sáu"),
                ("x/z.txt", "bảy"), ("x/.d.txt", "tám"), ("x/.gitignore", "y.md\n!z.txt\n"), ("x/w/.ignore", "c*\n"),
                ("x/w/c.txt", "chín"), ("x/w/y.md", "mười"), (".git/e.txt", "trăm"),
            ] {
                let file = root.appendingPathComponent(path)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data((text + "\n").utf8).write(to: file)
            }
            func lines(_ options: [String], _ place: String = "") throws -> [String] {
                let folder = root.appendingPathComponent(place).path
                let result = try Command.run(["segment", "--recursive", folder, "--glob", "!.*ignore"] + options)
                #expect(result.status == 0 && result.errors == "", "\(result.errors)")
                return result.lines
            }
            #expect(try lines([]) == ["một", "ba", "năm", "mười", "sáu"])
            #expect(
                try lines(["--no-ignore"]) == [
                    "hai", "một", "ba", "bốn", "năm", "chín", "mười", "sáu", "bảy",
                ])
            #expect(try lines(["--hidden"]) == ["một", "ba", "tám", "năm", "mười", "sáu"])
            // The folders above count as far as git goes, but not against the folder that is named.
            #expect(try lines([], "x") == ["năm", "mười", "sáu"])
            #expect(try lines([], "nháp") == ["bốn"])
            try Data("*.txt\n".utf8).write(to: folder.url.appendingPathComponent(".gitignore"))
            #expect(try lines([], "x") == ["năm", "mười", "sáu"])
            try FileManager.default.removeItem(at: root.appendingPathComponent(".git"))
            #expect(try lines([], "x") == ["năm", "mười", "sáu"])
            for option in ["--hidden", "--no-ignore"] {
                #expect(try Command.run(["segment", option, root.path]).status == 64)
            }
        }
    }

    @Test func linesInTheOrderOfDictionaries() throws {
        let text = "đá\nda\ndă\nạ\ná\nà\na\nzê\na\nchợ\ncầu\n"
        let sorted = ["a", "a", "à", "á", "ạ", "cầu", "chợ", "da", "dă", "đá", "zê"]
        #expect(try Command.run("sort", input: text).lines == sorted)
        #expect(try Command.run("sort", "--reverse", input: text).lines == sorted.reversed())
        #expect(try Command.run("sort", "--unique", input: text).lines == Array(sorted.dropFirst()))
        let table = "1\tđa\n2\tda\n3\n"
        #expect(try Command.run("sort", "--column", "2", input: table).lines == ["3", "2\tda", "1\tđa"])
        #expect(try Command.run("sort", "/nowhere", input: "").status == 2)
        let words = try Command.run("frequencies", "--sort", "vi", "--format", "tsv", input: "đá da đá dă")
        #expect(words.lines.dropFirst().map { $0.prefix { $0 != "\t" } } == ["da", "dă", "đá"])
    }

    @Test func resultsSayWhatTheyWereMadeWith() throws {
        for arguments in [
            ["segment", "--format", "json"], ["segment", "--format", "jsonl"], ["entities", "--format", "json"],
            ["entities", "--lines"], ["segment", "--lines", "--format", "jsonl"],
        ] {
            let result = try Command.run(arguments + ["--provenance"], input: "Hà Nội đẹp.\n")
            let object = try JSONSerialization.jsonObject(with: Data(result.output)) as? [String: Any]
            let facts = try #require(object?["provenance"] as? [String: String])
            #expect(facts["segmentation_model"]?.hasPrefix("vi-") == true)
            #expect((facts["entity_model"] != nil) == (arguments[0] == "entities"))
            let without = try Command.run(arguments, input: "Hà Nội đẹp.\n")
            #expect(!without.text.contains("provenance"))
        }
    }
}
