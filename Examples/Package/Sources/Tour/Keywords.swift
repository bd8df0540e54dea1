import VietText

/// What texts are about.
enum Keywords {
    static func article() throws {
        var options = KeywordOptions()
        options.limit = 5
        let analysis = Analyzer().analyze(Tour.article, options: .init(keywords: options))
        for keyword in analysis.keywords {
            print(keyword.text, keyword.kind, keyword.score, analysis.occurrences(of: keyword).map(\.range))
        }
        let names = analysis.entities.map(\.entity)
        let concordance = Concordance(try .words("giá gạo"))
        for line in try concordance.lines(in: analysis.document, names: names) {
            print(line.left, "[", line.match, "]", line.right)
        }
    }

    static func corpus() throws {
        let keyness = Keyness(frequency: 12, of: 1_000, against: 40, of: 1_000_000)
        print(keyness.logLikelihood, keyness.logRatio, keyness.logRatioBound)
        print(try FrequencyTable.background.commonest(3, stopWords: .standard).map(\.text))
    }
}
