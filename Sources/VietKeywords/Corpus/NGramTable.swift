import VietCore

/// Runs of numbers of words with their counts, and what stands in the open slots of each.
final class NGramTable {
    private struct State: BitwiseCopyable {
        var frequency: UInt64
        /// The last document that it was seen in.
        var last: UInt32
        var documents: UInt32
    }

    private var runs = ByteInterner()
    private var states = GrowingBuffer<State>(capacity: 256)
    /// The number of a run and what fills its slots.
    private var fills = ByteInterner()
    private var fillCounts = GrowingBuffer<UInt64>(capacity: 256)

    var count: Int { runs.count }

    func frequency(of run: Int) -> Int { Int(clamping: states[run].frequency) }
    func documents(of run: Int) -> Int { Int(states[run].documents) }
    func words(of run: Int) -> [UInt32] { unsafe Self.numbers(runs[run]) }

    /// Counts an occurrence of a run in a document and returns its number.
    func count(_ words: [UInt32], in document: UInt32) -> Int {
        let run = runs.intern(words.littleEndianBytes)
        if run == states.count { states.append(State(frequency: 0, last: 0, documents: 0)) }
        states[run].frequency += 1
        if states[run].last != document {
            states[run].last = document
            states[run].documents += 1
        }
        return run
    }

    /// Counts what fills the slots of a run.
    func count(_ words: [UInt32], fills run: Int, times: UInt64 = 1) {
        let fill = fills.intern(([UInt32(run)] + words).littleEndianBytes)
        if fill == fillCounts.count { fillCounts.append(0) }
        fillCounts[fill] += times
    }

    /// What fills the slots of some runs, and how often.
    func fillers(of wanted: Set<Int>) -> [Int: [(words: [UInt32], count: Int)]] {
        var found: [Int: [(words: [UInt32], count: Int)]] = [:]
        for fill in 0..<fills.count {
            let numbers = unsafe Self.numbers(fills[fill])
            let run = Int(numbers[0])
            if wanted.contains(run) {
                found[run, default: []].append((Array(numbers.dropFirst()), Int(clamping: fillCounts[fill])))
            }
        }
        return found
    }

    /// Adds the counts of other documents, whose words have other numbers.
    func merge(_ other: NGramTable, _ number: (UInt32) -> UInt32) {
        var own: [Int] = []
        for run in 0..<other.runs.count {
            let mine = runs.intern(other.words(of: run).map(number).littleEndianBytes)
            if mine == states.count { states.append(State(frequency: 0, last: 0, documents: 0)) }
            states[mine].frequency += other.states[run].frequency
            states[mine].documents += other.states[run].documents
            own.append(mine)
        }
        for fill in 0..<other.fills.count {
            let numbers = unsafe Self.numbers(other.fills[fill])
            count(numbers.dropFirst().map(number), fills: own[Int(numbers[0])], times: other.fillCounts[fill])
        }
    }

    private static func numbers(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
        stride(from: 0, to: bytes.count, by: 4).map { place in
            (0..<4).reduce(0) { unsafe $0 | UInt32(bytes[place + $1]) << ($1 * 8) }
        }
    }
}
