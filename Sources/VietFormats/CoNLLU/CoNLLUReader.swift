import VietCore

extension CoNLLU {
    /// The sentences of a CoNLL-U file.
    ///
    /// Lenient where files of the wild differ: `# text =` with or without a space and with any spacing inside, no
    /// blank line at the end, CRLF, fewer than ten columns. A multiword token stands for the words that it covers, and
    /// empty nodes are left out. Underscores inside FORM are kept as they are. `NER=` in MISC marks names by IOB2 tags.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` with the line, for a row without tab, or with an ID that is
    ///   no number, range or decimal.
    /// - Complexity: O(n) for n bytes.
    public static func sentences(in bytes: [UInt8], file: String? = nil) throws(VietTextError) -> [AnnotatedSentence] {
        var sentences: [AnnotatedSentence] = []
        var current = AnnotatedSentence(words: [])
        var isOpen = false
        var covered = 0
        func close() {
            if isOpen, !current.words.isEmpty { sentences.append(current) }
            isOpen = false
            covered = 0
        }
        for (number, range) in FileLines.split(bytes).enumerated() {
            let line = String(decoding: bytes[range], as: UTF8.self).unicodeScalars[...]
            if line.allSatisfy({ $0 == " " || $0 == "\t" }) {
                close()
                continue
            }
            if !isOpen { current = AnnotatedSentence(words: [], line: number + 1) }
            isOpen = true
            if line.first == "#" {
                current.text = comment("text", in: line) ?? current.text
                current.id = comment("sent_id", in: line) ?? current.id
                continue
            }
            // By scalars: a combining mark after a tab must not swallow it.
            let columns = line.split(separator: "\t", maxSplits: 9, omittingEmptySubsequences: false).map(
                Substring.init)
            guard columns.count >= 2, let id = RowID(columns[0]) else {
                throw VietTextError(
                    .malformedRecord, "not a row of CoNLL-U (an ID, a tab and a form are needed)", file: file,
                    line: number + 1)
            }
            if case .word(let position) = id, position > covered { append(columns, to: &current) }
            if case .span(let last) = id {
                append(columns, to: &current)
                covered = last
            }
        }
        close()
        return sentences
    }

    private static func append(_ columns: [Substring], to sentence: inout AnnotatedSentence) {
        sentence.words.append(String(columns[1]))
        sentence.tags.append(columns.count > 4 ? TagSet(upos: columns[3], xpos: columns[4]) : nil)
        guard columns.count == 10 else { return }
        // Other corpora write other things under this name: what is no tag marks no name.
        for item in columns[9].split(separator: "|") where item.hasPrefix("NER=") {
            _ = sentence.mark(item.dropFirst(4))
        }
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
    private static func comment(_ name: String, in line: Substring.UnicodeScalarView) -> String? {
        let content = line.drop { $0 == "#" || $0 == " " }
        guard content.starts(with: name.unicodeScalars) else { return nil }
        let rest = content.dropFirst(name.unicodeScalars.count).drop { $0 == " " }
        guard rest.first == "=" else { return nil }
        return String(rest.dropFirst().drop { $0 == " " })
    }
}
