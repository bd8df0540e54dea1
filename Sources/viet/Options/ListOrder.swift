import ArgumentParser
import VietNormalization

/// In which order the rows of a list stand.
enum ListOrder: String, ExpressibleByArgument, CaseIterable {
    /// By their figures, the highest first.
    case rank
    /// By their words, as Vietnamese dictionaries have them.
    case vi

    func ordered<Row>(_ rows: [Row], by word: (Row) -> String) throws -> [Row] {
        guard self == .vi else { return rows }
        let collation = try VietnameseCollation()
        return rows.map { (key: collation.key(of: word($0)), row: $0) }.enumerated()
            .sorted { a, b in
                a.element.key == b.element.key
                    ? a.offset < b.offset : a.element.key.lexicographicallyPrecedes(b.element.key)
            }
            .map(\.element.row)
    }
}
