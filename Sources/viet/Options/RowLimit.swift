import ArgumentParser

/// The number of `--top`: how many rows are shown, of which 0 is all.
struct RowLimit: ExpressibleByArgument, ExpressibleByIntegerLiteral, Equatable {
    private let number: Int

    init(integerLiteral number: Int) { self.number = number }

    init?(argument: String) {
        guard let number = Int(argument), number >= 0 else { return nil }
        self.number = number
    }

    /// At most so many.
    var count: Int { number == 0 ? .max : number }

    var defaultValueDescription: String { String(number) }
}
