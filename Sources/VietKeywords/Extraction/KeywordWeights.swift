/// The weights of the default ranking.
enum KeywordWeights {
    /// In order of ``CandidateFeature``.
    ///
    /// Learned by listwise logistic regression (the query against all other candidates of its article, L2 of 2) on one
    /// half of news articles that were found by a search query; the other half serves to report. Rounded to hundredths.
    static let combined: [Double] = [
        // frequency, title, titlePosition, position
        0.67, 2.28, 0.14, -0.46,
        // rarity, leastRarity
        -0.54, 1.28,
        // name, capital, innerCapital, quoted
        0.46, 2, 0.34, 0.87,
        // one to five syllables
        -1.26, -0.34, 0.48, 0.32, 0.48,
        // digits, linker, follower, extensible, foreign
        -1.2, -0.1, -0.04, -0.15, 1.09,
        // spread, oneWord, frequencyRarity, leadingCapital, unknown, common
        0.54, 0.19, 1.03, 0.94, -1.23, 1.56,
        // closed, firstRarity
        0.64, 0.21,
    ]
}
