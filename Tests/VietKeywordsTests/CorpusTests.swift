import Foundation
import TestSupport
import Testing
import VietText

/// Whole corpora through the public interface alone.
@Suite struct CorpusTests {
    private static let texts = [
        "Hà Nội họp bàn giá gạo. Giá gạo ở Hà Nội tăng.", "Giá gạo xuất khẩu tăng mạnh. Nông dân vui vì giá gạo.",
        "Trời mưa ở Huế. Huế mưa cả ngày.",
    ]

    /// The places where a name stands, as the tagger would give them.
    private func names(_ name: String, in document: Document) -> [Entity] {
        let text = document.source.text
        return text.ranges(of: name).map { range in
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            return Entity(range: start..<(start + name.utf8.count), type: .location)
        }
    }

    private func frequencies(_ texts: [String], threads: Int = 1) throws -> CorpusFrequencies {
        var options = CountingOptions()
        options.phraseLength = 3
        options.stopWords = .standard
        let counters = (0..<threads).map { _ in CorpusCounter(options: options) }
        for (number, text) in texts.enumerated() {
            let document = Segmenter.standard.segment(text)
            let found = names("Hà Nội", in: document) + names("Huế", in: document)
            try counters[number % threads].add(document, names: found)
        }
        return try CorpusFrequencies(counters)
    }

    @Test func aCorpusIsCountedByKinds() throws {
        for threads in 1...3 {
            let corpus = try frequencies(Self.texts, threads: threads)
            #expect(corpus.words["GẠO"]?.frequency == 4 && corpus.words["gạo"]?.documentFrequency == 2)
            #expect(corpus.words.documents == 3)
            #expect(corpus.frequency(of: "giá gạo", .phrase) == 4)
            #expect(corpus.frequency(of: "hà nội", .name) == 2 && corpus.frequency(of: "Huế", .name) == 2)
            #expect(corpus.frequency(of: "giá gạo", .name) == 0 && corpus.frequency(of: "giá bạc", .phrase) == 0)
            #expect(corpus.frequency(of: "bạc", .word) == nil)
        }
        let table = CorpusFrequencies(.background)
        #expect(table.frequency(of: "hà nội", .name) == FrequencyTable.background["Hà Nội"]?.frequency)
    }

    /// An abbreviation that signs the article is no name of the corpus, unless the article speaks of it.
    @Test func signsOfNewsroomsAreNotCounted() throws {
        func count(_ text: String) throws -> Int? {
            let document = Segmenter.standard.segment(text)
            let counter = CorpusCounter(options: CountingOptions())
            try counter.add(
                document,
                names: names("TTM", in: document).map { Entity(range: $0.range, type: .organization) }
                    + names("Huế", in: document))
            let corpus = try CorpusFrequencies([counter])
            #expect(corpus.frequency(of: "Huế", .name) == 1)
            return corpus.frequency(of: "TTM", .name)
        }
        #expect(try count("TTM - Trời mưa ở Huế.") ?? 0 == 0)
        #expect(try count("TTM - Trời mưa ở Huế, TTM kể.") == 2)
        #expect(try count("Trời mưa ở Huế. TTM kể.") == 1)
    }

    @Test func aCorpusHasKeywordsAgainstAnother() throws {
        let corpus = try frequencies(Self.texts)
        var options = CorpusKeywordOptions()
        options.stopWords = .standard
        let keywords = try corpus.keywords(options: options)
        #expect(keywords.contains { $0.text == "giá gạo" || $0.text == "Giá gạo" })
        #expect(keywords.contains { $0.text == "Hà Nội" && $0.kind == .name && $0.entityType == .location })
        #expect(
            keywords.map(\.comparison.keyness.logLikelihood)
                == keywords.map(\.comparison.keyness.logLikelihood).sorted(by: >))
        options.kinds = [.name]
        #expect(try corpus.keywords(options: options).map(\.text).sorted() == ["Huế", "Hà Nội"])
        options.entityTypes = [.person]
        #expect(try corpus.keywords(options: options).isEmpty)
        options = CorpusKeywordOptions()
        options.limit = 1
        #expect(try corpus.keywords(options: options).count == 1)
        // Nothing is commoner than in itself.
        #expect(try corpus.keywords(against: corpus).isEmpty)
        #expect(try decoded(keywords) == keywords)
    }

    @Test func countsOfSeveralPlacesAreOneTable() throws {
        let counters = try Self.texts.map { text in
            let counter = FrequencyCounter()
            try counter.add(Segmenter.standard.segment(text))
            return counter
        }
        let whole = try FrequencyTable(counters)
        #expect(whole["mưa"]?.frequency == 2 && whole["mưa"]?.documentFrequency == 1)
        try TemporaryFolder.with { folder in
            let paths = try counters.enumerated().map { number, counter in
                let path = folder.path("\(number).viet")
                try FrequencyMerging([counter]).write(toFile: path, identity: "part \(number)")
                return path
            }
            let merged = try FrequencyMerging(paths: paths)
            let entries = try merged.table().commonest(100)
            #expect(try whole.commonest(100) == entries)
            #expect(try decoded(entries) == entries)
            var pruning = FrequencyPruning()
            pruning.minimumDocuments = 2
            let pruned = try merged.table(pruning)
            #expect(pruned.isPruned && pruned["mưa"] == nil && pruned["giá"]?.documentFrequency == 2)
            // What is no table is not replaced.
            let text = folder.path("text.txt")
            try Data("văn bản".utf8).write(to: URL(fileURLWithPath: text))
            #expect(throws: VietTextError.self) { try merged.write(toFile: text) }
        }
        let rows = try whole.keywords(5, against: .background, minimumFrequency: 1)
        #expect(try decoded(rows) == rows && rows.count == 5)
    }

    @Test func dispersionIsCountedOverParts() throws {
        var options = CountingOptions()
        options.countsParts = true
        let counter = FrequencyCounter(options: options)
        for index in 0..<400 {
            try counter.add(Segmenter.standard.segment("Bài số \(index): trời mưa." + (index == 7 ? " Lũ lũ lũ." : "")))
        }
        let entries = try FrequencyTable([counter]).commonest(1000)
        let rain = try #require(entries.first { $0.key == "mưa" }?.dispersion)
        let flood = try #require(entries.first { $0.key == "lũ" }?.dispersion)
        #expect(rain < 0.05 && flood > 0.9)
        #expect(try FrequencyTable([FrequencyCounter()]).commonest(3).isEmpty)
    }

    @Test func collocatesOfSeveralThreads() throws {
        let counters = try (0..<2).map { _ in try CollocateCounter(.words("gạo"), left: 2, right: 2) }
        for (number, text) in Self.texts.enumerated() { counters[number % 2].add(Segmenter.standard.segment(text)) }
        let found = CollocateCounter.collocates(counters, by: .logDice, floor: 1, stopWords: .standard)
        let price = try #require(found.first { $0.key == "giá" })
        #expect(price.left == 4 && price.together >= 4 && price.frequency == 4)
        #expect(counters.map(\.nodes).reduce(0, +) == 4)
        #expect(try decoded(found) == found)
        // An entity is a node too.
        let places = try CollocateCounter(.entities(.location), left: 1, right: 1)
        let document = Segmenter.standard.segment(Self.texts[0])
        places.add(document, names: names("Hà Nội", in: document))
        #expect(places.nodes == 2)
    }

    @Test func everyWordOfTheWindowCounts() throws {
        let counter = try CollocateCounter(.words("gạo"), left: 2, right: 3)
        counter.add(Segmenter.standard.segment("Ông bà mua gạo nấu cơm ăn ngay."))
        let found = CollocateCounter.collocates([counter], by: .logDice, floor: 1)
        #expect(Set(found.filter { $0.together > $0.left }.map(\.key)) == ["nấu", "cơm", "ăn"])
        #expect(Set(found.filter { $0.left > 0 }.map(\.key)) == ["ông bà", "mua"])
    }

    @Test func linesOfManyDocuments() throws {
        let worker = try Concordance(.words("giá gạo")).makeWorker()
        var lines: [ConcordanceLine] = []
        for (number, text) in Self.texts.enumerated() {
            let document = Segmenter.standard.segment(text)
            let found = worker.lines(in: document, number: number)
            for line in found { #expect(document.source[line.range] == line.match) }
            lines += found
        }
        #expect(lines.map(\.document) == [0, 0, 1, 1])
        #expect(try decoded(lines) == lines)
        // Lines that were stored can still be put in order.
        var (stored, sorted) = (try decoded(lines), lines)
        Concordance.sort(&stored, by: .left)
        Concordance.sort(&sorted, by: .left)
        #expect(stored == sorted && sorted != lines)
    }

    /// Options beyond all sense are taken for the nearest that makes some.
    @Test(arguments: [Int.min, -1, 0, Int.max]) func optionsOfAnySizeAreTaken(size: Int) throws {
        let document = Segmenter.standard.segment(Self.texts[0])
        var concordance = Concordance(try .words("giá gạo"))
        concordance.context = size
        #expect(concordance.lines(in: document).map(\.match) == ["giá gạo", "Giá gạo"])
        var options = CorpusKeywordOptions()
        (options.limit, options.minimumFrequency) = (size, size)
        #expect(try frequencies(Self.texts).keywords(options: options).isEmpty)
        var wanted = KeywordOptions()
        (wanted.limit, wanted.phraseLength) = (size, size)
        #expect(KeywordExtractor(options: wanted).keywords(in: document).isEmpty == (size <= 0))
        var counting = CountingOptions()
        (counting.phraseLength, counting.memoryLimit) = (size, size)
        let counter = FrequencyCounter(options: counting)
        try counter.add(document)
        #expect(try FrequencyTable([counter]).commonest(size).isEmpty == (size <= 0))
        guard size > 0 else {
            #expect(throws: VietTextError.self) { try CollocateCounter(.words("gạo"), left: size, right: size) }
            return
        }
        let neighbours = try CollocateCounter(.words("gạo"), left: size, right: size)
        neighbours.add(document)
        #expect(neighbours.nodes == 2)
    }

    @Test func resultsAreStoredAsTheyAre() throws {
        let analysis = Analyzer().analyze(Self.texts.joined(separator: "\n"))
        #expect(!analysis.keywords.isEmpty)
        #expect(try decoded(analysis.keywords) == analysis.keywords)
        let keyness = [Keyness(frequency: 3, of: 10, against: 1, of: 100)]
        #expect(try decoded(keyness) == keyness)
        // Counts that cannot be are brought to what can.
        let wrong = Data(#"{"frequency":-4,"words":10,"referenceFrequency":900,"referenceWords":100}"#.utf8)
        let read = try JSONDecoder().decode(Keyness.self, from: wrong)
        #expect(read == Keyness(frequency: 0, of: 10, against: 100, of: 100))
        var series = TimeSeries(queries: 1, by: .month)
        series.add(period: "2024-02", words: 10, frequencies: [3])
        #expect(try decoded(series.sorted) == series.sorted)
    }

    private func decoded<T: Codable>(_ values: [T]) throws -> [T] {
        let encoder = JSONEncoder()
        encoder.nonConformingFloatEncodingStrategy = .throw
        return try JSONDecoder().decode([T].self, from: try encoder.encode(values))
    }
}
