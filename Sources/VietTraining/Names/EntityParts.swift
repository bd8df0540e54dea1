import VietCore
import VietEntities

/// Marks in the table of clusters which tokens without a capital have been parts of names, and which of them make a
/// name with a number, so that the chain need not look at any other.
package func markParts(of examples: [EntityExample], in clusters: [UInt32: UInt32]) -> [UInt32: UInt32] {
    var clusters = clusters
    var beforeNumbers: [UInt32: Int] = [:]
    for example in examples {
        let columns = TokenColumns(example.document)
        for span in NameLabels.spans(example.labels()) {
            var hasCapital = false
            for index in span.range {
                if columns.marks[index].isCapital {
                    hasCapital = true
                } else if !columns.forms[index].hasDigits {
                    clusters[columns.keys[index], default: 0] |= NameFeatures.partOfName
                }
            }
            if hasCapital { continue }
            for index in span.range.dropLast() where columns.forms[index + 1].isNumberLike {
                beforeNumbers[columns.keys[index], default: 0] += 1
            }
        }
    }
    for (key, count) in beforeNumbers where count >= 2 { clusters[key, default: 0] |= NameFeatures.takesNumber }
    return clusters
}
