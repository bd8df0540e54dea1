import Foundation
import Testing

@testable import VietReports
import VietFormats

@Suite struct LineChartTests {
    private func svg(_ chart: LineChart) -> String {
        let output = ByteBuffer()
        chart.writeSVG(to: output)
        return output.text
    }

    /// Whether a text is well-formed XML, as far as tags and escapes go.
    private func isWellFormed(_ text: String) -> Bool {
        var open: [Substring] = []
        var rest = text[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return false }
            let tag = rest[rest.index(after: start)..<end]
            if tag.hasPrefix("/") {
                guard open.popLast() == tag.dropFirst() else { return false }
            } else if !tag.hasSuffix("/") {
                open.append(tag.prefix { $0 != " " })
            }
            rest = rest[rest.index(after: end)...]
        }
        return open.isEmpty
    }

    @Test func aLineBreaksWhereThereIsNoValue() {
        let chart = LineChart(
            title: "<a & b>", unit: "n", places: ["1", "2", "3", "4"],
            lines: [LineChart.Line(name: "x\"", values: [1, 2, nil, 3])])
        let text = svg(chart)
        #expect(isWellFormed(text))
        #expect(text.components(separatedBy: "<polyline").count == 2)
        #expect(text.components(separatedBy: "<circle").count == 4)
        #expect(text.contains("&lt;a &amp; b&gt;"))
    }

    @Test func aBandLiesBehindItsLine() {
        let bounds: [ClosedRange<Double>?] = [0...2, 1...4, nil, 2...1000]
        let chart = LineChart(
            title: "", unit: "n", places: ["1", "2", "3", "4"],
            lines: [LineChart.Line(name: "x", values: [1, 2, nil, 3], bounds: bounds)])
        let text = svg(chart)
        #expect(isWellFormed(text))
        // The last one stands alone, and is no stretch.
        #expect(text.components(separatedBy: "<polygon").count == 2)
        #expect(text.range(of: "<polygon")!.lowerBound < text.range(of: "<polyline")!.lowerBound)
        // A wide band does not press the line down: the axis ends at twice the highest value.
        #expect(text.contains(">6</text>") && !text.contains(">7</text>"))
    }

    @Test func aPlotHasALineForEveryPlace() {
        let output = ByteBuffer()
        DispersionPlot(
            title: "<x>", caption: "a & b",
            strips: [
                .init(name: "one", places: [0, 0.5, 0.5, 1]), .init(name: "two", places: [.infinity.nextDown, -1]),
            ]
        ).writeSVG(to: output)
        #expect(isWellFormed(output.text))
        #expect(output.text.contains("&lt;x&gt;") && output.text.contains("a &amp; b"))
        let paths = output.text.components(separatedBy: " d=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
        // Places in one pixel are one line, which counts as many as it is.
        #expect(paths.map { $0.filter { $0 == "M" }.count } == [3, 2])
        #expect(output.text.contains(">4</text>"))
    }

    @Test(arguments: [[], [0], [nil], [5], [1e12, 0], [.infinity, 1], [-3, 4], [0.0001, 0.0002]] as [[Double?]])
    func anyValuesMakeAChart(values: [Double?]) {
        let chart = LineChart(
            title: "", unit: "", places: values.indices.map { String($0) },
            lines: [LineChart.Line(name: "x", values: values), LineChart.Line(name: "y", values: values)])
        let text = svg(chart)
        #expect(isWellFormed(text))
        #expect(!text.contains("nan") && !text.contains("inf"))
        #expect(text.utf8.count < 20_000)
    }

    @Test func namesOfPeriodsStandWhereTheyAreLookedFor() {
        func shown(_ places: [String], _ room: Int) -> [String] {
            ChartPlaces.labelled(places, room: room).map { places[$0] }
        }
        let years = (1995...2024).map { "\($0)" }
        let months = (2019...2024).flatMap { year in (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)" } }.dropFirst(
            2)
        let days = (1...3).flatMap { month in (1...28).map { "2024-0\(month)-\($0 < 10 ? "0" : "")\($0)" } }
        #expect(shown(years, 8) == ["1995", "2000", "2005", "2010", "2015", "2020"])
        #expect(shown(Array(months), 10) == ["2020-01", "2021-01", "2022-01", "2023-01", "2024-01"])
        #expect(shown(Array(months), 4) == ["2020-01", "2022-01", "2024-01"])
        #expect(shown(days, 8) == ["2024-01-01", "2024-01-15", "2024-02-01", "2024-02-15", "2024-03-01", "2024-03-15"])
        #expect(shown(days, 3) == ["2024-01-01", "2024-02-01", "2024-03-01"])
        #expect(shown(Array(days[2...4]), 9) == Array(days[2...4]))
        // Where one name at most would be left, and of what is no date, every so many.
        #expect(shown(Array(months[months.startIndex + 1..<months.startIndex + 9]), 2).count == 2)
        #expect(shown(["a", "b-1", "", "2024"], 2) == ["a", ""])
        #expect(shown([], 4).isEmpty && shown(["2024"], 4) == ["2024"])
        for room in 1...40 { #expect(shown(Array(months), room).count <= room + 1, "\(room)") }
    }

    @Test func theAxisHasFourToTenSteps() {
        for most in [0.03, 0.7, 1, 1.9, 2, 3, 5, 9.9, 10, 123, 999, 1e9] {
            let steps = most / LineChart.step(for: most)
            #expect(steps >= 3.9 && steps <= 10.001, "\(most)")
        }
        #expect(LineChart.step(for: 0) == 1)
        #expect(LineChart.step(for: .infinity) == 1)
    }
}
