import SystemPackage

/// An open input: a file, a pipe or standard input, unpacked on the way where its first bytes say that it is compressed.
package final class InputFile {
    /// The input as messages name it.
    package let name: String
    private let descriptor: FileDescriptor
    private let kind: FileType
    private let size: Int
    private var unpacker: (any Unpacker)?
    private var isBegun = false

    /// What `-` reads.
    package static let standardInputName = "standard input"

    /// How messages name the input at `path`.
    package static func name(of path: String) -> String { path == "-" ? standardInputName : PathText.shown(path) }

    /// The file at `path`; `-` is standard input.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, naming the file and the system's reason.
    package init(_ path: String) throws(VietTextError) {
        let name = InputFile.name(of: path)
        let (descriptor, status) = try VietTextError.about(name) {
            let descriptor: FileDescriptor =
                path == "-" ? .standardInput : try .open(FilePath(text: path), .readOnly, options: .closeOnExec)
            return (descriptor, try descriptor.stat())
        }
        (self.name, self.descriptor, kind, size) = (name, descriptor, status.type, Int(status.size))
        if kind == .directory {
            throw VietTextError(.inputOutput, "is a directory; name the files in it", file: name)
        }
        if kind == .fifo { descriptor.widenPipe() }
    }

    deinit { if descriptor != .standardInput { try? descriptor.close() } }

    /// How much there is to read, where that is known before: in a regular file that is not compressed.
    package var length: Int? { kind == .regular && unpacker == nil ? size : nil }

    /// Reads some bytes into `target`, which has room for 16 at least.
    ///
    /// - Returns: How many bytes were read, 0 at the end.
    /// - Throws: ``VietTextError`` with `inputOutput`; where compressed data end early or are damaged, with the offset in
    ///   the file.
    package func read(into target: UnsafeMutableRawBufferPointer) throws(VietTextError) -> Int {
        if let unpacker { return try unsafe unpacker.read(into: target, from: self) }
        var count = try unsafe readStored(into: target)
        if isBegun { return count }
        isBegun = true
        while count > 0, count < Compression.magicLength, unsafe Compression.mayStart(target[..<count]) {
            let more = try unsafe readStored(into: UnsafeMutableRawBufferPointer(rebasing: target[count...]))
            if more == 0 { break }
            count += more
        }
        let unpacker: any Unpacker
        switch unsafe Compression(target[..<count]) {
        case .none: return count
        case .gzip: unpacker = unsafe GzipDecoder(start: target[..<count])
        case .zstandard: unpacker = unsafe ZstandardDecoder(start: target[..<count])
        }
        self.unpacker = unpacker
        return try unsafe unpacker.read(into: target, from: self)
    }

    /// Reads the bytes as they are in the file.
    func readStored(into target: UnsafeMutableRawBufferPointer) throws(VietTextError) -> Int {
        try VietTextError.about(name) { try unsafe descriptor.readWaiting(into: target) }
    }

    /// Whether something can be read, the end included, within a time.
    package func isReady(milliseconds: Int32) -> Bool {
        if kind == .regular || unpacker?.hasInput == true { return true }
        return descriptor.hasInput(milliseconds: milliseconds)
    }
}

// MARK: Inputs as a whole

extension InputFile {
    /// The longest input that is read as a whole: what offsets of 32 bits allow.
    private static let longest = Int(UInt32.max)
    /// The same for a device, which may have no end.
    private static let longestOfDevice = 64 << 20

    /// All bytes of the file at `path`, for inputs that are small or needed whole.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, or with `inputTooLong` beyond 4 GiB (64 MiB of a device).
    package static func contents(of path: String) throws(VietTextError) -> [UInt8] {
        let file = try InputFile(path)
        let isDevice = file.kind == .characterSpecial || file.kind == .blockSpecial
        return try file.rest(limit: isDevice ? longestOfDevice : longest)
    }

    /// What is left, which must be `limit` bytes at most.
    package func rest(limit: Int) throws(VietTextError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min((length ?? 0) + 1, limit + 1, 1 << 30))
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { unsafe block.deallocate() }
        while true {
            let count = try unsafe read(into: block)
            if count == 0 { return bytes }
            unsafe bytes.append(contentsOf: block[..<count])
            guard bytes.count <= limit else {
                throw VietTextError(.inputTooLong, "is longer than \(limit) bytes", file: name)
            }
        }
    }

    /// The first bytes of the file at `path`, fewer where it is shorter. A pipe is used up by this.
    package static func start(of path: String, count: Int) throws(VietTextError) -> [UInt8] {
        try InputFile(path).start(count: count)
    }

    /// The first bytes, fewer where there are no more: 16 at least are asked for.
    func start(count: Int) throws(VietTextError) -> [UInt8] {
        // The first read looks for compressed data and needs some room for it.
        let block = UnsafeMutableRawBufferPointer.allocate(byteCount: max(count, 16), alignment: 16)
        defer { unsafe block.deallocate() }
        var got = 0
        while got < count {
            let more = try unsafe read(into: UnsafeMutableRawBufferPointer(rebasing: block[got...]))
            if more == 0 { break }
            got += more
        }
        return unsafe Array(block.prefix(min(got, count)))
    }

    /// The length of the file at `path` where it is a regular one. Does not open it: a named pipe would be used up.
    package static func length(of path: String) -> Int? {
        guard let status = try? FilePath(text: path).stat(), status.type == .regular else { return nil }
        return Int(status.size)
    }

    /// The same, where it is not compressed either: how much will be read.
    package static func plainLength(of path: String) -> Int? {
        guard length(of: path) != nil, let file = try? InputFile(path) else { return nil }
        _ = try? file.start(count: 1)
        return file.length
    }
}
