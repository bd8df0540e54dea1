import VietCore

/// Walks the entities of a text beside its words or tokens and says the IOB2 tag of each.
///
/// An entity tags every unit that it overlaps; of two that touch one unit, the first counts.
struct EntityTags {
    private let entities: [Entity]
    private var next = 0
    private var open: Int?

    init(_ entities: [Entity]) { self.entities = entities }

    /// Goes on to another sentence: no name reaches into it.
    mutating func beginSentence() { open = nil }

    /// Appends `O`, `B-TYPE` or `I-TYPE` for the unit of a range, given in the order of the text, and returns the entity
    /// that begins with it.
    mutating func append(tagOf range: Range<Int>, to output: ByteBuffer) -> Entity? {
        while next < entities.count, entities[next].range.upperBound <= range.lowerBound { next += 1 }
        guard next < entities.count, entities[next].range.lowerBound < range.upperBound else {
            output.append(UInt8(ascii: "O"))
            open = nil
            return nil
        }
        let isFirst = open != next
        open = next
        output.append(isFirst ? "B-" as StaticString : "I-" as StaticString)
        output.append(ControlCharacters.line(entities[next].type.rawValue))
        return isFirst ? entities[next] : nil
    }
}
