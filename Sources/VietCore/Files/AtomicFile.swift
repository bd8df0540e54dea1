import SystemPackage

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
    private let temporary: FilePath

    /// Opens the new file.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`, naming the file.
    package init(_ target: OutputTarget) throws(VietTextError) {
        self.target = target
        // Until it is named a file is for nobody but its owner where the old one may have been.
        let permissions = target.old == nil ? FilePermissions(rawValue: 0o666) : .ownerReadWrite
        let (name, descriptor) = try VietTextError.about(target.path, "cannot be written: ") {
            do {
                return try NewFile.open(in: target.folder, permissions: permissions, before: TemporaryName.keep)
            } catch {
                TemporaryName.forget()
                throw error
            }
        }
        temporary = name
        file = StoredFile(path: target.path, descriptor: descriptor)
    }

    deinit {
        temporary.remove()
        TemporaryName.forget()
    }

    /// The name of the new file at the moment, for a library that opens files itself.
    package func withTemporaryName<R>(_ body: (UnsafePointer<CChar>) -> R) -> R {
        unsafe temporary.withPlatformString { unsafe body($0) }
    }

    /// Puts the file in its place, on the disk before it has the name: a crash leaves the old file or the new one.
    ///
    /// It has the permissions of the old file, and its owner where the system allows that.
    ///
    /// - Throws: ``VietTextError`` with `inputOutput`; the old file then stays as it is.
    package consuming func commit() throws(VietTextError) {
        try VietTextError.about(target.path, "cannot be written: ") {
            let descriptor = file.descriptor.rawValue
            if let old = target.old {
                let isOwned = fchown(descriptor, old.userID.rawValue, old.groupID.rawValue) == 0
                // What runs with the rights of its owner must not do so with those of another.
                try Errno.check(fchmod(descriptor, old.permissions.rawValue & (isOwned ? 0o7777 : 0o777)))
            }
            try Errno.check(fsync(descriptor))
            try temporary.move(to: target.resolved)
        }
        let folder = target.folder.isEmpty ? "." : target.folder
        if let descriptor = try? FileDescriptor.open(folder, .readOnly, options: .closeOnExec) {
            fsync(descriptor.rawValue)
            try? descriptor.close()
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

    static func keep(_ name: FilePath) {
        forget()
        unsafe path = unsafe name.withPlatformString { unsafe strdup($0) }
        if unsafe isWatching { return }
        unsafe isWatching = true
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // What was told to be ignored, by nohup for example, stays ignored.
            let before = signal(number, handler)
            if let before, unsafe unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                signal(number, SIG_IGN)
            }
        }
    }

    static func forget() {
        let old = unsafe path
        unsafe path = nil
        unsafe free(old)
    }

    static func remove() {
        if let path = unsafe path { unsafe unlink(path) }
    }

    /// Only calls that are allowed in a handler.
    private static let handler: @convention(c) (Int32) -> Void = { number in
        remove()
        signal(number, SIG_DFL)
        raise(number)
    }
}
