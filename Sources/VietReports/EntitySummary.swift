import VietCore

/// A group of mentions as reports list it.
package struct EntitySummary {
    package var group: Int
    package var type: EntityType
    package var name: String
    package var mentions: Int
    package var roles: [String]

    /// The groups of names of a text, the most frequent first, then in order of first mention.
    package static func list(_ text: DocumentView) -> [EntitySummary] {
        var summaries: [EntitySummary] = []
        var places: [Int: Int] = [:]
        var seen: Set<[String]> = []
        for entity in text.entities {
            guard let group = entity.group else { continue }
            let place = places[group, default: summaries.count]
            if place == summaries.count {
                places[group] = place
                let name = entity.canonicalName ?? text.text(of: entity.range)
                summaries.append(
                    EntitySummary(group: group, type: entity.type, name: name, mentions: 0, roles: []))
            }
            summaries[place].mentions += 1
            if let role = entity.role, seen.insert(["\(group)", role]).inserted { summaries[place].roles.append(role) }
        }
        let order = summaries.indices.sorted {
            (summaries[$1].mentions, $0) < (summaries[$0].mentions, $1)
        }
        return order.map { summaries[$0] }
    }
}
