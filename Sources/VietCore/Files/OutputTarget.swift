#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A place for a file, judged by the one rule for what may be written to.
///
/// The place is free, or a regular file stands there that may be written, is no input of the run, and is of a kind that
/// the new file may replace. A link is followed and stays, unless it leads nowhere or belongs to a stranger, who may have
/// put it there for the file behind it to be destroyed. Devices, pipes and folders are never replaced.
package struct OutputTarget {
    /// What a file may take the place of.
    package enum Replaceable: Sendable {
        /// Any regular file.
        case anything
        /// Empty files and compiled tables.
        case tables
    }

    /// The place as the user named it.
    package let path: String
    /// The same with links followed.
    let resolved: String
    /// What stands there now.
    let old: stat?

    /// - Parameter inputs: the paths of the inputs of the run; `-` is none.
    /// - Throws: ``VietTextError`` with `inputOutput` where the rule forbids it.
    package init(
        _ path: String, inputs: [String] = [], replacing: Replaceable = .anything
    ) throws(VietTextError) {
        func refused(_ why: String) -> VietTextError { VietTextError(.inputOutput, why, file: path) }
        self.path = path
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard errno == ENOENT else { throw VietTextError(systemError: errno, file: path) }
            (resolved, old) = (path, nil)
            return
        }
        if status.st_mode & S_IFMT == S_IFLNK {
            guard status.st_uid == geteuid() || status.st_uid == 0 else {
                throw refused("is a link of another user; it is not followed")
            }
            guard let target = realpath(path, nil) else { throw refused("is a link that leads nowhere") }
            defer { free(target) }
            resolved = String(cString: target)
            guard stat(resolved, &status) == 0 else { throw VietTextError(systemError: errno, file: path) }
        } else {
            resolved = path
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw refused("only a regular file can be replaced, no folder, device or pipe")
        }
        guard access(resolved, W_OK) == 0 else { throw VietTextError(systemError: errno, file: path) }
        for input in inputs where input != "-" {
            var other = stat()
            if stat(input, &other) == 0, other.st_dev == status.st_dev, other.st_ino == status.st_ino {
                throw refused("is an input too; name another file for the output")
            }
        }
        if case .tables = replacing, status.st_size > 0, !TableFile.isTable(resolved) {
            throw refused("is there and no table; name another file for the output, or remove it")
        }
        old = status
    }

    /// The folder of the place.
    var folder: String {
        guard let slash = resolved.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == resolved.startIndex ? "/" : String(resolved[..<slash])
    }
}
