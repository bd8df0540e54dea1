import CSQLite
import VietCore

/// A prepared statement of a ``Database``.
@safe final class Statement {
    private let handle: OpaquePointer
    // Keeps the connection open.
    private let database: Database

    init(_ handle: OpaquePointer, of database: Database) {
        unsafe self.handle = unsafe handle
        self.database = database
    }

    deinit { unsafe sqlite3_finalize(handle) }

    /// Begins anew with other values.
    func reset() { unsafe sqlite3_reset(handle) }

    /// - Parameter place: which parameter, counted from 1.
    func bind(_ value: Int, at place: Int32) throws(VietTextError) {
        try database.check(unsafe sqlite3_bind_int64(handle, place, Int64(value)))
    }

    func bind(_ text: String, at place: Int32) throws(VietTextError) {
        try bind(text: Array(text.utf8), at: place)
    }

    /// Binds bytes that stay where they are until the statement is reset.
    func bind(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int32) throws(VietTextError) {
        try database.check(
            bytes.isEmpty
                ? unsafe sqlite3_bind_zeroblob(handle, place, 0)
                : unsafe sqlite3_bind_blob64(handle, place, bytes.baseAddress, UInt64(bytes.count), nil))
    }

    /// Binds bytes, which SQLite copies.
    func bind(_ bytes: [UInt8], at place: Int32) throws(VietTextError) {
        let status = unsafe bytes.withUnsafeBufferPointer {
            $0.isEmpty
                ? unsafe sqlite3_bind_zeroblob(handle, place, 0)
                : unsafe sqlite3_bind_blob64(handle, place, $0.baseAddress, UInt64($0.count), Statement.transient)
        }
        try database.check(status)
    }

    /// Binds text in UTF-8, which SQLite copies.
    func bind(text: [UInt8], at place: Int32) throws(VietTextError) {
        let status = unsafe text.withUnsafeBufferPointer { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) {
                unsafe sqlite3_bind_text64(
                    handle, place, $0.baseAddress, UInt64($0.count), Statement.transient, UInt8(SQLITE_UTF8))
            }
        }
        try database.check(status)
    }

    func bindNull(at place: Int32) throws(VietTextError) { try database.check(unsafe sqlite3_bind_null(handle, place)) }

    private static let transient = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// Goes to the next row.
    ///
    /// - Returns: whether there is one.
    func step() throws(VietTextError) -> Bool {
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let status:
            try database.check(status)
            return false
        }
    }

    /// Runs a statement that gives nothing back, and makes it ready for the next values.
    func run() throws(VietTextError) {
        defer { reset() }
        _ = try step()
    }

    func integer(_ column: Int32) -> Int { Int(unsafe sqlite3_column_int64(handle, column)) }

    func text(_ column: Int32) -> String { unsafe String(decoding: bytes(column), as: UTF8.self) }

    /// Whether the column of the row holds nothing.
    func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_NULL }

    /// The bytes of a column. Valid until the next step.
    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        let start = unsafe sqlite3_column_blob(handle, column)
        let count = Int(unsafe sqlite3_column_bytes(handle, column))
        return unsafe UnsafeBufferPointer(
            start: start?.assumingMemoryBound(to: UInt8.self), count: start == nil ? 0 : count)
    }
}
