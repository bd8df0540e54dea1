import VietCore

/// Puts names and expressions into one list in the order of the text. Where both want a place the name has it: `Sân bay
/// 30-4` is one place and holds no date. A law or decision has the number in its name for a value.
struct EntityMerge {
    private let expressions: [Entity]
    private var next = 0
    private var merged: [Entity] = []

    /// - Parameter nameCount: how many names will be added.
    init(expressions: [Entity], nameCount: Int = 0) {
        self.expressions = expressions
        merged.reserveCapacity(expressions.count + nameCount)
    }

    /// Adds the next name of the text, and before it the expressions that stand there. Returns the name's number in the
    /// list.
    mutating func add(_ name: Entity) -> Int {
        var name = name
        while next < expressions.count, expressions[next].range.lowerBound < name.range.upperBound {
            let expression = expressions[next]
            if expression.type == .document, name.range.contains(expression.range.lowerBound),
                expression.range.upperBound <= name.range.upperBound
            {
                name.value = expression.value
            }
            take(before: name.range.lowerBound)
        }
        merged.append(name)
        return merged.count - 1
    }

    /// The whole list, once all names have been added.
    mutating func finish() -> [Entity] {
        while next < expressions.count { take(before: .max) }
        return merged
    }

    /// Takes the next expression unless the name at `limit` overlaps it.
    private mutating func take(before limit: Int) {
        let expression = expressions[next]
        next += 1
        if expression.range.upperBound <= limit { merged.append(expression) }
    }
}
