import VietCore

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
            if path != "-", FolderEntries.kind(of: path, followsLinks: true) == .folder {
                let base = path.hasSuffix("/") ? String(path.dropLast()) : path
                walk(base, from: "", into: &files)
            } else {
                files.append(path)
            }
        }
        return files
    }

    private func walk(_ folder: String, from relative: String, into files: inout [String]) {
        let names: [String]
        do { names = try FolderEntries.names(in: folder) } catch { return StandardError.report(error) }
        for name in names where !name.hasPrefix(".") {
            let path = "\(folder)/\(name)"
            let place = relative.isEmpty ? name : "\(relative)/\(name)"
            switch FolderEntries.kind(of: path, followsLinks: false) {
            case .folder: walk(path, from: place, into: &files)
            case .link where FolderEntries.kind(of: path, followsLinks: true) != .file: continue
            case .file, .link: if fits(name, place) { files.append(path) }
            default: continue
            }
        }
    }

    private func fits(_ name: String, _ place: String) -> Bool {
        func fits(_ pattern: Substring) -> Bool {
            FolderEntries.fits(pattern, pattern.contains("/") ? place : name)
        }
        let wanted = patterns.filter { !$0.hasPrefix("!") }
        if patterns.contains(where: { $0.hasPrefix("!") && fits($0.dropFirst()) }) { return false }
        return wanted.isEmpty || wanted.contains { fits($0[...]) }
    }
}
