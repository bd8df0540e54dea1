import ArgumentParser
import VietCore

/// A list of types of names as an option takes it: `PER,ORG`, or `all`.
struct NameTypes: ExpressibleByArgument {
    let types: Set<EntityType>

    init?(argument: String) {
        var types: Set<EntityType> = []
        for name in argument.listed {
            let type = EntityType(rawValue: name.uppercased())
            if name == "all" {
                types.formUnion(EntityType.names)
            } else if EntityType.names.contains(type) {
                types.insert(type)
            } else {
                return nil
            }
        }
        if types.isEmpty { return nil }
        self.types = types
    }

    /// All types of names.
    static let all = NameTypes(types: Set(EntityType.names))

    private init(types: Set<EntityType>) { self.types = types }

    var defaultValueDescription: String { self.types == Self.all.types ? "all" : name }

    /// The types in their order.
    var name: String { EntityType.names.filter(types.contains).map(\.rawValue).joined(separator: ",") }
}
