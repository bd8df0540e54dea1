import VietCore
import VietEntities
import VietSegmentation

/// An article that a chain has not seen, and what was found in it.
package struct HeldOutArticle: Sendable {
    /// The numbers of its examples.
    package let examples: Range<Int>
    package let pass: FirstPass
    package let gold: [UInt8]
    /// What a second pass finds that has not seen it either.
    package fileprivate(set) var spans: [NameSpan] = []
}

/// The articles of a fold, and the transitions of the chain that has not seen them.
struct HeldOutFold {
    var articles: [HeldOutArticle]
    var transitions: [Float]
}

/// What chains do with articles that they have not seen: material for the second pass, and a measure of both.
extension EntityModelTraining {
    /// Trains on all folds but one and tags that one, for each of the first `count` folds.
    func heldOut(
        _ examples: [EntityExample], names: [OwnedNameTable], clusters: OwnedNameTable, segmenter: Segmenter, count: Int
    ) throws -> [HeldOutFold] {
        let articles = articles(of: examples)
        return try (0..<min(count, folds)).map { fold in
            let inFold: (Int) -> Bool = { $0 / 2 % folds == fold }
            // Article i was seen by the chain of half i % 2.
            let trainer = trained(
                "fold \(fold)",
                data(examples, clusters: clusters, copies: segmenter, keep: { !inFold($0) }) { names[1 - $0 % 2].table }
            )
            let taggers = try names.map {
                NameTagger(model: try model(trainer, names: $0.entries, clusters: clusters.entries))
            }
            let heldOut = articles.indices.filter(inFold).map { number in
                let examples = examples[articles[number]]
                return HeldOutArticle(
                    examples: articles[number], pass: taggers[1 - number % 2].firstPass(examples.map(\.document)),
                    gold: examples.flatMap { $0.labels() })
            }
            return HeldOutFold(articles: heldOut, transitions: trainer.transitions)
        }
    }

    /// Trains on all folds but one and reports how right the first pass is on that one, for each of the first `count`
    /// folds, and the second where there are folds to learn it from.
    @discardableResult
    package func crossValidate(
        _ examples: [EntityExample], names counted: CountedNames, segmenter: Segmenter, count: Int
    ) throws -> HeldOutNames {
        let clusters = OwnedNameTable(markParts(of: examples, in: counted.clusters))
        let names = counted.halves.map { OwnedNameTable($0) }
        return try judged(
            try heldOut(examples, names: names, clusters: clusters, segmenter: segmenter, count: count))
    }

    /// Judges every fold by a second pass that has learned from the others.
    func judged(_ folds: [HeldOutFold]) throws -> HeldOutNames {
        var names = HeldOutNames()
        for (number, fold) in folds.enumerated() {
            let others = folds.enumerated().filter { $0.offset != number }.flatMap(\.element.articles)
            var builder = EntityModelBuilder()
            let second = secondTrained(secondData(others), transitions: fold.transitions)
            builder.setWeights(others.isEmpty ? [] : second.quantizedRows(), into: .secondBuckets)
            builder.setTransitions(second.quantizedTransitions(), into: .secondTransitions)
            let tagger = NameTagger(model: try EntityModel(copying: builder.build()))
            let articles = fold.articles.map { article in
                var article = article
                article.spans = tagger.secondPass(article.pass)
                return article
            }
            let (first, both) = names.add(articles)
            log("fold \(number), first pass: \(first)")
            if !others.isEmpty { log("fold \(number), second pass: \(both)") }
        }
        log("held out, first pass: \(names.first)")
        log("held out, second pass: \(names.second)")
        for line in names.reliability { log(line) }
        return names
    }

    func secondData(_ articles: some Sequence<HeldOutArticle>) -> ChainData {
        var data = ChainData()
        for article in articles { data.addSecondPass(article.pass, gold: article.gold) }
        return data
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
                    unsafe known.withKeys(at: index) { unsafe keys.append(contentsOf: $0) }
                    keyStarts.append(keys.count)
                    labels.append(gold[index])
                    var row = SIMD16<Float>.zero
                    for label in 0..<16 { row[label] = Float(scores[label]) / EntityChainTrainer.scale / 2 }
                    base.append(row)
                }
                endCandidate()
            }
        }
    }
}
