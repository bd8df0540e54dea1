/// One occurrence of a query with the text on both sides of it.
public struct ConcordanceLine: Sendable, Hashable, Codable {
    /// The text before the match, white space folded to single spaces.
    public var left: String
    /// The text that the query matched.
    public var match: String
    /// The text behind the match.
    public var right: String
    /// The UTF-8 bytes of the match in its document.
    public var range: Range<Int>
    /// The number of the document in the order of reading.
    public var document: Int
    /// The number of the sentence of the match in its document, counted from 1.
    public var sentence: Int
    /// The forms of the nearest words on the left, up to four, the nearest first.
    public var leftKeys: [String]
    /// The forms of the nearest words on the right, up to four.
    public var rightKeys: [String]
}
