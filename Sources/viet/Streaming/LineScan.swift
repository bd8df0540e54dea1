import VietCore

/// Loops over bytes that the compiler turns into vector code.
enum LineScan {
    static func count(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var total = 0
        var index = 0
        while index < bytes.count {
            // Counted in blocks short enough for a byte.
            let end = min(index + 255, bytes.count)
            var found: UInt8 = 0
            while index < end {
                found &+= bytes[index] == 0x0A ? 1 : 0
                index += 1
            }
            total += Int(found)
        }
        return total
    }

    /// The offset of the next line feed at or after `start`, or the end.
    static func end(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        bytes.firstIndex(of: 0x0A, from: start)
    }
}
