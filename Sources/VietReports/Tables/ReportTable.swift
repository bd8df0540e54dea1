import VietCore
import VietFormats

/// Rows of figures, ready to be written in any format.
package struct ReportTable {
    package enum Cell: Hashable {
        case text(String)
        /// A text of which nothing may be lost, as the name of a file: on one line its control characters are made visible.
        case name(String)
        case integer(Int)
        /// A value shown with so many places behind the point.
        case decimal(Double, places: Int)
        case ranges([Range<Int>])
        case missing
    }

    package struct Column: Hashable {
        /// The name in TSV and JSON.
        package var name: String
        /// The heading for people; nil keeps the column out of tables for them.
        package var heading: String?
        /// How soon it is left out where a terminal is too narrow for all: the highest first. What has 0 stays.
        package var leaves: Int

        package init(_ name: String, heading: String? = nil, leaves: Int = 0) {
            self.name = name
            self.heading = heading
            self.leaves = leaves
        }
    }

    package var title: String
    package var columns: [Column]
    package var rows: [[Cell]]
    /// The column whose values are drawn as bars.
    package var barColumn: Int?
    /// The column whose texts name the bars.
    package var nameColumn = 0
    /// The chart to draw in place of bars.
    package var lineChart: LineChart?

    package init(title: String, columns: [Column], rows: [[Cell]], barColumn: Int? = nil) {
        self.title = title
        self.columns = columns
        self.rows = rows
        self.barColumn = barColumn
    }

    /// The value of a cell as a number, 0 where it is none.
    package static func value(_ cell: Cell) -> Double {
        switch cell {
        case .integer(let value): Double(value)
        case .decimal(let value, _): value
        case .text, .name, .ranges, .missing: 0
        }
    }

    /// The length of the bar of every row, from 0 to 1.
    package var bars: [Double] {
        guard let barColumn else { return rows.map { _ in 0 } }
        let values = rows.map { ReportTable.value($0[barColumn]) }
        let most = values.max() ?? 0
        let least = barStart
        return values.map { most > least ? ($0 - least) / (most - least) : 0 }
    }

    /// The value of a bar without length: 0, or the lowest value where one is below 0.
    private var barStart: Double {
        barColumn.map { column in min(rows.map { ReportTable.value($0[column]) }.min() ?? 0, 0) } ?? 0
    }

    /// What the lengths of bars say.
    var barCaption: String? {
        guard let barColumn else { return nil }
        let name = columns[barColumn].heading ?? columns[barColumn].name
        guard barStart < 0,
            let lowest = rows.map({ $0[barColumn] }).min(by: { ReportTable.value($0) < ReportTable.value($1) })
        else { return "Bars: \(name)" }
        return "Bars: \(name), beginning at \(ReportTable.text(lowest))"
    }

    /// The columns that people see.
    var shownColumns: [Int] { columns.indices.filter { columns[$0].heading != nil } }

    /// Whether a column holds texts.
    func isText(_ column: Int) -> Bool {
        guard let cell = rows.lazy.map({ $0[column] }).first(where: { $0 != .missing }) else { return true }
        return switch cell {
        case .text, .name: true
        case .integer, .decimal, .ranges, .missing: false
        }
    }

    package static func text(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): text
        case .name(let name): ControlCharacters.escaped(name)
        case .integer(let value): String(value)
        case .decimal(let value, let places): value.isFinite ? DecimalText.of(value, places: places) : ""
        case .ranges(let ranges): ranges.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: " ")
        case .missing: ""
        }
    }

    /// Tab-separated values with a heading line; tabs and line ends inside a text become spaces.
    package func writeTSV(to output: ByteBuffer) {
        output.append(columns.map(\.name).joined(separator: "\t") + "\n")
        writeTSVRows(to: output)
    }

    package func writeTSVRows(to output: ByteBuffer) {
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index > 0 { output.append(0x09) }
                output.append(ControlCharacters.line(ReportTable.text(cell)))
            }
            output.append(0x0A)
        }
    }

    /// One JSON object a line.
    package func writeJSONLines(to output: ByteBuffer) {
        for row in rows {
            writeObject(row, to: output)
            output.append(0x0A)
        }
    }

    /// One JSON array, without a line end.
    package func writeJSON(to output: ByteBuffer) {
        output.append(array: rows) { writeObject($0, to: output) }
    }

    private func writeObject(_ row: [Cell], to output: ByteBuffer) {
        output.append(UInt8(ascii: "{"))
        output.append(list: zip(columns, row).lazy.filter { $1 != .missing }) { column, cell in
            output.append(key: column.name)
            switch cell {
            case .text(let text), .name(let text): output.append(json: text)
            case .integer(let value): output.append(decimal: value)
            case .decimal(let value, _): output.append(value.isFinite ? ReportTable.text(cell) : "null")
            case .ranges(let ranges):
                output.append(array: ranges) { output.append("[\($0.lowerBound),\($0.upperBound)]") }
            case .missing: break
            }
        }
        output.append(UInt8(ascii: "}"))
    }
}
