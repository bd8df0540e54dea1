import ArgumentParser
import VietCore

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto
    case always
    case never

    /// Whether standard output gets colours: for `auto` where it is a terminal that shows them and NO_COLOR is unset.
    var isOn: Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: Platform.isTerminal(1) && Self.showsColors
        }
    }

    /// By no-color.org NO_COLOR counts when it is set and not empty.
    private static var showsColors: Bool {
        if let value = SystemCalls.environment("NO_COLOR"), !value.isEmpty { return false }
        return SystemCalls.environment("TERM").map { $0 != "dumb" && !$0.isEmpty } ?? false
    }
}
