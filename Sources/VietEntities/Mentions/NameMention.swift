import VietCore

/// A name as grouping sees it: where it stands and what it is.
struct NameMention {
    /// The part of the article.
    let part: Int
    /// Positions of the columns.
    let tokens: Range<Int>
    /// The positions of the sentence.
    let sentence: Range<Int>
    let type: EntityType
}
