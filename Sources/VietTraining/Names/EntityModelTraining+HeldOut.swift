import VietCore
import VietEntities
import VietSegmentation

/// An article that a chain has not seen, and what was found in it.
package struct HeldOutArticle: Sendable {
    /// The numbers of its examples.
    package let examples: Range<Int>
    package let pass: FirstPass
    package let gold: [UInt8]
    /// Which half of the marked text the article is in: that of the other half has counted its names.
    let half: Int
    /// Whether the capitals were left out.
    let isCopy: Bool
    /// What a second pass finds that has not seen it either, and what a review leaves of that.
    package fileprivate(set) var second: [NameSpan] = []
    package fileprivate(set) var spans: [NameSpan] = []

    fileprivate var withoutReview: HeldOutArticle {
        var copy = self
        copy.spans = second
        return copy
    }
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
            var heldOut: [HeldOutArticle] = []
            for number in articles.indices where inFold(number) {
                func add(_ some: [EntityExample], isCopy: Bool) {
                    heldOut.append(
                        HeldOutArticle(
                            examples: articles[number], pass: taggers[1 - number % 2].firstPass(some.map(\.document)),
                            gold: some.flatMap { $0.labels() }, half: number % 2, isCopy: isCopy))
                }
                let own = examples[articles[number]]
                add(Array(own), isCopy: false)
                if isCopied(number) { add(own.compactMap { $0.withoutCapitals(segmenter) }, isCopy: true) }
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
            try heldOut(examples, names: names, clusters: clusters, segmenter: segmenter, count: count), names: names,
            clusters: clusters)
    }

    /// Judges every fold by a second pass and a review that have learned from the others.
    func judged(
        _ folds: [HeldOutFold], names: [OwnedNameTable], clusters: OwnedNameTable
    ) throws -> HeldOutNames {
        var folds = folds
        let known = names.map { half in
            var builder = EntityModelBuilder()
            builder.setTable(half.entries, into: .names)
            builder.setTable(clusters.entries, into: .clusters)
            return builder
        }
        /// The taggers of a fold, by the half of the text that has counted their names.
        func taggers(_ learned: (inout EntityModelBuilder) -> Void) throws -> [NameTagger] {
            try known.map { builder in
                var builder = builder
                learned(&builder)
                return NameTagger(model: try EntityModel(copying: builder.build()))
            }
        }
        func others(_ number: Int) -> [HeldOutArticle] {
            folds.enumerated().filter { $0.offset != number }.flatMap(\.element.articles)
        }
        let hasOthers = folds.count > 1
        let plain = try taggers { _ in }
        var second: [EntityChainTrainer?] = []
        for number in folds.indices {
            second.append(
                hasOthers ? secondTrained(secondData(others(number)), transitions: folds[number].transitions) : nil)
            let own = try taggers { set(second[number], review: nil, in: &$0) }
            for index in folds[number].articles.indices {
                let article = folds[number].articles[index]
                folds[number].articles[index].second =
                    hasOthers ? own[1 - article.half].secondPass(article.pass) : article.pass.spans
            }
        }
        for number in folds.indices {
            let review = hasOthers ? reviewTrained(reviewData(others(number), taggers: plain)) : nil
            let own = try taggers { set(second[number], review: review, in: &$0) }
            for index in folds[number].articles.indices {
                let article = folds[number].articles[index]
                folds[number].articles[index].spans =
                    hasOthers ? own[1 - article.half].secondPass(article.pass) : article.second
            }
        }
        var found = HeldOutNames()
        for number in folds.indices {
            for line in found.add(folds[number].articles).lines { log("fold \(number), \(line)") }
        }
        for line in found.score.lines { log("held out, \(line)") }
        for line in found.copyScore.lines { log("held out without capitals, \(line)") }
        if !found.isReviewWorthwhile {
            // The model has none then, and what it finds counts without.
            found = HeldOutNames()
            for fold in folds { found.add(fold.articles.map(\.withoutReview)) }
        }
        for line in found.reliability { log(line) }
        found.taggers = plain
        return found
    }

    private func set(
        _ second: EntityChainTrainer?, review: EntityChainTrainer?, in builder: inout EntityModelBuilder
    ) {
        if let second {
            builder.setWeights(second.quantizedRows(), into: .secondBuckets)
            builder.setTransitions(second.quantizedTransitions(), into: .secondTransitions)
        }
        if let review { builder.setWeights(review.quantizedRows(), into: .reviewBuckets) }
    }

    /// What the review learns from: names found in articles held out, and what they should have been.
    func reviewData(_ articles: some Sequence<HeldOutArticle>, taggers: [NameTagger]) -> NameChainData {
        var data = NameChainData()
        for article in articles { data.addReview(article, tagger: taggers[1 - article.half]) }
        return data
    }

    func secondData(_ articles: some Sequence<HeldOutArticle>) -> NameChainData {
        var data = NameChainData()
        for article in articles { data.addSecondPass(article) }
        return data
    }
}

extension NameChainData {
    /// Adds the candidate spans of held-out documents about which the document says something.
    mutating func addSecondPass(_ article: HeldOutArticle) {
        let (pass, gold) = (article.pass, article.gold)
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

    /// Adds the doubtful names of an article, each as a chain of one token.
    mutating func addReview(_ article: HeldOutArticle, tagger: NameTagger) {
        var types: [Range<Int>: Int] = [:]
        for span in NameLabels.spans(article.gold) { types[span.range] = span.type }
        unsafe tagger.forEachDoubtful(article.second, of: article.pass) { index, found in
            unsafe keys.append(contentsOf: found)
            keyStarts.append(keys.count)
            labels.append(types[article.second[index].range].map { UInt8(NameLabels.single($0)) } ?? 0)
            endCandidate()
        }
    }
}
