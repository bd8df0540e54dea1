import VietCore
import VietFormats

/// How far the names found in texts agree with those marked in them: a name counts where span and type are the same.
public struct NameAgreement: Sendable {
    /// A name that one side alone has, or that both have in different ways.
    public struct Error: Hashable, Sendable {
        /// What the sides differ in.
        public enum Kind: String, Sendable {
            /// The same span with another type.
            case type
            /// Another span with the same type.
            case span
            /// Another span with another type.
            case both
            /// In the gold annotation alone.
            case missed
            /// Found alone.
            case added
        }

        /// What the sides differ in.
        public let kind: Kind
        /// Type and text in the gold annotation, empty where it has no name; a text of more than 200 bytes is cut.
        public let gold: String
        /// Type and text as found, empty where no name was found; cut like ``gold``.
        public let predicted: String
    }

    /// The types that are compared; entities of other types are passed over.
    public let types: [EntityType]
    private var counts: [AgreementCounts]
    private var errors: [Error: (count: Int, order: Int)] = [:]

    /// A comparison of nothing yet.
    public init(types: [EntityType] = EntityType.names) {
        self.types = types
        counts = types.map { _ in AgreementCounts() }
    }

    /// The counts of one of ``types``.
    public func counts(of type: EntityType) -> AgreementCounts {
        types.firstIndex(of: type).map { counts[$0] } ?? AgreementCounts()
    }

    /// The counts of all types together.
    public var all: AgreementCounts { counts.reduce(into: AgreementCounts()) { $0 += $1 } }

    /// Adds what was found in a marked text; neither side may hold names that overlap each other.
    ///
    /// - Complexity: O(n log n) for n entities.
    public mutating func add(_ text: AnnotatedText, predicted: [Entity]) {
        let gold = wanted(text.entities)
        let found = wanted(predicted)
        for entity in gold { counts[number(entity)].gold += 1 }
        for entity in found { counts[number(entity)].predicted += 1 }
        var isMatched = [Bool](repeating: false, count: found.count)
        var next = 0
        for entity in gold {
            while next < found.count, found[next].range.upperBound <= entity.range.lowerBound { next += 1 }
            guard next < found.count, found[next].range.lowerBound < entity.range.upperBound else {
                note(.missed, label(entity, text), "")
                continue
            }
            isMatched[next] = true
            let other = found[next]
            if other.range == entity.range, other.type == entity.type {
                counts[number(entity)].common += 1
            } else {
                let kind: Error.Kind =
                    other.range == entity.range ? .type : other.type == entity.type ? .span : .both
                note(kind, label(entity, text), label(other, text))
            }
        }
        next = 0
        for (index, entity) in found.enumerated() where !isMatched[index] {
            while next < gold.count, gold[next].range.upperBound <= entity.range.lowerBound { next += 1 }
            let touches = next < gold.count && gold[next].range.lowerBound < entity.range.upperBound
            if !touches { note(.added, "", label(entity, text)) }
        }
    }

    /// The commonest errors first; equally common ones in the order in which they were met.
    ///
    /// - Complexity: O(n log n) for n different errors.
    public func commonestErrors(_ limit: Int) -> [(error: Error, count: Int)] {
        let sorted = errors.sorted { ($1.value.count, $0.value.order) < ($0.value.count, $1.value.order) }
        return sorted.prefix(max(limit, 0)).map { ($0.key, $0.value.count) }
    }

    private func wanted(_ entities: [Entity]) -> [Entity] {
        entities.filter { types.contains($0.type) }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func number(_ entity: Entity) -> Int { types.firstIndex(of: entity.type)! }

    /// One long name may touch thousands of short ones, and its text stands beside each of them.
    private static let longestLabel = 200

    private func label(_ entity: Entity, _ text: AnnotatedText) -> String {
        let kind = entity.type.rawValue + " "
        guard entity.range.count > Self.longestLabel else { return kind + text.source[entity.range] }
        var end = entity.range.lowerBound + Self.longestLabel
        // Not within a code point.
        while end > entity.range.lowerBound, text.source.bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return kind + text.source[entity.range.lowerBound..<end] + "…"
    }

    private mutating func note(_ kind: Error.Kind, _ gold: String, _ predicted: String) {
        let error = Error(kind: kind, gold: gold, predicted: predicted)
        let order = errors.count
        errors[error, default: (0, order)].count += 1
    }
}
