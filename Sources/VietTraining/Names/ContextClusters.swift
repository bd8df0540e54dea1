import VietCore
import VietEntities

/// Classes of words and of capital runs that stand in like surroundings, learned from plain text.
///
/// Every frequent token, and every frequent run of capitalized tokens, becomes a row of weights for the words one and
/// two places before and after it (positive pointwise mutual information). The rows are reduced by a truncated
/// singular value decomposition and grouped by k-means, see ``TruncatedSVD`` and ``SphericalKMeans``. All of it is
/// deterministic.
package struct ContextClusters {
    package struct Options: Sendable {
        package var minimumCount: Int32 = 20
        package var minimumRunCount: Int32 = 8
        package var contexts = 1500
        package var dimensions = 64
        package var fine = 1000
        package var coarse = 64
        package var rounds = 12
        package init() {}
    }

    /// What sets the key of a capital run apart from that of a token.
    package static let runSalt: UInt32 = NameFeatures.runSalt

    private let options: Options
    private var counts = KeyIndex()
    private var contextIndex: [UInt32: Int32] = [:]
    private var unitIndex = KeyIndex()
    private var units: [UInt32] = []
    private var pairs = KeyIndex()
    /// The same of the most frequent units, whose numbers come first: most of what is counted, without a search.
    private var frequentPairs: [Int32] = []
    private static let frequentUnits = 8000

    package init(options: Options = .init()) { self.options = options }

    private func token(_ columns: TokenColumns, _ index: Int) -> UInt32 {
        columns.keys[index] ^ (columns.marks[index].isCapital ? 1 : 0)
    }

    /// First pass: counts the tokens and capital runs of a text.
    package mutating func count(_ columns: TokenColumns) {
        for sentence in columns.sentences {
            for index in sentence { counts.count(UInt64(token(columns, index))) }
            forEachRun(columns, sentence) { counts.count(UInt64(1) << 32 | UInt64($1)) }
        }
    }

    private func forEachRun(_ columns: TokenColumns, _ sentence: Range<Int>, _ body: (Range<Int>, UInt32) -> Void) {
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            if !columns.marks[index].isCapital {
                index += 1
                continue
            }
            var end = index
            var key: UInt32 = 0
            while end < sentence.upperBound, columns.marks[end].isCapital {
                key = NameTable.extend(key, columns.keys[end])
                end += 1
            }
            body(index..<end, key ^ Self.runSalt)
            index = end
        }
    }

    /// Between the passes: chooses the units and the context words.
    package mutating func choose() {
        var tokens: [(key: UInt32, count: Int32)] = []
        var runs: [(key: UInt32, count: Int32)] = []
        counts.forEach { key, count in
            if key >> 32 == 0 {
                if count >= options.minimumCount { tokens.append((UInt32(truncatingIfNeeded: key), count)) }
            } else if count >= options.minimumRunCount {
                runs.append((UInt32(truncatingIfNeeded: key), count))
            }
        }
        tokens.sort { ($1.count, $0.key) < ($0.count, $1.key) }
        runs.sort { ($1.count, $0.key) < ($0.count, $1.key) }
        for (index, entry) in tokens.prefix(options.contexts).enumerated() { contextIndex[entry.key] = Int32(index) }
        units = tokens.map(\.key) + runs.map(\.key)
        for (index, key) in tokens.enumerated() { unitIndex.set(UInt64(key.key), Int32(index + 1)) }
        for (index, key) in runs.enumerated() {
            unitIndex.set(UInt64(1) << 32 | UInt64(key.key), Int32(tokens.count + index + 1))
        }
        counts = KeyIndex()
    }

    /// The context number of a position: a frequent word, or the form of a rare one.
    private func context(_ columns: TokenColumns, _ index: Int, _ sentence: Range<Int>) -> Int32 {
        let frequent = Int32(options.contexts)
        if index < sentence.lowerBound { return frequent + 14 }
        if index >= sentence.upperBound { return frequent + 15 }
        return contextIndex[token(columns, index)] ?? frequent + Int32(columns.forms[index].rawValue)
    }

    /// Second pass: counts the surroundings of the chosen units.
    package mutating func collect(_ columns: TokenColumns) {
        let width = options.contexts + 16
        if frequentPairs.isEmpty {
            frequentPairs = .init(repeating: 0, count: min(units.count, Self.frequentUnits) * 4 * width)
        }
        for sentence in columns.sentences {
            let ids = (sentence.lowerBound - 2..<sentence.upperBound + 2).map { context(columns, $0, sentence) }
            let shift = 2 - sentence.lowerBound
            func count(_ unit: Int32, _ place: Int, _ index: Int) {
                let context = place * width + Int(ids[index + shift])
                if unit <= Self.frequentUnits {
                    frequentPairs[(Int(unit) - 1) * 4 * width + context] += 1
                } else {
                    pairs.count(UInt64(unit) << 20 | UInt64(context))
                }
            }
            func add(_ unit: Int32, _ range: Range<Int>) {
                if unit == 0 { return }
                count(unit, 0, range.lowerBound - 2)
                count(unit, 1, range.lowerBound - 1)
                count(unit, 2, range.upperBound)
                count(unit, 3, range.upperBound + 1)
            }
            for index in sentence { add(unitIndex.value(UInt64(token(columns, index))), index..<index + 1) }
            var runs: [(Range<Int>, UInt32)] = []
            forEachRun(columns, sentence) { runs.append(($0, $1)) }
            for (range, key) in runs { add(unitIndex.value(UInt64(1) << 32 | UInt64(key)), range) }
        }
    }

    /// The class numbers of every unit: fine in bits 0-11, coarse in bits 12-19, by key.
    package mutating func finish(log: (String) -> Void) -> [UInt32: UInt32] {
        let width = (options.contexts + 16) * 4
        var cells: [(unit: Int32, context: Int32, value: Float)] = []
        cells.reserveCapacity(pairs.keys.count)
        pairs.forEach { key, count in cells.append((Int32(key >> 20) - 1, Int32(key & 0xFFFFF), Float(count))) }
        for (place, count) in frequentPairs.enumerated() where count > 0 {
            cells.append((Int32(place / width), Int32(place % width), Float(count)))
        }
        pairs = KeyIndex()
        frequentPairs = []
        cells.sort { ($0.unit, $0.context) < ($1.unit, $1.context) }
        var rowSums = [Float](repeating: 0, count: units.count)
        var columnSums = [Float](repeating: 0, count: width)
        for cell in cells {
            rowSums[Int(cell.unit)] += cell.value
            columnSums[Int(cell.context)] += cell.value
        }
        // Smoothed context frequencies keep rare contexts from dominating.
        let smooth = columnSums.map { $0 > 0 ? Float(DeterministicMath.power(Double($0), 0.75)) : 0 }
        let total = smooth.reduce(0, +)
        var kept: [TruncatedSVD.Cell] = []
        for cell in cells {
            // A discount keeps single chance meetings of rare units small.
            let count = cell.value - 0.5
            let weight = Float(
                DeterministicMath.log(
                    Double(count * total / (rowSums[Int(cell.unit)] * smooth[Int(cell.context)]))))
            if weight > 0 { kept.append(.init(row: cell.unit, column: cell.context, value: weight)) }
        }
        cells = []
        log("\(units.count) units, \(kept.count) cells")
        let vectors = TruncatedSVD(dimensions: options.dimensions).unitRows(kept, rows: units.count, columns: width)
        log("reduced")
        // Units are in order of frequency: the centres begin at frequent ones.
        let means = SphericalKMeans(dimensions: options.dimensions, rounds: options.rounds)
        let fine = means.group(vectors, into: options.fine, seed: 11)
        let coarse = means.group(vectors, into: options.coarse, seed: 12)
        var classes: [UInt32: UInt32] = [:]
        for (index, unit) in units.enumerated() {
            classes[unit] = UInt32(fine[index] + 1) | UInt32(coarse[index] + 1) << 12
        }
        return classes
    }
}
