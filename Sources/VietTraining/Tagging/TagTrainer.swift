import VietCore
import VietTagging

/// Learns a model of parts of speech: a linear chain over words, see ``ChainTrainer``.
package struct TagTrainer {
    package var options = ChainOptions()
    /// How many features the model keeps: those of the largest weights.
    package var rowLimit = 150_000
    /// How often a word must occur for the model to know which tags it has.
    package var minimumWordCount = 3
    /// The name of the model.
    package var identity = "custom"
    /// Told how the training goes.
    package var log: (String) -> Void = { _ in }

    package init() {
        options.epochs = 8
        options.penalty = 0.2
        options.minimumCount = 3
    }

    /// The bytes of a table, the same for the same text.
    ///
    /// - Complexity: O(n) for n words and one epoch.
    package func train(_ corpus: consuming TagCorpus) -> [UInt8] {
        let words = corpus.wordClasses(minimum: minimumWordCount)
        let classes = WordClasses.encode(words)
        let data = unsafe classes.withUnsafeBufferPointer { unsafe corpus.data(WordClasses($0)) }
        let trainer = ChainTrainer(data, shape: ChainShape(count: WordTag.all.count), options: options)
        log("\(corpus.count) words, \(words.count) of them known, \(trainer.rowCount) features")
        trainer.train { log("epoch \($0 + 1): loss \(Int($1 * 100_000))e-5") }
        let tags = WordTag.all.count
        var rows = trainer.rows().map { (key: $0.key, weights: $0.weights * TagModel.scale) }
        if rows.count > rowLimit {
            let norms = rows.map(\.weights.square)
            let least = norms.sorted(by: >)[rowLimit]
            rows = zip(rows, norms).filter { $0.1 > least }.map(\.0)
        }
        let quantized = rows.compactMap { key, weights in
            QuantizedRow((0..<tags).map { weights[$0] }).map { (key: key, row: $0) }
        }
        log("\(quantized.count) features kept")
        return TagModel.encode(
            identity: identity, classes: classes, rows: quantized,
            transitions: trainer.transitions.map { Int32(($0 * TagModel.scale).rounded()) })
    }
}
