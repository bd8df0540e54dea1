import VietText

/// Words and sentences.
enum Segmenting {
    static func documents() {
        let document = Segmenter.standard.segment(Tour.article)
        for sentence in document.sentences {
            print(sentence.range, sentence.words.map(\.text).joined(separator: "|"))
        }
        for word in document.words where word.isCompound {
            guard let range = word.range(in: Tour.article) else { continue }
            print(Tour.article[range], word.range(in: .utf16), word.tokens.map(\.kind))
        }
        print(UnderscoreText.string(for: document))
        let tokenizer = TextTokenizer(unit: .word)
        tokenizer.enumerateTokens(in: Tour.article) { range, kind in
            print(Tour.article[range], kind)
            return kind != .punctuation
        }
        print(Segmenter.standard.searchTerms(in: document).map { document[$0.range].text })
    }

    static func words() throws {
        let dictionary = try UserDictionary([.init("giá gạo")])
        let segmenter = try Segmenter.standard.following(dictionary)
        let worker = segmenter.makeWorker()
        for line in Tour.article.split(separator: "\n") {
            worker.segment(line) { view in
                print(view.words.map { view.text(of: $0.range) }.joined(separator: " | "))
            }
        }
        let (document, gaps) = segmenter.explain(SourceText("giá gạo tăng"))
        print(gaps.map { "\(document.tokens[$0.token].text): \($0.isJoined)" })
    }

    static func streams() async throws {
        let chunked = ChunkedSegmenter(.standard)
        var parts: [ChunkedSegmenter.Part] = []
        for line in Tour.article.split(separator: " ", omittingEmptySubsequences: false) {
            if let part = chunked.append(line.utf8) { parts.append(part) }
            if let part = chunked.append(" ".utf8) { parts.append(part) }
        }
        if let part = chunked.finish() { parts.append(part) }
        print(parts.map { $0.document.sentences.count })
        let chunks = AsyncStream<[UInt8]> { continuation in
            continuation.yield(Array(Tour.article.utf8))
            continuation.finish()
        }
        for try await part in chunks.segmented(by: .standard) { print(part.start, part.document.words.count) }
    }
}
