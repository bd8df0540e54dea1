/// The lists that an entry of ``NameTable`` may be in. The raw value is the number of the bit in its payload.
package enum KnownList: Int, CaseIterable, Sendable {
    case province, district, country, familyName, givenName
    case company, body, media, team, person, place, product, work, event, culture
    /// Names of things of several types.
    case ambiguous
    /// Other names than an entry's first.
    case alias

    /// Its bit in ``NameTable/Payload/lists``.
    package var bit: UInt32 { 1 << UInt32(rawValue) }

    /// The bits of several lists.
    package static func bits(_ lists: KnownList...) -> UInt32 { lists.reduce(0) { $0 | $1.bit } }

    /// The lists of administrative units and countries.
    package static let administrative = bits(.province, .district, .country)
    /// The lists of parts of persons' names, which alone make no name.
    package static let personParts = bits(.familyName, .givenName)
    /// The lists of organizations.
    package static let organizations = bits(.company, .body, .media, .team)
}
