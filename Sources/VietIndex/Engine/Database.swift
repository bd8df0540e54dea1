import CSQLite
import CVietVFS
import VietCore

/// A connection to a database of SQLite, for one thread.
@safe final class Database {
    /// The file as the user named it.
    let path: String
    private let handle: OpaquePointer
    // What the connection reads by lives longer.
    private let pages: CheckedPages?

    /// Takes over a connection, or closes it where it could not be opened.
    private init(_ handle: OpaquePointer?, _ status: Int32, path: String, pages: CheckedPages? = nil)
        throws(VietTextError)
    {
        guard let handle = unsafe handle, status == SQLITE_OK else {
            unsafe sqlite3_close_v2(handle)
            throw Database.failure(status, path)
        }
        unsafe self.handle = unsafe handle
        self.path = path
        self.pages = pages
    }

    /// Opens an empty file for writing. What is written is on the disk when the connection is gone and not before: no
    /// journal is kept.
    convenience init(creating name: UnsafePointer<CChar>, path: String) throws(VietTextError) {
        var handle: OpaquePointer?
        let status = unsafe sqlite3_open_v2(
            name, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil
        )
        try unsafe self.init(handle, status, path: path)
    }

    /// Opens a file of checked pages for reading.
    convenience init(reading pages: CheckedPages, path: String) throws(VietTextError) {
        var handle: OpaquePointer?
        let status = unsafe sqlite3_open_v2(
            "index", &handle, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, pages.name)
        try unsafe self.init(handle, status, path: path, pages: pages)
    }

    deinit { unsafe sqlite3_close_v2(handle) }

    /// Runs statements that give nothing back.
    func run(_ statements: String) throws(VietTextError) {
        try check(unsafe sqlite3_exec(handle, statements, nil, nil, nil))
    }

    /// Prepares a statement for use many times.
    func prepare(_ text: String) throws(VietTextError) -> Statement {
        var statement: OpaquePointer?
        try check(unsafe sqlite3_prepare_v3(handle, text, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil))
        guard let statement = unsafe statement else { throw Database.failure(SQLITE_ERROR, path) }
        return unsafe Statement(statement, of: self)
    }

    /// - Throws: ``VietTextError`` where a call of SQLite did not do what was asked.
    func check(_ status: Int32) throws(VietTextError) {
        if status != SQLITE_OK { throw Database.failure(status, path) }
    }

    private static func failure(_ status: Int32, _ path: String) -> VietTextError {
        switch status & 0xFF {
        case SQLITE_FULL:
            return VietTextError(.inputOutput, "cannot be written: no space left on the device", file: path)
        case SQLITE_NOMEM: return VietTextError(.inputOutput, "there is not enough memory for the index", file: path)
        case SQLITE_TOOBIG: return VietTextError(.inputTooLong, "a document is too long for an index", file: path)
        // Statements of ours fit every index: where they do not, the file is another one than it says.
        case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_ERROR, SQLITE_SCHEMA: return VietTextError(damagedIndex: path)
        default:
            if status == VIET_PAGE_DAMAGED { return VietTextError(damagedIndex: path) }
            return unsafe VietTextError(.inputOutput, String(cString: sqlite3_errstr(status)), file: path)
        }
    }
}

extension VietTextError {
    /// A file that is no more what was written.
    init(damagedIndex path: String) {
        self.init(.corruptTable, "is a damaged index; build it again with viet index build", file: path)
    }
}
