#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A folder for the length of a test, without Foundation.
package struct TemporaryFolder {
    package let folder: String

    package func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// The names of what is in the folder, sorted.
    package var names: [String] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    package static func with<R>(_ body: (TemporaryFolder) throws -> R) throws -> R {
        var template = Array("/tmp/viet-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { fatalError("no temporary folder") }
        let folder = TemporaryFolder(
            folder: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
        defer {
            for name in folder.names { unlink(folder.path(name)) }
            rmdir(folder.folder)
        }
        return try body(folder)
    }
}
