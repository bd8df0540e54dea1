import VietKeywords
import VietReports

/// How often a query occurs in each group of documents.
final class GroupOccurrences {
    private var documents = 0
    private var documentsWith = 0
    private var words = 0
    private var occurrences = 0

    func add(_ found: Int, words: Int) {
        documents += 1
        if found > 0 { documentsWith += 1 }
        self.words += words
        occurrences += found
    }

    static func report(_ groups: [(group: String, counters: [GroupOccurrences])], query: String) -> ReportTable {
        let columns: [ReportTable.Column] = [
            .init("group", heading: "group"), .init("frequency", heading: "count"),
            .init("per_million", heading: "per million", leaves: 1),
            .init("documents_with", heading: "documents with it", leaves: 4),
            .init("documents", heading: "documents", leaves: 2), .init("words", heading: "words", leaves: 3),
        ]
        let rows = groups.map { group, tallies -> [ReportTable.Cell] in
            func sum(_ path: KeyPath<GroupOccurrences, Int>) -> Int { tallies.reduce(0) { $0 + $1[keyPath: path] } }
            let (occurrences, words) = (sum(\.occurrences), sum(\.words))
            return [
                .name(group), .integer(occurrences),
                .decimal(Double(occurrences) * 1_000_000 / Double(max(words, 1)), places: 2),
                .integer(sum(\.documentsWith)), .integer(sum(\.documents)), .integer(words),
            ]
        }
        return ReportTable(title: query, columns: columns, rows: rows, barColumn: 2)
    }
}
