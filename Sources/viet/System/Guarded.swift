/// A value that one thread at a time may read and change.
///
/// Over the system's own mutex, and not that of the standard library: the thread sanitizer does not see a thread wait
/// inside a library that was built without it, and would report a race that is none.
final class Guarded<Value>: @unchecked Sendable {
    private let monitor = Monitor()
    private var value: Value

    init(_ value: sending Value) { self.value = value }

    func withLock<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        monitor.lock()
        defer { monitor.unlock() }
        return try body(&value)
    }
}
