import Contracts
import Foundation
import TestSupport
import Testing
import VietCore
import VietIndex
import VietKeywords
import VietNormalization
import VietSegmentation
import VietText

@Suite struct CorpusIndexTests {
    /// An index of texts, for the length of the call.
    private func with(_ texts: [String], _ body: (CorpusIndex) throws -> Void) throws {
        try with(texts) { (index, _) throws in try body(index) }
    }

    /// The same with its path.
    private func with(_ texts: [String], _ body: (CorpusIndex, String) throws -> Void) throws {
        try TemporaryFolder.with { folder in
            try IndexContract.build(texts, at: folder.path("index"))
            try body(IndexContract.open(folder.path("index")), folder.path("index"))
        }
    }

    private func randomTexts(_ count: Int, seed: UInt64) -> [String] {
        var article = RandomArticle(seed: seed)
        var prose = RandomProse(seed: seed)
        return (0..<count).map { number in
            number % 3 == 0 ? String(decoding: article.next(length: 400), as: UTF8.self) : prose.next(maximum: 40)
        }
    }

    @Test func textsComeBackByteForByte() throws {
        let texts = randomTexts(60, seed: 1) + ["", " \n ", "Hà Nội"]
        try with(texts) { (index) throws in
            var found: [String] = []
            try index.documents { found.append(String(decoding: try index.text(of: $0), as: UTF8.self)) }
            #expect(found == texts)
            #expect(try index.size().documents == texts.count)
        }
    }

    /// The lines of a query by the matcher over whole documents: number of the document, line.
    private func lines(_ concordance: Concordance, in documents: [Document]) -> [ConcordanceLine] {
        let worker = concordance.makeWorker()
        return documents.enumerated().flatMap { worker.lines(in: $1, number: $0) }
    }

    /// The same out of the index.
    ///
    /// - Parameters:
    ///   - size: the blocks of a part.
    ///   - reader: reads the parts; the index itself where there is none.
    private func lines(
        _ concordance: Concordance, in index: CorpusIndex, size: Int = 512, by reader: CorpusIndex? = nil
    ) throws -> [ConcordanceLine] {
        let worker = concordance.makeWorker()
        var all: [ConcordanceLine] = []
        try forEachStretch(of: concordance, in: index, size: size, by: reader ?? index) { document, stretch in
            var offset = (stretch.converter(to: .codepoint), stretch.converter(to: .utf8))
            for var line in worker.lines(in: stretch.view, number: document.number)
            where stretch.owns(line.range.lowerBound) {
                line.range = offset.1(line.range.lowerBound)..<offset.1(line.range.upperBound)
                line.sentence += stretch.sentences
                all.append(line)
                if all.count % 16 == 0 {
                    let text = String(decoding: try index.text(of: document)[..<line.range.lowerBound], as: UTF8.self)
                    #expect(offset.0(line.range.lowerBound - stretch.start) == text.unicodeScalars.count)
                }
            }
        }
        return all
    }

    private func forEachStretch(
        of concordance: Concordance, in index: CorpusIndex, size: Int = 512, by reader: CorpusIndex,
        _ body: (IndexedDocument, IndexStretch) throws -> Void
    ) throws {
        var parts = try index.parts(holding: #require(concordance.query.probe), size: size)
        while let part = try parts.next(in: index) {
            try reader.stretches(in: part, context: concordance.context, wants: { _ in true }) { document, stretch in
                try body(document, #require(stretch))
            }
        }
    }

    @Test(arguments: [2, 3, 4] as [UInt64]) func aQueryFindsWhatTheWholeTextsHave(seed: UInt64) throws {
        // The same words in many texts, some of them long enough for many blocks.
        let texts = randomTexts(30, seed: seed) + [randomTexts(40, seed: seed + 100).joined(separator: "\n")]
        let documents = texts.map { Segmenter.standard.segment(SourceText(bytes: Array($0.utf8))) }
        let tokens = documents.flatMap { document in
            document.tokens.map { String(decoding: document.source.bytes[$0.range], as: UTF8.self) }
        }
        var generator = SeededGenerator(seed: seed)
        try with(texts) { (index, path) throws in
            // Another thread would read the parts by an index of its own.
            let reader = try IndexContract.open(path)
            var count = 0
            for number in 0..<400 {
                // Stretches of the texts, of which some words are open.
                let start = Int.random(in: 0..<tokens.count - 12, using: &generator)
                var words = Array(
                    tokens[start..<start + Int.random(in: 1...(number % 20 == 0 ? 12 : 4), using: &generator)])
                if Bool.random(using: &generator), words.count > 2 {
                    words[Int.random(in: 0..<words.count, using: &generator)] = ["*", "…"].randomElement(
                        using: &generator)!
                }
                let match = WordIdentity.allCases.randomElement(using: &generator)!
                if match == .bare { words = words.map { WordIdentity.bare.form(of: $0) } }
                guard let query = try? TextQuery.words(words.joined(separator: " "), match: match) else { continue }
                var concordance = Concordance(query)
                concordance.context = [0, 2, 8, 60].randomElement(using: &generator)!
                let expected = lines(concordance, in: documents)
                count += expected.count
                let size = [1, 3, 512].randomElement(using: &generator)!
                let found = try lines(concordance, in: index, size: size, by: reader)
                #expect(found == expected, "\(words) \(match) \(concordance.context)")
            }
            #expect(count > 1000)
        }
    }

    @Test func aMatchMayLieAcrossBlocks() throws {
        // Sentences of 40 tokens, so that each is a block; the phrase goes from line to line.
        let line = (["vàng"] + (1...38).map { "tiếng\($0)" } + ["giá"]).joined(separator: " ")
        let text = [line, line, line].joined(separator: "\n\n")
        let document = Segmenter.standard.segment(text)
        try with([text]) { (index) throws in
            #expect(try index.size().blocks > 2)
            for query in [
                "giá vàng", "giá … vàng", "* vàng", "giá vàng tiếng1 tiếng2 tiếng3 tiếng4 tiếng5 tiếng6 tiếng7 tiếng8",
            ] {
                var concordance = Concordance(try .words(query))
                // What is shown behind a match counts from its end.
                for context in [0, 8, 38, 50] {
                    concordance.context = context
                    let expected = lines(concordance, in: [document])
                    #expect(expected.count > 1, "\(query)")
                    #expect(try lines(concordance, in: index) == expected, "\(query) \(context)")
                }
            }
        }
    }

    /// A word that begins longer words more often than it stands alone, in texts of one block and of many.
    @Test(arguments: WordIdentity.allCases) func aWordWithinLongerWordsIsNotRead(match: WordIdentity) throws {
        let sentences = [
            "Gia đình ông rất vui.", "Giá vàng tăng.", "Cả quốc gia tham gia.", "GIÁ trị của nó.", "Hôm nay trời mưa.",
            "Nhà già gia vị giả.", "Chuyên gia nói giá nhà tăng giá.", "Người ta gia công.", "Bà ấy đến từ Gia Lai.",
        ]
        var generator = SeededGenerator(seed: 11)
        let texts = [3, 40, 400].map { count in
            (0..<count).map { _ in sentences.randomElement(using: &generator)! }.joined(separator: " ")
        }
        let documents = texts.map { Segmenter.standard.segment($0) }
        try with(texts) { (index) throws in
            for query in ["gia", "giá", "gia đình", "giá nhà", "tham gia", "gia * vị", "giá … giá", "* gia", "trị"] {
                var concordance = Concordance(try .words(query, match: match))
                concordance.context = Int.random(in: 0...30, using: &generator)
                let expected = lines(concordance, in: documents)
                #expect(try lines(concordance, in: index) == expected, "\(query)")
            }
            var read = 0
            try forEachStretch(of: Concordance(.words("gia", match: match)), in: index, by: index) { _, _ in read += 1 }
            let blocks = try index.size().blocks
            #expect(read < blocks, "no more than the blocks in which the word stands")
        }
    }

    /// What is read: the blocks of the matches and so many words before them as are shown, in sentences that end with a word.
    @Test func stretchesHoldWhatIsShown() throws {
        // Sentences of 40 tokens, so that each is a block; matches are in the fourth and in the last.
        let line = (1...40).map { "tiếng\($0)" }.joined(separator: " ")
        let text = [line, line, line, "giá " + line, line, line, line, "giá " + line].joined(separator: "\n\n")
        try with([text]) { (index) throws in
            var concordance = Concordance(try .words("giá"))
            for context in [0, 3, 50] {
                concordance.context = context
                var count = 0
                try forEachStretch(of: concordance, in: index, by: index) { _, stretch in
                    let view = stretch.view
                    #expect(view.words.count { !stretch.owns($0.range.lowerBound) } == context)
                    for sentence in view.sentences {
                        #expect(sentence.range.upperBound == view.words[sentence.words.upperBound - 1].range.upperBound)
                    }
                    count += 1
                }
                #expect(count == 2)
            }
        }
    }

    @Test(arguments: [(1, 6), (2, 3), (4, 2), (9, 1)]) func partsHaveSoManyBlocks(size: Int, count: Int) throws {
        try with([String](repeating: "Giá vàng tăng.", count: 6)) { (index) throws in
            var parts = try index.parts(holding: #require(TextQuery.words("giá").probe), size: size)
            var found = 0
            while try parts.next(in: index) != nil { found += 1 }
            #expect(found == count)
        }
    }

    @Test func theSameSentenceTenThousandTimes() throws {
        let text = String(repeating: "Giá vàng hôm nay tăng mạnh. ", count: 10_000)
        try with([text]) { (index) throws in
            var concordance = Concordance(try .words("vàng"))
            concordance.context = 1
            #expect(try lines(concordance, in: index).count == 10_000)
            #expect(try lines(Concordance(.words("bạc")), in: index).isEmpty)
        }
    }

    @Test func anEmptyCorpusIsOne() throws {
        try with([]) { (index) throws in
            let size = try index.size()
            #expect(size.documents == 0 && size.blocks == 0)
            let found = try lines(Concordance(.words("vàng")), in: index)
            #expect(found.isEmpty)
        }
    }

    @Test func anIndexOfOtherTablesIsRefused() throws {
        try TemporaryFolder.with { folder in
            let path = folder.path("index")
            try IndexContract.build(["Hà Nội"], at: path)
            let error = #expect(throws: VietTextError.self) {
                try CorpusIndex(path, facts: [("made_for", "a later test")])
            }
            #expect(error?.code == .incompatibleTable && error?.file == path)
            #expect(error?.message.contains("made for a test") == true)
        }
    }

    @Test func whatIsHalfWrittenOrAlteredIsRefused() throws {
        try TemporaryFolder.with { folder in
            let path = folder.path("index")
            let texts = randomTexts(20, seed: 9)
            try IndexContract.build(texts, at: path)
            let whole = try InputFile.contents(of: path)
            func refusal(_ bytes: [UInt8]) throws -> VietTextError.Code? {
                try AtomicFile.write(bytes, to: path)
                do {
                    let index = try IndexContract.open(path)
                    var found: [String] = []
                    try index.documents { found.append(String(decoding: try index.text(of: $0), as: UTF8.self)) }
                    #expect(found == texts)
                    return nil
                } catch let error as VietTextError {
                    #expect(error.file == path)
                    return error.code
                }
            }
            #expect(try refusal(whole) == nil)
            for length in [0, 1, 100, 8192, whole.count / 2, whole.count - 41, whole.count - 1] {
                #expect(try refusal(Array(whole[..<length])) == .corruptTable, "\(length) bytes")
            }
            #expect(try refusal(whole + [0]) == .corruptTable)
            var generator = SeededGenerator(seed: 5)
            var refused = 0
            for _ in 0..<120 {
                var altered = whole
                altered[Int.random(in: altered.indices, using: &generator)] ^= 1
                if try refusal(altered) != nil { refused += 1 }
            }
            // Pages of what is looked for, which are not read here, may be any.
            #expect(refused > 60)
            #expect(folder.names == ["index"], "no temporary file is left")
        }
    }
}
