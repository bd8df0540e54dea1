import SystemPackage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What lies in folders.
package enum FolderEntries {
    package enum Kind { case file, folder, link, other }

    /// What stands at `path`, nil where there is nothing.
    package static func kind(of path: String, followsLinks: Bool) -> Kind? {
        switch try? FilePath(text: path).stat(followTargetSymlink: followsLinks).type {
        case nil: nil
        case .regular: .file
        case .directory: .folder
        case .symbolicLink: .link
        default: .other
        }
    }

    /// A folder and those that it lies in, the outermost first, without links; none where it is not there.
    package static func ancestors(of folder: String) -> [(name: String, path: String)] {
        guard let whole = FilePath(text: folder).withoutLinks else { return [] }
        var path = FilePath(root: whole.root, [])
        var folders = [(name: "", path: path.text)]
        for component in whole.components {
            path.append(component)
            folders.append((FilePath(root: nil, [component]).text, path.text))
        }
        return folders
    }

    /// The names in a folder, as ``PathText`` has them, in the order of their text.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`.
    package static func names(in folder: String) throws(VietTextError) -> [String] {
        guard let directory = unsafe FilePath(text: folder).withPlatformString({ unsafe opendir($0) }) else {
            throw VietTextError(system: Errno(rawValue: errno), file: folder)
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe name.withMemoryRebound(to: CChar.self, capacity: 1) { unsafe names.append(PathText.text($0)) }
            }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether a pattern of the shell fits the whole of a name or path; `*` and `?` stand for `/` too.
    package static func fits(_ pattern: Substring, _ name: String) -> Bool {
        unsafe fnmatch(String(pattern), name, 0) == 0
    }
}
