import VietCore
import VietEntities
import VietSegmentation

/// The readable lists of known names: a line holds a name, its kind and, where it was counted, a count.
///
/// A person can read and correct them between building them and training with them.
package struct NameList: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case province, district, commune, country, city, family, middle, given, organization

        /// The list of ``NameTable`` that the kind belongs to; beyond them for organizations, which count as counted names.
        package var list: Int {
            switch self {
            case .province: 0
            case .district, .commune: 1
            case .country, .city: 2
            case .family: 3
            case .middle, .given: 4
            case .organization: NameTable.lists
            }
        }
    }

    package struct Entry: Hashable, Sendable {
        package var name: String
        package var kind: Kind
        package var count: Int
        package init(name: String, kind: Kind, count: Int = 0) {
            self.name = name
            self.kind = kind
            self.count = count
        }
    }

    package private(set) var entries: [Entry] = []

    package init() {}

    /// Adds an entry; of the same name and kind only the largest count is written.
    package mutating func add(_ name: some StringProtocol, _ kind: Kind, count: Int = 0) {
        entries.append(Entry(name: String(name), kind: kind, count: count))
    }

    /// The lines in the order of the names' bytes, each name once a kind. The same entries give the same text.
    package var text: String {
        var counts: [Entry: Int] = [:]
        for entry in entries {
            let key = Entry(name: entry.name, kind: entry.kind)
            counts[key] = max(counts[key] ?? 0, entry.count)
        }
        let sorted = counts.sorted {
            $0.key.name == $1.key.name
                ? $0.key.kind.rawValue < $1.key.kind.rawValue
                : $0.key.name.utf8.lexicographicallyPrecedes($1.key.name.utf8)
        }
        var text = ""
        for (entry, count) in sorted {
            text += entry.name + "\t" + entry.kind.rawValue + (count > 0 ? "\t\(count)" : "") + "\n"
        }
        return text
    }

    /// Reads lines as ``text`` writes them; empty lines and lines that start with `#` are passed over.
    ///
    /// - Throws: ``VietTextError`` of code `malformed-record` with the line.
    package init(_ text: String, file: String) throws(VietTextError) {
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty || line.hasPrefix("#") { continue }
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard (2...3).contains(cells.count), !cells[0].isEmpty, let kind = Kind(rawValue: String(cells[1])),
                let count = cells.count < 3 ? 0 : Int(cells[2]), count >= 0
            else {
                let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw VietTextError(
                    .malformedRecord, "a name, one of \(kinds), and a count or nothing are expected", file: file,
                    line: number + 1)
            }
            add(cells[0], kind, count: count)
        }
    }
}

// MARK: Sources

extension NameList {
    private static let unitPrefixes = [
        "Thành phố ", "Thành Phố ", "Thị trấn ", "Thị xã ", "Đặc khu ", "Phường ", "Quận ", "Huyện ", "Tỉnh ", "Xã ",
    ]

    /// Adds administrative units: `PERIOD TAB LEVEL TAB NAME TAB PLACE`, the kind of unit before the name. Units that are
    /// only numbered are left out.
    package mutating func addPlaces(_ text: String) {
        for line in text.split(separator: "\n").dropFirst() {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 3, let kind = Kind(rawValue: String(fields[1])) else { continue }
            let prefix = Self.unitPrefixes.first { fields[2].hasPrefix($0) } ?? ""
            let name = fields[2].dropFirst(prefix.count)
            if !name.isEmpty, Int(name) == nil { add(name, kind) }
        }
    }

    /// Adds countries and cities: `KIND TAB CODE TAB NAME`.
    package mutating func addTerritories(_ text: String) {
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 3 else { continue }
            if fields[0] == "territory" { add(fields[2], .country) }
            if fields[0] == "city" { add(fields[2], .city) }
        }
    }

    /// Adds parts of the names of persons: `KIND TAB PART TAB COUNT`.
    package mutating func addNameParts(_ text: String) {
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard fields.count >= 2, let kind = Kind(rawValue: String(fields[0])) else { continue }
            add(fields[1], kind, count: fields.count > 2 ? Int(fields[2]) ?? 0 : 0)
        }
    }
}

/// Counts the organizations of a text as the tagger finds them.
package struct OrganizationCounter {
    private struct Count {
        var spellings: [String: Int] = [:]
        var other = 0
    }
    private var counts: [UInt32: Count] = [:]

    package init() {}

    /// Names of more tokens than this are left out.
    private static let longest = 8

    package mutating func add(_ document: Document, _ tagger: EntityTagger) {
        let pass = tagger.tagger.firstPass([document])
        let columns = pass.columns
        for span in tagger.tagger.secondPass(pass)
        where span.range.count <= Self.longest {
            var key: UInt32 = 0
            for token in span.range { key = NameTable.extend(key, columns.keys[token]) }
            if span.type != 2 {
                counts[key, default: Count()].other += 1
                continue
            }
            let first = document.storage.tokens[span.range.lowerBound]
            let last = document.storage.tokens[span.range.upperBound - 1]
            let name = document.source[Int(first.start)..<Int(last.end)]
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            counts[key, default: Count()].spellings[name, default: 0] += 1
        }
    }

    /// Names found `minimum` times or more, in any case and spelling of tones, and four times as often as a name of
    /// another type; in their commonest spelling.
    package func entries(minimum: Int) -> NameList {
        var list = NameList()
        for count in counts.values {
            let total = count.spellings.values.reduce(0, +)
            guard total >= minimum, total >= 4 * count.other,
                let best = count.spellings.min(by: { ($1.value, $0.key) < ($0.value, $1.key) })
            else { continue }
            list.add(best.key, .organization, count: total)
        }
        return list
    }
}
