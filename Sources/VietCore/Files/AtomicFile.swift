#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A new file that takes its place as a whole or not at all.
///
/// It is written in the same folder under a name that nobody knows before, which is gone unless ``commit()`` gives it the
/// name of the old file; also where a signal ends the process.
package struct AtomicFile: ~Copyable {
    /// What to write to.
    package let file: StoredFile
    private let target: OutputTarget
    private let temporary: String

    /// Opens the new file.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, naming the file.
    package init(_ target: OutputTarget) throws(VietTextError) {
        self.target = target
        // Until it is named a file is for nobody but its owner where the old one may have been.
        let mode: mode_t = target.old == nil ? 0o666 : 0o600
        var path = ""
        var descriptor: Int32 = -1
        for _ in 0..<100 {
            path = "\(target.folder)/.viet-\(String(UInt64.random(in: 0...UInt64.max), radix: 36))"
            TemporaryName.keep(path)
            // A file or a link of this name is not opened, whoever put it there.
            descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
            if descriptor >= 0 || errno != EEXIST { break }
        }
        guard descriptor >= 0 else {
            let number = errno
            TemporaryName.forget()
            throw VietTextError(systemError: number, "cannot be written: ", file: target.path)
        }
        temporary = path
        file = StoredFile(path: target.path, descriptor: descriptor)
    }

    deinit {
        unlink(temporary)
        TemporaryName.forget()
    }

    /// Puts the file in its place, on the disk before it has the name: a crash leaves the old file or the new one.
    ///
    /// It has the permissions of the old file, and its owner where the system allows that.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`; the old file then stays as it is.
    package consuming func commit() throws(VietTextError) {
        let descriptor = file.descriptor
        var result: Int32 = 0
        if let old = target.old {
            let isOwned = fchown(descriptor, old.st_uid, old.st_gid) == 0
            // What runs with the rights of its owner must not do so with those of another.
            result = fchmod(descriptor, old.st_mode & (isOwned ? 0o7777 : 0o777))
        }
        if result == 0 { result = fsync(descriptor) }
        if result == 0 { result = rename(temporary, target.resolved) }
        guard result == 0 else { throw VietTextError(systemError: errno, "cannot be written: ", file: target.path) }
        let folder = open(target.folder, O_RDONLY | O_CLOEXEC)
        if folder >= 0 {
            fsync(folder)
            close(folder)
        }
    }

    /// Removes the temporary file that there is at the moment, for a process that is about to end. A handler of signals may
    /// call it.
    package static func abandon() { TemporaryName.remove() }

    /// Puts `bytes` at a place.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`; an old file then stays as it is.
    package static func write(_ bytes: [UInt8], to target: OutputTarget) throws(VietTextError) {
        let new = try AtomicFile(target)
        try new.file.write(bytes[...], at: 0)
        try new.commit()
    }

    /// Puts `bytes` at `path`, in the place of any regular file that is no input.
    package static func write(
        _ bytes: [UInt8], to path: String, inputs: [String] = []
    ) throws(VietTextError) {
        try write(bytes, to: OutputTarget(path, inputs: inputs))
    }
}

/// The name of the temporary file that there is at the moment, for a signal that ends the process to remove it.
///
/// One thread writes files, so there is one at a time.
private enum TemporaryName {
    nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?
    nonisolated(unsafe) private static var isWatching = false

    static func keep(_ name: String) {
        forget()
        path = strdup(name)
        if isWatching { return }
        isWatching = true
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // What was told to be ignored, by nohup for example, stays ignored.
            let before = signal(number, handler)
            if let before, unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                signal(number, SIG_IGN)
            }
        }
    }

    static func forget() {
        let old = path
        path = nil
        free(old)
    }

    static func remove() {
        if let path { unlink(path) }
    }

    /// Only calls that are allowed in a handler.
    private static let handler: @convention(c) (Int32) -> Void = { number in
        remove()
        signal(number, SIG_DFL)
        raise(number)
    }
}
