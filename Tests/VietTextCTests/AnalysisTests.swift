import CVietText
import TestSupport
import Testing
import VietCore
import VietFormats
import VietText
import VietTextC

/// What the C interface finds is what the library finds, in every unit, one text or many.
@Suite struct AnalysisTests {
    private static let everything =
        VIETTEXT_TOKENS | VIETTEXT_WORDS | VIETTEXT_SENTENCES | VIETTEXT_ENTITIES | VIETTEXT_KEYWORDS
        | VIETTEXT_TAGS

    private static func texts(seed: UInt64, count: Int) throws -> [[UInt8]] {
        var random = RandomArticle(seed: seed)
        return [[]] + (0..<count).map { _ in random.next() }
    }

    /// Compares text `number` of an analysis with what the library says of it.
    private func compare(_ found: viettext_analysis, _ number: Int, _ text: [UInt8], _ unit: OffsetUnit) {
        let analysis = Analyzer().analyze(SourceText(bytes: text))
        let document = analysis.document
        func range(_ part: some DocumentPart) -> [UInt32] {
            let range = part.range(in: unit)
            return [UInt32(range.lowerBound), UInt32(range.upperBound)]
        }
        let tokens = found.rows(found.tokens, of: number, \.tokens)
        #expect(tokens.map { [$0.start, $0.end] } == document.tokens.map(range))
        #expect(tokens.map(\.kind) == document.tokens.map(\.kind.rawValue))
        #expect(tokens.map(\.shape) == document.tokens.map(\.shape.rawValue))
        #expect(tokens.map { Int($0.flags) & VIETTEXT_CONTINUES_WORD != 0 } == document.tokens.map(\.continuesWord))
        #expect(tokens.map { Int($0.flags) & VIETTEXT_SPACE_BEFORE != 0 } == document.tokens.map(\.hasSpaceBefore))
        let words = found.rows(found.words, of: number, \.words)
        #expect(words.map { [$0.start, $0.end] } == document.words.map(range))
        #expect(
            words.map { Int($0.first_token)..<Int($0.first_token + $0.token_count) }
                == document.words.map(\.tokens.indices))
        let tags = found.rows(found.tags, of: number, \.words)
        let expected = PartOfSpeechTagger.standard.confidentTags(of: document)
        #expect(
            tags.map { String(cString: viettext_part_of_speech_name(Int($0.part_of_speech))) }
                == expected.map(\.tag.partOfSpeech.rawValue))
        #expect(
            tags.map { String(cString: viettext_treebank_tag_name(Int($0.treebank))) }
                == expected.map(\.tag.vlsp.rawValue))
        #expect(tags.map { Double($0.confidence) / 1000 } == expected.map(\.confidence))
        let sentences = found.rows(found.sentences, of: number, \.sentences)
        #expect(sentences.map { [$0.start, $0.end] } == document.sentences.map(range))
        #expect(
            sentences.map { Int($0.first_word)..<Int($0.first_word + $0.word_count) }
                == document.sentences.map(\.words.indices))
        let entities = found.rows(found.entities, of: number, \.entities)
        #expect(entities.map { [$0.start, $0.end] } == analysis.entities.map(range))
        #expect(entities.map { found.string($0.type) } == analysis.entities.map(\.type.rawValue))
        #expect(entities.map { found.string($0.name) } == analysis.entities.map { $0.canonicalName ?? "" })
        #expect(entities.map { found.string($0.role) } == analysis.entities.map { $0.role ?? "" })
        #expect(entities.map { found.string($0.value) } == analysis.entities.map { $0.value ?? "" })
        #expect(entities.map { Int($0.group) } == analysis.entities.map { $0.group ?? -1 })
        #expect(entities.map(\.confidence) == analysis.entities.map(\.confidence))
        #expect(entities.map { Int($0.sentence) } == analysis.entities.map { $0.sentence?.index })
        let keywords = found.rows(found.keywords, of: number, \.keywords)
        #expect(keywords.map { found.string($0.text) } == analysis.keywords.map(\.text))
        #expect(keywords.map { found.string($0.key) } == analysis.keywords.map(\.key))
        #expect(keywords.map { found.string($0.type) } == analysis.keywords.map { $0.entityType?.rawValue ?? "" })
        #expect(keywords.map(\.score) == analysis.keywords.map(\.score))
        #expect(keywords.map { Int($0.document_frequency) } == analysis.keywords.map { $0.documentFrequency ?? -1 })
        #expect(keywords.map { Int($0.sentence_count) } == analysis.keywords.map(\.sentences))
        let kinds: [KeywordKind] = [.word, .phrase, .name]
        #expect(keywords.map { kinds[Int($0.kind)] } == analysis.keywords.map(\.kind))
        for (row, keyword) in zip(keywords, analysis.keywords) {
            let rows = UnsafeBufferPointer(
                start: found.occurrences + Int(row.first_occurrence), count: Int(row.occurrence_count))
            #expect(rows.map { [$0.start, $0.end] } == analysis.occurrences(of: keyword).map(range))
        }
    }

    @Test(
        arguments: zip(
            [VIETTEXT_BYTES, VIETTEXT_CODE_POINTS, VIETTEXT_UTF16], [.utf8, .codepoint, .utf16] as [OffsetUnit]))
    func rowsAreWhatTheLibraryFinds(_ number: Int, _ unit: OffsetUnit) throws {
        let interface = try Interface()
        defer { withExtendedLifetime(interface) {} }
        var texts = try Self.texts(seed: 15, count: 60)
        texts += try ExampleArticle.allCases.map { try $0.bytes() }
        try interface.analyze(texts, Self.everything, number) { found in
            #expect(found.text_count == texts.count)
            for (index, text) in texts.enumerated() { compare(found, index, text, unit) }
        }
    }

    @Test func aTextAloneHasTheRowsOfABatch() throws {
        let interface = try Interface()
        defer { withExtendedLifetime(interface) {} }
        for text in try Self.texts(seed: 16, count: 40) {
            var result: UnsafePointer<viettext_analysis>?
            try text.withChars { start in
                try check {
                    viettext_analyze(
                        interface.worker, start, text.count, UInt32(Self.everything), UInt32(VIETTEXT_CODE_POINTS),
                        &result, $0)
                }
            }
            let found = try #require(result).pointee
            #expect(found.text_count == 1 && found.bounds[0].tokens == 0)
            compare(found, 0, text, .codepoint)
        }
    }

    @Test func whatIsNotWantedIsEmpty() throws {
        let text = try ExampleArticle.sport.bytes()
        for part in 0..<5 {
            try Interface().analyze([text], 1 << part) { found in
                let end = found.bounds[1]
                let counts = [end.tokens, end.words, end.sentences, end.entities, end.keywords]
                for (index, count) in counts.enumerated() { #expect((count > 0) == (index == part)) }
            }
        }
    }

    @Test func underscoreTextIsThatOfTheLibrary() throws {
        let interface = try Interface()
        defer { withExtendedLifetime(interface) {} }
        let texts = try Self.texts(seed: 17, count: 300) + ExampleArticle.allCases.map { try $0.bytes() }
        var joined: [[UInt8]] = []
        for text in texts {
            let found = try interface.segment(text)
            let wanted = UnderscoreText.string(for: Segmenter.standard.segment(SourceText(bytes: text)))
            // A string repairs what is no UTF-8.
            #expect(String(decoding: found, as: UTF8.self) == wanted)
            joined.append(found)
        }
        var result = viettext_strings()
        try texts.withJoined { bytes, offsets in
            try check { viettext_segment_batch(interface.worker, bytes, offsets, texts.count, 0x0A, &result, $0) }
        }
        #expect(result.count == texts.count)
        for (index, text) in joined.enumerated() {
            let (start, end) = (Int(result.offsets[index]), Int(result.offsets[index + 1]))
            #expect(Array(UnsafeRawBufferPointer(start: result.bytes + start, count: end - start)) == text)
        }
        #expect(
            try interface.segment(Array("Trời mưa. Gió to.".utf8), separator: "|") == Array("Trời mưa .|Gió to .".utf8))
    }

    @Test func aWorkerOutlivesItsAnalyzer() throws {
        var (analyzer, worker): (OpaquePointer?, OpaquePointer?)
        #expect(viettext_analyzer_create(nil, &analyzer, nil) == VIETTEXT_OK)
        #expect(viettext_worker_create(analyzer, &worker, nil) == VIETTEXT_OK)
        viettext_analyzer_destroy(analyzer)
        var words = viettext_string()
        #expect(viettext_segment(worker, "Hà Nội", 9, 0x0A, &words, nil) == VIETTEXT_OK)
        #expect(String(cString: words.bytes) == "Hà_Nội")
        viettext_worker_destroy(worker)
    }

    @Test func threadsShareAnAnalyzer() async throws {
        let texts = try ExampleArticle.allCases.map { try $0.bytes() }
        let wanted = try texts.map { try Interface().segment($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let interface = try Interface()
                    defer { withExtendedLifetime(interface) {} }
                    for (text, words) in zip(texts, wanted) { #expect(try interface.segment(text) == words) }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func thePageIsThatOfTheCommand() throws {
        let interface = try Interface()
        let text = Array("Ông <b>Nguyễn Văn An</b> đến Hà Nội.".utf8)
        let page = try interface.string { viettext_entity_page(interface.worker, $0, $1, "Một trang", $2, $3) }(text)
        let html = String(decoding: page, as: UTF8.self)
        #expect(html.contains("<h1>Một trang</h1>") && html.contains("&lt;b&gt;") && !html.contains("<b>"))
        #expect(html.contains("<mark ") && html.contains(">Hà Nội"))
        expectFailure(VIETTEXT_INVALID_ARGUMENT) {
            var string = viettext_string()
            return viettext_entity_page(interface.worker, "a", 1, nil, &string, $0)
        }
    }
}
