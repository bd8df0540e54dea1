import VietCore
import VietEntities
import VietSegmentation

/// A text with the names marked in it, as training and evaluation read it.
package struct EntityExample: Sendable {
    package var document: Document
    /// UTF-8 ranges and types, in order of their starts.
    package var entities: [(range: Range<Int>, type: EntityType)]
    /// The article that the text comes from; consecutive examples with one article are read together.
    package var article: String

    package init(document: Document, entities: [(range: Range<Int>, type: EntityType)], article: String) {
        self.document = document
        self.entities = entities
        self.article = article
    }

    /// The gold label of every token. A name whose ends lie inside tokens takes the tokens that it touches.
    package func labels() -> [UInt8] {
        var labels = [UInt8](repeating: 0, count: document.storage.tokens.count)
        var token = 0
        for entity in entities {
            guard let type = NameLabels.types.firstIndex(of: entity.type) else { continue }
            while token < document.storage.tokens.count,
                Int(document.storage.tokens[token].end) <= entity.range.lowerBound
            {
                token += 1
            }
            let first = token
            while token < document.storage.tokens.count,
                Int(document.storage.tokens[token].start) < entity.range.upperBound
            {
                token += 1
            }
            if first == token || labels[first] != 0 { continue }
            if token - first == 1 {
                labels[first] = UInt8(NameLabels.single(type))
            } else {
                for index in first..<token { labels[index] = UInt8(NameLabels.inside(type)) }
                labels[first] = UInt8(NameLabels.begin(type))
                labels[token - 1] = UInt8(NameLabels.end(type))
            }
        }
        return labels
    }
}

extension EntityExample {
    /// The same example without capitals, as from sources that have none; nil where the text is not valid UTF-8.
    package func withoutCapitals(_ segmenter: Segmenter) -> EntityExample? {
        guard let text = String(validating: document.source.bytes, as: UTF8.self) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(document.source.count)
        // For each byte of the source, where it is in the copy.
        var moved: [Int] = []
        moved.reserveCapacity(document.source.count + 1)
        for scalar in text.unicodeScalars {
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            let small = lower.count == 1 ? lower.first! : scalar
            for _ in 0..<UTF8.width(scalar) { moved.append(bytes.count) }
            bytes += UTF8.encode(small)!
        }
        moved.append(bytes.count)
        return EntityExample(
            document: segmenter.segment(SourceText(bytes: bytes)),
            entities: entities.map { (moved[$0.range.lowerBound]..<moved[$0.range.upperBound], $0.type) },
            article: article)
    }
}

/// Consecutive examples of one article, as ranges of positions.
package func articles(of examples: [EntityExample]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    for (index, example) in examples.enumerated() {
        if let last = ranges.last, !example.article.isEmpty, examples[last.lowerBound].article == example.article {
            ranges[ranges.count - 1] = last.lowerBound..<index + 1
        } else {
            ranges.append(index..<index + 1)
        }
    }
    return ranges
}
