/// The weights of the default ranking.
enum KeywordWeights {
    /// In order of ``CandidateFeature``.
    static let combined: [Double] = [Double](repeating: 0, count: CandidateMeter.count)
}
