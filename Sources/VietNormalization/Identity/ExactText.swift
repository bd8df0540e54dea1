/// Sees at a glance that most text is its own form at the level ``WordIdentity/exact``.
enum ExactText {
    /// Whether `bytes` are letters of Vietnamese, ASCII and common marks, with single spaces between. False says nothing.
    ///
    /// - Complexity: O(n).
    static func isOwnForm(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = bytes.count
        var at = 0
        // White space at either end is left out of a form.
        var isSpace = true
        while at < count {
            let byte = unsafe bytes[at]
            if byte < 0x80 {
                guard byte >= 0x20, byte < 0x7F, byte != 0x20 || !isSpace else { return false }
                isSpace = byte == 0x20
                at &+= 1
                continue
            }
            isSpace = false
            if byte >= 0xC3, byte <= 0xC6 {
                // À to ƿ.
                guard at &+ 1 < count, unsafe bytes[at &+ 1] & 0xC0 == 0x80 else { return false }
                at &+= 2
                continue
            }
            guard at &+ 2 < count else { return false }
            let (second, third) = unsafe (bytes[at &+ 1], bytes[at &+ 2])
            // Ẁ to ỿ; dashes, quotation marks, the bullet and the ellipsis.
            guard
                byte == 0xE1 && second & 0xFE == 0xBA && third & 0xC0 == 0x80
                    || byte == 0xE2 && second == 0x80 && third >= 0x90 && third <= 0xA7
            else { return false }
            at &+= 3
        }
        return !isSpace
    }
}
