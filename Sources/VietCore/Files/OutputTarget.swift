import SystemPackage

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
        /// Empty files and files of a kind, which has a name.
        case files(of: String, @Sendable (_ path: String) -> Bool)

        /// What a file at `path` should be and is not; nil where it may be replaced.
        func missed(_ path: String) -> String? {
            switch self {
            case .anything: nil
            case .tables: TableFile.isTable(path) ? nil : "table"
            case .files(let kind, let isOfKind): isOfKind(path) ? nil : kind
            }
        }
    }

    /// The place as the user named it.
    package let path: String
    /// The same with links followed.
    let resolved: FilePath
    /// What stands there now.
    let old: Stat?

    /// - Parameter inputs: the paths of the inputs of the run; `-` is none.
    /// - Throws: ``VietTextError`` with `inputOutput` where the rule forbids it.
    package init(
        _ path: String, inputs: [String] = [], replacing: Replaceable = .anything
    ) throws(VietTextError) {
        func refused(_ why: String) -> VietTextError { VietTextError(.inputOutput, why, file: path) }
        self.path = path
        if path.utf8.last == UInt8(ascii: "/") { throw refused("is the name of a folder, not of a file") }
        var place = FilePath(text: path)
        var status: Stat
        do { status = try place.stat(followTargetSymlink: false) } catch {
            guard error == .noSuchFileOrDirectory else { throw VietTextError(system: error, file: path) }
            (resolved, old) = (place, nil)
            return
        }
        if status.type == .symbolicLink {
            guard [SystemCalls.user, 0].contains(status.userID.rawValue) else {
                throw refused("is a link of another user; it is not followed")
            }
            guard let followed = place.withoutLinks else { throw refused("is a link that leads nowhere") }
            status = try VietTextError.about(path) { try followed.stat() }
            place = followed
        }
        guard status.type == .regular else {
            throw refused("only a regular file can be replaced, no folder, device or pipe")
        }
        try VietTextError.about(path) { try place.checkWritable() }
        for input in inputs where input != "-" {
            if let other = try? FilePath(text: input).stat(), other.deviceID == status.deviceID,
                other.inode == status.inode
            {
                throw refused("is an input too; name another file for the output")
            }
        }
        if status.size > 0, let what = replacing.missed(path) {
            throw refused("is there and no \(what); name another file for the output, or remove it")
        }
        (resolved, old) = (place, status)
    }

    /// The folder of the place; empty for the one of the process.
    var folder: FilePath { resolved.removingLastComponent() }
}
