import VietCore
import VietNormalization

extension RestorationWorker {
    /// The readings of a text, see ``MarkRestorer/readings(of:limit:)``.
    package func readings(of text: [UInt8], limit: Int) throws(VietTextError) -> [MarkReading] {
        guard (1...MarkRestorer.mostReadings).contains(limit) else {
            throw VietTextError(.invalidArgument, "from 1 to \(MarkRestorer.mostReadings) readings can be asked for")
        }
        var bytes = unsafe text.withUnsafeBufferPointer {
            unsafe NFCScan.firstSuspect(in: $0) == nil ? text : nfc(of: $0).bytes
        }
        let chat = unsafe bytes.withUnsafeBufferPointer { unsafe chatForms(in: $0) }
        if let chat { bytes = chat.bytes }
        return unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe readAll(bytes, chat: chat)
            decoder.widen(to: min(limit * 4, 256))
            // The cheapest of all sentences together.
            var pieces: [[[LetterMarks]]] = []
            var ways = [[Way()]]
            for sentence in sentences {
                forEachPiece(of: sentence) { piece in
                    let units = unsafe UnsafeBufferPointer(rebasing: units.elements[piece])
                    unsafe decoder.decode(units)
                    let some = unsafe decoder.readings(units, limit: limit)
                    ways.append(Self.cheapest(ways[pieces.count], some.map(\.cost), limit))
                    pieces.append(some.map(\.marks))
                }
            }
            return ways[pieces.count].map { way in
                let marks = Self.marks(of: way, in: pieces, ways)
                var builder = unsafe ViewBuilder(source: bytes)
                for number in 0..<units.count where marks[number] != units[number].marks {
                    _ = unsafe Self.write(tokens[number].range, bytes, marks[number], to: &builder)
                }
                return MarkReading(
                    text: builder.finish().text,
                    weight: DeterministicMath.exp(-Double(way.cost) / RestorationModel.partsOfNat))
            }
        }
    }

    /// A reading of all pieces up to one: which way it is to the piece before, and which reading of its own.
    private struct Way {
        var before = 0
        var reading = 0
        var cost: Int32 = 0
    }

    /// The cheapest of all pairs of both.
    private static func cheapest(_ ways: [Way], _ costs: [Int32], _ limit: Int) -> [Way] {
        var both: [Way] = []
        for before in ways.indices {
            // A pair is among the best only where not so many others are before it.
            for reading in costs.indices.prefix(limit / (before + 1) + 1) {
                both.append(Way(before: before, reading: reading, cost: ways[before].cost + costs[reading]))
            }
        }
        both.sort { ($0.cost, $0.before, $0.reading) < ($1.cost, $1.before, $1.reading) }
        return Array(both.prefix(limit))
    }

    /// The marks of all units on a way to the last piece.
    private static func marks(of way: Way, in pieces: [[[LetterMarks]]], _ ways: [[Way]]) -> [LetterMarks] {
        var chosen: [ArraySlice<LetterMarks>] = []
        var way = way
        for piece in pieces.indices.reversed() {
            chosen.append(pieces[piece][way.reading][...])
            way = ways[piece][way.before]
        }
        return Array(chosen.reversed().joined())
    }
}
