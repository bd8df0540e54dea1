/// The bytes of an input exactly as given: UTF-8, possibly invalid, in any normalization form, with any line ends.
///
/// Nothing in the toolkit alters a source. Every result is a half-open range of byte offsets into it.
public struct SourceText: Sendable, Hashable {
    /// The bytes as given.
    public let bytes: [UInt8]

    /// A source that keeps `bytes`.
    public init(bytes: [UInt8]) { self.bytes = bytes }

    /// A source of the UTF-8 bytes of `text`.
    public init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    /// The length in UTF-8 bytes.
    public var count: Int { bytes.count }

    /// The text of a range of bytes; invalid bytes become U+FFFD in the copy, never in the source.
    ///
    /// - Precondition: `range` lies within `0..<count`.
    /// - Complexity: O(length of the range).
    public subscript(range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The whole text; invalid bytes become U+FFFD in the copy.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension SourceText: ExpressibleByStringLiteral {
    /// A source of the UTF-8 bytes of the literal.
    public init(stringLiteral value: String) { self.init(value) }
}
