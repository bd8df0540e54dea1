import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What is asked of the system beyond files.
package enum SystemCalls {
    /// Writes all of `bytes`.
    ///
    /// - Returns: 0, or the error number.
    package static func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int32 {
        let descriptor = FileDescriptor(rawValue: descriptor)
        var rest = unsafe bytes[...]
        while unsafe !rest.isEmpty {
            do {
                unsafe rest = unsafe rest.dropFirst(try descriptor.write(UnsafeRawBufferPointer(rebasing: rest)))
            } catch {
                guard error as? Errno == .resourceTemporarilyUnavailable else {
                    return (error as? Errno ?? .ioError).rawValue
                }
                _ = descriptor.waits(for: POLLOUT, milliseconds: -1)
            }
        }
        return 0
    }

    package static func message(for number: Int32) -> String {
        switch Errno(rawValue: number) {
        case .noSuchFileOrDirectory: "no such file"
        case .permissionDenied, .notPermitted: "permission denied"
        case .isDirectory: "is a directory"
        case .noSpace: "no space left on the device"
        case let other: other.description
        }
    }

    /// The user that the process has the rights of.
    static var user: UInt32 { geteuid() }

    /// The value of a variable of the environment.
    package static func environment(_ name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}

extension FileDescriptor {
    /// Reads at most as many bytes as `target` has room for, waiting where there are none yet: how many, 0 at the end.
    func readWaiting(into target: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            do { return try unsafe read(into: target) } catch Errno.resourceTemporarilyUnavailable {
                _ = waits(for: POLLIN, milliseconds: -1)
            }
        }
    }

    /// Whether there is something to read, or the end, within a time.
    func hasInput(milliseconds: Int32) -> Bool { waits(for: POLLIN, milliseconds: milliseconds) }

    fileprivate func waits(for event: some BinaryInteger, milliseconds: Int32) -> Bool {
        var request = pollfd(fd: rawValue, events: Int16(event), revents: 0)
        return unsafe poll(&request, 1, milliseconds) > 0
    }

    /// Makes a pipe wider, for larger reads; where the system refuses, the reads are just smaller.
    func widenPipe() {
        #if os(Linux)
            // F_SETPIPE_SZ
            _ = fcntl(rawValue, 1031, 1 << 20)
        #endif
    }
}

extension FilePath {
    /// Whether the process may write to what is there.
    func checkWritable() throws { try unsafe Errno.check(withPlatformString { unsafe access($0, W_OK) }) }

    /// The path without links, nil where it leads nowhere.
    var withoutLinks: FilePath? {
        guard let path = unsafe withPlatformString({ unsafe realpath($0, nil) }) else { return nil }
        defer { unsafe free(path) }
        return unsafe FilePath(platformString: path)
    }

    /// Gives what is there the name `new`, in the place of what has it.
    func move(to new: FilePath) throws {
        try unsafe Errno.check(withPlatformString { old in unsafe new.withPlatformString { unsafe rename(old, $0) } })
    }

    func remove() { _ = unsafe withPlatformString { unsafe unlink($0) } }
}

extension Errno {
    /// Throws what the system's call that gave `result` left, where it failed.
    static func check(_ result: Int32) throws { if result != 0 { throw Errno(rawValue: errno) } }
}

extension VietTextError {
    /// What the system said about a file.
    init(system: Errno, _ prefix: String = "", file: String) {
        self.init(.inputOutput, prefix + SystemCalls.message(for: system.rawValue), file: file)
    }

    /// The result of `body`, with the errors of the system as errors about a file.
    static func about<Result>(
        _ file: String, _ prefix: String = "", _ body: () throws -> Result
    ) throws(VietTextError) -> Result {
        do { return try body() } catch { throw VietTextError(system: error as? Errno ?? .ioError, prefix, file: file) }
    }
}
