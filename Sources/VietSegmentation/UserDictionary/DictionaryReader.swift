import VietCore
import VietNormalization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Reads the text form of a user dictionary.
enum DictionaryReader {
    /// The entries of a file; a line at fault is left out and reported.
    ///
    /// - Complexity: O(n) for n bytes, in a few passes without a string for a line.
    static func read(
        _ given: [UInt8], file: String?, report: (VietTextError) -> Void
    ) -> UserDictionary.Source {
        guard given.count < Int(UInt32.max) / 4 else {
            report(VietTextError(.inputTooLong, "a dictionary of more than 1 GiB", file: file))
            return .init(name: file, bytes: [], lines: [])
        }
        if given.starts(with: [0xFF, 0xFE]) || given.starts(with: [0xFE, 0xFF]) {
            report(
                VietTextError(
                    .unsupportedEncoding, "the byte order mark says UTF-16; a dictionary is UTF-8", file: file))
            return .init(name: file, bytes: [], lines: [])
        }
        var source = UserDictionary.Source(name: file, bytes: composed(given), lines: [])
        source.lines.reserveCapacity(source.bytes.count / 24)
        source.bytes.withUnsafeMutableBufferPointer { bytes in
            let isValid = UTF8Decoding.firstInvalid(in: UnsafeBufferPointer(bytes)) == nil
            var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            var number: UInt32 = 0
            while start < bytes.count {
                number += 1
                let end = find(0x0A, in: bytes, from: start, to: bytes.count)
                let line = UnsafeMutableBufferPointer(rebasing: bytes[start..<end])
                do throws(VietTextError) {
                    if !isValid, UTF8Decoding.firstInvalid(in: UnsafeBufferPointer(line)) != nil {
                        throw VietTextError(.invalidUTF8, "not valid UTF-8")
                    }
                    if let (words, action) = try entry(in: line) {
                        source.lines.append(
                            .init(
                                start: UInt32(start + words.lowerBound), end: UInt32(start + words.upperBound),
                                number: number, action: action))
                    }
                } catch {
                    report(VietTextError(error.code, error.message, file: file, line: Int(number)))
                }
                start = end + 1
            }
        }
        return source
    }

    /// The bytes in NFC: entries are compared with text that is.
    private static func composed(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { bytes in
            NFCScan.firstSuspect(in: bytes) == nil ? Array(bytes) : nfc(of: bytes).bytes
        }
    }

    /// The words of a line, whose `_` become spaces, and their action; nil where the line is empty or a comment.
    private static func entry(
        in line: UnsafeMutableBufferPointer<UInt8>
    ) throws(VietTextError) -> (Range<Int>, DictionaryAction)? {
        guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
        let tab = find(0x09, in: line, from: 0, to: line.count)
        let words = trimmed(line, 0..<tab)
        if words.isEmpty {
            let isBlank = trimmed(line, 0..<line.count).isEmpty
            if isBlank { return nil }
            throw VietTextError(.malformedRecord, "no words before the tab")
        }
        for index in 0..<tab where line[index] == UInt8(ascii: "_") { line[index] = 0x20 }
        guard tab < line.count else { return (words, .add) }
        // What stands behind a second tab is the user's own.
        let name = trimmed(line, tab + 1..<find(0x09, in: line, from: tab + 1, to: line.count))
        if name.isEmpty { return (words, .add) }
        let text = UnsafeBufferPointer(rebasing: line[name])
        for (action, spelling) in names
        where text.elementsEqual(UnsafeBufferPointer(start: spelling.utf8Start, count: spelling.utf8CodeUnitCount)) {
            return (words, action)
        }
        let shown = String(decoding: text.prefix(40), as: UTF8.self)
        throw VietTextError(
            .malformedRecord, "unknown action '\(shown)'; there are add, prefer, force and forbid")
    }

    private static let names: [(DictionaryAction, StaticString)] = [
        (.add, "add"), (.force, "force"), (.forbid, "forbid"), (.prefer, "prefer"),
    ]

    private static func find(
        _ byte: UInt8, in bytes: UnsafeMutableBufferPointer<UInt8>, from start: Int, to end: Int
    ) -> Int {
        guard let base = bytes.baseAddress, start < end else { return end }
        guard let found = memchr(base + start, Int32(byte), end - start) else { return end }
        return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(found))
    }

    /// The range without spaces, carriage returns and `_` at its ends.
    private static func trimmed(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ range: Range<Int>) -> Range<Int> {
        func isBlank(_ byte: UInt8) -> Bool {
            byte == 0x20 || byte == 0x0D || byte == 0x09 || byte == UInt8(ascii: "_")
        }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isBlank(bytes[start]) { start += 1 }
        while start < end, isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }
}
