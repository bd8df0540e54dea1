import VietCore
import VietFormats

/// Things that go together: nodes and weighted edges without a direction, ready to be written.
package struct Graph {
    package struct Node: Hashable {
        package var name: String
        /// What it is, a person say.
        package var kind: String
        /// How often it is mentioned.
        package var count: Int
        /// In how many documents or sentences.
        package var places: Int

        package init(name: String, kind: String, count: Int, places: Int) {
            self.name = name
            self.kind = kind
            self.count = count
            self.places = places
        }
    }

    package struct Edge: Hashable {
        /// Places among the nodes.
        package var first: Int
        package var second: Int
        package var weight: Int
        package var strength: Double

        package init(first: Int, second: Int, weight: Int, strength: Double) {
            self.first = first
            self.second = second
            self.weight = weight
            self.strength = strength
        }
    }

    package var title: String
    /// What weights count.
    package var unit: String
    package var nodes: [Node]
    package var edges: [Edge]

    package init(title: String, unit: String, nodes: [Node], edges: [Edge]) {
        self.title = title
        self.unit = unit
        self.nodes = nodes
        self.edges = edges
    }

    /// The heading of what ``writeCSV(to:group:)`` writes.
    package static func writeCSVHead(isGrouped: Bool, to output: ByteBuffer) {
        output.append("Source,Target,Weight,SourceType,TargetType,LogDice,Type\(isGrouped ? ",Group" : "")\n")
    }

    /// One edge a row, as Gephi reads a table of edges.
    ///
    /// - Parameter group: what the documents of the graph have in common, where there are several graphs.
    package func writeCSV(to output: ByteBuffer, group: String? = nil) {
        for edge in edges {
            let (a, b) = (nodes[edge.first], nodes[edge.second])
            let cells =
                [
                    a.name, b.name, String(edge.weight), a.kind, b.kind, DecimalText.of(edge.strength, places: 2),
                    "Undirected",
                ] + (group.map { [$0] } ?? [])
            output.append(cells.map { Graph.quoted($0) }.joined(separator: ",") + "\n")
        }
    }

    /// In quotes where it holds what parts cells or rows (RFC 4180).
    private static func quoted(_ text: String) -> String {
        let text = ControlCharacters.line(text)
        guard text.contains(where: { $0 == "," || $0 == "\"" }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// GraphML (Brandes et al. 2002), as Gephi, yEd, Cytoscape and NetworkX read it.
    package func writeGraphML(to output: ByteBuffer) {
        output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" as StaticString)
        output.append("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n" as StaticString)
        for (name, owner, type) in [
            ("label", "node", "string"), ("type", "node", "string"), ("mentions", "node", "int"), (unit, "node", "int"),
            ("weight", "edge", "double"), ("logDice", "edge", "double"),
        ] {
            let id = owner == "node" && name == unit ? "places" : name
            output.append("<key id=\"\(id)\" for=\"\(owner)\" attr.name=\"\(name)\" attr.type=\"\(type)\"/>\n")
        }
        output.append("<graph edgedefault=\"undirected\">\n" as StaticString)
        for (number, node) in nodes.enumerated() {
            output.append("<node id=\"n\(number)\"><data key=\"label\">\(Markup.escaped(node.name))</data>")
            output.append(
                "<data key=\"type\">\(Markup.escaped(node.kind))</data><data key=\"mentions\">\(node.count)</data>")
            output.append("<data key=\"places\">\(node.places)</data></node>\n")
        }
        for edge in edges {
            output.append(
                "<edge source=\"n\(edge.first)\" target=\"n\(edge.second)\"><data key=\"weight\">\(edge.weight)</data>")
            output.append("<data key=\"logDice\">\(DecimalText.of(edge.strength, places: 2))</data></edge>\n")
        }
        output.append("</graph>\n</graphml>\n" as StaticString)
    }
}
