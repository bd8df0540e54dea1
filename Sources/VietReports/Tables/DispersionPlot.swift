import VietFormats

/// Where in documents something stands: a strip for each, with a line at every place.
package struct DispersionPlot {
    package struct Strip: Hashable {
        package var name: String
        /// From 0, the start of the document, to 1, its end; in order.
        package var places: [Double]

        package init(name: String, places: [Double]) {
            self.name = name
            self.places = places
        }
    }

    package var title: String
    /// What the plot shows, above the strips.
    package var caption: String
    package var strips: [Strip]

    package init(title: String, caption: String, strips: [Strip]) {
        self.title = title
        self.caption = caption
        self.strips = strips
    }

    private static let (length, height, step) = (640, 18, 26)

    package func writeSVG(to output: ByteBuffer) {
        let names = strips.map { ChartText.cut($0.name, to: 240, size: 13) }
        let left = max(names.map { ChartText.width(of: $0, size: 13) }.max() ?? 0, 60) + 28
        let (width, top) = (left + Self.length + 90, 66)
        let height = top + strips.count * Self.step + 34
        ChartFrame.write(title, width: width, height: height, fontSize: 12, to: output) {
            output.append("<text x=\"16\" y=\"52\" fill=\"#52606d\">\(Markup.escaped(caption))</text>\n")
            for (index, strip) in strips.enumerated() {
                let y = top + index * Self.step
                output.append(
                    "<text x=\"\(left - 10)\" y=\"\(y + 13)\" text-anchor=\"end\" font-size=\"13\" fill=\"#1f2933\">\(Markup.escaped(names[index]))</text>"
                )
                output.append(
                    "<rect x=\"\(left)\" y=\"\(y)\" width=\"\(Self.length)\" height=\"\(Self.height)\" fill=\"#eef1f4\"/>"
                )
                output.append("<path d=\"\(path(strip.places, left, y))\" stroke=\"#2f6f9f\" stroke-width=\"1.5\"/>")
                output.append(
                    "<text x=\"\(left + Self.length + 8)\" y=\"\(y + 13)\" fill=\"#52606d\">\(strip.places.count)</text>\n"
                )
            }
            let y = top + strips.count * Self.step + 12
            output.append("<text x=\"\(left)\" y=\"\(y)\" fill=\"#52606d\">start</text>")
            output.append(
                "<text x=\"\(left + Self.length)\" y=\"\(y)\" text-anchor=\"end\" fill=\"#52606d\">end</text>\n")
        }
    }

    /// A line for every place; those in one pixel are one.
    private func path(_ places: [Double], _ left: Int, _ y: Int) -> String {
        var last = -1
        var path = ""
        for place in places {
            let x = left + Int(min(max(place, 0), 1) * Double(Self.length))
            if x != last { path += "M\(x) \(y)v\(Self.height)" }
            last = x
        }
        return path
    }
}
