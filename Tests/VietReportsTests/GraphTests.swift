import Foundation
import Testing
import VietFormats

@testable import VietReports

@Suite struct GraphTests {
    private static let graph = Graph(
        title: "Names in one document", unit: "documents",
        nodes: [
            .init(name: "An, \"Út\"", kind: "PER", count: 5, places: 3),
            .init(name: "<Huế>", kind: "LOC", count: 2, places: 2),
            .init(name: "FPT\t\u{1B}", kind: "?", count: 1, places: 1),
        ],
        edges: [
            .init(first: 0, second: 1, weight: 2, strength: 13.5), .init(first: 1, second: 2, weight: 1, strength: 9),
        ])

    private func written(_ body: (ByteBuffer) -> Void) -> String {
        let output = ByteBuffer()
        body(output)
        return output.text
    }

    @Test func tableOfEdges() {
        #expect(
            written {
                Graph.writeCSVHead(isGrouped: false, to: $0)
                Self.graph.writeCSV(to: $0)
            } == #"""
                Source,Target,Weight,SourceType,TargetType,LogDice,Type
                "An, ""Út""",<Huế>,2,PER,LOC,13.50,Undirected
                <Huế>,FPT �,1,LOC,?,9.00,Undirected

                """#)
    }

    @Test func graphMLAndDrawingAreXML() throws {
        for text in [written(Self.graph.writeGraphML), written(Self.graph.writeSVG)] {
            #expect(!text.contains("<Huế>") && text.contains("&lt;Huế&gt;"))
            #expect(!text.contains("\u{1B}"))
            // Every element that is opened is closed.
            var open: [Substring] = []
            for tag in text.matches(of: /<(\/?)([a-z]+)([^<>]*?)(\/?)>/) {
                if !tag.1.isEmpty { #expect(open.popLast() == tag.2) } else if tag.4.isEmpty { open.append(tag.2) }
            }
            #expect(open.isEmpty)
        }
        #expect(
            written(Self.graph.writeGraphML).contains("<edge source=\"n0\" target=\"n1\"><data key=\"weight\">2</data>")
        )
    }

    @Test func whatGoesTogetherIsDrawnNearEachOther() {
        // Two triangles without an edge between them.
        let edges = [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5)].map { (first: $0.0, second: $0.1, share: 1.0) }
        let points = GraphLayout(count: 6, edges: edges, width: 800, height: 600).points
        func distance(_ a: Int, _ b: Int) -> Double {
            let (x, y) = (points[a].x - points[b].x, points[a].y - points[b].y)
            return (x * x + y * y).squareRoot()
        }
        #expect(edges.map { distance($0.first, $0.second) }.max()! < distance(0, 3))
        #expect(points.allSatisfy { (0...800).contains($0.x) && (0...600).contains($0.y) })
        #expect(GraphLayout(count: 0, edges: [], width: 8, height: 6).points.isEmpty)
        #expect(GraphLayout(count: 1, edges: [], width: 8, height: 6).points.count == 1)
        // Those without a near one do not stand in a row on the border.
        let star = GraphLayout(
            count: 30, edges: (1..<30).map { (first: 0, second: $0, share: 0.1) }, width: 800, height: 600
        ).points
        #expect(star.filter { $0.x < 1 || $0.x > 799 || $0.y < 1 || $0.y > 599 }.count <= 4)
        // Two of one place part.
        let far = GraphLayout(count: 40, edges: [], width: 800, height: 600).points
        #expect(Set(far.map { "\(Int($0.x)) \(Int($0.y))" }).count == 40)
    }

    @Test func labelsDoNotLieOverEachOther() {
        // Some that all belong together closely, and others around one of them.
        let close = (0..<8).flatMap { a in (a + 1..<8).map { (first: a, second: $0, share: 1.0) } }
        let edges = close + (8..<24).map { (first: 0, second: $0, share: 0.1) }
        var layout = GraphLayout(count: 24, edges: edges, width: 800, height: 600)
        let boxes = (0..<24).map { (side: $0 % 3 == 0 ? 60.0 : 30.0, up: 8.0, down: 22.0) }
        func overlaps() -> Int {
            var found = 0
            for a in boxes.indices {
                for b in boxes.indices where b > a {
                    let (p, q) = (layout.points[a], layout.points[b])
                    let isBeside = (p.x - q.x).magnitude >= boxes[a].side + boxes[b].side - 0.5
                    if !isBeside, p.y - 7.5 < q.y + 22, q.y - 7.5 < p.y + 22 { found += 1 }
                }
            }
            return found
        }
        #expect(overlaps() > 0)
        layout.part(boxes, width: 800, height: 600)
        #expect(overlaps() == 0)
        #expect(layout.points.allSatisfy { (0...800).contains($0.x) && (0...600).contains($0.y) })
    }

    @Test func aDrawingHasItsBounds() {
        let many = Graph(
            title: "t", unit: "u", nodes: (0..<310).map { .init(name: "N\($0)", kind: "ORG", count: 1, places: 1) },
            edges: [.init(first: 0, second: 309, weight: 1, strength: 1)])
        let text = written(many.writeSVG)
        #expect(text.contains(">N299</text>") && !text.contains(">N300</text>") && !text.contains("<line"))
        #expect(written(Graph(title: "t", unit: "u", nodes: [], edges: []).writeSVG).contains("</svg>"))
    }
}
