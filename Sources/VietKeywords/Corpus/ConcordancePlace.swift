import VietCore
import VietNormalization

/// Where a query was found in a document, and what is shown of it there.
package struct ConcordancePlace: Sendable {
    /// The words that the query matched.
    package let match: Range<Int>
    /// The words before and behind them that are shown.
    package let left: Range<Int>
    package let right: Range<Int>
    /// The number of the sentence of the match, counted from 1.
    package let sentence: Int

    /// The bytes of the match.
    package func range(in document: DocumentView) -> Range<Int> { Self.range(of: match, document) }

    /// Calls `body` with the texts of the left side, the match and the right side, white space folded to single spaces.
    package func withTexts<R>(
        in document: DocumentView,
        _ body: (
            _ left: UnsafeBufferPointer<UInt8>, _ match: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
        ) -> R
    ) -> R {
        unsafe Self.withText(of: left, document) { left in
            unsafe Self.withText(of: match, document) { match in
                unsafe Self.withText(of: right, document) { unsafe body(left, match, $0) }
            }
        }
    }

    /// The line that is made of it.
    ///
    /// - Parameters:
    ///   - number: what the line calls the document.
    ///   - reach: how many words on each side the line is known by.
    func line(in document: DocumentView, number: Int, reach: Int) -> ConcordanceLine {
        unsafe withTexts(in: document) { left, match, right in
            unsafe ConcordanceLine(
                left: String(decoding: left, as: UTF8.self), match: String(decoding: match, as: UTF8.self),
                right: String(decoding: right, as: UTF8.self), range: range(in: document), document: number,
                sentence: sentence, leftKeys: self.left.reversed().prefix(reach).map { Self.key($0, document) },
                rightKeys: self.right.prefix(reach).map { Self.key($0, document) })
        }
    }

    private static let exact = WordFolder(.exact)
    private static let standard = WordFolder(.standard)

    private static func range(of words: Range<Int>, _ document: DocumentView) -> Range<Int> {
        if words.isEmpty { return 0..<0 }
        return unsafe Int(document.words[words.lowerBound].start)..<Int(document.words[words.upperBound - 1].end)
    }

    private static func withText<R>(
        of words: Range<Int>, _ document: DocumentView, _ body: (UnsafeBufferPointer<UInt8>) -> R
    ) -> R {
        unsafe exact.withForm(of: UnsafeBufferPointer(rebasing: document.bytes[range(of: words, document)]), body)
    }

    private static func key(_ word: Int, _ document: DocumentView) -> String {
        let bytes = unsafe UnsafeBufferPointer(rebasing: document.bytes[document.words[word].range])
        return unsafe standard.withForm(of: bytes) { unsafe String(decoding: $0, as: UTF8.self) }
    }
}
