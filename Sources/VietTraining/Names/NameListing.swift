import VietCore
import VietEntities
import VietSegmentation

/// The entries of lists and the cues as sequences of tokens, ready to be put into a table of names.
package struct NameListing: Sendable {
    private var names: [(keys: [UInt32], list: KnownList)] = []
    private var cues: [(keys: [UInt32], kind: NameCue)] = []
    private var others = AliasListing()
    /// Entries of more tokens than this are left out.
    private static let longest = 12
    /// The lists of one entry in so many is hidden from each half of the marked text: lists made by reading names of
    /// the plain text know it better than they know new text.
    private static let hiding: UInt32 = 4

    package init() {}

    /// Adds the names of a list and their aliases.
    package mutating func add(_ list: NameList, _ segmenter: Segmenter) {
        for entry in list.entries {
            guard let key = add(entry.name, [entry.kind.list], segmenter) else { continue }
            for alias in entry.aliases {
                if let other = add(alias, [entry.kind.list, .alias], segmenter) { others.add(other, of: key) }
            }
        }
    }

    /// Adds a name and returns its key; nil where it is too long.
    private mutating func add(_ name: String, _ lists: [KnownList], _ segmenter: Segmenter) -> UInt32? {
        let columns = TokenColumns(segmenter.segment(name))
        guard (1...Self.longest).contains(columns.count) else { return nil }
        let keys = columns.keys
        for list in lists { names.append((keys, list)) }
        return NameTable.key(of: keys)
    }

    /// For every other name of a thing the key that stands for the thing.
    package var aliases: [UInt32: UInt32] { others.table }

    /// Adds cues: lines of a phrase and its kind. Empty lines and lines that start with `#` are passed over.
    ///
    /// - Throws: ``VietTextError`` of code `malformed-record` with the line.
    package mutating func addCues(_ text: String, file: String, _ segmenter: Segmenter) throws(VietTextError) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard cells.count == 2, !cells[0].isEmpty, let kind = NameCue(name: cells[1]) else {
                let kinds = NameCue.allCases.map { "\($0)" }.joined(separator: ", ")
                throw VietTextError(
                    .malformedRecord, "a phrase and one of \(kinds) are expected", file: file, line: number + 1)
            }
            let columns = TokenColumns(segmenter.segment(String(cells[0])))
            cues.append((columns.keys, kind))
        }
    }

    /// `table` with the lists and cues, but for the entries of lists that are hidden from a half of the marked text.
    package func added(to table: [UInt32: UInt32], hiddenFrom half: Int? = nil) -> [UInt32: UInt32] {
        var table = table
        for name in names {
            let key = NameTable.key(of: name.keys)
            // Administrative units and parts of names were not read from the text.
            if let half, name.list.rawValue > KnownList.givenName.rawValue, (key >> 8) % Self.hiding == UInt32(half) {
                continue
            }
            table[key, default: 0] |= NameTable.Payload(list: name.list).bits
            table.addPrefixes(of: name.keys)
        }
        for cue in cues {
            for (first, keys) in [(NameCue.backwards, cue.keys.reversed()), (NameCue.forwards, cue.keys)] {
                table.addPrefixes(of: keys, from: first)
                table[keys.reduce(first, NameTable.extend)] = NameTable.Payload(cue: cue.kind).bits
            }
        }
        return table
    }
}

extension [UInt32: UInt32] {
    /// Adds what leads to a sequence of tokens, where it is not there.
    mutating func addPrefixes(of keys: [UInt32], from first: UInt32 = 0) {
        var key = first
        for tokenKey in keys.dropLast() {
            key = NameTable.extend(key, tokenKey)
            if self[key] == nil { self[key] = 0 }
        }
    }
}
