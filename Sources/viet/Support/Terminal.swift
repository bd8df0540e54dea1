import ArgumentParser
import VietCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

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
        case .auto: Terminal.isTerminal(1) && Terminal.showsColors
        }
    }
}

enum Terminal {
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// By no-color.org NO_COLOR counts when it is set and not empty.
    static var showsColors: Bool {
        if let value = SystemCalls.environment("NO_COLOR"), !value.isEmpty { return false }
        return SystemCalls.environment("TERM").map { $0 != "dumb" && !$0.isEmpty } ?? false
    }
}

/// Messages to the person at the terminal. Data never goes here.
enum StandardError {
    static func write(_ text: String) {
        var text = text
        // One call for the whole message: those of several threads do not mix.
        text.withUTF8 { _ = SystemCalls.write(2, $0) }
    }

    /// Writes `viet: message` as a line of its own.
    static func report(_ message: String) { write("viet: \(message)\n") }

    static func report(_ error: VietTextError) { report(error.description) }
}

/// Standard output. Every write ends in the process ending where nothing can be written any more.
enum StandardOutput {
    /// Writes all of `bytes`.
    ///
    /// A closed pipe ends the process quietly with status 0, as the reader has all it wanted; any other failure ends
    /// it with a message and status 2. Called on whichever thread holds the turn to write.
    static func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        let failure = SystemCalls.write(1, bytes)
        if failure == 0 { return }
        if failure == EPIPE { _exit(0) }
        StandardError.report("standard output: \(SystemCalls.message(for: failure))")
        _exit(ExitStatus.inputOutput.rawValue)
    }

    static func write(_ text: String) {
        var text = text
        text.withUTF8 { write($0) }
    }

    /// Makes a write to a closed pipe return an error in place of ending the process by a signal.
    static func ignoreBrokenPipeSignal() {
        signal(SIGPIPE, SIG_IGN)
        // A file at the limit of its size is then an error with a name, as a full disk is.
        signal(SIGXFSZ, SIG_IGN)
    }
}
