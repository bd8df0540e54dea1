import VietCore
import VietEntities
import VietFormats

/// Exact agreement of spans and types, by type.
struct NameAgreement {
    struct Count {
        var gold = 0
        var predicted = 0
        var common = 0

        var precision: Double { predicted == 0 ? 0 : 100 * Double(common) / Double(predicted) }
        var recall: Double { gold == 0 ? 0 : 100 * Double(common) / Double(gold) }
        var f1: Double { gold + predicted == 0 ? 0 : 200 * Double(common) / Double(gold + predicted) }
    }

    private(set) var counts = [Count](repeating: Count(), count: EntityType.names.count)
    /// Names that one side alone has, with a word of context: `gold`, `predicted`, `text`.
    private(set) var errors: [(kind: String, gold: String, predicted: String, count: Int)] = []
    private var errorIndex: [String: Int] = [:]

    var all: Count {
        counts.reduce(into: Count()) {
            $0.gold += $1.gold
            $0.predicted += $1.predicted
            $0.common += $1.common
        }
    }

    mutating func add(_ record: AnnotatedText, predicted: [Entity]) {
        let gold = record.entities.filter { EntityType.names.contains($0.type) }
        let found = predicted.filter { EntityType.names.contains($0.type) }
        for entity in gold { counts[EntityType.names.firstIndex(of: entity.type)!].gold += 1 }
        for entity in found { counts[EntityType.names.firstIndex(of: entity.type)!].predicted += 1 }
        var matched = Set<Int>()
        for entity in gold {
            if let index = found.firstIndex(where: { $0.range == entity.range && $0.type == entity.type }) {
                counts[EntityType.names.firstIndex(of: entity.type)!].common += 1
                matched.insert(index)
                continue
            }
            let other = found.firstIndex { $0.range.overlaps(entity.range) }
            let label = entity.type.rawValue + " " + record.source[entity.range]
            if let other {
                matched.insert(other)
                let kind =
                    found[other].range == entity.range ? "type" : found[other].type == entity.type ? "span" : "both"
                note(kind, label, found[other].type.rawValue + " " + record.source[found[other].range])
            } else {
                note("missed", label, "")
            }
        }
        for (index, entity) in found.enumerated() where !matched.contains(index) {
            if gold.contains(where: { $0.range.overlaps(entity.range) }) { continue }
            note("added", "", entity.type.rawValue + " " + record.source[entity.range])
        }
    }

    private mutating func note(_ kind: String, _ gold: String, _ predicted: String) {
        let key = kind + "\t" + gold + "\t" + predicted
        if let index = errorIndex[key] {
            errors[index].count += 1
        } else {
            errorIndex[key] = errors.count
            errors.append((kind, gold, predicted, 1))
        }
    }
}
