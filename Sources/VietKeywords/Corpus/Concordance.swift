import VietCore
import VietNormalization

/// Keyword in context.
public struct Concordance: Sendable {
    /// What is looked for.
    public var query: TextQuery
    /// How many words to show on each side.
    public var context = 8
    /// The classes that all words of a match must be of. Texts must come with tags where it is not all.
    package var tags = TagSet.all
    /// Whether lines know the forms of the words beside them, for sorting.
    package var keepsKeys = true

    /// A concordance of a query.
    public init(_ query: TextQuery) { self.query = query }

    /// The occurrences of the query in a document, in order of the text.
    ///
    /// - Parameters:
    ///   - names: the entities of the document, where the query is one of a type.
    ///   - number: what the lines call the document.
    /// - Complexity: O(n) for n bytes, times the length of a regular expression.
    public func lines(in document: Document, names: [Entity] = [], number: Int = 0) -> [ConcordanceLine] {
        makeWorker().lines(in: document, names: names, number: number)
    }

    /// Whether the texts must come with the parts of speech of their words.
    package var needsTags: Bool { query.needsTags || tags != .all }

    /// A worker for many documents in turn on one thread.
    public func makeWorker() -> ConcordanceWorker { ConcordanceWorker(self, matcher: query.makeMatcher()) }

    func places(in document: DocumentView, names: [Entity], matcher: inout TextMatcher) -> [ConcordancePlace] {
        let context = unsafe min(max(context, 0), document.words.count)
        let spans = matcher.matches(in: document, names: names)
        var places: [ConcordancePlace] = []
        places.reserveCapacity(spans.count)
        var sentence = 0
        for span in spans {
            if let found = unsafe document.tags, !span.allSatisfy({ unsafe tags.contains(found[$0]) }) { continue }
            while unsafe sentence < document.sentences.count,
                unsafe document.sentences[sentence].words.upperBound <= span.lowerBound
            {
                sentence += 1
            }
            places.append(
                ConcordancePlace(
                    match: span, left: max(span.lowerBound - context, 0)..<span.lowerBound,
                    right: unsafe span.upperBound..<min(span.upperBound + context, document.words.count),
                    sentence: sentence + 1))
        }
        return places
    }

    /// Sorts lines by their words in the order of Vietnamese dictionaries; equal ones keep the order of the text.
    ///
    /// - Complexity: O(n log n) for n lines.
    public static func sort(_ lines: inout [ConcordanceLine], by order: ConcordanceOrder) {
        func precedes(_ a: [[UInt8]], _ b: [[UInt8]]) -> Bool? {
            for (x, y) in zip(a, b) where x != y { return x.lexicographicallyPrecedes(y) }
            return a.count == b.count ? nil : a.count < b.count
        }
        // Without the data of an order words stand in that of their bytes.
        let collation = try? VietnameseCollation()
        let keyed: [(keys: [[UInt8]], index: Int)] = lines.enumerated().map { index, line in
            let words = order.positions.map { position in
                switch position {
                case .left(let place): line.leftKeys.dropFirst(place - 1).first ?? ""
                case .match: WordIdentity.standard.form(of: line.match)
                case .right(let place): line.rightKeys.dropFirst(place - 1).first ?? ""
                }
            }
            return (words.map { collation?.key(of: $0) ?? Array($0.utf8) }, index)
        }
        let sorted = keyed.sorted { precedes($0.keys, $1.keys) ?? ($0.index < $1.index) }
        lines = sorted.map { lines[$0.index] }
    }
}

/// A concordance over one document after another on one thread. It is not `Sendable`.
public final class ConcordanceWorker {
    private let concordance: Concordance
    private var matcher: TextMatcher

    init(_ concordance: Concordance, matcher: TextMatcher) {
        self.concordance = concordance
        self.matcher = matcher
    }

    /// The occurrences of the query in a document, in order of the text.
    ///
    /// - Parameters:
    ///   - names: the entities of the document, where the query is one of a type.
    ///   - number: what the lines call the document.
    /// - Complexity: O(n) for n words; for expressions as ``TextQuery/expression(_:)`` says.
    public func lines(in document: Document, names: [Entity] = [], number: Int = 0) -> [ConcordanceLine] {
        document.withView { lines(in: $0, names: names, number: number) }
    }

    /// The same for a text where it lies in memory, with its keys or without.
    package func lines(in document: DocumentView, names: [Entity] = [], number: Int = 0) -> [ConcordanceLine] {
        places(in: document, names: names).map { line(of: $0, in: document, number: number) }
    }

    /// Where the query is found in a text, in order.
    package func places(in document: DocumentView, names: [Entity] = []) -> [ConcordancePlace] {
        concordance.places(in: document, names: names, matcher: &matcher)
    }

    /// The line of one of ``places(in:names:)``.
    package func line(of place: ConcordancePlace, in document: DocumentView, number: Int = 0) -> ConcordanceLine {
        place.line(in: document, number: number, reach: concordance.keepsKeys ? ConcordanceOrder.reach : 0)
    }
}
