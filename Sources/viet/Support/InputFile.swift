import VietCore
import VietFormats

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// An open input.
struct InputFile {
    let name: String
    let descriptor: Int32
    /// The length where it is a regular file.
    let length: Int?

    /// The file at `path`; `-` is standard input.
    init(_ path: String) throws(VietTextError) {
        if path == "-" {
            name = "standard input"
            descriptor = 0
        } else {
            name = path
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
        }
        guard descriptor >= 0 else {
            throw VietTextError(.inputOutput, SystemCalls.message(for: errno), file: name)
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let number = errno
            if descriptor > 0 { close(descriptor) }
            throw VietTextError(.inputOutput, SystemCalls.message(for: number), file: name)
        }
        if status.st_mode & S_IFMT == S_IFDIR {
            if descriptor > 0 { close(descriptor) }
            throw VietTextError(.inputOutput, "is a directory; name the files in it", file: name)
        }
        length = status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
        #if os(Linux)
            // A wider pipe means larger reads; where the system refuses, the reads are just smaller.
            if status.st_mode & S_IFMT == S_IFIFO { _ = fcntl(descriptor, 1031, 1 << 20) }
        #endif
    }

    func closeFile() {
        if descriptor > 0 { close(descriptor) }
    }

    /// Reads behind what `buffer` holds, at most `limit` bytes.
    ///
    /// - Returns: How many bytes were read, 0 at the end.
    func read(into buffer: ByteBuffer, limit: Int) throws(VietTextError) -> Int {
        buffer.reserve(limit)
        let count = SystemCalls.read(descriptor, buffer.base + buffer.count, limit)
        if count < 0 { throw VietTextError(.inputOutput, SystemCalls.message(for: errno), file: name) }
        buffer.advance(by: count)
        return count
    }

    /// The first bytes of the file at `path`, fewer where it is shorter.
    static func start(of path: String, count: Int) throws(VietTextError) -> [UInt8] {
        let file = try InputFile(path)
        defer { file.closeFile() }
        let buffer = ByteBuffer(capacity: count)
        while buffer.count < count, try file.read(into: buffer, limit: count - buffer.count) > 0 {}
        return Array(buffer.bytes)
    }

    /// The length of the file at `path` where it is a regular one. Does not open it: a named pipe would be used up.
    static func length(of path: String) -> Int? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int(status.st_size)
    }

    /// All bytes of the file at `path`, for inputs that are small or needed whole.
    static func contents(of path: String) throws(VietTextError) -> [UInt8] {
        let file = try InputFile(path)
        defer { file.closeFile() }
        let buffer = ByteBuffer(capacity: min((file.length ?? 0) + 1, 1 << 30))
        while try file.read(into: buffer, limit: 1 << 20) > 0 {}
        return Array(buffer.bytes)
    }
}

/// Byte order marks.
enum ByteOrderMark {
    /// The length of a UTF-8 mark at the start of `bytes`.
    ///
    /// - Throws: `VietTextError` of code `unsupported-encoding` where the mark says UTF-16 or UTF-32.
    static func length(in bytes: UnsafeBufferPointer<UInt8>, file: String) throws(VietTextError) -> Int {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return 3 }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw VietTextError(
                .unsupportedEncoding,
                "the byte order mark says UTF-16; convert it first: viet normalize --from utf-16 \(file == "standard input" ? "-" : file)",
                file: file)
        }
        return 0
    }

    /// Whether more bytes are needed to tell.
    static func isUndecided(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        switch bytes.count {
        case 0: true
        case 1: bytes[0] == 0xEF || bytes[0] == 0xFF || bytes[0] == 0xFE
        case 2: bytes[0] == 0xEF && bytes[1] == 0xBB
        default: false
        }
    }
}
