import VietCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The files in folders and the folders in them, in the manner of ripgrep: in order of their names, hidden ones and links
/// to folders left out.
struct FolderWalk {
    /// Patterns of the shell, of which one must fit; those with `!` before them must not. One without `/` is compared
    /// with the name of a file, one with `/` with its path from the folder given.
    let patterns: [String]

    /// `paths` with the files in them in the place of folders. What is no folder stays as it is.
    func files(in paths: [String]) -> [String] {
        var files: [String] = []
        for path in paths {
            if path != "-", FolderWalk.kind(of: path, followsLinks: true) == S_IFDIR {
                let base = path.hasSuffix("/") ? String(path.dropLast()) : path
                walk(base, from: "", into: &files)
            } else {
                files.append(path)
            }
        }
        return files
    }

    private func walk(_ folder: String, from relative: String, into files: inout [String]) {
        for name in FolderWalk.names(in: folder) where !name.hasPrefix(".") {
            let path = "\(folder)/\(name)"
            let place = relative.isEmpty ? name : "\(relative)/\(name)"
            switch FolderWalk.kind(of: path, followsLinks: false) {
            case S_IFDIR: walk(path, from: place, into: &files)
            case S_IFLNK where FolderWalk.kind(of: path, followsLinks: true) != S_IFREG: continue
            case S_IFREG, S_IFLNK: if fits(name, place) { files.append(path) }
            default: continue
            }
        }
    }

    private func fits(_ name: String, _ place: String) -> Bool {
        func fits(_ pattern: Substring) -> Bool {
            fnmatch(String(pattern), pattern.contains("/") ? place : name, 0) == 0
        }
        let wanted = patterns.filter { !$0.hasPrefix("!") }
        if patterns.contains(where: { $0.hasPrefix("!") && fits($0.dropFirst()) }) { return false }
        return wanted.isEmpty || wanted.contains { fits($0[...]) }
    }

    private static func kind(of path: String, followsLinks: Bool) -> mode_t {
        var status = stat()
        guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { return 0 }
        return status.st_mode & S_IFMT
    }

    /// The names in a folder in the order of their bytes; none where it cannot be read, which is told.
    private static func names(in folder: String) -> [String] {
        guard let directory = opendir(folder) else {
            StandardError.report("\(folder): \(SystemCalls.message(for: errno))")
            return []
        }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                names.append(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self))
            }
        }
        return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}
