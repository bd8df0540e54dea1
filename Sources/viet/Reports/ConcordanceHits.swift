import VietCore
import VietKeywords

/// Where a line of a concordance is from.
struct LineSource {
    let file: String
    /// The line of the file on which its document begins.
    let number: Int
    /// Where the match stands in the document, in the unit of the run, and in which of its sentences.
    let range: Range<Int>
    let sentence: Int
    /// Whether the text was read with marks that it lacks.
    let isRestored: Bool
    /// Where in its document it begins: 0 at the start, 1 at the end.
    let place: Double
}

/// One line of a concordance and where it was found.
struct ConcordanceHit {
    var line: ConcordanceLine
    let source: LineSource
}

/// Gathers the lines of all threads and puts them in order; holds a few times as many as are wanted.
final class ConcordanceHits: Sendable {
    private let hits = Guarded<[ConcordanceHit]>([])
    /// The place of every input among those given: threads finish in any order, the text does not.
    private let places: [String: Int]
    private let order: ConcordanceOrder
    private let limit: Int
    private let capacity: Int
    /// The seed of a random sample of ``limit`` lines; nil takes the first ones.
    private let seed: UInt64?

    /// - Parameter files: the inputs by their names, in their order.
    init(files: [String], order: ConcordanceOrder, limit: Int, seed: UInt64? = nil) {
        self.seed = seed
        places = Dictionary(
            files.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
        self.order = order
        self.limit = limit
        capacity = limit > Int.max / 4 ? limit : limit * 2 + 4096
    }

    func add(_ hit: ConcordanceHit) {
        hits.withLock { hits in
            hits.append(hit)
            // What is not among the first of these will not be among the first of more.
            if hits.count > capacity { hits = seed.map { sampled(hits, $0) } ?? ordered(hits) }
        }
    }

    /// The first of the lines in the order asked for.
    var ordered: [ConcordanceHit] {
        let hits = hits.withLock { $0 }
        return ordered(seed.map { sampled(hits, $0) } ?? hits)
    }

    /// The lines with the smallest hashes of where they stand: the same ones however the threads come by them.
    private func sampled(_ hits: [ConcordanceHit], _ seed: UInt64) -> [ConcordanceHit] {
        let ranked = hits.map { hit in
            let place = [places[hit.source.file] ?? 0, hit.source.number, hit.source.range.lowerBound].map {
                UInt64(clamping: $0)
            }
            let bytes = ([seed] + place).flatMap { value in (0..<8).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
            }
            return (rank: ByteHash.hash(bytes[...]), place: place, hit: hit)
        }
        let sorted = ranked.sorted {
            $0.rank != $1.rank ? $0.rank < $1.rank : $0.place.lexicographicallyPrecedes($1.place)
        }
        return sorted.prefix(limit).map(\.hit)
    }

    private func ordered(_ hits: [ConcordanceHit]) -> [ConcordanceHit] {
        let inText = hits.sorted {
            let (a, b) = (places[$0.source.file] ?? 0, places[$1.source.file] ?? 0)
            if a != b { return a < b }
            if $0.source.number != $1.source.number { return $0.source.number < $1.source.number }
            return $0.source.range.lowerBound < $1.source.range.lowerBound
        }
        var lines = inText.enumerated().map { index, hit in
            var line = hit.line
            line.document = index
            return line
        }
        Concordance.sort(&lines, by: order)
        return lines.prefix(limit).map { inText[$0.document] }
    }
}
