import CVietVFS
import VietCore

/// A finished index file: pages of SQLite, the hash of every page, and what tells that all of it was written.
///
/// Numbers are of 64 bits, least significant byte first: hashes; then ``mark``, version of the layout, size of a page, count of
/// pages, hash of the hashes.
@safe final class CheckedPages {
    private let file: StoredFile
    private let system: OpaquePointer

    private static let mark: [UInt8] = Array("VIETINDX".utf8)
    /// Another one for files that this program could not read.
    private static let version = 1
    static let pageSize = 8192
    private static let tailLength = 40

    /// The name of the file system that SQLite reads the file by.
    var name: UnsafePointer<CChar> { unsafe viet_vfs_name(system) }

    /// Opens a file and reads its end.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable` where it was not finished or is no index, `incompatibleTable` where it is of
    ///   another version.
    init(_ file: StoredFile) throws(VietTextError) {
        self.file = file
        let tail = try CheckedPages.tail(of: file)
        let (version, size, count) = (tail[1], tail[2], tail[3])
        guard version == CheckedPages.version else {
            throw VietTextError(
                .incompatibleTable,
                "is an index of version \(version), read is \(CheckedPages.version); build it again",
                file: file.path)
        }
        let length = try file.length()
        guard size == CheckedPages.pageSize, count > 0, count <= length / size,
            length == count * size + count * 8 + CheckedPages.tailLength
        else { throw VietTextError(damagedIndex: file.path) }
        let hashes = try CheckedPages.read(file, at: count * size, count: count * 8)
        guard CheckedPages.hash(ofHashes: hashes) == tail[4] else {
            throw VietTextError(damagedIndex: file.path)
        }
        let values = unsafe hashes.withUnsafeBytes { bytes in
            (0..<count).map {
                UInt64(littleEndian: unsafe bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))
            }
        }
        let made = unsafe values.withUnsafeBufferPointer {
            unsafe viet_vfs_make(file.number, size, $0.baseAddress, count)
        }
        guard let made = unsafe made else {
            throw VietTextError(.inputOutput, "there is not enough memory for the index", file: file.path)
        }
        unsafe system = unsafe made
    }

    deinit { unsafe viet_vfs_free(system) }

    /// Whether a file ends as a finished index does.
    static func isIndex(_ path: String) -> Bool {
        guard let file = try? StoredFile(reading: path) else { return false }
        return (try? tail(of: file)) != nil
    }

    /// Writes the end of a file whose pages are all written.
    static func finish(_ file: StoredFile) throws(VietTextError) {
        let length = try file.length()
        let count = length / pageSize
        var hashes: [UInt8] = []
        for page in 0..<count {
            let bytes = try read(file, at: page * pageSize, count: pageSize)
            hashes += [hash(bytes)].littleEndianBytes
        }
        var tail = mark
        tail += [version, pageSize, count, hash(ofHashes: hashes)].littleEndianBytes
        try file.write(hashes[...], at: count * pageSize)
        try file.write(tail[...], at: count * pageSize + hashes.count)
    }

    /// Writes the end of a finished file anew.
    static func seal(_ path: String) -> Bool {
        guard let bytes = try? InputFile.contents(of: path), let file = try? StoredFile(reading: path),
            let tail = try? tail(of: file), tail[3] > 0, tail[3] <= bytes.count / pageSize
        else { return false }
        // A file of its own name, as the old one is read.
        guard let target = try? OutputTarget(path), let new = try? AtomicFile(target) else { return false }
        do {
            try new.file.write(bytes[..<(tail[3] * pageSize)], at: 0)
            try finish(new.file)
            try new.commit()
            return true
        } catch { return false }
    }

    /// The five numbers at the end of a file.
    private static func tail(of file: StoredFile) throws(VietTextError) -> [Int] {
        let length = try file.length()
        guard length >= tailLength else { throw unfinished(file.path) }
        let bytes = try read(file, at: length - tailLength, count: tailLength)
        guard bytes.starts(with: mark) else { throw unfinished(file.path) }
        return (0..<5).map { number(bytes, at: $0 * 8) }
    }

    private static func unfinished(_ path: String) -> VietTextError {
        VietTextError(
            .corruptTable, "is no index, or only a part of one; build it again with viet index build", file: path)
    }

    /// Exactly so many bytes.
    private static func read(_ file: StoredFile, at offset: Int, count: Int) throws(VietTextError) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = try file.read(at: offset + bytes.count, count: count - bytes.count)
            guard !more.isEmpty else { throw VietTextError(damagedIndex: file.path) }
            bytes = bytes.isEmpty ? more : bytes + more
        }
        return bytes
    }

    private static func hash(_ bytes: [UInt8]) -> Int {
        unsafe bytes.withUnsafeBytes { Int(bitPattern: UInt(unsafe viet_page_hash($0.baseAddress, $0.count))) }
    }

    /// The hash takes 32 bytes at a time.
    private static func hash(ofHashes hashes: [UInt8]) -> Int {
        hash(hashes + [UInt8](repeating: 0, count: -hashes.count & 31))
    }

    private static func number(_ bytes: [UInt8], at place: Int) -> Int {
        var value: UInt64 = 0
        for byte in bytes[place..<place + 8].reversed() { value = value << 8 | UInt64(byte) }
        return Int(bitPattern: UInt(value))
    }
}
