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
        for line in concordance.lines(in: analysis.document, names: names) {
            print(line.left, "[", line.match, "]", line.right)
        }
    }

    static func corpus() throws {
        let keyness = Keyness(frequency: 12, of: 1_000, against: 40, of: 1_000_000)
        print(keyness.logLikelihood, keyness.logRatio, keyness.logRatioBound)

        let texts = [Tour.article, "Giá gạo tăng. Nông dân vui vì giá gạo tăng."]
        var options = CountingOptions()
        options.countsParts = true
        let counter = FrequencyCounter(options: options)
        for text in texts { try counter.add(Segmenter.standard.segment(text)) }
        let table = try FrequencyTable([counter])
        for entry in try table.commonest(3, stopWords: .standard) {
            print(entry.text, entry.frequency, entry.documentFrequency, entry.dispersion ?? 0)
        }
        for row in try table.keywords(3, against: .background) {
            print(row.entry.text, row.referencePerMillion, row.keyness.logLikelihood)
        }
        try kinds(in: texts)
        try neighbours(in: texts)
    }

    /// Words, phrases and names apart, compared with the frequencies of the library.
    private static func kinds(in texts: [String]) throws {
        let corpus = CorpusCounter()
        for text in texts {
            let analysis = Analyzer().analyze(text, options: .init(keywords: nil))
            try corpus.add(analysis.document, names: analysis.entities.map(\.entity))
        }
        for keyword in try CorpusFrequencies([corpus]).keywords() { print(keyword.text, keyword.kind) }
    }

    private static func neighbours(in texts: [String]) throws {
        let counter = try CollocateCounter(.words("giá gạo"), left: 3, right: 3)
        let worker = try Concordance(.words("giá gạo")).makeWorker()
        var lines: [ConcordanceLine] = []
        for (number, text) in texts.enumerated() {
            let document = Segmenter.standard.segment(text)
            counter.add(document)
            lines += worker.lines(in: document, number: number)
        }
        Concordance.sort(&lines, by: .right)
        for line in lines { print(line.document, line.left, "[", line.match, "]", line.right) }
        for collocate in CollocateCounter.collocates([counter], by: .logDice, floor: 1, stopWords: .standard) {
            print(collocate.text, collocate.together, collocate.logDice)
        }
    }
}
