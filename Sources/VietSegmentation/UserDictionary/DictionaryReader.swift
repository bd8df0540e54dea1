import VietCore
import VietNormalization

/// Reads the text form of a user dictionary.
enum DictionaryReader {
    /// The entries of a file; a line at fault is left out and reported.
    ///
    /// - Complexity: O(n) for n bytes, in a few passes without a string for a line.
    static func read(
        _ given: consuming [UInt8], file: String?, report: (VietTextError) -> Void
    ) -> UserDictionary.Source {
        guard given.count < Int(UInt32.max) / 4 else {
            report(VietTextError(.inputTooLong, "a dictionary of more than 1 GiB", file: file))
            return .init(name: file, bytes: [], lines: [])
        }
        var bytes: [UInt8]
        do { bytes = try ListText.unmarked(given, file: file) } catch {
            report(error)
            return .init(name: file, bytes: [], lines: [])
        }
        let invalid = UTF8Decoding.firstInvalid(in: bytes) == nil ? nil : ListText.invalidMessage(bytes)
        // Entries are compared with text that is composed.
        if !NFCScan.isNFC(bytes) { bytes = nfc(of: bytes).bytes }
        var lines: [UserDictionary.Line] = []
        // What is not written is not touched.
        lines.reserveCapacity(bytes.count / 8)
        var spaces = 0
        unsafe bytes.withUnsafeMutableBufferPointer { bytes in
            var line = unsafe DictionaryLineReader(bytes)
            while line.next() {
                if let invalid,
                    unsafe UTF8Decoding.firstInvalid(in: UnsafeBufferPointer(rebasing: bytes[line.range])) != nil
                {
                    report(VietTextError(.invalidUTF8, invalid, file: file, line: Int(line.number)))
                } else if let entry = line.entry() {
                    lines.append(entry)
                } else if let fault = line.takeFault() {
                    report(VietTextError(.malformedRecord, fault, file: file, line: Int(line.number)))
                }
            }
            for index in bytes.indices { unsafe spaces &+= bytes[index] == 0x20 ? 1 : 0 }
        }
        return .init(name: file, bytes: bytes, lines: lines, wordCount: lines.count + spaces)
    }
}
