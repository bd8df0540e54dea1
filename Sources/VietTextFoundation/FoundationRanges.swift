import Foundation
import VietText

extension DocumentPart {
    /// The place in UTF-16 code units, as `NSString`, `NSAttributedString` and text views count.
    ///
    /// - Complexity: O(1), after one pass over the source at the first call for any part of the document.
    public var nsRange: NSRange {
        let range = range(in: .utf16)
        return NSRange(location: range.lowerBound, length: range.count)
    }

    /// The place in an attributed string of the document's text, nil where its text is another.
    ///
    /// - Complexity: O(n) for n bytes of text. To mark many parts, use ``AttributedString/init(_:marking:)``.
    public func range(in text: AttributedString) -> Range<AttributedString.Index>? {
        let plain = String(text.characters)
        return range(in: plain).flatMap { Range($0, in: text) }
    }
}

extension Document {
    /// The smallest run of bytes that covers a range of UTF-16 code units, nil where it lies outside of the text.
    ///
    /// - Complexity: O(n) for n bytes.
    public func span(_ range: NSRange) -> TextSpan? {
        let text = source.text
        // Invalid bytes have another length in the copy, so that its places are not those of the source.
        guard text.utf8.count == source.count, let range = Range(range, in: text) else { return nil }
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return self[start..<start + text.utf8.distance(from: range.lowerBound, to: range.upperBound)]
    }
}
