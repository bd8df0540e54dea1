import VietCore

/// A stretch of source with each run of white space as one space and none at its ends.
func plainText(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    let text = unsafe String(decoding: bytes, as: UTF8.self)
    return unsafe isPlain(bytes) ? text : text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

/// Whether there is nothing but ASCII and letters of Vietnamese with single spaces between: the usual case, told without
/// decoding.
private func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var wasSpace = true
    var last: UInt8 = 0
    for index in bytes.indices {
        let byte = unsafe bytes[index]
        switch byte {
        case 0x20:
            if wasSpace { return false }
            wasSpace = true
        case 0x21..<0x7F, 0xC3...0xC6, 0xE1: wasSpace = false
        // Behind E1, only BA and BB: other white space and marks begin so, too.
        case 0x80..<0xC0: if last == 0xE1 && byte != 0xBA && byte != 0xBB { return false }
        // Marks behind their letter.
        case 0xCC, 0xCD: if wasSpace { return false }
        default: return false
        }
        last = byte
    }
    return !wasSpace
}
