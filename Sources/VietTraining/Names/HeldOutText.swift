import VietCore
import VietEntities

extension HeldOutNames {
    /// What was found in every example that was held out, in order of the examples, with confidences.
    package func entities(in examples: [EntityExample]) -> [(example: Int, entities: [Entity])] {
        var found: [(example: Int, entities: [Entity])] = []
        for article in articles.sorted(by: { $0.examples.lowerBound < $1.examples.lowerBound }) {
            var next = 0
            var start = 0
            for number in article.examples {
                let tokens = examples[number].document.storage.tokens
                var entities: [Entity] = []
                while next < article.spans.count, article.spans[next].range.upperBound <= start + tokens.count {
                    let span = article.spans[next]
                    entities.append(
                        Entity(
                            range: Int(
                                tokens[span.range.lowerBound - start].start)..<Int(
                                    tokens[span.range.upperBound - 1 - start].end),
                            type: NameLabels.types[span.type], confidence: confidence(span)))
                    next += 1
                }
                found.append((number, entities))
                start += tokens.count
            }
        }
        return found
    }
}
