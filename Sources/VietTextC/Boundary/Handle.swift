import Synchronization
import VietCore

/// What a program in C holds in place of an object: the object's address, with one count of its references.
enum Handle {
    /// A handle that keeps `object` until ``release(_:as:)``.
    static func make(_ object: AnyObject) -> OpaquePointer {
        unsafe OpaquePointer(Unmanaged.passRetained(object).toOpaque())
    }

    /// The object of a handle.
    static func object<Object: AnyObject>(
        _ handle: OpaquePointer?, as: Object.Type = Object.self
    ) throws(VietTextError) -> Object {
        guard let handle = unsafe handle else { throw VietTextError(.invalidArgument, "a handle is NULL") }
        return unsafe Unmanaged<Object>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
    }

    static func release<Object: AnyObject>(_ handle: OpaquePointer?, as: Object.Type) {
        guard let handle = unsafe handle else { return }
        unsafe Unmanaged<Object>.fromOpaque(UnsafeRawPointer(handle)).release()
    }
}

/// Lets one call in at a time and sends the others away.
struct CallGate: ~Copyable {
    private let isBusy = Atomic(false)

    func withEntry(_ body: () throws -> Void) throws {
        guard !isBusy.exchange(true, ordering: .acquiring) else {
            throw VietTextError(.misuse, "another call is using this handle; give every thread one of its own")
        }
        defer { isBusy.store(false, ordering: .releasing) }
        try body()
    }
}
