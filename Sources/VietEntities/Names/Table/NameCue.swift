/// What a word or phrase beside a name says of it. The raw value is what the table of names holds for the phrase, under
/// keys of their own: read from its last word to its first where it stands before a run or at its end, and from its first
/// word to its last inside and behind one.
package enum NameCue: UInt8, CaseIterable, Sendable {
    case role = 1
    case kin, company, body, media, team, place, work, event, document, product, culture, tail, venture, speech

    /// The first keys of phrases read backwards and forwards.
    package static let backwards: UInt32 = 0x3C6E_F372
    package static let forwards: UInt32 = 0xA54F_F53A

    package init?(name: some StringProtocol) {
        guard let cue = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = cue
    }
}
