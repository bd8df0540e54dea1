import VietCore
import VietFormats
import VietKeywords
import VietReports

/// Frequency lists and comparisons as tables.
enum FrequencyReport {
    /// - Parameter hasDispersion: whether dispersions have columns, in a table without rows too.
    static func list(_ entries: [FrequencyEntry], unit: String = "word", hasDispersion: Bool) -> ReportTable {
        var columns: [ReportTable.Column] = [
            .init("word", heading: unit), .init("frequency", heading: "count"),
            .init("per_million", heading: "per million", leaves: 2),
            .init("documents", heading: "documents", leaves: 4),
        ]
        if hasDispersion {
            columns += [.init("dispersion", heading: "DP", leaves: 1), .init("juilland_d", heading: "D", leaves: 3)]
        }
        let rows = entries.map { entry -> [ReportTable.Cell] in
            var row: [ReportTable.Cell] = [
                .text(entry.text), .integer(entry.frequency), .decimal(entry.perMillion, places: 2),
                .integer(entry.documentFrequency),
            ]
            if hasDispersion {
                row += [entry.dispersion, entry.juillandD].map { $0.map { .decimal($0, places: 4) } ?? .missing }
            }
            return row
        }
        return ReportTable(title: "Frequencies", columns: columns, rows: rows, barColumn: 1)
    }

    static func comparison(_ rows: [FrequencyComparison], unit: String = "word") -> ReportTable {
        let columns = [ReportTable.Column("word", heading: unit)] + comparisonColumns
        let cells = rows.map { [.text($0.entry.text)] + comparisonCells($0) }
        return ReportTable(title: "Keyness", columns: columns, rows: cells, barColumn: 1)
    }

    static func corpusKeywords(_ rows: [CorpusKeyword]) -> ReportTable {
        let hasTypes = rows.contains { $0.entityType != nil }
        let columns: [ReportTable.Column] = [
            .init("text", heading: "keyword"), .init("type", heading: "type", leaves: 5),
            .init("entity", heading: hasTypes ? "entity" : nil, leaves: 4),
        ]
        let cells = rows.map { row -> [ReportTable.Cell] in
            [
                .text(row.comparison.entry.text), .text(row.kind.rawValue),
                row.entityType.map { .text($0.rawValue) } ?? .missing,
            ] + comparisonCells(row.comparison)
        }
        return ReportTable(title: "Keywords", columns: columns + comparisonColumns, rows: cells, barColumn: 3)
    }

    private static let comparisonColumns: [ReportTable.Column] = [
        .init("log_likelihood", heading: "G²"), .init("log_ratio", heading: "log ratio", leaves: 2),
        .init("log_ratio_bound", heading: "at least", leaves: 6), .init("frequency", heading: "count", leaves: 1),
        .init("per_million", heading: "per million", leaves: 7), .init("documents", heading: "documents", leaves: 9),
        .init("reference_frequency", heading: "elsewhere", leaves: 3),
        .init("reference_per_million", heading: "per million", leaves: 8),
        .init("percent_difference"), .init("odds_ratio"),
    ]

    private static func comparisonCells(_ row: FrequencyComparison) -> [ReportTable.Cell] {
        [
            .decimal(row.keyness.logLikelihood, places: 2), .decimal(row.keyness.logRatio, places: 2),
            .decimal(row.keyness.logRatioBound, places: 2), .integer(row.entry.frequency),
            .decimal(row.entry.perMillion, places: 2), .integer(row.entry.documentFrequency),
            .integer(row.referenceFrequency), .decimal(row.referencePerMillion, places: 2),
            .decimal(row.keyness.percentDifference, places: 1), .decimal(row.keyness.oddsRatio, places: 3),
        ]
    }
}
