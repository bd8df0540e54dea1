import VietCore

/// Names that the caller knows: each with its type and how strongly it is to be believed.
public struct EntityGazetteer: Sendable {
    /// How an entry counts against what the tagger finds.
    public enum Strength: String, Sendable, CaseIterable {
        /// Only where the tagger finds nothing.
        case suggest
        /// Wherever the name stands, whatever the tagger finds.
        case force
        /// Never: what the tagger finds with exactly these words is dropped.
        case forbid
    }

    private struct Entry {
        var type: Int
        var strength: Strength
    }

    private var entries: [UInt32: Entry] = [:]
    private var prefixes: Set<UInt32> = []
    /// The types of the entries beyond the four learned ones, numbered from 4.
    private(set) var types: [EntityType] = []

    public init() {}

    /// Adds a name, whose case, tone placement and normalization form do not matter; a later entry for the same name
    /// takes the place of an earlier one.
    ///
    /// - Parameter name: the words of the name as the segmenter cut it.
    public mutating func add(_ name: Document, type: EntityType, strength: Strength = .suggest) {
        let columns = TokenColumns(name)
        guard columns.count > 0 else { return }
        let number: Int
        if let known = NameLabels.types.firstIndex(of: type) {
            number = known
        } else if let own = types.firstIndex(of: type) {
            number = 4 + own
        } else {
            types.append(type)
            number = 3 + types.count
        }
        var key: UInt32 = 0
        for index in 0..<columns.count {
            key = NameTable.extend(key, columns.keys[index])
            prefixes.insert(key)
        }
        entries[key] = Entry(type: number, strength: strength)
    }

    /// Changes the names of a sentence by the entries that occur in it; the longest entry at a place counts.
    func apply(to spans: inout [NameSpan], in sentence: Range<Int>, _ columns: TokenColumns) {
        if entries.isEmpty { return }
        var forced: [NameSpan] = []
        var suggested: [NameSpan] = []
        var forbidden: Set<Range<Int>> = []
        var start = sentence.lowerBound
        while start < sentence.upperBound {
            guard let (entry, end) = longest(at: start, before: sentence.upperBound, columns) else {
                start += 1
                continue
            }
            let span = NameSpan(range: start..<end, type: entry.type, margin: 1_000)
            switch entry.strength {
            case .force: forced.append(span)
            case .suggest: suggested.append(span)
            case .forbid: forbidden.insert(span.range)
            }
            start = end
        }
        var kept = spans.filter { !forbidden.contains($0.range) && !Self.overlaps($0, forced) }
        kept += forced
        kept.sort { $0.range.lowerBound < $1.range.lowerBound }
        let more = suggested.filter { !Self.overlaps($0, kept) }
        spans = (kept + more).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private func longest(at start: Int, before limit: Int, _ columns: TokenColumns) -> (Entry, end: Int)? {
        var key: UInt32 = 0
        var found: (Entry, Int)?
        for position in start..<limit {
            key = NameTable.extend(key, columns.keys[position])
            guard prefixes.contains(key) else { break }
            if let entry = entries[key] { found = (entry, position + 1) }
        }
        return found
    }

    /// Whether a span overlaps any of `others`, which are in order.
    private static func overlaps(_ span: NameSpan, _ others: [NameSpan]) -> Bool {
        var low = 0
        var high = others.count
        while low < high {
            let middle = (low + high) / 2
            if others[middle].range.upperBound <= span.range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < others.count && others[low].range.lowerBound < span.range.upperBound
    }
}
