import VietFormats

/// A drawing of a graph: the more places a node has the larger its dot, the heavier an edge the thicker its line.
extension Graph {
    private static let size = (width: 960, height: 720)
    private static let margin = 90
    private static let colours = ["PER": "#2f8f46", "LOC": "#2f6f9f", "ORG": "#7a4fb5", "MISC": "#a86a00"]
    private static let otherColour = "#52606d"

    /// - Complexity: O(n²) for n nodes; those behind the first 300, the ones with the fewest places, are left out.
    package func writeSVG(to output: ByteBuffer) {
        let shown = min(nodes.count, 300)
        let edges = edges.filter { $0.first < shown && $0.second < shown }
        let heaviest = Double(edges.map(\.weight).max() ?? 1)
        let (plotWidth, plotHeight) = (
            Double(Graph.size.width - 2 * Graph.margin), Double(Graph.size.height - 2 * Graph.margin)
        )
        var layout = GraphLayout(
            count: shown, edges: edges.map { ($0.first, $0.second, Double($0.weight) / heaviest) },
            width: plotWidth, height: plotHeight)
        let most = Double(nodes.map(\.places).max() ?? 1)
        let names = nodes.prefix(shown).map { ChartText.cut($0.name, to: 170, size: 13) }
        let radii = nodes.prefix(shown).map { 4 + 12 * (Double($0.places) / max(most, 1)).squareRoot() }
        layout.part(
            zip(names, radii).map { name, radius in
                (max(Double(ChartText.width(of: name, size: 13)) / 2, radius) + 4, radius + 2, radius + 20)
            }, width: plotWidth, height: plotHeight)
        func x(_ node: Int) -> String { DecimalText.of(layout.points[node].x + Double(Graph.margin), places: 1) }
        func y(_ node: Int) -> String { DecimalText.of(layout.points[node].y + Double(Graph.margin), places: 1) }
        let (width, height) = Graph.size
        ChartFrame.write(title, width: width, height: height, fontSize: 13, baseline: 30, to: output) {
            writeLegend(shown, to: output)
            for edge in edges {
                let width = DecimalText.of(0.8 + 5.2 * Double(edge.weight) / heaviest, places: 1)
                let tip = "\(nodes[edge.first].name), \(nodes[edge.second].name): \(edge.weight) \(unit)"
                output.append(
                    "<line x1=\"\(x(edge.first))\" y1=\"\(y(edge.first))\" x2=\"\(x(edge.second))\" y2=\"\(y(edge.second))\" stroke=\"#9aa5b1\" stroke-opacity=\"0.6\" stroke-width=\"\(width)\"><title>\(Markup.escaped(tip))</title></line>\n"
                )
            }
            for node in 0..<shown {
                let radius = radii[node]
                let name = Markup.escaped(names[node])
                let tip = "\(nodes[node].name) (\(nodes[node].kind)): \(nodes[node].places) \(unit)"
                output.append(
                    "<circle cx=\"\(x(node))\" cy=\"\(y(node))\" r=\"\(DecimalText.of(radius, places: 1))\" fill=\"\(Graph.colours[nodes[node].kind] ?? Graph.otherColour)\"><title>\(Markup.escaped(tip))</title></circle>"
                )
                let below = DecimalText.of(layout.points[node].y + Double(Graph.margin) + radius + 14, places: 1)
                output.append(
                    "<text x=\"\(x(node))\" y=\"\(below)\" text-anchor=\"middle\" fill=\"#1f2933\" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\">\(name)</text>\n"
                )
            }
        }
    }

    /// The kinds that occur with their colours, and what sizes mean.
    private func writeLegend(_ shown: Int, to output: ByteBuffer) {
        var left = 16
        for kind in ["PER", "LOC", "ORG", "MISC"] where nodes.prefix(shown).contains(where: { $0.kind == kind }) {
            output.append("<circle cx=\"\(left + 6)\" cy=\"52\" r=\"6\" fill=\"\(Graph.colours[kind] ?? "")\"/>")
            output.append("<text x=\"\(left + 18)\" y=\"57\" fill=\"#52606d\">\(kind)</text>\n")
            left += 36 + ChartText.width(of: kind, size: 13)
        }
        output.append(
            "<text x=\"\(left + 4)\" y=\"57\" fill=\"#52606d\">size of a dot, width of a line: \(Markup.escaped(unit))</text>\n"
        )
    }
}
