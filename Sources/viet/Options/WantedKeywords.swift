import ArgumentParser
import VietCore
import VietKeywords

/// What `--types` asks for.
struct WantedKeywords {
    var kinds: Set<KeywordKind> = []
    /// Nil where any name will do.
    var entityTypes: Set<EntityType>?

    init(_ list: String) throws {
        var types: Set<EntityType> = []
        var takesAllNames = false
        for name in list.listed {
            switch name {
            case "words", "word": kinds.insert(.word)
            case "phrases", "phrase": kinds.insert(.phrase)
            case "names", "name": takesAllNames = true
            case "entities", "entity": types.formUnion(EntityType.names)
            default:
                let type = EntityType(rawValue: name.uppercased())
                guard EntityType.names.contains(type) else {
                    throw ValidationError(
                        "--types knows words, phrases, names, entities, PER, LOC, ORG and MISC, not \(name).")
                }
                types.insert(type)
            }
        }
        if takesAllNames || !types.isEmpty { kinds.insert(.name) }
        if !takesAllNames, !types.isEmpty { entityTypes = types }
        guard !kinds.isEmpty else { throw ValidationError("--types names nothing.") }
    }
}
