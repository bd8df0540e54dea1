/// TextRank (Mihalcea and Tarau 2004) and PositionRank (Florescu and Caragea 2017) over words.
///
/// The graph joins content words that stand within three of each other in a sentence; PageRank with damping 0.85 runs 50
/// times, in fixed order, so that the result is the same everywhere.
struct GraphRank {
    private static let window = 3
    private static let damping = 0.85
    private var nodeOfKey: [UInt32: Int] = [:]
    private var rank: [Double] = []

    init(_ article: borrowing Article, byPosition: Bool) {
        let words = unsafe article.words.elements
        var start: [Double] = []
        var content: [Int] = []
        for index in words.indices where unsafe !words[index].has(.stop) && !words[index].has(.digits) {
            content.append(index)
            let node = unsafe nodeOfKey[words[index].key] ?? nodeOfKey.count
            unsafe nodeOfKey[words[index].key] = node
            if node == start.count { start.append(0) }
            start[node] += 1 / Double(index + 1)
        }
        let count = start.count
        guard count > 0 else { return }
        var edges: [[Int: Double]] = Array(repeating: [:], count: count)
        for (place, index) in content.enumerated() {
            for other in content[(place + 1)...].prefix(GraphRank.window) {
                guard unsafe words[other].sentence == words[index].sentence, other - index <= GraphRank.window,
                    let a = unsafe nodeOfKey[words[index].key], let b = unsafe nodeOfKey[words[other].key], a != b
                else { continue }
                edges[a][b, default: 0] += 1
                edges[b][a, default: 0] += 1
            }
        }
        let total = start.reduce(0, +)
        let jump = byPosition ? start.map { $0 / total } : Array(repeating: 1 / Double(count), count: count)
        let weights = edges.map { $0.values.reduce(0, +) }
        // Sorted, because the order of a dictionary differs from run to run, and with it the rounding of sums.
        let lists = edges.map { $0.sorted { $0.key < $1.key } }
        rank = jump
        for _ in 0..<50 {
            rank = (0..<count).map { node in
                var sum = 0.0
                for (other, weight) in lists[node] { sum += rank[other] * weight / weights[other] }
                return (1 - GraphRank.damping) * jump[node] + GraphRank.damping * sum
            }
        }
    }

    func scores(of set: borrowing CandidateSet, _ article: borrowing Article) -> [Double] {
        (0..<set.candidates.count).map { number in
            set.candidates[number].words.reduce(0) { sum, index in
                guard !article.words[index].has(.stop), let node = nodeOfKey[article.words[index].key] else {
                    return sum
                }
                return sum + rank[node]
            }
        }
    }
}
