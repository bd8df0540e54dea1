import VietCore
import VietEntities
import VietSegmentation

/// Trains the tables of the tagger from marked text, plain text and lists.
///
/// 1. A first chain is trained and tags the plain text; the names it finds are counted by type. For the training text
///    itself the counts come from a chain that has not seen it, so that they are as reliable there as on new text.
/// 2. The chain is trained again with the counts, and with copies of the marked text without capitals.
/// 3. Chains that leave out a part of the training text tag that part, and the second pass learns from what they do.
package struct EntityModelTraining {
    package var options = EntityChainTrainer.Options()
    package var secondOptions = EntityChainTrainer.Options()
    package var lists = NameListing()
    package var minimumNameCount: Int32 = 3
    /// Every so-manieth article is learned from without its capitals as well; 0 for none.
    package var copyStep = 1
    package var folds = 3
    /// Added to every label other than outside: chains trained on few names are too shy.
    package var bias: Float = 0.2
    /// Rows whose largest weight is below this many steps are left out.
    package var threshold = 2
    package var log: (String) -> Void = { _ in }
    /// The name of the model.
    package var identity = ""

    package init() {
        options.epochs = 5
        options.rate = 0.25
        options.penalty = 0.3
        options.dropout = 0.2
        secondOptions.epochs = 4
        secondOptions.rate = 0.05
        secondOptions.penalty = 1
        secondOptions.minimumCount = 5
        secondOptions.learnsTransitions = false
    }

    /// The bytes of a model. `text` calls its argument with every document of the plain text, the same each time;
    /// `segmenter` segments the copies without capitals.
    package func train(
        _ examples: [EntityExample], segmenter: Segmenter, text: ((Document) -> Void) -> Void
    ) throws -> [UInt8] {
        try train(examples, names: try countNames(examples, clusters: [:], text: text), segmenter: segmenter)
    }

    /// The data of the examples whose articles `keep` chooses by number; `names` gives the table for an article.
    private func data(
        _ examples: [EntityExample], clusters: OwnedNameTable, copies: Segmenter? = nil,
        keep: (Int) -> Bool = { _ in true },
        names: (Int) -> NameTable
    ) -> ChainData {
        var data = ChainData()
        for (number, range) in articles(of: examples).enumerated() where keep(number) {
            data.add(examples[range], names: names(number), clusters: clusters.table)
            guard let copies, copyStep > 0, number / 2 % copyStep == 0 else { continue }
            let copy = examples[range].compactMap { $0.withoutCapitals(copies) }
            data.add(copy[...], names: names(number), clusters: clusters.table)
        }
        return data
    }

    private func trained(_ what: String, _ data: ChainData) -> EntityChainTrainer {
        let trainer = EntityChainTrainer(data, options: options)
        var loss = 0.0
        trainer.train { loss = $1 }
        log("\(what): \(data.labels.count) tokens, \(trainer.rowCount) features, loss \(Int(loss * 100_000))e-5")
        return trainer
    }

    /// Steps 1 of the recipe.
    package func countNames(
        _ examples: [EntityExample], clusters: [UInt32: UInt32], text: ((Document) -> Void) -> Void
    ) throws -> CountedNames {
        let marked = OwnedNameTable(markParts(of: examples, in: clusters))
        let plain = OwnedNameTable(lists.added(to: [:]))
        func counted(_ trainer: EntityChainTrainer) throws -> [UInt32: UInt32] {
            let tagger = NameTagger(model: try model(trainer, names: plain.entries, clusters: marked.entries))
            var counts = NameCounts()
            var documents = 0
            text { document in
                counts.add(tagger.firstPass([document]))
                documents += 1
                if documents % 1000 == 0 { counts.prune() }
            }
            log("counted \(counts.size) names in \(documents) documents")
            return counts.table(minimum: minimumNameCount)
        }
        var capitals = CapitalCounts()
        var halves: [[UInt32: UInt32]] = []
        for half in 0..<2 {
            let part = data(examples, clusters: marked, keep: { $0 % 2 == half }) { _ in plain.table }
            halves.append(try counted(trained("half \(half)", part)))
        }
        let all = try counted(trained("all", data(examples, clusters: marked) { _ in plain.table }))
        let table = OwnedNameTable(lists.added(to: all))
        text { capitals.add(TokenColumns($0), table.table) }
        return CountedNames(
            clusters: clusters,
            halves: halves.indices.map { capitals.applied(to: lists.added(to: halves[$0], hiddenFrom: $0)) },
            all: capitals.applied(to: table.entries))
    }

    /// Steps 2 and 3 of the recipe.
    package func train(
        _ examples: [EntityExample], names counted: CountedNames, segmenter: Segmenter
    ) throws -> [UInt8] {
        let clusterTable = OwnedNameTable(markParts(of: examples, in: counted.clusters))
        let marked = clusterTable.entries
        let names = counted.halves.map { OwnedNameTable($0) }
        let unseen: (Int) -> NameTable = { names[1 - $0 % 2].table }
        var heldOut: [[HeldOut]] = []
        for fold in 0..<folds {
            heldOut.append(try held(fold, examples, names: names, clusters: clusterTable, segmenter: segmenter))
        }
        let second = secondData(heldOut.joined())
        let final = trained("final", data(examples, clusters: clusterTable, copies: segmenter, names: unseen))
        // An honest figure for what the second pass is worth: learned from all folds but one, measured on that one.
        let isWorthwhile = try secondGain(heldOut, transitions: final.transitions) > 0
        let secondTrainer = secondTrained(second, transitions: final.transitions)
        log("second pass: \(second.labels.count) tokens, \(secondTrainer.rowCount) features")

        var builder = try builder(final, names: counted.all, clusters: marked)
        // A second pass that does not help is left out of the model.
        let secondRows = isWorthwhile ? secondTrainer.quantizedRows() : []
        builder.setWeights(secondRows, into: .secondBuckets)
        builder.setTransitions(secondTrainer.quantizedTransitions(), into: .secondTransitions)
        builder.setParameters(try calibrate(builder, Array(heldOut.joined())).steps)
        builder.identity = identity
        let bytes = builder.build()
        log(
            "\(bytes.count) bytes: \(counted.all.count) names, \(marked.count) classes, \(secondRows.count) second rows"
        )
        return bytes
    }

    /// Trains on all folds but one and tags that one, for each of the first `count` folds; reports how right they were.
    package func crossValidate(
        _ examples: [EntityExample], names counted: CountedNames, segmenter: Segmenter, count: Int
    ) throws {
        let clusterTable = OwnedNameTable(markParts(of: examples, in: counted.clusters))
        let names = counted.halves.map { OwnedNameTable($0) }
        var heldOut: [[HeldOut]] = []
        for fold in 0..<min(count, folds) {
            heldOut.append(try held(fold, examples, names: names, clusters: clusterTable, segmenter: segmenter))
        }
        if heldOut.count > 1 { _ = try secondGain(heldOut, transitions: heldOut.last![0].transitions) }
    }

    /// An article that a chain has not seen, and what it found there.
    private struct HeldOut {
        var pass: FirstPass
        var gold: [UInt8]
        var transitions: [Float]
    }

    private func held(
        _ fold: Int, _ examples: [EntityExample], names: [OwnedNameTable], clusters: OwnedNameTable,
        segmenter: Segmenter
    ) throws -> [HeldOut] {
        let inFold: (Int) -> Bool = { $0 / 2 % folds == fold }
        // Article i was seen by the chain of half i % 2.
        let trainer = trained(
            "fold \(fold)",
            data(examples, clusters: clusters, copies: segmenter, keep: { !inFold($0) }) { names[1 - $0 % 2].table })
        let taggers = try names.map {
            NameTagger(model: try model(trainer, names: $0.entries, clusters: clusters.entries))
        }
        var heldOut: [HeldOut] = []
        for (number, range) in articles(of: examples).enumerated() where inFold(number) {
            let pass = taggers[1 - number % 2].firstPass(examples[range].map(\.document))
            heldOut.append(
                HeldOut(
                    pass: pass, gold: examples[range].flatMap { $0.labels() },
                    transitions: trainer.transitions))
        }
        var score = SpanScore()
        for part in heldOut { score.add(part.pass.spans, gold: part.gold) }
        log("fold \(fold), first pass: \(score)")
        return heldOut
    }

    private func secondData(_ heldOut: some Sequence<HeldOut>) -> ChainData {
        var data = ChainData()
        for part in heldOut { data.addSecondPass(part.pass, gold: part.gold) }
        return data
    }

    private func secondTrained(_ data: ChainData, transitions: [Float]) -> EntityChainTrainer {
        let trainer = EntityChainTrainer(data, options: secondOptions)
        trainer.transitions = biased(transitions).map { $0 / 2 }
        trainer.train { _, _ in }
        return trainer
    }

    /// What a second pass that has learned from all folds but the last gains there, in hundredths of F1.
    private func secondGain(_ heldOut: [[HeldOut]], transitions: [Float]) throws -> Int {
        let trainer = secondTrained(secondData(heldOut.dropLast().joined()), transitions: transitions)
        var probe = EntityModelBuilder()
        probe.setWeights(trainer.quantizedRows(), into: .secondBuckets)
        probe.setTransitions(trainer.quantizedTransitions(), into: .secondTransitions)
        return try calibrate(probe, heldOut.last!).gain
    }

    private func biased(_ transitions: [Float]) -> [Float] {
        var moves = transitions
        for from in 0..<NameLabels.count {
            for to in 1..<NameLabels.count { moves[from * NameLabels.count + to] += bias }
        }
        return moves
    }

    private func builder(
        _ trainer: EntityChainTrainer, names: [UInt32: UInt32], clusters: [UInt32: UInt32]
    ) throws -> EntityModelBuilder {
        var builder = EntityModelBuilder()
        builder.setTable(names, into: .names)
        builder.setTable(clusters, into: .clusters)
        builder.setWeights(trainer.quantizedRows(threshold: threshold), into: .buckets)
        builder.setTransitions(
            biased(trainer.transitions).map { Int32(($0 * EntityChainTrainer.scale).rounded()) }, into: .transitions)
        return builder
    }

    private func model(
        _ trainer: EntityChainTrainer, names: [UInt32: UInt32], clusters: [UInt32: UInt32]
    ) throws -> EntityModel {
        try EntityModel(copying: builder(trainer, names: names, clusters: clusters).build())
    }

    /// For each step of margin, the share in thousandths of held-out names that were right; and what the
    /// second pass gains on the first, in hundredths of F1.
    private func calibrate(
        _ builder: EntityModelBuilder, _ heldOut: [HeldOut]
    ) throws -> (steps: [Int32], gain: Int) {
        let tagger = NameTagger(model: try EntityModel(copying: builder.build()))
        var right = [Int](repeating: 0, count: 16)
        var all = [Int](repeating: 0, count: 16)
        var (first, second) = (SpanScore(), SpanScore())
        for part in heldOut {
            first.add(part.pass.spans, gold: part.gold)
            let spans = tagger.secondPass(part.pass)
            second.add(spans, gold: part.gold)
            let gold = Set(NameLabels.spans(part.gold).map { NameSpan(range: $0.range, type: $0.type, margin: 0) })
            for span in spans {
                let step = Int(min(15, max(0, span.margin / NameSpan.marginStep)))
                all[step] += 1
                if gold.contains(NameSpan(range: span.range, type: span.type, margin: 0)) { right[step] += 1 }
            }
        }
        log("held out, first pass: \(first)")
        log("held out, second pass: \(second)")
        // A little weight on an even chance keeps empty steps sensible, and the steps never fall.
        var values: [Int32] = []
        for step in 0..<16 {
            let value = Int32((right[step] * 1000 + 500) / (all[step] + 1))
            values.append(max(value, values.last ?? 0))
        }
        return (values, second.f1 - first.f1)
    }
}

/// A table of names in memory of its own.
package final class OwnedNameTable {
    package let entries: [UInt32: UInt32]
    package let table: NameTable
    private let memory: TableMemory

    package init(_ entries: [UInt32: UInt32]) {
        self.entries = entries
        let (words, capacity) = NameTable.build(entries)
        memory = TableMemory(count: words.count * 4) { target in words.withUnsafeBytes { target.copyMemory(from: $0) } }
        table = NameTable(memory.bytes.baseAddress!.assumingMemoryBound(to: UInt32.self), capacity: capacity)
    }
}

extension ChainData {
    /// Adds the candidate spans of held-out documents about which the document says something.
    mutating func addSecondPass(_ pass: FirstPass, gold: [UInt8]) {
        var evidence = DocumentEvidence(pass)
        for candidate in pass.candidates {
            let known = evidence.prepare(candidate.range, of: pass)
            if known.isContested {
                for (index, scores) in zip(candidate.range, pass.scores(of: candidate)) {
                    known.withKeys(at: index) { keys.append(contentsOf: $0) }
                    keyStarts.append(keys.count)
                    labels.append(gold[index])
                    var row = SIMD16<Float>.zero
                    for label in 0..<16 { row[label] = Float(scores[label]) / EntityChainTrainer.scale / 2 }
                    base.append(row)
                }
                repair(from: candidateStarts.last!)
                candidateStarts.append(labels.count)
            }
        }
    }
}
