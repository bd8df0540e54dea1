#if canImport(Glibc)
    @preconcurrency import Glibc
#elseif canImport(Musl)
    @preconcurrency import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The system's calls for files, repeated when a signal cuts them short. Those that write return an error number.
package enum SystemCalls {
    /// Reads at most `count` bytes, waiting where there are none yet: how many, 0 at the end, -1 for a failure.
    static func read(_ descriptor: Int32, _ target: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let got = systemRead(descriptor, target.baseAddress, target.count)
            if got < 0, errno == EINTR { continue }
            if got < 0, errno == EAGAIN {
                _ = waitForInput(descriptor, milliseconds: -1)
                continue
            }
            return got
        }
    }

    /// Reads at an offset of a regular file.
    static func read(_ descriptor: Int32, at offset: Int, _ target: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let got = pread(descriptor, target.baseAddress, target.count, off_t(offset))
            if got >= 0 || errno != EINTR { return got }
        }
    }

    /// Writes all of `bytes`.
    ///
    /// - Returns: 0, or the error number.
    package static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
        var done = 0
        while done < bytes.count {
            let put = systemWrite(descriptor, bytes.baseAddress! + done, bytes.count - done)
            if put > 0 {
                done += put
            } else if put < 0, errno == EAGAIN {
                var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                _ = poll(&request, 1, -1)
            } else if put < 0, errno != EINTR {
                return errno
            }
        }
        return 0
    }

    /// Writes all of `bytes` at an offset of a regular file.
    ///
    /// - Returns: 0, or the error number.
    static func write(_ descriptor: Int32, at offset: Int, _ bytes: UnsafeRawBufferPointer) -> Int32 {
        var done = 0
        while done < bytes.count {
            let put = pwrite(descriptor, bytes.baseAddress! + done, bytes.count - done, off_t(offset + done))
            if put >= 0 {
                done += put
            } else if errno != EINTR {
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

    package static func message(for number: Int32) -> String {
        switch number {
        case ENOENT: "no such file"
        case EACCES, EPERM: "permission denied"
        case EISDIR: "is a directory"
        case ENOSPC: "no space left on the device"
        default: strerror(number).map { String(cString: $0) } ?? "error \(number)"
        }
    }

    /// The value of a variable of the environment.
    package static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

extension VietTextError {
    /// What the system said about a file.
    init(systemError number: Int32, _ prefix: String = "", file: String) {
        self.init(.inputOutput, prefix + SystemCalls.message(for: number), file: file)
    }
}

/// The system calls, outside the type whose methods would hide them.
private func systemRead(_ descriptor: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(descriptor, bytes, count)
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
