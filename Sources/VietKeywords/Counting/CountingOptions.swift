/// What is counted, and within what memory.
public struct CountingOptions: Sendable {
    /// The longest phrase to count, in words; 1 counts words alone.
    public var phraseLength = 1
    /// The words that a phrase neither begins nor ends with. Single words are counted whatever they are.
    public var stopWords = StopWords.none
    /// What is counted, where it is not every word, for the rules of the table: see ``FrequencyRules/counted``.
    package var counted = FrequencyRules.words
    /// Whether to count by 32 parts of the corpus, which ``FrequencyEntry/dispersion`` needs.
    public var countsParts = false
    /// How many bytes of counts to hold before they are written to a temporary file.
    public var memoryLimit = 512 << 20
    /// The folder for temporary files; `TMPDIR` or `/tmp` where it is nil.
    public var temporaryDirectory: String?

    /// Single words, all of them, in half a gigabyte.
    public init() {}
}
