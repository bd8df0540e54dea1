import VietCore
import VietEntities
import VietNormalization
import VietSegmentation

extension EntityGazetteer {
    /// The gazetteer of a file of lines as ``add(lines:file:segmenter:)`` reads them.
    ///
    /// - Throws: ``VietTextError`` of code `input-output` where the file cannot be read, and those of ``add(lines:file:segmenter:)``.
    public init(file path: String, segmenter: Segmenter = .standard) throws {
        self.init()
        try add(lines: try InputFile.contents(of: path), file: path, segmenter: segmenter)
    }

    /// Adds the lines of a file: name, type, and where wanted the strength (an empty cell is `suggest`) and an identifier,
    /// separated by tabs. Empty lines and lines that start with `#` are passed over.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8 text, with or without a byte order mark, or UTF-16 or UTF-32; lines ended by LF or CRLF.
    ///   - file: what errors call the file.
    ///   - segmenter: what cuts the names into tokens; the one that the texts are cut with.
    /// - Throws: ``VietTextError`` of code `malformed-record` or `invalid-utf-8` with file and line, `undecodable` or
    ///   `unsupported-encoding`.
    /// - Complexity: O(n) for n bytes.
    public mutating func add(
        lines bytes: [UInt8], file: String? = nil, segmenter: Segmenter = .standard
    ) throws(VietTextError) {
        let worker = segmenter.makeWorker()
        let text = try ListText.valid(bytes, file: file)
        for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let line = line.last == 0x0D ? line.dropLast() : line
            if line.isEmpty || line.first == UInt8(ascii: "#") { continue }
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map(Self.trimmed)
            guard (2...4).contains(cells.count), !cells[0].isEmpty, !cells[1].isEmpty else {
                throw VietTextError(
                    .malformedRecord, "a name and a type separated by a tab are expected", file: file,
                    line: number + 1)
            }
            let word = cells.count < 3 ? "" : String(decoding: cells[2], as: UTF8.self)
            guard let strength = word.isEmpty ? .suggest : Strength(rawValue: word) else {
                throw VietTextError(
                    .malformedRecord, "the strength is suggest, force or forbid, not \"\(word)\"", file: file,
                    line: number + 1)
            }
            add(
                worker.segment(SourceText(bytes: Array(cells[0]))),
                type: EntityType(rawValue: String(decoding: cells[1], as: UTF8.self).uppercased()), strength: strength,
                identifier: cells.count < 4 || cells[3].isEmpty ? nil : String(decoding: cells[3], as: UTF8.self))
        }
    }

    /// Without spaces at either end.
    private static func trimmed(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var cell = cell
        while cell.first == 0x20 { cell.removeFirst() }
        while cell.last == 0x20 { cell.removeLast() }
        return cell
    }
}
