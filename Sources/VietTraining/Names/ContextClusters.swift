import VietCore
import VietEntities

/// Classes of words and of capital runs that stand in like surroundings, learned from plain text.
///
/// Every frequent token, and every frequent run of capitalized tokens, becomes a row of weights for the words one and
/// two places before and after it (positive pointwise mutual information). The rows are reduced by a truncated
/// singular value decomposition and grouped by k-means. All of it is deterministic.
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
        var kept: [(unit: Int32, context: Int32, value: Float)] = []
        for cell in cells {
            // A discount keeps single chance meetings of rare units small.
            let count = cell.value - 0.5
            let weight = Float(
                DeterministicMath.log(
                    Double(count * total / (rowSums[Int(cell.unit)] * smooth[Int(cell.context)]))))
            if weight > 0 { kept.append((cell.unit, cell.context, weight)) }
        }
        cells = []
        log("\(units.count) units, \(kept.count) cells")
        let vectors = reduce(kept, rows: units.count, columns: width)
        log("reduced")
        let fine = group(vectors, into: options.fine, seed: 11)
        let coarse = group(vectors, into: options.coarse, seed: 12)
        var classes: [UInt32: UInt32] = [:]
        for (index, unit) in units.enumerated() {
            classes[unit] = UInt32(fine[index] + 1) | UInt32(coarse[index] + 1) << 12
        }
        return classes
    }

    /// Rows of unit length in `dimensions` dimensions: subspace iteration on the right singular vectors.
    private func reduce(
        _ cells: [(unit: Int32, context: Int32, value: Float)], rows: Int, columns: Int
    ) -> [Float] {
        let k = options.dimensions
        var random = SplitMix(seed: 5)
        var right = (0..<columns * k).map { _ in Float(Int64(random.next() >> 40) - (1 << 23)) / Float(1 << 23) }
        var left = [Float](repeating: 0, count: rows * k)
        func multiply() {
            left = .init(repeating: 0, count: rows * k)
            unsafe left.withUnsafeMutableBufferPointer { left in
                unsafe right.withUnsafeBufferPointer { right in
                    for cell in cells {
                        let a = Int(cell.unit) * k
                        let b = Int(cell.context) * k
                        for d in 0..<k { unsafe left[a + d] += cell.value * right[b + d] }
                    }
                }
            }
        }
        var norms = [Float](repeating: 1, count: k)
        for _ in 0..<5 {
            multiply()
            right = .init(repeating: 0, count: columns * k)
            unsafe right.withUnsafeMutableBufferPointer { right in
                unsafe left.withUnsafeBufferPointer { left in
                    for cell in cells {
                        let a = Int(cell.unit) * k
                        let b = Int(cell.context) * k
                        for d in 0..<k { unsafe right[b + d] += cell.value * left[a + d] }
                    }
                }
            }
            for d in 0..<k {
                for e in 0..<d {
                    var dot: Float = 0
                    for row in 0..<columns { dot += right[row * k + d] * right[row * k + e] }
                    for row in 0..<columns { right[row * k + d] -= dot * right[row * k + e] }
                }
                var square: Float = 0
                for row in 0..<columns { square += right[row * k + d] * right[row * k + d] }
                norms[d] = max(square.squareRoot(), 1e-12)
                for row in 0..<columns { right[row * k + d] /= norms[d] }
            }
        }
        multiply()
        // Norms approximate squared singular values; their fourth root evens out the leading directions.
        let damp = norms.map { 1 / $0.squareRoot().squareRoot() }
        for row in 0..<rows {
            var square: Float = 0
            for d in 0..<k {
                left[row * k + d] *= damp[d]
                square += left[row * k + d] * left[row * k + d]
            }
            let norm = max(square.squareRoot(), 1e-12)
            for d in 0..<k { left[row * k + d] /= norm }
        }
        return left
    }

    private func group(_ vectors: [Float], into count: Int, seed: UInt64) -> [Int] {
        let k = options.dimensions
        let rows = vectors.count / k
        let count = min(count, rows)
        var random = SplitMix(seed: seed)
        // Units are in order of frequency; seeds come from the frequent half of them.
        var centres = [Float](repeating: 0, count: count * k)
        for centre in 0..<count {
            let row = Int(random.next() % UInt64(max(1, rows / 2)))
            for d in 0..<k { centres[centre * k + d] = vectors[row * k + d] }
        }
        var nearest = [Int](repeating: 0, count: rows)
        let blocks = k / 16
        unsafe vectors.withUnsafeBytes { raw in
            let vector = unsafe raw
            for _ in 0..<options.rounds {
                unsafe centres.withUnsafeBytes { rawCentres in
                    for row in 0..<rows {
                        var best = -Float.infinity
                        for c in 0..<count {
                            var sum = SIMD16<Float>.zero
                            for block in 0..<blocks {
                                unsafe sum +=
                                    vector.loadUnaligned(
                                        fromByteOffset: (row * blocks + block) * 64, as: SIMD16<Float>.self)
                                    * rawCentres.loadUnaligned(
                                        fromByteOffset: (c * blocks + block) * 64, as: SIMD16<Float>.self)
                            }
                            let dot = sum.sum()
                            if dot > best {
                                best = dot
                                nearest[row] = c
                            }
                        }
                    }
                }
                var sums = [Float](repeating: 0, count: count * k)
                for row in 0..<rows {
                    for d in 0..<k { sums[nearest[row] * k + d] += vectors[row * k + d] }
                }
                for c in 0..<count {
                    var square: Float = 0
                    for d in 0..<k { square += sums[c * k + d] * sums[c * k + d] }
                    if square == 0 {
                        let row = Int(random.next() % UInt64(rows))
                        for d in 0..<k { centres[c * k + d] = vectors[row * k + d] }
                    } else {
                        let norm = square.squareRoot()
                        for d in 0..<k { centres[c * k + d] = sums[c * k + d] / norm }
                    }
                }
            }
        }
        return nearest
    }
}
