import VietCore

/// What one thread counts, each group of documents by itself.
final class Grouped<Counter> {
    /// So many groups are no groups: a field that tells every document from all others.
    private static var most: Int { 2000 }

    private var counters: [String: Counter] = [:]
    private let make: () -> Counter

    init(_ make: @escaping () -> Counter) { self.make = make }

    /// The counter of a group. Where there are too many the process ends: what follows would be of no use.
    func counter(of group: String) -> Counter {
        if let known = counters[group] { return known }
        if counters.count == Self.most {
            Failure.end(VietTextError(.invalidArgument, "--by makes more than \(Self.most) groups of the documents"))
        }
        let new = make()
        counters[group] = new
        return new
    }

    /// What all threads counted, the groups in byte order of their names.
    static func merged(_ all: [Grouped]) -> [(group: String, counters: [Counter])] {
        var merged: [String: [Counter]] = [:]
        for thread in all {
            for (group, counter) in thread.counters { merged[group, default: []].append(counter) }
        }
        return merged.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
    }
}

extension Corpus {
    /// Counts the documents group by group, every thread with a reader and counters of its own.
    func count<Counter, Reader>(
        makeCounter: @escaping @Sendable () -> Counter, makeReader: @escaping @Sendable () -> Reader,
        body: @escaping @Sendable (Reader, Grouped<Counter>, InputDocument) throws -> Void
    ) -> CountedGroups<Counter> {
        let threads = Collected<Grouped<Counter>>()
        let reading = Result {
            try run {
                (makeReader(), threads.add(Grouped(makeCounter)))
            } body: { worker, document, _ in
                try body(worker.0, worker.1, document)
            }
        }
        return CountedGroups(groups: Grouped.merged(threads.elements), reading: reading)
    }

    /// Counts words group by group, and entities where some types are asked for.
    ///
    /// - Parameters:
    ///   - groups: whether mentions of one name are to be grouped.
    ///   - hasTags: whether the views have the parts of speech of the words.
    func countTexts<Counter>(
        _ types: Set<EntityType>? = nil, groups: Bool = false, hasTags: Bool = false,
        makeCounter: @escaping @Sendable () -> Counter,
        add: @escaping @Sendable (Counter, DocumentView, [Entity]) throws -> Void
    ) -> CountedGroups<Counter> {
        let segmenter = segmenter
        return count(makeCounter: makeCounter) {
            NamedText(types, segmenter, groups: groups, hasTags: hasTags)
        } body: { text, counters, document in
            try text.with(document.record.bytes) { try add(counters.counter(of: document.group), $0, $1) }
        }
    }
}
