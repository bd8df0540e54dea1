#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that is read and written at any place, closed with its last user.
package final class StoredFile: Sendable {
    /// The file as the user named it.
    package let path: String
    let descriptor: Int32

    init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    /// Opens a regular file for reading.
    package init(reading path: String) throws(VietTextError) {
        self.path = path
        // A pipe without a writer would hold the run up here.
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw VietTextError(systemError: errno, file: path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw VietTextError(.inputOutput, "is no regular file", file: path)
        }
    }

    /// A new file without a name in `directory`: gone with the process, however it ends.
    package init(temporaryIn directory: String) throws(VietTextError) {
        path = directory
        var template = Array("\(directory)/viet-XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw VietTextError(systemError: errno, file: directory) }
        unlink(template)
    }

    /// Reads at most as many bytes as `target` has room for: how many, 0 at the end.
    package func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(VietTextError) -> Int {
        let count = SystemCalls.read(descriptor, at: offset, target)
        guard count >= 0 else { throw VietTextError(systemError: errno, file: path) }
        return count
    }

    package func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(VietTextError) {
        let failure = bytes.withUnsafeBytes { SystemCalls.write(descriptor, at: offset, $0) }
        guard failure == 0 else { throw VietTextError(systemError: failure, file: path) }
    }

    /// The length in bytes.
    package func length() throws(VietTextError) -> Int {
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw VietTextError(systemError: errno, file: path) }
        return Int(end)
    }

    /// The name of a folder for temporary files.
    package static var temporaryDirectory: String {
        guard let value = SystemCalls.environment("TMPDIR"), !value.isEmpty else { return "/tmp" }
        return value
    }
}
