import VietCore

/// A name as grouping sees it: where it stands and what it is.
struct NameMention {
    /// The part of the article, and the number of the entity in it.
    let part: Int
    var index: Int
    /// Positions of the columns.
    let tokens: Range<Int>
    /// The positions of the sentence.
    let sentence: Range<Int>
    let type: EntityType
}
