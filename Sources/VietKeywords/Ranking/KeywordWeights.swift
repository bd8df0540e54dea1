/// The weights of the default ranking.
enum KeywordWeights {
    /// In order of ``CandidateFeature``.
    ///
    /// Learned with the names of the tagger, by listwise logistic regression (the query against all other candidates of
    /// its article, L2 of 2) on one half of news articles that were found by a search query; the other half serves to
    /// report. Rounded to hundredths.
    static let combined: [Double] = [
        // frequency, title, titlePosition, position
        0.44, 2.16, 0.14, -0.42,
        // rarity, leastRarity
        -0.47, 1.45,
        // name, capital, innerCapital, quoted
        1.05, 1.66, 0.33, 0.86,
        // one to five syllables
        -1.23, -0.37, 0.4, 0.32, 0.62,
        // digits, linker, follower, extensible, foreign
        -1.17, 0.05, -0.31, -0.16, 1.06,
        // spread, oneWord, frequencyRarity, leadingCapital, unknown, common
        1, 0.06, 0.83, 0.89, -0.99, 1.28,
        // closed, firstRarity, passing
        0.3, -0.03, -1.16,
    ]
}
