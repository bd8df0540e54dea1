import VietCore

/// A document with its entities, as the writers of entities read it.
package struct TaggedText {
    package let document: Document
    /// In the order of the text, without overlaps.
    package let entities: [Entity]
    package let unit: OffsetUnit
    /// What offsets count from: the length of what stood before the document's bytes.
    package var start = 0

    package init(_ document: Document, _ entities: [Entity], unit: OffsetUnit) {
        self.document = document
        self.entities = entities
        self.unit = unit
    }

    /// The ranges of the entities in the unit of the offsets.
    package var ranges: [Range<Int>] {
        document.source.convert(entities.map(\.range), to: unit).map { $0.lowerBound + start..<$0.upperBound + start }
    }

    /// The entity of every token: its number, and whether the token is the first of it.
    package func entityOfToken() -> [(entity: Int, isFirst: Bool)?] {
        var result = [(entity: Int, isFirst: Bool)?](repeating: nil, count: document.tokens.count)
        var next = 0
        for (index, token) in document.tokens.enumerated() {
            while next < entities.count, entities[next].range.upperBound <= Int(token.start) { next += 1 }
            if next < entities.count, entities[next].range.lowerBound < Int(token.end) {
                result[index] = (next, entities[next].range.lowerBound >= Int(token.start))
            }
        }
        return result
    }
}

/// A group of mentions as reports list it.
package struct EntitySummary {
    package var type: EntityType
    package var name: String
    package var mentions: Int
    package var roles: [String]

    /// The groups of names of a text, the most frequent first, then in order of first mention.
    package static func list(_ text: TaggedText) -> [EntitySummary] {
        var order: [Int] = []
        var summaries: [Int: EntitySummary] = [:]
        for entity in text.entities {
            guard let group = entity.group else { continue }
            if summaries[group] == nil {
                order.append(group)
                summaries[group] = EntitySummary(
                    type: entity.type, name: entity.canonicalName ?? text.document.source[entity.range], mentions: 0,
                    roles: [])
            }
            summaries[group]!.mentions += 1
            if let role = entity.role, !summaries[group]!.roles.contains(role) { summaries[group]!.roles.append(role) }
        }
        let positions = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
        return order.sorted {
            let (a, b) = (summaries[$0]!.mentions, summaries[$1]!.mentions)
            return a != b ? a > b : positions[$0]! < positions[$1]!
        }.map { summaries[$0]! }
    }
}
