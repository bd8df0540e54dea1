import VietCore

/// The files in folders and the folders in them, in the manner of ripgrep: in order of their names, hidden ones, links to
/// folders and what `.gitignore` and `.ignore` files name left out.
struct FolderWalk {
    /// Patterns of the shell, of which one must fit; those with `!` before them must not. One without `/` is compared
    /// with the name of a file, one with `/` with its path from the folder given.
    let patterns: [String]
    /// Whether names that begin with a full stop are read too. The folder of git itself never is.
    var readsHidden = false
    /// Whether `.gitignore` and `.ignore` files count.
    var minds = true

    /// The patterns of one file and how many names lead to its folder.
    private struct Ignored {
        let patterns: IgnorePatterns
        let depth: Int
    }

    /// `paths` with the files in them in the place of folders. What is no folder stays as it is.
    func files(in paths: [String]) -> [String] {
        var files: [String] = []
        for path in paths {
            if path != "-", FolderEntries.kind(of: path, followsLinks: true) == .folder {
                let base = path.hasSuffix("/") ? String(path.dropLast()) : path
                let (names, ignored) = minds ? above(base) : ([], [])
                walk(base, names, names.count, ignored, into: &files)
            } else {
                files.append(path)
            }
        }
        return files
    }

    /// What the folders above one say, from the nearest that git keeps: the names from there on, and the patterns.
    private func above(_ folder: String) -> (names: [String], ignored: [Ignored]) {
        let folders = FolderEntries.ancestors(of: folder)
        guard
            let root = folders.lastIndex(where: { FolderEntries.kind(of: "\($0.path)/.git", followsLinks: true) != nil }
            )
        else { return ([], []) }
        var ignored: [Ignored] = []
        for (depth, folder) in folders[root...].dropLast().enumerated() {
            ignored += read(folder.path, depth: depth)
        }
        return (folders[(root + 1)...].map(\.name), ignored)
    }

    /// The patterns of the files in a folder, those that count more behind the others.
    private func read(_ folder: String, depth: Int) -> [Ignored] {
        [".gitignore", ".ignore"].compactMap { (name) -> Ignored? in
            let path = "\(folder)/\(name)"
            guard FolderEntries.kind(of: path, followsLinks: true) == .file else { return nil }
            do throws(VietTextError) {
                return Ignored(patterns: IgnorePatterns(try InputFile.contents(of: path)), depth: depth)
            } catch {
                StandardError.report(error)
                return nil
            }
        }
    }

    /// - Parameters:
    ///   - names: The names that lead to the folder from the first that patterns are known of.
    ///   - start: How many of them lead to the folder given.
    private func walk(
        _ folder: String, _ names: [String], _ start: Int, _ ignored: [Ignored], into files: inout [String]
    ) {
        let entries: [String]
        do { entries = try FolderEntries.names(in: folder) } catch { return StandardError.report(error) }
        let ignored = minds ? ignored + read(folder, depth: names.count) : ignored
        for name in entries where name != "." && name != ".." && name != ".git" && (readsHidden || !name.hasPrefix("."))
        {
            let path = "\(folder)/\(name)"
            let place = names + [name]
            switch FolderEntries.kind(of: path, followsLinks: false) {
            case .folder where isLeftOut(place, isFolder: true, ignored): continue
            case .folder: walk(path, place, start, ignored, into: &files)
            case .link where FolderEntries.kind(of: path, followsLinks: true) != .file: continue
            case .file, .link:
                let isWanted = fits(name, place[start...].joined(separator: "/"))
                if isWanted, !isLeftOut(place, isFolder: false, ignored) { files.append(path) }
            default: continue
            }
        }
    }

    /// The nearest file that has a pattern for a place says whether it is left out.
    private func isLeftOut(_ place: [String], isFolder: Bool, _ ignored: [Ignored]) -> Bool {
        for file in ignored.reversed() {
            if let isOut = file.patterns.leavesOut(place[file.depth...], isFolder: isFolder) { return isOut }
        }
        return false
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
