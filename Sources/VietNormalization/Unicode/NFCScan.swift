import CVietICU

/// Decides by a scan over bytes whether a text is in NFC already.
package enum NFCScan {
    /// The offset of the first code point that may change under NFC or make its neighbour change, or nil where `bytes`
    /// is certainly NFC. Conservative: nil is a proof, an offset only a suspicion. Invalid bytes are never suspect.
    ///
    /// - Complexity: O(n), several bytes a cycle.
    package static func firstSuspect(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let base = bytes.baseAddress else { return nil }
        let found = unsafe viet_nfc_suspect(base, bytes.count, 0)
        return found < bytes.count ? found : nil
    }

    /// Whether `bytes` are certainly NFC.
    package static func isNFC(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { unsafe firstSuspect(in: $0) == nil }
    }
}
