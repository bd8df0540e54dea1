import VietCore

/// The mentions of the names of an article, which at its end give its entities their groups, fullest names and roles.
struct EntityMentions {
    /// Where a mention stands; kept for each one of a long article, and small for that.
    struct Place {
        private let part: Int32
        private let entity: Int32
        private let start: UInt32
        private let end: UInt32
        private let roleStart: UInt32
        private let roleEnd: UInt32

        /// - Parameters:
        ///   - entity: the number of the entity in the part, -1 where it is not wanted.
        ///   - bytes: those of the mention in the part.
        ///   - role: those of the person's role; empty for none.
        init(part: Int, entity: Int, bytes: Range<Int>, role: Range<Int>) {
            (self.part, self.entity) = (Int32(part), Int32(entity))
            (start, end) = (UInt32(bytes.lowerBound), UInt32(bytes.upperBound))
            (roleStart, roleEnd) = (UInt32(role.lowerBound), UInt32(role.upperBound))
        }

        /// The part and the number of the entity in it; nil where it is not wanted.
        fileprivate var target: (part: Int, entity: Int)? { entity < 0 ? nil : (Int(part), Int(entity)) }

        fileprivate func text(of article: ArticleBytes) -> String { text(start..<end, article) }

        fileprivate func role(of article: ArticleBytes) -> String? {
            roleEnd > 0 ? text(roleStart..<roleEnd, article) : nil
        }

        private func text(_ bytes: Range<UInt32>, _ article: ArticleBytes) -> String {
            unsafe article.withBytes(of: Int(part)) {
                unsafe plainText(UnsafeBufferPointer(rebasing: $0[Int(bytes.lowerBound)..<Int(bytes.upperBound)]))
            }
        }
    }

    private var places: [Place] = []
    private var groups = MentionGroups()
    /// The work done for the groups, for checking that it is linear.
    private(set) var steps = 0

    /// Adds the next mention, see ``MentionGroups/add(_:with:offset:identifier:)``.
    mutating func add(_ mention: NameMention, with reader: MentionReader, offset: Int, identifier: String?) {
        groups.add(mention, with: reader, offset: offset, identifier: identifier)
    }

    /// Says where the next of the mentions stands, in their order.
    mutating func place(_ place: Place) { places.append(place) }

    /// Numbers the entities by their groups, and writes the texts of these.
    mutating func number(
        _ entities: inout [[Entity]], of article: ArticleBytes, writesTexts: Bool, hasIdentifiers: Bool
    ) {
        let (group, fullest) = groups.finish()
        steps = groups.steps
        let identifiers = hasIdentifiers ? identifiers(of: group, entities) : [:]
        var names = [String?](repeating: nil, count: fullest.count)
        for (index, place) in places.enumerated() {
            guard let (part, entity) = place.target else { continue }
            let number = Int(group[index])
            if names[number] == nil, writesTexts { names[number] = places[fullest[number]].text(of: article) }
            entities[part][entity].group = number
            entities[part][entity].canonicalName = names[number]
            if entities[part][entity].identifier == nil, let identifier = identifiers[number] {
                entities[part][entity].identifier = identifier
            }
            if let role = place.role(of: article) { entities[part][entity].role = role }
        }
    }

    /// The identifier of each group; none where its mentions have several.
    private func identifiers(of group: [Int32], _ entities: [[Entity]]) -> [Int: String] {
        var found: [Int: Set<String>] = [:]
        for (index, place) in places.enumerated() {
            guard let (part, entity) = place.target, let identifier = entities[part][entity].identifier else {
                continue
            }
            found[Int(group[index]), default: []].insert(identifier)
        }
        return found.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    /// Gives the memory back.
    mutating func forget() { (places, groups) = ([], MentionGroups()) }
}
