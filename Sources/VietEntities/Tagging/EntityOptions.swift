import VietCore

/// What an ``EntityTagger`` is to return.
///
/// `types` and `minimumConfidence` choose among what was found and never change it: the entities returned are those of
/// the same text without them, some left out, with the same groups, fullest names and roles.
public struct EntityOptions: Sendable {
    /// The types wanted; nil for all of them.
    public var types: Set<EntityType>?
    /// Entities of which the tagger is less sure, on a scale from 0 to 1, are left out.
    public var minimumConfidence: Double
    /// Whether mentions of one entity get one group number and its fullest name, and roles are looked for.
    public var groups: Bool
    /// The day against which incomplete and relative dates are resolved; nil takes the article's own dateline, where it
    /// has one.
    public var referenceDate: ReferenceDate?
    /// Names of the caller's own.
    public var gazetteer: EntityGazetteer?
    /// Whether values, fullest names and roles are written. Without them a value is empty where there is one, and all else is found as
    /// with them.
    package var writesTexts = true

    /// Everything is looked for and grouped, unless said otherwise.
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

    /// Whether an entity is wanted.
    package func wants(_ entity: Entity) -> Bool {
        entity.confidence >= minimumConfidence && types?.contains(entity.type) ?? true
    }
}
