/// What the default ranking looks at in a candidate.
enum CandidateFeature: Int, CaseIterable {
    /// ln(1 + occurrences).
    case frequency
    /// The same as a share of the occurrences of the most frequent candidate, and the share of candidates that occur more often.
    case relativeFrequency, frequencyRank
    /// Inverse document frequency, of the phrase itself or of its rarest word, in tens of nats; times ``frequency``.
    case rarity, frequencyRarity
    /// The same of its commonest word, and of its first one.
    case leastRarity, firstRarity

    /// Whether it stands in the title.
    case title
    /// 1 / (1 + words before it in the title).
    case titlePosition
    /// Whether a mark, or the start of the title, stands before it there.
    case titleBreak
    /// The share of its syllables that stand in the title, and the share of the title's words that it holds.
    case titleShare, titleCover
    /// How many different words the title has.
    case titleWords
    /// How often its words that the title has stand in the text, in hundredths of the text.
    case titleFrequency
    /// How many words of the title stand beside it in its sentences: on average, of three at most.
    case titleCompany

    /// ln(1 + first position / 20 words), after the title; and as a share of the text.
    case position, relativePosition
    /// Where it stands last, and how far it reaches from first to last, as shares of the text.
    case lastPosition, reach
    /// The share of occurrences in the first three sentences after the title.
    case lead
    /// The share of sentences that hold it.
    case spread

    /// The share of occurrences that are exactly a run of capitals or a tagged name; that are of the types person and MISC.
    case name, person, miscellaneous
    /// The share of occurrences with a capital on every word, and the same without the starts of sentences.
    case capital, innerCapital
    /// The share of occurrences exactly between quotation marks.
    case quoted
    /// The share of occurrences inside a longer name.
    case insideName
    /// ln(1 + mentions) of what it is a form of, and how many forms that has.
    case groupMentions, groupForms
    /// Whether it is the first, the longest form of what it names.
    case firstForm, longestForm

    case words, syllables, firstSyllables, lastSyllables
    /// The share of syllables that are not Vietnamese.
    case foreign

    /// Different words beside it on the left and on the right, an occurrence.
    case leftVariety, rightVariety
    /// The share of occurrences with a mark, or the end of the text, on that side; and with a stop word.
    case leftBreaks, rightBreaks, leftStops, rightStops
    /// Occurrences of the most frequent longer candidate around it, an occurrence of its own.
    case longer
    /// Its occurrences, an occurrence of the most frequent shorter candidate in it; 1 where there is none.
    case shorter
    /// How likely the candidates that say the same are by the first stage, and how many they are.
    case support, supporters
    /// ln(1 + occurrences of its first word outside of it), and ln(1 + occurrences of its least frequent word).
    case headAlone, leastWord

    /// The company of the first word elsewhere, where it has no capital (see ``WordCompany``): what stands before nouns, before
    /// verbs, and behind noun phrases; and of the last of several.
    case headAsNoun, headAsVerb, headClosed
    case tailAsNoun, tailAsVerb, tailClosed
    /// How readily its words stand in titles elsewhere: of the first word, of the last of several, of the one that stands there
    /// least, and on average.
    case headInTitles, tailInTitles, leastInTitles, meanInTitles

    /// Whether the last of several words is a number or a letter: `tập 34`, `bảng B`.
    case numbered

    /// How often readers chose it elsewhere (see ``ReaderChoices``).
    case chosen

    /// ln(1 + words of the text), and the share of words with a capital.
    case articleWords, articleCapitals
}
