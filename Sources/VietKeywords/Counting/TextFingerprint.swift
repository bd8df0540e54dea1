import VietCore

/// Tells texts apart by their exact bytes, within one run of the program.
package enum TextFingerprint {
    /// Two independent hashes of 64 bits: among a billion texts the chance of one mistake is below 10⁻²⁰.
    package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
        let seed = ByteHash.processSeed
        return unsafe (ByteHash.hash(bytes, seed: seed), ByteHash.hash(bytes, seed: ~seed ^ 0x6C62_272E_07BB_0142))
    }
}
