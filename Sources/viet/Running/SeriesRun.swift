import ArgumentParser
import VietCore
import VietFormats
import VietKeywords
import VietReports

extension SeriesOptions {
    /// One thread's count.
    private final class Counter {
        var series: TimeSeries
        let matchers: [ConcordanceWorker]

        init(series: TimeSeries, matchers: [ConcordanceWorker]) {
            self.series = series
            self.matchers = matchers
        }
    }

    func run(_ input: InputOptions, _ documents: DocumentOptions, format: TableFormat) throws {
        guard documents.kind.isRecords || documents.index != nil else {
            throw ValidationError("--series needs --input jsonl, csv or tsv.")
        }
        let concordances = try words.map { word in
            var concordance = Concordance(try .words(word))
            concordance.context = 0
            return concordance
        }
        let step = try step()
        // A document is of the period of its date, as it would be of a group.
        let key = GroupKey(periodsOf: date ?? "date", by: step, option: "--date")
        let corpus = try Corpus(input, documents, by: key)
        let segmenter = corpus.segmenter
        let empty = TimeSeries(queries: concordances.count, by: step)
        let counted = corpus.count {
            Counter(series: empty, matchers: concordances.map { $0.makeWorker() })
        } makeReader: {
            NamedText(nil, segmenter)
        } body: { text, counters, document in
            let counter = counters.counter(of: "")
            text.with(document.record.bytes) { view, _ in
                counter.series.add(
                    period: document.group, words: view.runningWords,
                    frequencies: counter.matchers.map { $0.lines(in: view).count })
            }
        }
        var all = empty
        for counter in counted.counters { all.merge(counter.series) }
        StandardOutput.write(table(all).written(as: format))
        try counted.reading.get()
    }

    /// Over how many days a chart of so many is smoothed: a week, or a month where weeks would still be too many.
    private static func span(for days: Int) -> Int? { days <= 80 ? nil : days <= 560 ? 7 : 31 }

    private func table(_ series: TimeSeries) -> ReportTable {
        var columns: [ReportTable.Column] = [
            .init("period", heading: "period"), .init("documents", heading: "documents", leaves: .max - 1),
            .init("words", heading: "words", leaves: .max),
        ]
        for (place, word) in words.enumerated() {
            // Without its count a word has no name in the heading.
            columns.append(.init(word, heading: word, leaves: place))
            columns.append(.init("\(word) per million", heading: "per million", leaves: words.count + place))
            columns += [.init("\(word) at least"), .init("\(word) at most")]
        }
        let rows = series.sorted.map { point -> [ReportTable.Cell] in
            var row: [ReportTable.Cell] = [.text(point.period), .integer(point.documents), .integer(point.words)]
            for index in words.indices {
                let bounds = point.perMillionBounds(index)
                row += [.integer(point.frequencies[index]), .decimal(point.perMillion(index), places: 2)]
                row += [.decimal(bounds.lowerBound, places: 2), .decimal(bounds.upperBound, places: 2)]
            }
            return row
        }
        var table = ReportTable(
            title: words.joined(separator: ", "), columns: columns, rows: rows, barColumn: words.count == 1 ? 4 : nil)
        var periods = series.continuous()
        var unit = "occurrences in a million words, with the interval of 95 %"
        if series.step == .day, let span = Self.span(for: periods.count) {
            periods = series.smoothed(over: span)
            unit = "occurrences in a million words of \(span) days around each, with the interval of 95 %"
        }
        table.lineChart = LineChart(
            title: "", unit: unit, places: periods.map(\.period),
            lines: words.indices.map { index in
                LineChart.Line(
                    name: words[index], values: periods.map { $0.point?.perMillion(index) },
                    bounds: periods.map { $0.point?.perMillionBounds(index) })
            })
        return table
    }
}
