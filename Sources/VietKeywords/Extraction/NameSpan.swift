import VietCore

/// A name of the tagger as a span of words.
struct NameSpan {
    let words: Range<Int>
    let type: EntityType
}

extension Article {
    /// The names whose ends are ends of words, in order of the text. Expressions such as dates are no names.
    func spans(of entities: [Entity]) -> [NameSpan] {
        let types: [EntityType] = [.person, .location, .organization, .miscellaneous]
        var spans: [NameSpan] = []
        var word = 0
        for entity in entities where types.contains(entity.type) {
            while word < words.count, Int(words[word].start) < entity.range.lowerBound { word += 1 }
            guard word < words.count, Int(words[word].start) == entity.range.lowerBound else { continue }
            var end = word
            while end < words.count, Int(words[end].end) <= entity.range.upperBound { end += 1 }
            if end > word, Int(words[end - 1].end) == entity.range.upperBound {
                spans.append(NameSpan(words: word..<end, type: entity.type))
            }
        }
        return spans
    }
}

extension Array {
    /// The first index at which `isBehind` holds, for an array where it does not hold up to some place and does after.
    ///
    /// - Complexity: O(log n).
    func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
