/// Sets that can be joined, each known by its smallest member.
struct DisjointSets {
    private var parents: [Int32] = []

    /// Adds a set of one and returns its member's number.
    mutating func add() -> Int {
        parents.append(Int32(parents.count))
        return parents.count - 1
    }

    mutating func root(_ index: Int) -> Int {
        var index = index
        while parents[index] != index {
            parents[index] = parents[Int(parents[index])]
            index = Int(parents[index])
        }
        return index
    }

    mutating func join(_ a: Int, _ b: Int) {
        let (a, b) = (root(a), root(b))
        if a != b { parents[max(a, b)] = Int32(min(a, b)) }
    }
}
