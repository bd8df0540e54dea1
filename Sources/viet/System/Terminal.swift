import VietCore

enum Terminal {
    /// By no-color.org NO_COLOR counts when it is set and not empty.
    static var showsColors: Bool {
        if let value = SystemCalls.environment("NO_COLOR"), !value.isEmpty { return false }
        return SystemCalls.environment("TERM").map { $0 != "dumb" && !$0.isEmpty } ?? false
    }
}
