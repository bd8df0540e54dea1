import VietCore
import VietEntities

/// Which names of the lists stand for one thing.
///
/// A name that the lists give to several things as another name is left out; names that lead to each other over a third are
/// one.
struct AliasListing: Sendable {
    /// For every other name the entries that have it, all by their keys.
    private var owners: [UInt32: Set<UInt32>] = [:]

    /// Adds an entry and one of its other names.
    mutating func add(_ alias: UInt32, of entry: UInt32) {
        if alias != entry { owners[alias, default: []].insert(entry) }
    }

    /// For every other name the key that stands for the thing: that of an entry which is no other name itself, or of the
    /// smallest key where entries lead in a circle.
    var table: [UInt32: UInt32] {
        let single = owners.compactMapValues { $0.count == 1 ? $0.first : nil }
        var found: [UInt32: UInt32] = [:]
        for alias in single.keys {
            var path = [alias]
            while let next = single[path.last!], !path.contains(next) { path.append(next) }
            let circle = single[path.last!].flatMap { path.firstIndex(of: $0) }
            let target = circle.map { path[$0...].min()! } ?? path.last!
            if target != alias { found[alias] = target }
        }
        return found
    }
}
