import ArgumentParser

/// What `--against` names: what a corpus or its groups are compared with.
enum ComparisonSource: ExpressibleByArgument, Equatable {
    /// The table of the program.
    case standard
    /// All other groups of documents.
    case rest
    /// A table or texts.
    case files(String)

    init?(argument: String) {
        switch argument {
        case "": return nil
        case "standard": self = .standard
        case "rest": self = .rest
        default: self = .files(argument)
        }
    }

    /// Checks that there are groups where each is to be compared with the others.
    func check(by key: GroupKey?) throws {
        guard self == .rest, key == nil else { return }
        throw ValidationError("--against rest needs --by with a field, which makes groups.")
    }
}
