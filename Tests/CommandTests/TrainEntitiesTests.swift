import Foundation
import Testing

/// `viet train entities`: labelled text, names held out, options that cannot be.
@Suite struct TrainEntitiesTests {
    private static func lines(_ names: [String], _ word: String = "Ông") -> [UInt8] {
        let lines = names.map { name in
            let start = word.count + 1
            return "{\"article\":\"\(name)\",\"text\":\"\(word) \(name) nói.\","
                + "\"entities\":[[\(start),\(start + name.count),\"PER\"]]}\n"
        }
        return Array(lines.joined().utf8)
    }

    @Test func labelledTextIsLearnedAndHeldOutNamesAreWritten() throws {
        try TemporaryFolder.with { folder in
            let names = ["Lan", "Minh", "Tuấn", "Hoa", "Bình", "Cúc", "Dũng", "Sơn"]
            let marked = try folder.file("marked.jsonl", Self.lines(names)).path
            let labelled = try folder.file("labelled.jsonl", Self.lines(names, "Bà")).path
            let model = folder.url.appendingPathComponent("model.viet").path
            let heldOut = folder.url.appendingPathComponent("held-out.jsonl").path
            let arguments = ["train", "entities", "--output", model]
            let result = try Command.run(
                arguments + [
                    "--labelled", labelled, "--labelled-weight", "1", "--held-out", heldOut, "--rows", "100", marked,
                ])
            #expect(result.status == 0, "\(result.errors)")
            let lines = try String(contentsOfFile: heldOut, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == names.count)
            for (line, name) in zip(lines, names) { #expect(line.hasPrefix("{\"text\":\"Ông \(name) nói.\"")) }

            let first = try Command.run(arguments + ["--first-pass-only", marked])
            #expect(first.status == 0 && !first.errors.contains("fold"), "\(first.errors)")
            // The marked text is never written over.
            #expect(try Command.run(arguments + ["--held-out", marked, marked]).status == 2)
            for wrong in [
                ["--labelled-weight", "2"], ["--rows", "0"], ["--first-pass-only", "--held-out", heldOut],
            ] {
                #expect(try Command.run(arguments + wrong + [marked]).status == 64)
            }
        }
    }
}
