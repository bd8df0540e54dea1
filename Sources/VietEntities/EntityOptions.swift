import VietCore

/// What an ``EntityTagger`` is to return.
///
/// `types` and `minimumConfidence` choose among what was found and never change it: the entities returned are those of
/// the same text without them, some left out, with the same groups, fullest names and roles.
public struct EntityOptions: Sendable {
    /// The types wanted; nil for all of them.
    public var types: Set<EntityType>?
    /// Names of which the tagger is less sure, on a scale from 0 to 1, are left out.
    public var minimumConfidence: Double
    /// Whether mentions of one entity get one group number and its fullest name, and roles are looked for.
    public var groups: Bool
    /// The day against which dates without a year are resolved; nil leaves them incomplete.
    public var referenceDate: ReferenceDate?
    /// Names of the caller's own.
    public var gazetteer: EntityGazetteer?

    public init(
        types: Set<EntityType>? = nil, minimumConfidence: Double = 0, groups: Bool = true,
        referenceDate: ReferenceDate? = nil, gazetteer: EntityGazetteer? = nil
    ) {
        self.types = types
        self.minimumConfidence = minimumConfidence
        self.groups = groups
        self.referenceDate = referenceDate
        self.gazetteer = gazetteer
    }

    /// Whether any of the types found by grammar is wanted. Names take precedence over expressions, so that what is not
    /// wanted need not be looked for; names are always looked for.
    var wantsExpressions: Bool { types.map { !$0.isDisjoint(with: EntityType.expressions) } ?? true }

    /// Whether an entity is wanted.
    func wants(_ entity: Entity) -> Bool {
        entity.confidence >= minimumConfidence && types?.contains(entity.type) ?? true
    }
}
