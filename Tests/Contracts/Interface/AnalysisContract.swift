#if compiler(>=6.3)
    import CVietText

    /// What holds for the rows of an analysis.
    enum AnalysisContract {
        /// - Parameter lengths: those of the texts in bytes, which no offset in any unit goes beyond.
        static func check(_ analysis: viettext_analysis, lengths: [Int]) throws {
            try require(analysis.text_count == lengths.count, "there are other texts than were given")
            for (text, length) in lengths.enumerated() {
                let (first, last) = (analysis.bounds[text], analysis.bounds[text + 1])
                let tokens = rows(analysis.tokens, first.tokens, last.tokens)
                let words = rows(analysis.words, first.words, last.words)
                let sentences = rows(analysis.sentences, first.sentences, last.sentences)
                let entities = rows(analysis.entities, first.entities, last.entities)
                try checkOrder(tokens.map { ($0.start, $0.end) }, length, "tokens")
                try checkOrder(words.map { ($0.start, $0.end) }, length, "words")
                try checkOrder(sentences.map { ($0.start, $0.end) }, length, "sentences")
                try checkOrder(entities.map { ($0.start, $0.end) }, length, "entities")
                try require(
                    tokens.allSatisfy { $0.kind <= VIETTEXT_OTHER_TOKEN && $0.shape <= VIETTEXT_SYMBOLIC },
                    "a token of no kind")
                var token: UInt32 = 0
                for word in words {
                    try require(word.first_token == token && word.token_count > 0, "words part tokens otherwise")
                    token += word.token_count
                }
                try checkStrings(analysis, entities.flatMap { [$0.type, $0.name, $0.role, $0.value] })
                for keyword in rows(analysis.keywords, first.keywords, last.keywords) {
                    try checkStrings(analysis, [keyword.text, keyword.key, keyword.type])
                    let places = Int(keyword.first_occurrence) + Int(keyword.occurrence_count)
                    try require(places <= analysis.occurrence_count, "a keyword has places that there are not")
                    for place in rows(analysis.occurrences, Int(keyword.first_occurrence), places) {
                        try require(place.start < place.end && Int(place.end) <= length, "a keyword stands nowhere")
                    }
                }
            }
        }

        private static func rows<Row>(_ start: UnsafePointer<Row>?, _ first: Int, _ last: Int) -> UnsafeBufferPointer<
            Row
        > {
            UnsafeBufferPointer(start: start.map { $0 + first }, count: last - first)
        }

        private static func checkOrder(_ ranges: [(start: UInt32, end: UInt32)], _ length: Int, _ what: String) throws {
            var end: UInt32 = 0
            for range in ranges {
                try require(range.start >= end && range.start < range.end, "\(what) overlap or are empty")
                end = range.end
            }
            try require(Int(end) <= length, "\(what) go beyond the text")
        }

        private static func checkStrings(_ analysis: viettext_analysis, _ slices: [viettext_slice]) throws {
            for slice in slices {
                let end = Int(slice.offset) + Int(slice.length)
                try require(
                    end < analysis.string_length && analysis.strings[end] == 0, "a string goes beyond the block")
            }
        }
    }
#endif
