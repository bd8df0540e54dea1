import VietCore

/// Puts names and expressions into one list in the order of the text. Where both want a place the name has it: `Sân bay
/// 30-4` is one place and holds no date. A law or decision has the number in its name for a value.
struct EntityMerge {
    private var expressions: [Entity] = []
    private var next = 0
    /// What was put together since the last ``begin(_:)``; all of it once ``finish()`` was called.
    private(set) var merged: [Entity] = []

    /// Begins a list, in the memory of the last one.
    mutating func begin(_ expressions: some Sequence<Entity>) {
        self.expressions.removeAll(keepingCapacity: true)
        self.expressions.append(contentsOf: expressions)
        next = 0
        merged.removeAll(keepingCapacity: true)
    }

    /// Adds the next name of the text, and before it the expressions that stand there. Returns the name's number in the
    /// list.
    mutating func add(_ name: consuming Entity) -> Int {
        while next < expressions.count, expressions[next].range.lowerBound < name.range.upperBound {
            let place = expressions[next].range
            if name.range.contains(place.lowerBound), place.upperBound <= name.range.upperBound,
                expressions[next].type == .document
            {
                name.value = expressions[next].value
            }
            take(before: name.range.lowerBound)
        }
        merged.append(name)
        return merged.count - 1
    }

    /// Adds what is left, once all names have been added.
    mutating func finish() { while next < expressions.count { take(before: .max) } }

    /// Takes the next expression unless the name at `limit` overlaps it.
    private mutating func take(before limit: Int) {
        if expressions[next].range.upperBound <= limit { merged.append(expressions[next]) }
        next += 1
    }
}
