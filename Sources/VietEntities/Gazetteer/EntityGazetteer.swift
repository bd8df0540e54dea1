import VietCore
import VietNormalization

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
        var identifier: String?
    }

    /// The key of no token at all.
    private static let start = TokenKey(value: 0)

    private var entries: [TokenKey: Entry] = [:]
    private var prefixes: Set<TokenKey> = []
    /// The types of the entries beyond the four learned ones, numbered from 4.
    private(set) var types: [EntityType] = []

    /// Whether any entry says what the thing is called elsewhere.
    private(set) var hasIdentifiers = false

    /// What counts as the same name.
    public let match: WordIdentity

    /// A gazetteer without names.
    ///
    /// - Parameter match: what counts as the same name; `.bare` finds `Ha Noi` for `Hà Nội`, and `Hạ Nơi` as well.
    public init(match: WordIdentity = .standard) { self.match = match }

    /// Adds a name; a later entry for the same name takes the place of an earlier one.
    ///
    /// - Parameters:
    ///   - name: the words of the name as the segmenter cut it.
    ///   - identifier: what the thing is called elsewhere, `Q1858`; comes out with every entity of the name and type, and with
    ///     the other mentions of its group.
    public mutating func add(
        _ name: Document, type: EntityType, strength: Strength = .suggest, identifier: String? = nil
    ) {
        let keys = name.keys(at: match)
        guard !keys.isEmpty else { return }
        let number: Int
        if let known = NameLabels.types.firstIndex(of: type) {
            number = known
        } else if let own = types.firstIndex(of: type) {
            number = 4 + own
        } else {
            types.append(type)
            number = 3 + types.count
        }
        var key = Self.start
        for token in keys {
            key = key.followed(by: token)
            prefixes.insert(key)
        }
        entries[key] = Entry(type: number, strength: strength, identifier: identifier)
        if identifier != nil { hasIdentifiers = true }
    }

    /// What the thing that a name of a type stands for is called elsewhere, nil where no entry has exactly these tokens, that
    /// type and an identifier.
    func identifier(
        of name: ArraySlice<Token>, type: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> String? {
        let folder = WordFolder(match)
        let key = name.reduce(Self.start) {
            unsafe $0.followed(by: folder.key(of: UnsafeBufferPointer(rebasing: bytes[$1.range])))
        }
        guard let entry = entries[key], entry.type == type, entry.strength != .forbid else { return nil }
        return entry.identifier
    }

    /// Changes the names of a sentence by the entries that occur in it; the longest entry at a place counts.
    ///
    /// - Parameters:
    ///   - tokens: those that the positions of spans and sentence count, as ranges of `bytes`.
    func apply(
        to spans: inout [NameSpan], in sentence: Range<Int>, _ tokens: [Token], _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        if entries.isEmpty { return }
        let folder = WordFolder(match)
        let keys = tokens[sentence].map { unsafe folder.key(of: UnsafeBufferPointer(rebasing: bytes[$0.range])) }
        var forced: [NameSpan] = []
        var suggested: [NameSpan] = []
        var forbidden: Set<Range<Int>> = []
        var start = sentence.lowerBound
        while start < sentence.upperBound {
            guard let (entry, count) = longest(in: keys[(start - sentence.lowerBound)...]) else {
                start += 1
                continue
            }
            let span = NameSpan(range: start..<start + count, type: entry.type, margin: 1_000)
            switch entry.strength {
            case .force: forced.append(span)
            case .suggest: suggested.append(span)
            case .forbid: forbidden.insert(span.range)
            }
            start += count
        }
        var kept = spans.filter { !forbidden.contains($0.range) && !Self.overlaps($0, forced) }
        kept += forced
        kept.sort { $0.range.lowerBound < $1.range.lowerBound }
        let more = suggested.filter { !Self.overlaps($0, kept) }
        spans = (kept + more).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The longest entry that `keys` begin with, and how many of them it has.
    private func longest(in keys: ArraySlice<TokenKey>) -> (Entry, count: Int)? {
        var key = Self.start
        var found: (Entry, Int)?
        for (position, token) in keys.enumerated() {
            key = key.followed(by: token)
            guard prefixes.contains(key) else { break }
            if let entry = entries[key] { found = (entry, position + 1) }
        }
        return found
    }

    /// Whether a span overlaps any of `others`, which are in order.
    private static func overlaps(_ span: NameSpan, _ others: [NameSpan]) -> Bool {
        let next = others.indices.partitioningIndex { others[$0].range.upperBound > span.range.lowerBound }
        return next < others.count && others[next].range.lowerBound < span.range.upperBound
    }
}
