import VietCore
import VietNormalization

/// Which names of a corpus stand together, in how many documents or sentences.
public struct NameNetwork: Sendable, Hashable, Codable {
    /// A name of the corpus.
    public struct Node: Sendable, Hashable, Codable {
        /// The name in its commonest form.
        public var name: String
        /// Its type.
        public var type: EntityType
        /// How often it is mentioned.
        public var mentions: Int
        /// In how many documents, or sentences where those are counted.
        public var places: Int
    }

    /// Two names that stand together.
    public struct Edge: Sendable, Hashable, Codable {
        /// The places of the names among the nodes, the smaller one first.
        public var first: Int
        /// The other one.
        public var second: Int
        /// In how many documents or sentences both stand.
        public var weight: Int
        /// How exclusively: logDice of the two (Rychlý 2008).
        public var logDice: Double
    }

    /// The names, those in most places first.
    public var nodes: [Node]
    /// The pairs, the heaviest first.
    public var edges: [Edge]

    package init(nodes: [Node], edges: [Edge]) {
        self.nodes = nodes
        self.edges = edges
    }
}

/// Counts which names stand together, on one thread.
///
/// Mentions of a document that are one group are one name, called as its fullest mention is; in the corpus names of one type that are
/// the same word at the standard level of `WordIdentity` are one. A counter is not `Sendable`.
public final class NameNetworkCounter {
    private struct Key: Hashable {
        let type: EntityType
        let form: String
    }

    /// Names of one document or sentence that are paired, the most mentioned first: the pairs of more would be no company.
    public static let mostInPlace = 200

    private let bySentence: Bool
    private var numbers: [Key: Int] = [:]
    private var nodes: [(forms: [String: Int], mentions: Int, places: Int)] = []
    private var keys: [Key] = []
    private var pairs: [UInt64: Int] = [:]

    /// - Parameter bySentence: whether names stand together in a sentence; else in a document.
    public init(bySentence: Bool = false) { self.bySentence = bySentence }

    /// Counts the names of a document.
    ///
    /// - Parameter names: its names in the order of the text; expressions and signs of newsrooms (`TTO - …`) are passed over.
    /// - Complexity: O(n + k²) for n names, k of them different, no more than ``mostInPlace``.
    public func add(_ document: Document, names: [Entity]) { document.withView { add($0, names: names) } }

    /// The same for a text where it lies in memory.
    package func add(_ document: DocumentView, names: [Entity]) {
        var groups: [Int: Int] = [:]
        var mentions: [Int: Int] = [:]
        var sentence = 0
        for name in names.withoutNewsroomSigns(in: document) where EntityType.names.contains(name.type) {
            if bySentence {
                while unsafe sentence < document.sentences.count,
                    unsafe document.sentences[sentence].range.upperBound <= name.range.lowerBound
                {
                    sentence += 1
                    pair(&mentions)
                }
            }
            let text = WordIdentity.exact.form(of: name.canonicalName ?? document.text(of: name.range))
            let node = name.group.flatMap { groups[$0] } ?? number(of: text, name.type)
            if let group = name.group { groups[group] = node }
            nodes[node].forms[text, default: 0] += 1
            nodes[node].mentions += 1
            mentions[node, default: 0] += 1
        }
        pair(&mentions)
    }

    private func number(of text: String, _ type: EntityType) -> Int {
        number(of: Key(type: type, form: WordIdentity.standard.form(of: text)))
    }

    private func number(of key: Key) -> Int {
        let node = numbers[key, default: nodes.count]
        if node == nodes.count {
            numbers[key] = node
            nodes.append(([:], 0, 0))
            keys.append(key)
        }
        return node
    }

    /// Pairs the names of a place and forgets them.
    private func pair(_ mentions: inout [Int: Int]) {
        defer { mentions.removeAll(keepingCapacity: true) }
        for node in mentions.keys { nodes[node].places += 1 }
        guard mentions.count > 1 else { return }
        let found = mentions.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
            .prefix(Self.mostInPlace).map(\.key).sorted()
        for (place, first) in found.enumerated() {
            for second in found[(place + 1)...] { pairs[UInt64(first) << 32 | UInt64(second), default: 0] += 1 }
        }
    }

    /// The heaviest pairs and the names in them.
    ///
    /// - Parameters:
    ///   - counters: what several threads counted.
    ///   - floor: the fewest places of a pair.
    ///   - limit: how many pairs to give.
    /// - Complexity: O(n log n) for n pairs.
    public static func network(_ counters: [NameNetworkCounter], floor: Int = 2, limit: Int = 100) -> NameNetwork {
        let all = NameNetworkCounter()
        for counter in counters { all.merge(counter) }
        // In byte order of the names, so that nothing depends on which thread met them first.
        let names = all.keys.map { $0.form + "\t" + $0.type.rawValue }
        let inOrder = names.indices.sorted { names[$0].utf8.lexicographicallyPrecedes(names[$1].utf8) }
        var rank = [Int](repeating: 0, count: names.count)
        for (place, node) in inOrder.enumerated() { rank[node] = place }
        let ordered = all.pairs.filter { $1 >= max(floor, 1) }.map { pair, weight in
            let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
            return rank[a] < rank[b] ? (first: a, second: b, weight: weight) : (first: b, second: a, weight: weight)
        }.sorted {
            if $0.weight != $1.weight { return $0.weight > $1.weight }
            return (rank[$0.first], rank[$0.second]) < (rank[$1.first], rank[$1.second])
        }.prefix(max(limit, 0))
        let wanted = Set(ordered.flatMap { [$0.first, $0.second] }).sorted {
            let (a, b) = (all.nodes[$0].places, all.nodes[$1].places)
            return a != b ? a > b : rank[$0] < rank[$1]
        }
        let places = Dictionary(uniqueKeysWithValues: wanted.enumerated().map { ($1, $0) })
        return NameNetwork(
            nodes: wanted.map { node in
                let text = all.nodes[node].forms.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
                return NameNetwork.Node(
                    name: text, type: all.keys[node].type, mentions: all.nodes[node].mentions,
                    places: all.nodes[node].places)
            },
            edges: ordered.map { edge in
                let (a, b) = (places[edge.first] ?? 0, places[edge.second] ?? 0)
                let pair = Association(
                    together: edge.weight, first: all.nodes[edge.first].places, second: all.nodes[edge.second].places,
                    of: 1)
                return NameNetwork.Edge(
                    first: min(a, b), second: max(a, b), weight: edge.weight, logDice: pair.logDice)
            })
    }

    private func merge(_ other: NameNetworkCounter) {
        let own = other.keys.map { number(of: $0) }
        for (index, node) in other.nodes.enumerated() {
            nodes[own[index]].mentions += node.mentions
            nodes[own[index]].places += node.places
            nodes[own[index]].forms.merge(node.forms, uniquingKeysWith: +)
        }
        for (pair, weight) in other.pairs {
            let (a, b) = (own[Int(pair >> 32)], own[Int(pair & 0xFFFF_FFFF)])
            pairs[UInt64(min(a, b)) << 32 | UInt64(max(a, b)), default: 0] += weight
        }
    }
}
