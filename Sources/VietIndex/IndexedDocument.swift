/// What an index knows of a document beside its text.
package struct IndexedDocument: Sendable {
    /// What is kept of the text.
    package enum Kind: Int, Sendable {
        /// Its segmented text, in blocks.
        case text = 0
        /// The text as given, which is read with marks that it lacks.
        case unmarked = 1
        /// The page of HTML that it was taken out of.
        case page = 2
    }

    /// Its number, counted from 0 in the order of the input.
    package let number: Int
    /// The input that it is from.
    package let file: String
    /// The line of the input on which it begins, counted from 1.
    package let line: Int
    /// What is kept of the text.
    package let kind: Kind
    /// How many words it has, marks not counted.
    package let words: Int
    /// How many bytes its text has, or the page that it was taken out of.
    package let length: Int
    /// The numbers of its blocks.
    let blocks: Range<Int>
    /// The record of JSON that it was in, with nothing where the text was; nil where there was none.
    package let fields: [UInt8]?
}
