import VietCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file being read or written, closed with its last user. Every failure of the system is an error with its name.
final class FileAccess {
    let path: String
    private let descriptor: Int32

    private init(path: String, descriptor: Int32) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }

    static func failure(_ path: String) -> VietTextError {
        var text = "the system gives no reason"
        if let message = strerror(errno) { text = String(cString: message) }
        return VietTextError(.inputOutput, text, file: path)
    }

    static func reading(_ path: String) throws -> FileAccess {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        return FileAccess(path: path, descriptor: descriptor)
    }

    static func writing(_ path: String) throws -> FileAccess {
        let descriptor = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        return FileAccess(path: path, descriptor: descriptor)
    }

    /// A new file without a name in `directory`: gone with the process, however it ends.
    static func temporary(in directory: String) throws -> FileAccess {
        var template = Array("\(directory)/viet-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw failure(directory) }
        unlink(template)
        return FileAccess(path: directory, descriptor: descriptor)
    }

    func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
        while true {
            let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
            if count >= 0 { return count }
            if errno != EINTR { throw FileAccess.failure(path) }
        }
    }

    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws {
        var written = 0
        while written < bytes.count {
            let count = pwrite(
                descriptor, bytes.baseAddress! + written, bytes.count - written, off_t(offset + written))
            if count < 0 {
                if errno == EINTR { continue }
                throw FileAccess.failure(path)
            }
            written += count
        }
    }

    static func rename(_ old: String, to new: String) throws {
        #if canImport(Glibc)
            let result = Glibc.rename(old, new)
        #elseif canImport(Musl)
            let result = Musl.rename(old, new)
        #else
            let result = Darwin.rename(old, new)
        #endif
        guard result == 0 else { throw failure(new) }
    }

    /// Whether a path names something that is no regular file: a device, a pipe, a folder.
    static func isSpecial(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
    }

    static func remove(_ path: String) { unlink(path) }

    /// The length in bytes.
    func length() throws -> Int {
        let end = lseek(descriptor, 0, SEEK_END)
        guard end >= 0 else { throw FileAccess.failure(path) }
        return Int(end)
    }

    /// The name of a folder for temporary files.
    static var temporaryDirectory: String {
        guard let value = getenv("TMPDIR"), value.pointee != 0 else { return "/tmp" }
        return String(cString: value)
    }
}
