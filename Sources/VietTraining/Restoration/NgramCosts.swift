import VietCore
import VietRestoration

/// What a model of marks knows before it is written: costs in nats, natural logarithms of probabilities, negated.
struct NgramCosts {
    /// Of every word by itself, and of leaving it as a context.
    var single: [Float]
    var leaving: [Float]
    /// Pairs in order: two words of 16 bits.
    let pairs: [UInt64]
    var pairCosts: [Float]
    /// What it costs to leave a pair as a context; of no meaning where no triple begins with it.
    var pairLeaving: [Float]
    let beginsTriple: [Bool]
    /// Triples in order: three words.
    let triples: [UInt64]
    var tripleCosts: [Float]
    /// Where the entries of a context and a group are.
    let pairGroups: NgramGroups
    let tripleGroups: NgramGroups

    /// The bytes of the compiled model.
    func encoded(_ vocabulary: RestorationVocabulary, identity: String) -> [UInt8] {
        let pairEntries = pairs.indices.map { index in
            let group = vocabulary.groups[Int(pairs[index] & 0xFFFF)]
            let leaving = beginsTriple[index] ? max(Self.rounded(pairLeaving[index], step: 4, 31), 1) : 0
            return NgramTable.Entry(
                context: pairs[index] >> 16, group: group.first, index: group.index,
                payload: Self.rounded(pairCosts[index], step: 2, 127) << 5 | leaving)
        }
        let tripleEntries = triples.indices.map { index in
            let group = vocabulary.groups[Int(triples[index] & 0xFFFF)]
            return NgramTable.Entry(
                context: triples[index] >> 16 | 1 << 40, group: group.first, index: group.index,
                payload: Self.rounded(tripleCosts[index], step: 4, 63))
        }
        let pairTable = NgramTable.encode(pairEntries, width: 4, payloadBits: RestorationModel.pairPayload)
        let tripleTable = NgramTable.encode(tripleEntries, width: 3, payloadBits: RestorationModel.triplePayload)
        let singles = single.indices.flatMap { word in
            [
                UInt8(truncatingIfNeeded: Self.rounded(single[word], step: 1, 255)),
                UInt8(truncatingIfNeeded: Self.rounded(leaving[word], step: 1, 255)),
            ]
        }
        let forms = vocabulary.forms.flatMap { form in
            (0..<4).map { UInt8(truncatingIfNeeded: form >> UInt32($0 * 8)) }
        }
        return TableWriter.encode(
            .restoration, identity: identity,
            sections: [
                ("KEYS", RestorationModel.encodeKeys(vocabulary.keys)), ("FORMS", forms), ("SINGLES", singles),
                ("PAIRS", pairTable.entries), ("PAIRSPOS", pairTable.places), ("TRIPS", tripleTable.entries),
                ("TRIPSPOS", tripleTable.places),
            ])
    }

    /// A cost in steps of so many of the model's parts of a nat, `highest` at most.
    private static func rounded(_ cost: Float, step: Double, _ highest: UInt32) -> UInt32 {
        UInt32(min(max((cost * Float(RestorationModel.partsOfNat / step)).rounded(), 0), Float(highest)))
    }

    /// The cost of a probability.
    static func of(_ probability: Double) -> Float { Float(-DeterministicMath.log(max(probability, 1e-9))) }
}

/// Where the n-grams of a context lie whose last word is of some group, in a list of them that is in order.
struct NgramGroups {
    private var numbers: KeyNumbers
    private var starts: [UInt32] = []

    /// - Parameter groups: the group of every word, which are numbers that follow each other.
    init(_ ngrams: [UInt64], _ groups: [(first: UInt16, index: UInt8)]) {
        numbers = KeyNumbers(capacity: 1 << 16)
        for (index, ngram) in ngrams.enumerated() {
            let key = ngram & ~0xFFFF | UInt64(groups[Int(ngram & 0xFFFF)].first)
            if numbers.number(of: key) == starts.count { starts.append(UInt32(index)) }
        }
        starts.append(UInt32(ngrams.count))
    }

    @inline(__always)
    func range(_ context: UInt64, _ group: UInt16) -> Range<Int> {
        guard let number = numbers.find(context << 16 | UInt64(group)) else { return 0..<0 }
        return Int(starts[number])..<Int(starts[number + 1])
    }
}
