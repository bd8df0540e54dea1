#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the machine is and what time it is.
enum Platform {
    static var secondsSinceStart: Double {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
    }

    /// The operating system and the processor's architecture, such as `Linux x86_64`.
    static var machine: String {
        var name = utsname()
        uname(&name)
        func text<T>(_ field: T) -> String {
            withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        }
        return text(name.sysname) + " " + text(name.machine)
    }

    static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    /// Ends the process without waiting for other threads.
    static func exitNow(_ status: Int32) -> Never { _exit(status) }

    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The cells of a line of the terminal that standard output is, nil where it is none.
    static var terminalWidth: Int? {
        guard isTerminal(1) else { return nil }
        var size = winsize()
        guard ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// The error number of a write to a pipe that nobody reads any more.
    static var brokenPipe: Int32 { EPIPE }

    /// Makes a write to a closed pipe return an error in place of ending the process by a signal.
    static func ignoreBrokenPipeSignal() {
        signal(SIGPIPE, SIG_IGN)
        // A file at the limit of its size is then an error with a name, as a full disk is.
        signal(SIGXFSZ, SIG_IGN)
    }
}
