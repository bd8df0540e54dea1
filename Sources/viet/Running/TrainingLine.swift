import VietCore
import VietFormats

/// A line of a file of articles to learn from, of which fields are taken by name.
struct TrainingLine {
    private let line: UnsafeBufferPointer<UInt8>
    private let scratch: ByteBuffer

    /// What `body` makes of every line of the file at `path` that is not empty, plain or gzip.
    ///
    /// - Throws: what reading throws, and what `body` throws with file and line.
    static func map<Result>(_ path: String, _ body: (TrainingLine) throws -> Result) throws -> [Result] {
        let bytes = try InputFile.contents(of: path)
        let scratch = ByteBuffer()
        return try bytes.withUnsafeBufferPointer { all in
            var results: [Result] = []
            for (number, line) in all.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
                if line.isEmpty { continue }
                do {
                    let line = TrainingLine(line: UnsafeBufferPointer(rebasing: line), scratch: scratch)
                    results.append(try body(line))
                } catch { throw Failure.located(error, path, line: number + 1) }
            }
            return results
        }
    }

    /// The string in a field.
    func text(_ field: String) throws -> [UInt8] {
        Array(try JSONRecord(line, field: Array(field.utf8), into: []).text(scratch: scratch))
    }

    /// The strings of the array in a field; nil where it has none.
    func strings(_ field: String) -> [String]? {
        // Texts of several elements are parted by empty lines.
        guard let path = try? JSONPath(field + "[]"),
            let text = try? JSONRecord(line, JSONFields([path]), into: []).text(scratch: scratch)
        else { return nil }
        return String(decoding: text, as: UTF8.self).split(separator: "\n\n").map(String.init)
    }
}

/// Phrases of articles that a reader judged, by the identifiers of the articles.
struct JudgedPhrases {
    private(set) var articles: [String: (standing: [String], pieces: [String])] = [:]

    /// Reads JSON Lines with `id`, `stands` and `fragments`.
    init(path: String) throws {
        let lines = try TrainingLine.map(path) { line in
            (
                String(decoding: try line.text("id"), as: UTF8.self), line.strings("stands") ?? [],
                line.strings("fragments") ?? []
            )
        }
        for (id, standing, pieces) in lines {
            articles[id, default: ([], [])].standing += standing
            articles[id, default: ([], [])].pieces += pieces
        }
    }
}
