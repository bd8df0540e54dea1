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
        abstract: "Learn the weights of keywords from articles and the queries that people found them by.",
        discussion: """
            Articles are JSON Lines, plain or gzip, with a text, a title and a query. The weights of `viet keywords --method \
            combined` are learned from the articles of one half of the queries; the other half says how good they are. The \
            same file gives the same weights, byte for byte. Without --output nothing is learned, and the weights of \
            --weights or of the program are measured.

            Example:
              viet train keywords --output my.viet queries.jsonl.gz
              viet keywords --weights my.viet article.txt
            """)

    @Argument(help: "Articles with queries.", completion: .file())
    var articles: String

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

    @Option(help: ArgumentHelp("What squares of weights cost.", valueName: "number"))
    var penalty = 2.0

    func validate() throws {
        guard penalty > 0, penalty <= 1e6 else { throw ValidationError("--penalty takes a number above 0.") }
        if output != nil, weights != nil { throw ValidationError("Give either --output or --weights.") }
    }

    private struct Article {
        let text: [UInt8]
        let query: String
    }

    func run() throws {
        let target = try output.map { try OutputTarget($0, inputs: [articles], replacing: .tables) }
        let found = try read()
        var learned = try weights.map { try KeywordWeights(path: $0) } ?? .standard
        if let target {
            let bytes = train(found.filter { KeywordExamples.isLearned($0.query) })
            learned = try KeywordWeights(bytes: bytes)
            try AtomicFile.write(bytes, to: target)
        }
        let hits = measure(learned, on: found.filter { !KeywordExamples.isLearned($0.query) })
        var text = "queries held out\t\(hits.count)\n"
        for (depth, share) in zip(KeywordHits.depths, hits.shares) {
            text += "among the first \(depth)\t\(DecimalText.of(share, places: 2)) %\n"
        }
        StandardOutput.write(text)
    }

    private func train(_ articles: [Article]) -> [UInt8] {
        let worker = KeywordExtractor().makeWorker()
        let tagger = Self.makeTagger()
        var examples = KeywordExamples()
        for article in articles {
            article.text.withUnsafeBufferPointer { bytes in
                tagger.with(bytes) { examples.add($0, query: article.query, with: worker) }
            }
        }
        StandardError.report("\(examples.count) articles; in \(examples.skipped) more the query is no candidate")
        var trainer = KeywordWeightTrainer()
        trainer.penalty = penalty
        return KeywordWeights.compile(trainer.train(examples), identity: identity)
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
            article.text.withUnsafeBufferPointer { bytes in
                tagger.with(bytes) { hits.add(worker.keywords(in: $0, names: $0.entities), query: article.query) }
            }
        }
        return hits
    }

    private static func makeTagger() -> TaggingWorker {
        TaggingWorker(options: EntityOptions(types: Set(EntityType.names), groups: false))
    }

    /// The articles that have a text, a title and a query.
    private func read() throws -> [Article] {
        let bytes = try InputFile.contents(of: articles)
        let scratch = ByteBuffer()
        return try bytes.withUnsafeBufferPointer { all in
            var result: [Article] = []
            for (number, line) in all.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
                if line.isEmpty { continue }
                func text(_ name: String) throws -> [UInt8] {
                    let record = try JSONRecord(
                        UnsafeBufferPointer(rebasing: line), field: Array(name.utf8), into: [])
                    return Array(try record.text(scratch: scratch))
                }
                do {
                    result.append(
                        Article(
                            text: try text(title) + [0x0A] + text(field),
                            query: String(decoding: try text(query), as: UTF8.self)))
                } catch { throw Failure.located(error, articles, line: number + 1) }
            }
            return result
        }
    }
}
