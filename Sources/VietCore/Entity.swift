/// The type of a named entity or of a numeric or temporal expression. Open: compare with the static members.
public struct EntityType: RawRepresentable, Hashable, Sendable, Codable {
    /// The name of the type in output.
    public let rawValue: String
    /// A type of any name; users' gazetteers have types of their own.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A person's name.
    public static let person = EntityType(rawValue: "PER")
    /// A place.
    public static let location = EntityType(rawValue: "LOC")
    /// An organisation.
    public static let organization = EntityType(rawValue: "ORG")
    /// Any other name: events, works, laws, products, peoples, languages.
    public static let miscellaneous = EntityType(rawValue: "MISC")

    /// The types of names, in the order in which reports list them and tables number them.
    public static let names: [EntityType] = [.person, .location, .organization, .miscellaneous]
}

/// A name or an expression in a document.
public struct Entity: Hashable, Sendable, Codable {
    /// The UTF-8 bytes of the source that the entity covers.
    public let range: Range<Int>
    /// What kind of name or expression it is.
    public let type: EntityType
    /// How sure the tagger is, 0 to 1.
    public var confidence: Double
    /// The number of the group of mentions that name the same entity, counted from 0 in order of first mention.
    public var group: Int?
    /// The name in its fullest form in the document.
    public var canonicalName: String?
    /// The role or title that stands beside the name, outside its range.
    public var role: String?
    /// The normalized value of a numeric or temporal expression, ISO 8601 where it fits; the number of a document that is named
    /// with it.
    public var value: String?
    /// What a gazetteer calls the thing that is named.
    public var identifier: String?

    /// An entity at a place of a document.
    public init(
        range: Range<Int>, type: EntityType, confidence: Double = 1, group: Int? = nil, canonicalName: String? = nil,
        role: String? = nil, value: String? = nil, identifier: String? = nil
    ) {
        self.range = range
        self.type = type
        self.confidence = confidence
        self.group = group
        self.canonicalName = canonicalName
        self.role = role
        self.value = value
        self.identifier = identifier
    }

    /// The same at another place.
    package func moved(to range: Range<Int>) -> Entity {
        Entity(
            range: range, type: type, confidence: confidence, group: group, canonicalName: canonicalName, role: role,
            value: value, identifier: identifier)
    }
}
