import VietCore
import VietSegmentation

/// Enumerates the tokens, words or sentences of a string as ranges of that string, in the manner of `NLTokenizer`.
///
/// ```swift
/// let tokenizer = TextTokenizer(unit: .word)
/// tokenizer.enumerateTokens(in: text) { range, kind in
///     print(text[range], kind)
///     return true
/// }
/// ```
public struct TextTokenizer: Sendable {
    /// What is enumerated.
    public enum Unit: Sendable, CaseIterable {
        /// Syllables, numbers, marks.
        case token
        /// Words of one or more syllables, and marks.
        case word
        /// Sentences, headings, list items.
        case sentence
    }

    /// What is enumerated.
    public let unit: Unit
    /// What cuts the text.
    public let segmenter: Segmenter

    /// A tokenizer with the segmenter that the library carries, or another.
    public init(unit: Unit, segmenter: Segmenter = .standard) {
        self.unit = unit
        self.segmenter = segmenter
    }

    /// Calls `body` with the range of every unit of the text and the kind of its first token, until it returns false.
    ///
    /// - Complexity: O(n) for n bytes.
    public func enumerateTokens(in text: String, using body: (Range<String.Index>, TokenKind) -> Bool) {
        segmenter.makeWorker().segment(text) { view in
            let bytes = text.utf8
            // From place to place, which is constant time in a native string and linear in all for any other.
            var (place, index) = (0, bytes.startIndex)
            func move(to offset: Int) -> String.Index {
                index = bytes.index(index, offsetBy: offset - place)
                place = offset
                return index
            }
            func visit(_ range: Range<Int>, _ token: Int) -> Bool {
                let lower = move(to: range.lowerBound)
                return unsafe body(lower..<move(to: range.upperBound), view.tokens[token].kind)
            }
            switch unit {
            case .token:
                _ = unsafe view.tokens.indices.allSatisfy { unsafe visit(view.tokens[$0].range, $0) }
            case .word:
                _ = unsafe view.words.allSatisfy { visit($0.range, $0.tokens.lowerBound) }
            case .sentence:
                _ = unsafe view.sentences.allSatisfy { visit($0.range, $0.tokens.lowerBound) }
            }
        }
    }

    /// The ranges of all units of the text.
    ///
    /// - Complexity: O(n) for n bytes.
    public func tokens(in text: String) -> [Range<String.Index>] {
        var ranges: [Range<String.Index>] = []
        enumerateTokens(in: text) { range, _ in
            ranges.append(range)
            return true
        }
        return ranges
    }

    /// The range of the unit that holds the character at `index`, nil where white space stands there.
    ///
    /// - Complexity: O(n) for n bytes: the whole text decides.
    public func tokenRange(at index: String.Index, in text: String) -> Range<String.Index>? {
        var found: Range<String.Index>?
        enumerateTokens(in: text) { range, _ in
            if range.contains(index) { found = range }
            return range.upperBound <= index
        }
        return found
    }
}
