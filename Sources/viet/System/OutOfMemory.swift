import VietCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Makes of memory that cannot be had a message and an exit status.
///
/// The runtime of Swift says how much was wanted and aborts; `errno` tells that from an abort for another reason.
enum OutOfMemory {
    /// Watches for it until the process ends.
    static func watch() { signal(SIGABRT, handler) }

    /// Only calls that are allowed in a handler.
    private static let handler: @convention(c) (Int32) -> Void = { number in
        if errno == ENOMEM {
            AtomicFile.abandon()
            let message: StaticString = "viet: there is not enough memory for this input\n"
            _ = write(2, message.utf8Start, message.utf8CodeUnitCount)
            _exit(2)
        }
        signal(number, SIG_DFL)
        raise(number)
    }
}
