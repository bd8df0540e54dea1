import VietCore

#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The few system calls that the command needs, repeated when a signal cuts them short.
enum SystemCalls {
    static func read(_ descriptor: Int32, _ target: UnsafeMutableRawPointer, _ count: Int) -> Int {
        while true {
            #if canImport(Glibc)
                let got = Glibc.read(descriptor, target, count)
            #elseif canImport(Musl)
                let got = Musl.read(descriptor, target, count)
            #else
                let got = Darwin.read(descriptor, target, count)
            #endif
            if got < 0, errno == EINTR { continue }
            if got < 0, errno == EAGAIN {
                _ = waitForInput(descriptor, milliseconds: -1)
                continue
            }
            return got
        }
    }

    /// Writes all of `bytes`.
    ///
    /// - Returns: 0, or the error number.
    static func write(_ descriptor: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Int32 {
        guard var place = bytes.baseAddress else { return 0 }
        var left = bytes.count
        while left > 0 {
            #if canImport(Glibc)
                let put = Glibc.write(descriptor, place, left)
            #elseif canImport(Musl)
                let put = Musl.write(descriptor, place, left)
            #else
                let put = Darwin.write(descriptor, place, left)
            #endif
            if put > 0 {
                place += put
                left -= put
            } else if put < 0, errno == EAGAIN {
                var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&request, 1, -1)
            } else if put < 0, errno != EINTR {
                return errno
            }
        }
        return 0
    }

    /// Whether `descriptor` has bytes, or its end, to read within a time.
    static func waitForInput(_ descriptor: Int32, milliseconds: Int32) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, milliseconds) > 0
    }

    static func message(for number: Int32) -> String {
        switch number {
        case ENOENT: "no such file"
        case EACCES, EPERM: "permission denied"
        case EISDIR: "is a directory"
        case ENOSPC: "no space left on the device"
        default: String(cString: strerror(number))
        }
    }

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

    static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
