/// What the first stage of the default ranking looks at: what is known of a candidate without going over its occurrences.
enum FirstStageFeature: Int, CaseIterable {
    /// ln(1 + occurrences).
    case frequency
    /// Inverse document frequency of its rarest and of its commonest word, in tens of nats.
    case rarity, leastRarity
    case frequencyRarity
    case title
    /// 1 / (1 + first position / 20 words).
    case position
    /// Whether every word has a capital where it stands first, and whether it may be a name.
    case capital, name
    case oneWord
    /// Whether it occurs once, and not in the title.
    case passing
    /// How readily its words stand in titles elsewhere, on average.
    case inTitles
    case oneSyllable, twoSyllables, threeSyllables, fourSyllables
}
