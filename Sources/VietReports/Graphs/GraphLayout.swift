/// Where the nodes of a graph are drawn: those that go together near each other (Fruchterman and Reingold 1991).
///
/// Only operations whose result IEEE 754 says to the last bit, so that a graph looks the same on any machine.
struct GraphLayout {
    private(set) var points: [(x: Double, y: Double)]

    /// - Parameter edges: pairs of places among the nodes with their shares of the highest weight, above 0 to 1.
    /// - Complexity: O(n²) for n nodes.
    init(count: Int, edges: [(first: Int, second: Int, share: Double)], width: Double, height: Double) {
        points = GraphLayout.spiral(count, width, height)
        guard count > 1 else { return }
        let ideal = (width * height / Double(count)).squareRoot() * 0.8
        let steps = 200
        for step in 0..<steps {
            var moves = [(x: Double, y: Double)](repeating: (0, 0), count: count)
            for a in 0..<count {
                for b in (a + 1)..<count {
                    let (x, y, distance) = difference(a, b)
                    let force = ideal * ideal / distance
                    moves[a].x += x / distance * force
                    moves[a].y += y / distance * force
                    moves[b].x -= x / distance * force
                    moves[b].y -= y / distance * force
                }
            }
            for edge in edges {
                let (x, y, distance) = difference(edge.first, edge.second)
                let force = distance * distance / ideal * (0.3 + 0.7 * edge.share)
                moves[edge.first].x -= x / distance * force
                moves[edge.first].y -= y / distance * force
                moves[edge.second].x += x / distance * force
                moves[edge.second].y += y / distance * force
            }
            let reach = width / 8 * (1 - Double(step) / Double(steps))
            for node in 0..<count {
                // A pull to the middle keeps parts without edges between them together. A border would line nodes up on it.
                let x = moves[node].x + (width / 2 - points[node].x) * 1.5
                let y = moves[node].y + (height / 2 - points[node].y) * 1.5
                let length = max((x * x + y * y).squareRoot(), 0.001)
                let move = min(length, reach)
                points[node].x += x / length * move
                points[node].y += y / length * move
            }
        }
        fit(width, height)
    }

    /// Moves the drawing into the picture, and makes it narrower or lower where it does not fit.
    private mutating func fit(_ width: Double, _ height: Double) {
        func scale(_ values: [Double], to length: Double) -> (start: Double, factor: Double, offset: Double) {
            let (least, most) = (values.min() ?? 0, values.max() ?? 0)
            let factor = most - least > length ? length / (most - least) : 1
            return (least, factor, (length - (most - least) * factor) / 2)
        }
        let (x, y) = (scale(points.map(\.x), to: width), scale(points.map(\.y), to: height))
        for node in points.indices {
            points[node].x = min(max((points[node].x - x.start) * x.factor + x.offset, 0), width)
            points[node].y = min(max((points[node].y - y.start) * y.factor + y.offset, 0), height)
        }
    }

    /// Moves nodes apart whose dots and labels lie over each other, as far as there is room.
    ///
    /// - Parameter boxes: for each node how far its dot and its label reach to both sides, up and down.
    /// - Complexity: O(n²) for n nodes.
    mutating func part(_ boxes: [(side: Double, up: Double, down: Double)], width: Double, height: Double) {
        for _ in 0..<100 {
            var isDone = true
            for a in points.indices {
                for b in points.indices where b > a {
                    let x = points[b].x - points[a].x
                    let y = points[b].y - points[a].y
                    let acrossX = boxes[a].side + boxes[b].side - x.magnitude
                    let acrossY = y >= 0 ? boxes[a].down + boxes[b].up - y : boxes[b].down + boxes[a].up + y
                    guard acrossX > 0, acrossY > 0 else { continue }
                    isDone = false
                    if acrossX < acrossY {
                        let move = x >= 0 ? acrossX / 2 : -acrossX / 2
                        points[a].x -= move
                        points[b].x += move
                    } else {
                        let move = y >= 0 ? acrossY / 2 : -acrossY / 2
                        points[a].y -= move
                        points[b].y += move
                    }
                    for node in [a, b] {
                        points[node].x = min(max(points[node].x, 0), width)
                        points[node].y = min(max(points[node].y, 0), height)
                    }
                }
            }
            if isDone { break }
        }
    }

    /// Points around the middle, each a golden angle on from the last, by turning a vector.
    private static func spiral(_ count: Int, _ width: Double, _ height: Double) -> [(x: Double, y: Double)] {
        let (cosine, sine) = (-0.737368878078320, 0.675490294261524)
        var (x, y) = (1.0, 0.0)
        return (0..<count).map { index in
            let radius = (Double(index) / Double(max(count, 1))).squareRoot() * 0.45
            let point = (width * (0.5 + radius * x), height * (0.5 + radius * y))
            (x, y) = (x * cosine - y * sine, x * sine + y * cosine)
            return point
        }
    }

    private func difference(_ a: Int, _ b: Int) -> (x: Double, y: Double, distance: Double) {
        let x = points[a].x - points[b].x
        let y = points[a].y - points[b].y
        let distance = (x * x + y * y).squareRoot()
        // Two on one spot part sideways.
        return distance < 0.01 ? (0.01, 0, 0.01) : (x, y, distance)
    }
}
