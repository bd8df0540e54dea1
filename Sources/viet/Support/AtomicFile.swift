import VietCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Files that are replaced as a whole or not at all.
enum AtomicFile {
    /// Writes `bytes` beside the file at `path` and puts the new file in its place, with the permissions of the old.
    /// A link stays a link: the file that it names is replaced. Where anything fails the old file stays as it was.
    static func replace(_ path: String, with bytes: [UInt8]) throws(VietTextError) {
        guard let resolved = realpath(path, nil) else {
            throw VietTextError(.inputOutput, SystemCalls.message(for: errno), file: path)
        }
        defer { free(resolved) }
        var status = stat()
        guard stat(resolved, &status) == 0 else {
            throw VietTextError(.inputOutput, SystemCalls.message(for: errno), file: path)
        }
        guard access(resolved, W_OK) == 0 else {
            throw VietTextError(.inputOutput, SystemCalls.message(for: errno), file: path)
        }
        var template = Array("\(String(cString: resolved)).XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else {
            throw VietTextError(
                .inputOutput, "no room for the new file: \(SystemCalls.message(for: errno))", file: path)
        }
        var failure = bytes.withUnsafeBufferPointer { SystemCalls.write(descriptor, $0) }
        if failure == 0, fchmod(descriptor, status.st_mode & 0o7777) != 0 { failure = errno }
        // On the disk before the name is: a crash leaves the old file or the new one, never an empty one.
        if failure == 0, fsync(descriptor) != 0 { failure = errno }
        if close(descriptor) != 0, failure == 0 { failure = errno }
        if failure == 0, rename(template, resolved) != 0 { failure = errno }
        if failure != 0 {
            unlink(template)
            throw VietTextError(.inputOutput, "not rewritten: \(SystemCalls.message(for: failure))", file: path)
        }
    }
}
