import ArgumentParser
import VietCore
import VietEntities
import VietFormats
import VietKeywords
import VietSegmentation
import VietText
import VietTraining

/// `viet train keywords`
struct TrainKeywordsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "keywords",
        abstract: "Learn the weights of keywords from what people searched articles by, and what readers chose.",
        discussion: """
            Articles are JSON Lines, plain or gzip, with a text, a title, and either a query or an array of phrases that a \
            reader chose. What `viet keywords --method combined` weighs by, a linear estimate of all candidates and boosted \
            trees over the best of them, is learned from the articles of one half of the queries and from all phrases; the other half of the queries says how good they are. The same files give the same \
            weights, byte for byte. Without --output nothing is learned, and the weights of --weights or of the program are \
            measured.

            --fragments names phrases of these articles that a reader judged: JSON Lines with the id of an article, an array \
            `stands` of phrases that stand by themselves and an array `fragments` of pieces of clauses. Trees of their own learn \
            to tell them, and a phrase loses what speaks for a piece. They are looked up where readers chose phrases.

            What stands beside a word in other texts tells whether a phrase may begin or end with it. That is counted from \
            the files of --text, with the words of --contexts; without them it is taken from the program's own weights.

            Example:
              viet train keywords --output my.viet queries.jsonl.gz phrases.jsonl
              viet keywords --weights my.viet article.txt
            """)

    @Argument(help: "Articles with queries or phrases.", completion: .file())
    var articles: [String]

    @Option(
        help: ArgumentHelp(
            "Text from which the company of words is counted; may be given again.", valueName: "file"))
    var text: [String] = []

    @Option(
        help: ArgumentHelp(
            "Words before nouns, before verbs, and behind noun phrases: a kind and its words a line.", valueName: "file"
        ))
    var contexts: String?

    @Option(
        help: ArgumentHelp(
            "A line of --text that starts so begins an article with a title; without it the texts have none.",
            valueName: "text"))
    var separator: String?

    @Option(help: ArgumentHelp("Where to write the weights.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Measure these weights, and learn none.", valueName: "file"))
    var weights: String?

    @Option(help: "A name for the weights, which `viet info` shows.")
    var identity = "custom"

    @Option(help: ArgumentHelp("The field with the text.", valueName: "name"))
    var field = "text"

    @Option(help: ArgumentHelp("The field with the title, which is put before the text.", valueName: "name"))
    var title = "title"

    @Option(help: ArgumentHelp("The field with the query.", valueName: "name"))
    var query = "query"

    @Option(help: ArgumentHelp("The field with the phrases that a reader chose.", valueName: "name"))
    var phrases = "phrases"

    @Option(help: ArgumentHelp("What a phrase counts for beside a query.", valueName: "number"))
    var phraseWeight = 1.0

    @Option(help: ArgumentHelp("Phrases of the articles that a reader judged.", valueName: "file"))
    var fragments: String?

    @Option(help: ArgumentHelp("The field by which --fragments names an article.", valueName: "name"))
    var id = "id"

    @Option(help: ArgumentHelp("What squares of the weights of the linear estimate cost.", valueName: "number"))
    var penalty = 2.0

    func validate() throws {
        guard phraseWeight > 0, phraseWeight <= 1e6 else {
            throw ValidationError("--phrase-weight takes a number above 0.")
        }
        guard penalty > 0, penalty <= 1e6 else { throw ValidationError("--penalty takes a number above 0.") }
        if output != nil, weights != nil { throw ValidationError("Give either --output or --weights.") }
        if separator == "" { throw ValidationError("--separator takes at least one character.") }
        if text.isEmpty != (contexts == nil) { throw ValidationError("--text and --contexts are given together.") }
    }

    private struct Article {
        let text: [UInt8]
        let id: String
        let query: String?
        let phrases: [String]
    }

    func run() throws {
        let target = try output.map { try OutputTarget($0, inputs: articles + self.text, replacing: .tables) }
        let found = try articles.flatMap { try read($0) }
        let learned: KeywordWeights
        if let target {
            let bytes = try train(found.filter { $0.query.map { KeywordExamples.isLearned($0) } ?? true })
            learned = try KeywordWeights(bytes: bytes)
            try AtomicFile.write(bytes, to: target)
        } else {
            learned = try weights.map { try KeywordWeights(path: $0) } ?? .standard
        }
        let hits = measure(learned, on: found)
        var text = "queries held out\t\(hits.count)\n"
        for (depth, share) in zip(KeywordHits.depths, hits.shares) {
            text += "among the first \(depth)\t\(DecimalText.of(share, places: 2)) %\n"
        }
        StandardOutput.write(text)
    }

    private func train(_ articles: [Article]) throws -> [UInt8] {
        // Features of the words' company are those that the new weights will have.
        let company = try countCompany()
        func extractor(first: [Int32]) throws -> KeywordExtractor {
            KeywordExtractor(
                background: .background, stopWords: .standard,
                weights: try KeywordWeights(
                    bytes: KeywordWeights.compile(
                        first: first, company: company, choices: ReaderChoiceCounter().sections, identity: "")))
        }
        let none = [Int32](repeating: 0, count: RankingStage.first.featureCount)
        var trainer = KeywordWeightTrainer()
        trainer.penalty = penalty
        let first = trainer.train(examples(articles, of: .first, with: try extractor(first: none).makeWorker()))
        // Trees see what the first stage passes on.
        let passed = try extractor(first: first).makeWorker()
        var chosen = examples(
            articles, of: .second, with: passed, judged: try fragments.map { try JudgedPhrases(path: $0) })
        StandardError.report("\(chosen.count) articles; in \(chosen.skipped) more what is wanted is no candidate")
        let judged = chosen.judged
        if fragments != nil {
            StandardError.report("\(judged.standing) phrases that stand, \(judged.pieces) pieces of clauses")
        }
        chosen.weighChoices()
        return KeywordWeights.compile(
            first: first, trees: KeywordForestTrainer().train(chosen),
            pieces: judged.pieces > 0 ? KeywordForestTrainer.ofPieces.train(judged) : nil, company: company,
            choices: chosen.choices.sections,
            identity: identity)
    }

    /// What the articles teach a stage of the ranking.
    private func examples(
        _ articles: [Article], of stage: RankingStage, with worker: KeywordWorker, judged: JudgedPhrases? = nil
    ) -> KeywordExamples {
        let tagger = Self.makeTagger()
        var examples = KeywordExamples(stage)
        for article in articles {
            article.text.withUnsafeBufferPointer { bytes in
                tagger.with(bytes) { view in
                    if let query = article.query {
                        examples.add(view, query: query, with: worker)
                    } else {
                        let own = judged?.articles[article.id]
                        examples.add(
                            view, phrases: article.phrases, weight: phraseWeight, standing: own?.standing ?? [],
                            pieces: own?.pieces ?? [], with: worker)
                    }
                }
            }
        }
        return examples
    }

    /// The company of words in the files of --text; nil without them.
    private func countCompany() throws -> [(String, [UInt8])]? {
        guard let contexts else { return nil }
        let lines = try TextFile.read(contexts)
        var counter = WordCompanyCounter(try WordCompanyCounter.Contexts(lines, path: contexts))
        let worker = Segmenter.standard.makeWorker(keepsKeys: true)
        for path in text {
            let bytes = try InputFile.contents(of: path)
            let hasTitles = separator != nil
            TextFile.forEachArticle(of: bytes, after: separator.map { Array($0.utf8) }) { part in
                part.withUnsafeBufferPointer { bytes in
                    worker.segment(bytes)
                    counter.add(worker.view(of: bytes), hasTitle: hasTitles)
                }
            }
        }
        return counter.sections()
    }

    private func measure(_ weights: KeywordWeights, on articles: [Article]) -> KeywordHits {
        var options = KeywordOptions()
        options.limit = KeywordHits.depths.max() ?? 0
        let extractor = KeywordExtractor(
            background: .background, stopWords: .standard, weights: weights, options: options)
        let worker = extractor.makeWorker()
        let tagger = Self.makeTagger()
        var hits = KeywordHits()
        for article in articles {
            guard let query = article.query, !KeywordExamples.isLearned(query) else { continue }
            article.text.withUnsafeBufferPointer { bytes in
                tagger.with(bytes) { hits.add(worker.keywords(in: $0, names: $0.entities), query: query) }
            }
        }
        return hits
    }

    private static func makeTagger() -> TaggingWorker {
        TaggingWorker(options: EntityOptions())
    }

    /// The articles of a file, which have a text, a title, and a query or phrases.
    private func read(_ path: String) throws -> [Article] {
        try TrainingLine.map(path) { line in
            let chosen = line.strings(phrases)
            return Article(
                text: try line.text(title) + [0x0A] + line.text(field),
                id: String(decoding: (try? line.text(id)) ?? [], as: UTF8.self),
                query: chosen == nil ? String(decoding: try line.text(query), as: UTF8.self) : nil,
                phrases: chosen ?? [])
        }
    }
}
