import VietCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

enum Terminal {
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// By no-color.org NO_COLOR counts when it is set and not empty.
    static var showsColors: Bool {
        if let value = SystemCalls.environment("NO_COLOR"), !value.isEmpty { return false }
        return SystemCalls.environment("TERM").map { $0 != "dumb" && !$0.isEmpty } ?? false
    }
}
