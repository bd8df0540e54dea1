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

    /// Reads at most as many bytes as `target` has room for: how many, 0 at the end.
    package func read(at offset: Int, into target: UnsafeMutableRawBufferPointer) throws(VietTextError) -> Int {
        try VietTextError.about(path) { try descriptor.read(fromAbsoluteOffset: Int64(offset), into: target) }
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
