import VietCore
import VietEntities
import VietSegmentation

/// The readable lists of known names: a line holds a name, its kind and, where there are any, a count and other names of
/// the same thing.
///
/// A person can read and correct them between building them and training with them.
package struct NameList: Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case province, district, commune, country, city, family, middle, given
        case company, body, media, team, person, place, product, work, event, culture
        /// A name of things of several types, beside a line for each of them.
        case ambiguous

        /// The list of ``NameTable`` that the kind belongs to.
        package var list: KnownList {
            switch self {
            case .province: .province
            case .district, .commune: .district
            case .country, .city: .country
            case .family: .familyName
            case .middle, .given: .givenName
            case .company: .company
            case .body: .body
            case .media: .media
            case .team: .team
            case .person: .person
            case .place: .place
            case .product: .product
            case .work: .work
            case .event: .event
            case .culture: .culture
            case .ambiguous: .ambiguous
            }
        }
    }

    package struct Entry: Hashable, Sendable {
        package var name: String
        package var kind: Kind
        package var count: Int
        package var aliases: [String]
        package init(name: String, kind: Kind, count: Int = 0, aliases: [String] = []) {
            self.name = name
            self.kind = kind
            self.count = count
            self.aliases = aliases
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
            guard (2...4).contains(cells.count), !cells[0].isEmpty, let kind = Kind(rawValue: String(cells[1])),
                let count = cells.count < 3 || cells.count == 4 && cells[2].isEmpty ? 0 : Int(cells[2]), count >= 0
            else {
                let kinds = Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw VietTextError(
                    .malformedRecord, "a name, one of \(kinds), and a count or nothing are expected", file: file,
                    line: number + 1)
            }
            let aliases = cells.count < 4 ? [] : cells[3].split(separator: "|").map(String.init)
            entries.append(Entry(name: String(cells[0]), kind: kind, count: count, aliases: aliases))
        }
    }
}

// MARK: Sources

extension NameList {
    /// Adds administrative units, see ``PlaceEvidence``. Those that are only numbered are left out.
    package mutating func addPlaces(_ text: String) {
        for (level, name) in PlaceEvidence.units(text) where !name.isEmpty && Int(name) == nil {
            if let kind = Kind(rawValue: String(level)) { add(name, kind) }
        }
    }

    /// Adds countries and cities, see ``PlaceEvidence``.
    package mutating func addTerritories(_ text: String) {
        for (kind, name) in PlaceEvidence.territories(text) { add(name, kind == "city" ? .city : .country) }
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
