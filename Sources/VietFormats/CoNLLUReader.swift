import VietCore

extension CoNLLU {
    /// The sentences of a CoNLL-U file.
    ///
    /// Lenient where files of the wild differ: `# text =` with or without a space and with any spacing inside, no
    /// blank line at the end, CRLF, fewer than ten columns. A multiword token stands for the words that it covers, and
    /// empty nodes are left out. Underscores inside FORM are kept as they are.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` with the line, for a row without tab, or with an ID that is
    ///   no number, range or decimal.
    /// - Complexity: O(n) for n bytes.
    public static func sentences(in bytes: [UInt8], file: String? = nil) throws -> [SegmentedSentence] {
        var sentences: [SegmentedSentence] = []
        var current: SegmentedSentence?
        var covered = 0
        for (number, range) in FileLines.split(bytes).enumerated() {
            let line = String(decoding: bytes[range], as: UTF8.self)
            if line.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                if let current, !current.words.isEmpty { sentences.append(current) }
                current = nil
                covered = 0
                continue
            }
            var sentence = current ?? SegmentedSentence(words: [], line: number + 1)
            if line.utf8.first == UInt8(ascii: "#") {
                sentence.text = comment("text", in: line) ?? sentence.text
                sentence.id = comment("sent_id", in: line) ?? sentence.id
            } else {
                let columns = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
                guard columns.count >= 2, let id = RowID(columns[0]) else {
                    throw VietTextError(
                        .malformedRecord, "not a row of CoNLL-U (an ID, a tab and a form are needed)", file: file,
                        line: number + 1)
                }
                switch id {
                case .word(let position): if position > covered { sentence.words.append(String(columns[1])) }
                case .span(let last):
                    sentence.words.append(String(columns[1]))
                    covered = last
                case .empty: break
                }
            }
            current = sentence
        }
        if let current, !current.words.isEmpty { sentences.append(current) }
        return sentences
    }

    private enum RowID {
        case word(Int)
        case span(last: Int)
        case empty

        init?(_ column: Substring) {
            if let position = Int(column) {
                self = .word(position)
            } else if let dash = column.firstIndex(of: "-"), Int(column[..<dash]) != nil,
                let last = Int(column[column.index(after: dash)...])
            {
                self = .span(last: last)
            } else if let dot = column.firstIndex(of: "."), Int(column[..<dot]) != nil {
                self = .empty
            } else {
                return nil
            }
        }
    }

    /// The value of `# name = value`.
    private static func comment(_ name: String, in line: String) -> String? {
        let content = line.drop { $0 == "#" || $0 == " " }
        guard content.hasPrefix(name) else { return nil }
        let rest = content.dropFirst(name.count).drop { $0 == " " }
        guard rest.first == "=" else { return nil }
        return String(rest.dropFirst().drop { $0 == " " })
    }
}
