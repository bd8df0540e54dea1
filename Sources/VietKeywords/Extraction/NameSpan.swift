import VietCore

/// A name of the tagger as a span of words.
struct NameSpan {
    let words: Range<Int>
    /// The index in ``EntityType/names``.
    let type: Int
}

extension Article {
    /// The names whose ends are ends of words, in order of the text. Expressions such as dates are no names.
    func spans(of entities: [Entity]) -> [NameSpan] {
        var spans: [NameSpan] = []
        var word = 0
        for entity in entities {
            guard let type = EntityType.names.firstIndex(of: entity.type) else { continue }
            while word < words.count, Int(words[word].start) < entity.range.lowerBound { word += 1 }
            guard word < words.count, Int(words[word].start) == entity.range.lowerBound else { continue }
            var end = word
            while end < words.count, Int(words[end].end) <= entity.range.upperBound { end += 1 }
            if end > word, Int(words[end - 1].end) == entity.range.upperBound {
                spans.append(NameSpan(words: word..<end, type: type))
            }
        }
        return spans
    }
}
