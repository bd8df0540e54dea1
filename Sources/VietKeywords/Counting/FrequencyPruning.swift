/// What a table keeps of the counts.
public struct FrequencyPruning: Sendable {
    /// The fewest documents that a word must occur in to stay.
    public var minimumDocuments = 1
    /// The fewest occurrences that a word must have to stay.
    public var minimumFrequency = 1
    /// Whether of the forms of a word only the commonest stays. A table without its forms can be merged, but the
    /// commonest form of the sum may then be another than in the texts.
    public var keepsOnlyCommonestForm = false
    /// Whether what holds no letter is left out.
    public var dropsNumbers = false

    /// Leaves nothing out.
    public init() {}

    var isExact: Bool {
        minimumDocuments <= 1 && minimumFrequency <= 1 && !keepsOnlyCommonestForm && !dropsNumbers
    }

    func keeps(_ record: FrequencyRecord) -> Bool {
        record.documents >= UInt64(max(minimumDocuments, 0)) && record.frequency >= UInt64(max(minimumFrequency, 0))
            && (!dropsNumbers || record.key.hasLetter)
    }
}
