import VietCore
import VietEntities
import VietSegmentation

/// What holds for the entities of a document, whatever the options.
package struct EntityContract: Sendable {
    package let tagger: EntityTagger

    package init(_ tagger: EntityTagger) { self.tagger = tagger }

    /// - Parameter choice: Any number; it chooses the filters that are tried.
    /// - Throws: ``ContractViolation``.
    package func check(_ document: Document, choice: UInt64 = 0) throws {
        let all = tagger.entities(in: document)
        try EntityContract.check(all, in: document)
        try checkFilters(all, document, choice: choice)
        let parts = tagger.entities(inParts: [document, document])
        for part in parts { try EntityContract.check(part, in: document, numbersGroups: false) }
    }

    /// Entities lie on borders of tokens, in order, without overlaps.
    package static func check(_ entities: [Entity], in document: Document, numbersGroups: Bool = true) throws {
        let starts = Set(document.storage.tokens.map(\.range.lowerBound))
        let ends = Set(document.storage.tokens.map(\.range.upperBound))
        var end = 0
        var groups = 0
        for entity in entities {
            let range = entity.range
            try require(!range.isEmpty && range.lowerBound >= end, "the entity at \(range) overlaps the one before it")
            try require(
                starts.contains(range.lowerBound) && ends.contains(range.upperBound),
                "the entity at \(range) does not lie on borders of tokens")
            try require((0...1).contains(entity.confidence), "the entity at \(range) is sure by \(entity.confidence)")
            try require(
                entity.canonicalName != "" && entity.role != "", "the entity at \(range) has an empty name or role")
            if numbersGroups, let group = entity.group {
                try require(group <= groups, "group \(group) comes before group \(groups)")
                groups = max(groups, group + 1)
            }
            end = range.upperBound
        }
    }

    /// What passes a filter is what passes it of the whole, with the same values and groups.
    private func checkFilters(_ all: [Entity], _ document: Document, choice: UInt64) throws {
        let types = EntityType.names + EntityType.expressions
        let wanted = Set(types.enumerated().filter { choice >> UInt64($0.offset) & 1 == 1 }.map(\.element))
        let least = Double(choice % 11) / 10
        let filtered = tagger.entities(
            in: document, options: EntityOptions(types: wanted, minimumConfidence: least))
        try require(
            filtered == all.filter { wanted.contains($0.type) && $0.confidence >= least },
            "asking for \(wanted.map(\.rawValue).sorted()) from \(least) on gives other entities than the whole")
    }
}
