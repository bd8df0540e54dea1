#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writing whole files without Foundation.
package enum FileWriting {
    /// Puts `bytes` at `path` in one step: a reader sees the old file or the new one, and a full disk leaves the old.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, naming the file and the system's reason.
    package static func write(_ bytes: [UInt8], to path: String) throws {
        let temporary = path + ".tmp\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        var done = 0
        while done < bytes.count {
            let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress! + done, bytes.count - done) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else {
                let error = failure(path)
                close(descriptor)
                unlink(temporary)
                throw error
            }
            done += count
        }
        guard close(descriptor) == 0, rename(temporary, path) == 0 else {
            let error = failure(path)
            unlink(temporary)
            throw error
        }
    }

    private static func failure(_ path: String) -> VietTextError {
        VietTextError(.inputOutput, "cannot be written: \(String(cString: strerror(errno)))", file: path)
    }
}

/// The system call, outside the type whose method would hide it.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    write(descriptor, bytes, count)
}
