import VietCore
import VietEntities
import VietSegmentation

/// Trains the tables of the tagger from marked text, plain text and lists.
///
/// 1. A first chain is trained and tags the plain text; the names it finds are counted by type. For the training text
///    itself the counts come from a chain that has not seen it, so that they are as reliable there as on new text.
/// 2. The chain is trained again with the counts, and with copies of the marked text without capitals.
/// 3. Chains that leave out a part of the training text tag that part, and the second pass learns from what they do. The
///    review learns from the names that are left, as wholes.
package struct EntityModelTraining {
    package var options = ChainOptions()
    package var secondOptions = ChainOptions()
    package var reviewOptions = ChainOptions()
    package var lists = NameListing()
    package var minimumNameCount: Int32 = 3
    /// Every so-manieth article is learned from without its capitals as well; 0 for none.
    package var copyStep = 1
    package var folds = 3
    /// Added to every label other than outside: chains trained on few names are too shy.
    package var bias: Float = 0.2
    /// Rows whose largest weight is below this many steps are left out.
    package var threshold = 2
    /// The model keeps this many rows at most, those of the largest weights.
    package var rowLimit = Int.max
    /// Text that a machine has labelled, whole articles; it teaches the shipped chain and no other.
    package var labelled: [EntityExample] = []
    /// What an example of ``labelled`` counts beside a marked one.
    package var labelledWeight: Float = 0.5
    package var log: (String) -> Void = { _ in }
    /// Called with the articles that were held out, before the shipped chain is trained.
    package var onHeldOut: (HeldOutNames) -> Void = { _ in }
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
        reviewOptions.epochs = 3
        reviewOptions.rate = 0.05
        reviewOptions.penalty = 2
        reviewOptions.minimumCount = 3
        reviewOptions.dropout = 0.2
        reviewOptions.learnsTransitions = false
    }

    /// The bytes of a model. `text` calls its argument with every document of the plain text, the same each time;
    /// `segmenter` segments the copies without capitals.
    package func train(
        _ examples: [EntityExample], segmenter: Segmenter, text: ((Document) -> Void) -> Void
    ) throws -> [UInt8] {
        try train(examples, names: try countNames(examples, clusters: [:], text: text), segmenter: segmenter)
    }

    /// The data of the examples whose articles `keep` chooses by number; `names` gives the table for an article.
    func data(
        _ examples: [EntityExample], clusters: OwnedNameTable, copies: Segmenter? = nil,
        keep: (Int) -> Bool = { _ in true },
        names: (Int) -> NameTable
    ) -> NameChainData {
        var data = NameChainData()
        for (number, range) in articles(of: examples).enumerated() where keep(number) {
            data.add(examples[range], names: names(number), clusters: clusters.table)
            guard let copies, isCopied(number) else { continue }
            let copy = examples[range].compactMap { $0.withoutCapitals(copies) }
            data.add(copy[...], names: names(number), clusters: clusters.table)
        }
        return data
    }

    /// Whether an article is learned from without its capitals as well.
    func isCopied(_ number: Int) -> Bool { copyStep > 0 && number / 2 % copyStep == 0 }

    /// Adds the labelled text, and copies of it without capitals.
    private func addLabelled(
        to data: inout NameChainData, clusters: OwnedNameTable, copies: Segmenter, names: (Int) -> NameTable
    ) {
        for (number, range) in articles(of: labelled).enumerated() {
            data.add(labelled[range], names: names(number), clusters: clusters.table, weight: labelledWeight)
            guard isCopied(number) else { continue }
            let copy = labelled[range].compactMap { $0.withoutCapitals(copies) }
            data.add(copy[...], names: names(number), clusters: clusters.table, weight: labelledWeight)
        }
    }

    func trained(_ what: String, _ data: NameChainData) -> EntityChainTrainer {
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
        let known = try judged(
            try heldOut(examples, names: names, clusters: clusterTable, segmenter: segmenter, count: folds),
            names: names,
            clusters: clusterTable)
        onHeldOut(known)
        var finalData = data(examples, clusters: clusterTable, copies: segmenter, names: unseen)
        addLabelled(to: &finalData, clusters: clusterTable, copies: segmenter, names: unseen)
        let final = trained("final", finalData)
        finalData = NameChainData()
        let second = secondTrained(secondData(known.material), transitions: final.transitions)
        log("second pass: \(second.rowCount) features")
        let review = reviewTrained(reviewData(known.material, taggers: known.taggers))

        var builder = try builder(final, names: counted.all, clusters: marked)
        // A second pass that does not help is left out of the model.
        let secondRows = known.isSecondPassWorthwhile ? second.quantizedRows() : []
        builder.setWeights(secondRows, into: .secondBuckets)
        builder.setTransitions(second.quantizedTransitions(), into: .secondTransitions)
        builder.setParameters(known.articles.isEmpty ? [] : known.confidences)
        let reviewRows = known.isReviewWorthwhile ? review.quantizedRows() : []
        builder.setWeights(reviewRows, into: .reviewBuckets)
        builder.setParameters(known.articles.isEmpty ? [] : known.reviewConfidences, into: .reviewParameters)
        builder.identity = identity
        let bytes = builder.build()
        log(
            "\(bytes.count) bytes: \(counted.all.count) names, \(marked.count) classes, \(secondRows.count) second rows, \(reviewRows.count) rows of the review"
        )
        return bytes
    }

    func secondTrained(_ data: NameChainData, transitions: [Float]) -> EntityChainTrainer {
        let trainer = EntityChainTrainer(data, options: secondOptions)
        trainer.transitions = biased(transitions).map { $0 / 2 }
        trainer.train { _, _ in }
        return trainer
    }

    func reviewTrained(_ data: NameChainData) -> EntityChainTrainer {
        let trainer = EntityChainTrainer(data, options: reviewOptions)
        var loss = 0.0
        trainer.train { loss = $1 }
        log("review: \(data.labels.count) names, \(trainer.rowCount) features, loss \(Int(loss * 100_000))e-5")
        return trainer
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
        builder.setTable(lists.aliases, into: .aliases)
        builder.setWeights(trainer.quantizedRows(threshold: threshold, limit: rowLimit), into: .buckets)
        builder.setTransitions(
            biased(trainer.transitions).map { Int32(($0 * EntityChainTrainer.scale).rounded()) }, into: .transitions)
        return builder
    }

    func model(
        _ trainer: EntityChainTrainer, names: [UInt32: UInt32], clusters: [UInt32: UInt32]
    ) throws -> EntityModel {
        try EntityModel(copying: builder(trainer, names: names, clusters: clusters).build())
    }
}
