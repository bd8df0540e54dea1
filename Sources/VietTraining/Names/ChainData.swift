import VietCore
import VietEntities

/// The candidate spans of a training set in which names may lie, with their features as dense numbers.
package struct ChainData: Sendable {
    package var candidateStarts: [Int] = [0]
    /// What each candidate span counts.
    package var weights: [Float] = []
    package var keyStarts: [Int] = [0]
    package var keys: [UInt64] = []
    package var labels: [UInt8] = []
    /// Scores that are given, one row a token, or none: the second pass learns what to add to the first.
    package var base: [SIMD16<Float>] = []

    package init() {}
    package var candidateCount: Int { candidateStarts.count - 1 }

    /// Adds the sentences of documents that are read together.
    package mutating func add(
        _ examples: ArraySlice<EntityExample>, names: NameTable, clusters: NameTable, weight: Float = 1
    ) {
        let columns = RecasedColumns(examples.map(\.document), names: names)
        var features = NameFeatures(names: names, clusters: clusters)
        let gold = examples.flatMap { $0.labels() }
        for sentence in columns.sentences {
            let prepared = features.prepare(sentence, of: columns)
            for candidate in prepared.candidates {
                unsafe prepared.forEachPosition(of: candidate) { position, found in
                    unsafe keys.append(contentsOf: found)
                    keyStarts.append(keys.count)
                    labels.append(gold[position])
                }
                endCandidate(weight: weight)
            }
        }
    }

    /// Ends the candidate span whose tokens were added.
    mutating func endCandidate(weight: Float = 1) {
        // A name that crosses the end of the span is cut: the chain cannot express it.
        repair(from: candidateStarts.last!)
        candidateStarts.append(labels.count)
        weights.append(weight)
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
