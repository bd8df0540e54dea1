import SystemPackage

/// A file that is read and written at any place, closed with its last user.
package final class StoredFile: Sendable {
    /// The file as the user named it.
    package let path: String
    let descriptor: FileDescriptor

    init(path: String, descriptor: FileDescriptor) {
        self.path = path
        self.descriptor = descriptor
    }

    deinit { try? descriptor.close() }

    /// Opens a regular file for reading.
    package init(reading path: String) throws(VietTextError) {
        self.path = path
        descriptor = try VietTextError.about(path) {
            // A pipe without a writer would hold the run up here.
            try .open(FilePath(text: path), .readOnly, options: [.closeOnExec, .nonBlocking])
        }
        guard (try? descriptor.stat())?.type == .regular else {
            throw VietTextError(.inputOutput, "is no regular file", file: path)
        }
    }

    /// A new file without a name in `directory`: gone with the process, however it ends.
    package init(temporaryIn directory: String) throws(VietTextError) {
        path = directory
        descriptor = try VietTextError.about(directory) {
            let (name, descriptor) = try NewFile.open(in: FilePath(text: directory), permissions: .ownerReadWrite)
            name.remove()
            return descriptor
        }
    }

    /// The number that the system knows the open file by; valid as long as this is.
    package var number: Int32 { descriptor.rawValue }

    /// At most `count` bytes from `offset` on, none at the end.
    package func read(at offset: Int, count: Int) throws(VietTextError) -> [UInt8] {
        try VietTextError.about(path) {
            try unsafe [UInt8](unsafeUninitializedCapacity: count) { room, found in
                found = try unsafe descriptor.read(
                    fromAbsoluteOffset: Int64(offset), into: UnsafeMutableRawBufferPointer(room))
            }
        }
    }

    package func write(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(VietTextError) {
        try VietTextError.about(path) { _ = try descriptor.writeAll(toAbsoluteOffset: Int64(offset), bytes) }
    }

    /// The length in bytes.
    package func length() throws(VietTextError) -> Int {
        try VietTextError.about(path) { Int(try descriptor.seek(offset: 0, from: .end)) }
    }

    /// The name of a folder for temporary files.
    package static var temporaryDirectory: String {
        guard let value = SystemCalls.environment("TMPDIR"), !value.isEmpty else { return "/tmp" }
        return value
    }
}
