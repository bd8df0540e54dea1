import VietCore
import VietEntities

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The candidate spans of a training set in which names may lie, with their features as dense numbers.
package struct ChainData: Sendable {
    package var candidateStarts: [Int] = [0]
    package var keyStarts: [Int] = [0]
    package var keys: [UInt64] = []
    package var labels: [UInt8] = []
    /// Scores that are given, one row a token, or none: the second pass learns what to add to the first.
    package var base: [SIMD16<Float>] = []
    /// Gold names of the whole set, those outside of every candidate span included.
    package var goldSpans = 0

    package init() {}
    package var candidateCount: Int { candidateStarts.count - 1 }

    /// Adds the sentences of documents that are read together.
    package mutating func add(_ examples: ArraySlice<EntityExample>, names: NameTable, clusters: NameTable) {
        let columns = RecasedColumns(examples.map(\.document), names: names)
        var features = NameFeatures(names: names, clusters: clusters)
        let gold = examples.flatMap { $0.labels() }
        goldSpans += NameLabels.spans(gold).count
        for sentence in columns.sentences {
            let prepared = features.prepare(sentence, of: columns)
            for candidate in prepared.candidates {
                for index in candidate {
                    prepared.withKeys(at: index) { keys.append(contentsOf: $0) }
                    keyStarts.append(keys.count)
                    labels.append(gold[index])
                }
                // A name that crosses the end of the span is cut: the chain cannot express it.
                repair(from: candidateStarts.last!)
                candidateStarts.append(labels.count)
            }
        }
    }

    mutating func repair(from start: Int) {
        var previous = 0
        for index in start..<labels.count {
            if !NameLabels.allows(previous, Int(labels[index])) {
                let label = Int(labels[index])
                if NameLabels.closes(previous) {
                    let type = NameLabels.type(label)
                    labels[index] = UInt8(
                        NameLabels.place(label) == 2 ? NameLabels.single(type) : NameLabels.begin(type))
                }
            }
            previous = Int(labels[index])
        }
        if labels.count > start, !NameLabels.closes(previous) {
            let type = NameLabels.type(previous)
            labels[labels.count - 1] = UInt8(
                NameLabels.place(previous) == 0 ? NameLabels.single(type) : NameLabels.end(type))
        }
    }
}

/// A linear-chain conditional random field trained by stochastic gradients with one adaptive rate a feature and a
/// penalty on the norm of each feature's row, so that most rows end as zero and are dropped.
///
/// Single-threaded and free of random sources except a seeded order: the same data gives the same weights.
package final class EntityChainTrainer {
    package struct Options: Sendable {
        package var epochs = 10
        package var rate: Float = 0.2
        package var penalty: Float = 0.5
        package var minimumCount = 2
        package var dropout: Float = 0
        package var learnsTransitions = true
        package init() {}
    }

    private let options: Options
    private var index = KeyIndex()
    package private(set) var rowCount = 0
    private var weights: UnsafeMutablePointer<SIMD16<Float>>
    private var squares: [Float] = []
    private var lastStep: [Int32] = []
    package var transitions = [Float](repeating: 0, count: 289)
    private var transitionSquares = [Float](repeating: 1, count: 289)
    private var data: ChainData
    private var features: [Int32] = []
    private var featureStarts: [Int] = [0]

    package init(_ data: ChainData, options: Options) {
        self.options = options
        self.data = data
        var counts = KeyIndex()
        counts.reserve(data.keys.count / 4)
        for key in data.keys { counts.count(key) }
        index.reserve(counts.used / 2)
        var next: Int32 = 0
        for key in data.keys where counts.value(key) >= Int32(options.minimumCount) && index.value(key) == 0 {
            next += 1
            index.set(key, next)
        }
        rowCount = Int(next)
        weights = .allocate(capacity: rowCount + 1)
        weights.initialize(repeating: .zero, count: rowCount + 1)
        squares = .init(repeating: 1, count: rowCount + 1)
        lastStep = .init(repeating: 0, count: rowCount + 1)
        features.reserveCapacity(data.keys.count)
        for token in 0..<data.labels.count {
            for key in data.keyStarts[token]..<data.keyStarts[token + 1] {
                let row = index.value(data.keys[key])
                if row != 0 { features.append(row) }
            }
            featureStarts.append(features.count)
        }
        self.data.keys = []
    }

    deinit { weights.deallocate() }

    /// Runs all epochs; `progress` is called after each with its number and the mean loss of a token.
    package func train(progress: (Int, Double) -> Void) {
        var order = Array(0..<data.candidateCount)
        var random = SplitMix(seed: 20_260_101)
        var step: Int32 = 0
        let total = Float(order.count * options.epochs)
        for epoch in 0..<options.epochs {
            for position in stride(from: order.count - 1, to: 0, by: -1) {
                order.swapAt(position, Int(random.next() % UInt64(position + 1)))
            }
            var loss = 0.0
            for candidate in order {
                step += 1
                let rate = options.rate * max(0.02, 1 - Float(step) / total)
                loss += update(candidate, rate: rate, step: step, random: &random)
            }
            progress(epoch, loss / Double(max(data.labels.count, 1)))
        }
        for row in 1..<rowCount + 1 { shrink(row, rate: options.rate * 0.02, step: step) }
    }

    @inline(__always)
    private func shrink(_ row: Int, rate: Float, step: Int32) {
        let steps = Float(step - lastStep[row])
        lastStep[row] = step
        if steps == 0 { return }
        let w = weights[row]
        let norm = (w * w).sum().squareRoot()
        if norm == 0 { return }
        let less = options.penalty * rate * steps / Float(data.candidateCount) / squares[row].squareRoot()
        weights[row] = norm <= less ? .zero : w * (1 - less / norm)
    }

    private var unary: [Float] = []
    private var alpha: [Float] = []
    private var beta: [Float] = []
    private var scale: [Float] = []
    private var kept: [Int32] = []
    private var keptStarts: [Int] = []

    private func update(_ candidate: Int, rate: Float, step: Int32, random: inout SplitMix) -> Double {
        let n = NameLabels.count
        let start = data.candidateStarts[candidate]
        let length = data.candidateStarts[candidate + 1] - start
        if length == 0 { return 0 }
        let drop = UInt64(options.dropout * 65536)
        kept.removeAll(keepingCapacity: true)
        keptStarts.removeAll(keepingCapacity: true)
        keptStarts.append(0)
        unary = .init(repeating: 0, count: length * n)
        for position in 0..<length {
            var sum = data.base.isEmpty ? SIMD16<Float>.zero : data.base[start + position]
            for feature in featureStarts[start + position]..<featureStarts[start + position + 1] {
                if drop != 0, random.next() & 0xFFFF < drop { continue }
                let row = Int(features[feature])
                kept.append(features[feature])
                shrink(row, rate: rate, step: step)
                sum += weights[row]
            }
            keptStarts.append(kept.count)
            for label in 0..<16 { unary[position * n + label + 1] = sum[label] }
        }
        var moves = [Float](repeating: 0, count: n * n)
        for from in 0..<n {
            for to in 0..<n where NameLabels.allows(from, to) {
                moves[from * n + to] = expf(transitions[from * n + to])
            }
        }
        // Forward and backward in scaled probabilities.
        var loss = 0.0
        alpha = .init(repeating: 0, count: length * n)
        beta = .init(repeating: 0, count: length * n)
        scale = .init(repeating: 0, count: length)
        var goldScore: Float = 0
        var previousGold = 0
        for position in 0..<length {
            let base = position * n
            let gold = Int(data.labels[start + position])
            goldScore += unary[base + gold] + transitions[previousGold * n + gold]
            previousGold = gold
            var highest = unary[base]
            for label in 1..<n { highest = max(highest, unary[base + label]) }
            loss += Double(highest)
            var sum: Float = 0
            for label in 0..<n {
                let e = expf(unary[base + label] - highest)
                unary[base + label] = e
                var inflow: Float = 0
                if position == 0 {
                    inflow = moves[label]
                } else {
                    for from in 0..<n { inflow += alpha[base - n + from] * moves[from * n + label] }
                }
                alpha[base + label] = inflow * e
                sum += inflow * e
            }
            scale[position] = sum
            loss += log(Double(sum))
            for label in 0..<n { alpha[base + label] /= sum }
        }
        var final: Float = 0
        let lastBase = (length - 1) * n
        for label in 0..<n where NameLabels.closes(label) {
            final += alpha[lastBase + label]
            beta[lastBase + label] = 1
        }
        loss += log(Double(max(final, 1e-30))) - Double(goldScore)
        for label in 0..<n { beta[lastBase + label] /= max(final, 1e-30) }
        for position in stride(from: length - 2, through: 0, by: -1) {
            let base = position * n
            for label in 0..<n {
                var sum: Float = 0
                for to in 0..<n { sum += moves[label * n + to] * unary[base + n + to] * beta[base + n + to] }
                beta[base + label] = sum / scale[position + 1]
            }
        }
        // Gradients.
        var moveGradient = [Float](repeating: 0, count: n * n)
        previousGold = 0
        for position in 0..<length {
            let base = position * n
            let gold = Int(data.labels[start + position])
            var gradient = SIMD16<Float>.zero
            for label in 1..<n { gradient[label - 1] = alpha[base + label] * beta[base + label] }
            if gold > 0 { gradient[gold - 1] -= 1 }
            for from in 0..<n {
                let left: Float = position == 0 ? (from == 0 ? 1 : 0) : alpha[base - n + from]
                if left == 0 { continue }
                let factor = left / scale[position]
                for to in 0..<n {
                    moveGradient[from * n + to] += factor * moves[from * n + to] * unary[base + to] * beta[base + to]
                }
            }
            moveGradient[previousGold * n + gold] -= 1
            previousGold = gold
            let square = (gradient * gradient).sum()
            if square < 1e-9 { continue }
            for feature in keptStarts[position]..<keptStarts[position + 1] {
                let row = Int(kept[feature])
                squares[row] += square
                weights[row] -= gradient * (rate / squares[row].squareRoot())
            }
        }
        for move in 0..<n * n where moveGradient[move] != 0 && options.learnsTransitions {
            transitionSquares[move] += moveGradient[move] * moveGradient[move]
            transitions[move] -= rate * moveGradient[move] / transitionSquares[move].squareRoot()
        }
        return loss
    }

    /// The unary scores of one position: 16 labels other than outside, outside being 0.
    package func scores(_ keys: ArraySlice<UInt64>) -> SIMD16<Float> {
        var sum = SIMD16<Float>.zero
        for key in keys {
            let row = index.value(key)
            if row != 0 { sum += weights[Int(row)] }
        }
        return sum
    }

    /// The rows that are not zero, with their keys, in order of the keys.
    package func rows() -> [(key: UInt64, weights: SIMD16<Float>)] {
        var rows: [(UInt64, SIMD16<Float>)] = []
        index.forEach { key, row in
            if weights[Int(row)] != .zero { rows.append((key, weights[Int(row)])) }
        }
        return rows.sorted { $0.0 < $1.0 }
    }

    /// The labels of the candidate spans of other data under the current weights.
    package func decode(_ other: ChainData, bias: Float = 0) -> [UInt8] {
        let n = NameLabels.count
        var labels = [UInt8](repeating: 0, count: other.labels.count)
        for candidate in 0..<other.candidateCount {
            let range = other.candidateStarts[candidate]..<other.candidateStarts[candidate + 1]
            if range.isEmpty { continue }
            var back: [[Int]] = []
            var best = [Float](repeating: -1e9, count: n)
            best[0] = 0
            for token in range {
                var unary = scores(other.keys[other.keyStarts[token]..<other.keyStarts[token + 1]])
                if !other.base.isEmpty { unary += other.base[token] }
                var next = [Float](repeating: -1e9, count: n)
                var from = [Int](repeating: 0, count: n)
                for to in 0..<n {
                    for label in 0..<n where NameLabels.allows(label, to) {
                        let score = best[label] + transitions[label * n + to]
                        if score > next[to] {
                            next[to] = score
                            from[to] = label
                        }
                    }
                    if to > 0 { next[to] += unary[to - 1] + bias }
                }
                back.append(from)
                best = next
            }
            var label = (0..<n).filter(NameLabels.closes).max { best[$0] < best[$1] }!
            for token in range.reversed() {
                labels[token] = UInt8(label)
                label = back[token - range.lowerBound][label]
            }
        }
        return labels
    }
}

/// A generator of numbers that gives the same sequence everywhere.
package struct SplitMix: Sendable {
    private var state: UInt64
    package init(seed: UInt64) { state = seed }
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return z ^ z >> 31
    }
}

/// A map from 64-bit keys to numbers other than 0, by open addressing: much leaner than a dictionary.
package struct KeyIndex: Sendable {
    private var keys: [UInt64] = .init(repeating: 0, count: 1024)
    private var values: [Int32] = .init(repeating: 0, count: 1024)
    package private(set) var used = 0

    package init() {}

    package mutating func reserve(_ count: Int) {
        var capacity = keys.count
        while capacity < count * 2 { capacity *= 2 }
        if capacity > keys.count { grow(to: capacity) }
    }

    @inline(__always) private func slot(_ key: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key &* 0x9E37_79B9_7F4A_7C15 >> 20) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    @inline(__always) package func value(_ key: UInt64) -> Int32 { values[slot(key)] }

    package mutating func set(_ key: UInt64, _ value: Int32) {
        var place = slot(key)
        if keys[place] == 0 {
            if (used + 1) * 2 > keys.count {
                grow(to: keys.count * 2)
                place = slot(key)
            }
            keys[place] = key
            used += 1
        }
        values[place] = value
    }

    @inline(__always) package mutating func count(_ key: UInt64) {
        let place = slot(key)
        if keys[place] == key { values[place] &+= 1 } else { set(key, 1) }
    }

    package func forEach(_ body: (UInt64, Int32) -> Void) {
        for place in keys.indices where keys[place] != 0 { body(keys[place], values[place]) }
    }

    private mutating func grow(to capacity: Int) {
        let oldKeys = keys
        let oldValues = values
        keys = .init(repeating: 0, count: capacity)
        values = .init(repeating: 0, count: capacity)
        for place in oldKeys.indices where oldKeys[place] != 0 {
            let target = slot(oldKeys[place])
            keys[target] = oldKeys[place]
            values[target] = oldValues[place]
        }
    }
}
