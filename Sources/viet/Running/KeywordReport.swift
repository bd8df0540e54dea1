import VietCore
import VietFormats
import VietKeywords
import VietReports

/// Keywords as a table.
enum KeywordReport {
    /// - Parameter unit: the unit of the offsets of occurrences.
    static func table(
        _ keywords: [Keyword], title: String, of record: Record, unit: OffsetUnit
    ) -> ReportTable {
        let columns: [ReportTable.Column] = [
            .init("text", heading: "keyword"), .init("type", heading: "type", leaves: 3),
            .init("entity", heading: keywords.contains { $0.entityType != nil } ? "entity" : nil, leaves: 2),
            .init("score", heading: "score"),
            .init("frequency", heading: "count", leaves: 1), .init("sentences", heading: "sentences", leaves: 4),
            .init("document_frequency"), .init("occurrences"),
        ]
        let converted = convert(keywords, record, unit)
        let rows = keywords.indices.map { index -> [ReportTable.Cell] in
            let keyword = keywords[index]
            return [
                .text(keyword.text), .text(keyword.kind.rawValue),
                keyword.entityType.map { .text($0.rawValue) } ?? .missing, .decimal(keyword.score, places: 3),
                .integer(keyword.frequency), .integer(keyword.sentences),
                keyword.documentFrequency.map { .integer($0) } ?? .missing, .ranges(converted[index]),
            ]
        }
        return ReportTable(title: title, columns: columns, rows: rows, barColumn: 3)
    }

    /// The occurrences of all keywords in another unit, in one pass over the text.
    private static func convert(
        _ keywords: [Keyword], _ record: Record, _ unit: OffsetUnit
    ) -> [[Range<Int>]] {
        if unit == .utf8, record.source == nil { return keywords.map(\.occurrences) }
        let places = keywords.indices.flatMap { keyword in
            keywords[keyword].occurrences.indices.flatMap { index in
                [
                    (keywords[keyword].occurrences[index].lowerBound, keyword, index, true),
                    (keywords[keyword].occurrences[index].upperBound, keyword, index, false),
                ]
            }
        }
        var starts = keywords.map { [Int](repeating: 0, count: $0.occurrences.count) }
        var ends = starts
        var converter = record.converter(to: unit)
        for (offset, keyword, index, isStart) in places.sorted(by: { $0.0 < $1.0 }) {
            let value = isStart ? converter(offset) : converter.end(offset)
            if isStart { starts[keyword][index] = value } else { ends[keyword][index] = value }
        }
        return keywords.indices.map { keyword in
            starts[keyword].indices.map { starts[keyword][$0]..<ends[keyword][$0] }
        }
    }
}
