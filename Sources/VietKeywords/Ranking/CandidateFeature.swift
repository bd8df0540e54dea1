/// What the default ranking looks at in a candidate. Every feature has a weight for each ``CandidateKind``.
enum CandidateFeature: Int, CaseIterable {
    /// ln(1 + occurrences).
    case frequency
    /// Whether it stands in the title.
    case title
    /// 1 / (1 + words before it in the title).
    case titlePosition
    /// ln(1 + first position / 20 words), after the title.
    case position
    /// Inverse document frequency, of the phrase itself or of its rarest word, in tens of nats.
    case rarity
    /// The same of its commonest word.
    case leastRarity
    /// The share of occurrences that are exactly a run of capitals or a tagged name.
    case name
    /// The share of occurrences with a capital on every word.
    case capital
    /// The same, not counting the starts of sentences.
    case innerCapital
    /// The share of occurrences exactly between quotation marks.
    case quoted
    case oneSyllable, twoSyllables, threeSyllables, fourSyllables, fiveSyllables
    /// Whether a word is a number.
    case digits
    /// Whether a stop word stands inside.
    case linker
    /// The share of occurrences followed by the same word.
    case follower
    /// Whether one and the same word stands beside more than 60 % of the occurrences.
    case extensible
    /// The share of syllables that are not Vietnamese.
    case foreign
    /// The share of sentences that hold it.
    case spread
    case oneWord
    case frequencyRarity
    /// Several words of which only the first begins with a capital.
    case leadingCapital
    /// One word that the background table does not have.
    case unknown
    /// A phrase of common nouns.
    case common
    /// The share of occurrences at the end of a phrase.
    case closed
    /// The rarity of the first word.
    case firstRarity
    /// Whether it occurs once, and not in the title.
    case passing
    /// Whether it is a common word or phrase: most occurrences lack a capital.
    case lower
    /// The company of the first word elsewhere, where it has no capital (see ``WordCompany``): what stands before nouns,
    /// before verbs, and behind noun phrases.
    case headAsNoun, headAsVerb, headClosed
    /// The same where more words follow.
    case phraseHeadAsNoun, phraseHeadAsVerb
    /// The same of the last word of several.
    case tailAsNoun, tailAsVerb, tailClosed
    /// How readily its words stand in titles elsewhere: of the first word, of the last of several, of the one that stands there
    /// least, and on average.
    case headInTitles, tailInTitles, leastInTitles, meanInTitles
    /// The share of occurrences inside a longer name, across the end of a name, and in a number, date or other expression.
    case insideName, cutsName, expression
    /// ln(1 + mentions of what it is a form of) less ``frequency``.
    case otherMentions
    /// Whether it is the first, the longest, the commonest form of what it names.
    case firstForm, longestForm, commonestForm
}
