/// The weights of the default ranking.
enum KeywordWeights {
    /// In order of ``CandidateFeature``.
    ///
    /// Learned by listwise logistic regression (the query against all other candidates of its article, L2 of 2) on one
    /// half of news articles that were found by a search query; the other half serves to report. Rounded to hundredths.
    static let combined: [Double] = [
        // frequency, title, titlePosition, position
        0.44, 2.13, 0.15, -0.43,
        // rarity, leastRarity
        -0.38, 1.35,
        // name, capital, innerCapital, quoted
        0.41, 1.99, 0.39, 0.99,
        // one to five syllables
        -1.21, -0.29, 0.51, 0.33, 0.47,
        // digits, linker, follower, extensible, foreign
        -1.22, -0.1, -0.21, -0.25, 1.08,
        // spread, oneWord, frequencyRarity, leadingCapital, unknown, common
        1.06, 0.17, 0.92, 0.9, -1.23, 1.43,
        // closed, firstRarity, passing
        0.52, 0.18, -1.16,
    ]
}
