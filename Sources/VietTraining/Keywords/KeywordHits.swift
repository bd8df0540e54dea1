import VietKeywords
import VietNormalization

/// How often the query that an article was searched by is among its first keywords.
package struct KeywordHits: Sendable {
    /// The numbers of keywords that are looked at.
    package static let depths = [5, 10, 20]
    /// How many queries were found within each depth.
    package private(set) var found = [Int](repeating: 0, count: depths.count)
    /// How many articles were looked at.
    package private(set) var count = 0

    package init() {}

    /// Adds an article. The query counts as found where it is the same word as a keyword at the standard level of
    /// ``WordIdentity``.
    package mutating func add(_ keywords: [Keyword], query: String) {
        count += 1
        let form = WordIdentity.standard.form(of: query)
        guard let place = keywords.firstIndex(where: { $0.key == form }) else { return }
        for (index, depth) in Self.depths.enumerated() where place < depth { found[index] += 1 }
    }

    /// The share of the queries that were found within each depth, in percent.
    package var shares: [Double] { found.map { Double($0) * 100 / Double(max(count, 1)) } }
}
