import SystemPackage

/// A file under a name that nobody knows before.
enum NewFile {
    /// Makes the file.
    ///
    /// - Parameter before: told the name before there is a file.
    static func open(
        in folder: FilePath, permissions: FilePermissions, before: (FilePath) -> Void = { _ in }
    ) throws -> (FilePath, FileDescriptor) {
        var tries = 0
        while true {
            let path = folder.appending(".viet-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))")
            before(path)
            do {
                // A file or a link of this name is not opened, whoever put it there.
                let options: FileDescriptor.OpenOptions = [.create, .exclusiveCreate, .noFollow, .closeOnExec]
                return (path, try .open(path, .readWrite, options: options, permissions: permissions))
            } catch Errno.fileExists where tries < 100 { tries += 1 }
        }
    }
}
