import VietCore
import VietEntities

/// The candidate spans of a training set in which names may lie: one row a token, one place a label other than outside.
package typealias NameChainData = ChainData<SIMD16<Float>>

/// Learns the weights of a chain of names.
package typealias EntityChainTrainer = ChainTrainer<SIMD16<Float>>

extension ChainShape {
    /// The chain of names: from outside, over labels that may follow each other, to where a name is over.
    package static let names = ChainShape(
        outsideAnd: NameLabels.count, allows: NameLabels.allows, closes: NameLabels.closes)
}

extension EntityChainTrainer {
    package convenience init(_ data: NameChainData, options: ChainOptions) {
        self.init(data, shape: .names, options: options)
    }
}

extension NameChainData {
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
        repair(from: spanStarts.last!)
        endSpan(weight: weight)
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
