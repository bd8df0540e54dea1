import ArgumentParser
import VietNormalization

/// What a field of a document must hold: `source=vnexpress,tuoitre`, `date>=2024-03`, `date=2024*`, `source!=blog`.
struct FieldCondition: ExpressibleByArgument, Sendable {
    private enum Comparison: String, CaseIterable {
        // The longer ones first.
        case unequal = "!="
        case atLeast = ">="
        case atMost = "<="
        case equal = "="
        case above = ">"
        case below = "<"
    }

    let field: String
    private let comparison: Comparison
    private let values: [String]

    init?(argument: String) {
        guard let place = argument.firstIndex(where: { "=!<>".contains($0) }), place > argument.startIndex,
            let comparison = Comparison.allCases.first(where: { argument[place...].hasPrefix($0.rawValue) })
        else { return nil }
        field = argument[..<place].trimmingSpaces
        self.comparison = comparison
        let value = argument[place...].dropFirst(comparison.rawValue.count)
        let takesList = comparison == .equal || comparison == .unequal
        values = (takesList ? value.split(separator: ",", omittingEmptySubsequences: false) : [value]).map {
            Self.form($0.trimmingSpaces)
        }
        if field.isEmpty { return nil }
    }

    /// Texts are compared without regard to how their letters are composed.
    private static func form(_ text: some StringProtocol) -> String { WordIdentity.exact.form(of: String(text)) }

    /// Whether one of the values of the field is as asked for; for `!=`, whether none is.
    func holds(for found: [String]) -> Bool {
        let found = found.map { Self.form($0) }
        switch comparison {
        case .equal: return found.contains(where: isListed)
        case .unequal: return !found.contains(where: isListed)
        default:
            return found.contains { text in
                switch comparison {
                case .atLeast: !precedes(text, values[0])
                case .atMost: !precedes(values[0], text)
                case .above: precedes(values[0], text)
                default: precedes(text, values[0])
                }
            }
        }
    }

    private func isListed(_ text: String) -> Bool {
        values.contains { $0.hasSuffix("*") ? text.hasPrefix($0.dropLast()) : text == $0 }
    }

    /// Numbers by their size, all else by its bytes, as which dates of ISO 8601 are in order.
    private func precedes(_ a: String, _ b: String) -> Bool {
        if let x = Double(a), let y = Double(b) { return x < y }
        return a.utf8.lexicographicallyPrecedes(b.utf8)
    }
}
