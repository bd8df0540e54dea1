import VietFormats

/// A line chart over time: one line a column.
package struct LineChart {
    package struct Line: Hashable {
        package var name: String
        /// Nil where there is no value; the line is broken there.
        package var values: [Double?]
        /// Between which values the true ones lie, drawn as a band; empty for no band.
        package var bounds: [ClosedRange<Double>?]

        package init(name: String, values: [Double?], bounds: [ClosedRange<Double>?] = []) {
            self.name = name
            self.values = values
            self.bounds = bounds
        }
    }

    package var title: String
    /// What the values count, written above the axis.
    package var unit: String
    /// The names of the places on the horizontal axis, one for each value.
    package var places: [String]
    package var lines: [Line]

    package init(title: String, unit: String, places: [String], lines: [Line]) {
        self.title = title
        self.unit = unit
        self.places = places
        self.lines = lines
    }

    /// Colours that are told apart in print and by colour-blind readers (Okabe and Ito 2008), without yellow.
    private static let colours = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#000000"]
    private static let dashes = ["", "7 3", "2 3", "10 3 2 3"]
    private static let left = 70
    private static let plot = (width: 620, height: 280)

    package func writeSVG(to output: ByteBuffer) {
        let top = title.isEmpty ? 34 : 64
        let names = lines.map { ChartText.cut($0.name, to: 220, size: 13) }
        let nameSpace = max(names.map { ChartText.width(of: $0, size: 13) }.max() ?? 0, 40) + 60
        let width = LineChart.left + LineChart.plot.width + nameSpace
        let height = top + max(LineChart.plot.height + 54, lines.count * 22 + 20)
        ChartFrame.write(title, width: width, height: height, fontSize: 12, to: output) {
            output.append("<text x=\"16\" y=\"\(top - 14)\" fill=\"#52606d\">\(Markup.escaped(unit))</text>\n")
            let value = lines.flatMap(\.values).compactMap(\.self).filter(\.isFinite).max() ?? 0
            let bound = lines.flatMap(\.bounds).compactMap { $0?.upperBound }.filter(\.isFinite).max() ?? 0
            // The band of a period with few words is cut off, so that it does not press the lines down.
            let highest = max(value, min(bound, 2 * value))
            let step = LineChart.step(for: highest)
            let most = max((highest / step).rounded(.up) * step, step)
            writeAxes(top: top, step: step, most: most, to: output)
            for (index, line) in lines.enumerated() { writeBand(line.bounds, index, top: top, most: most, to: output) }
            for (index, line) in lines.enumerated() {
                write(line.values, names[index], index, top: top, most: most, to: output)
                let x = LineChart.left + LineChart.plot.width + 16
                let y = top + 10 + index * 22
                output.append(
                    "<line x1=\"\(x)\" y1=\"\(y)\" x2=\"\(x + 26)\" y2=\"\(y)\" \(LineChart.stroke(index))/><text x=\"\(x + 33)\" y=\"\(y + 4)\" font-size=\"13\" fill=\"#1f2933\">\(Markup.escaped(names[index]))</text>\n"
                )
            }
        }
    }

    private static func stroke(_ index: Int) -> String {
        let colour = colours[index % colours.count]
        let dash = dashes[index / colours.count % dashes.count]
        return "stroke=\"\(colour)\" stroke-width=\"2\"" + (dash.isEmpty ? "" : " stroke-dasharray=\"\(dash)\"")
    }

    /// 1, 2 or 5 times a power of ten, so that there are four to ten lines.
    static func step(for most: Double) -> Double {
        guard most.isFinite, most > 0 else { return 1 }
        var step = 1.0
        while step * 10 <= most { step *= 10 }
        while step > most { step /= 10 }
        if most / step < 2 { return step / 5 }
        return most / step < 5 ? step / 2 : step
    }

    private func x(_ place: Int) -> String {
        // One place alone stands in the middle.
        let share = places.count > 1 ? Double(place) / Double(places.count - 1) : 0.5
        return DecimalText.of(Double(LineChart.left) + share * Double(LineChart.plot.width), places: 1)
    }

    private func y(_ value: Double, _ top: Int, _ most: Double) -> String {
        DecimalText.of(
            Double(top) + (1 - min(max(value / most, 0), 1)) * Double(LineChart.plot.height), places: 1)
    }

    private func writeAxes(top: Int, step: Double, most: Double, to output: ByteBuffer) {
        let right = LineChart.left + LineChart.plot.width
        var value = 0.0
        while value <= most * 1.000_001 {
            let y = y(value, top, most)
            output.append(
                "<line x1=\"\(LineChart.left)\" y1=\"\(y)\" x2=\"\(right)\" y2=\"\(y)\" stroke=\"\(value == 0 ? "#9aa5b1" : "#e4e7eb")\"/><text x=\"\(LineChart.left - 8)\" y=\"\(y)\" dy=\"4\" text-anchor=\"end\" fill=\"#52606d\">\(LineChart.figure(value, step))</text>\n"
            )
            value += step
        }
        let widest = places.map { ChartText.width(of: $0, size: 12) }.max() ?? 0
        let room = max(LineChart.plot.width / max(widest + 16, 1), 1)
        for index in ChartPlaces.labelled(places, room: room) {
            output.append(
                "<text x=\"\(x(index))\" y=\"\(top + LineChart.plot.height + 22)\" text-anchor=\"middle\" fill=\"#52606d\">\(Markup.escaped(places[index]))</text>\n"
            )
        }
    }

    private static func figure(_ value: Double, _ step: Double) -> String {
        var places = 0
        var unit = step
        while unit < 0.999_999, places < 9 {
            unit *= 10
            places += 1
        }
        return DecimalText.of(value, places: places)
    }

    /// The bands lie behind all lines.
    private func writeBand(
        _ bounds: [ClosedRange<Double>?], _ index: Int, top: Int, most: Double, to output: ByteBuffer
    ) {
        let shown = Array(bounds.prefix(places.count))
        for stretch in shown.indices.split(whereSeparator: { shown[$0] == nil }) where stretch.count > 1 {
            let upper = stretch.map { "\(x($0)),\(y(shown[$0]?.upperBound ?? 0, top, most))" }
            let lower = stretch.reversed().map { "\(x($0)),\(y(shown[$0]?.lowerBound ?? 0, top, most))" }
            output.append(
                "<polygon points=\"\((upper + lower).joined(separator: " "))\" fill=\"\(LineChart.colours[index % LineChart.colours.count])\" fill-opacity=\"0.15\"/>\n"
            )
        }
    }

    private func write(
        _ values: [Double?], _ name: String, _ index: Int, top: Int, most: Double, to output: ByteBuffer
    ) {
        var stretch: [String] = []
        func finish() {
            if stretch.count > 1 {
                output.append(
                    "<polyline points=\"\(stretch.joined(separator: " "))\" fill=\"none\" stroke-linejoin=\"round\" \(LineChart.stroke(index))/>\n"
                )
            }
            stretch.removeAll()
        }
        for (place, value) in values.prefix(places.count).enumerated() {
            guard let value else {
                finish()
                continue
            }
            stretch.append("\(x(place)),\(y(value, top, most))")
        }
        finish()
        // Dots tell one value alone from none, as long as there is room for them.
        guard places.count <= 80 else { return }
        for (place, value) in values.prefix(places.count).enumerated() {
            guard let value else { continue }
            let label = "\(name), \(places[place]): \(DecimalText.of(value, places: 2))"
            output.append(
                "<circle cx=\"\(x(place))\" cy=\"\(y(value, top, most))\" r=\"3\" fill=\"\(LineChart.colours[index % LineChart.colours.count])\"><title>\(Markup.escaped(label))</title></circle>\n"
            )
        }
    }
}
