/// A hash of bytes that is the same on every machine and in every run, unlike that of the standard library.
enum ByteHash {
    @inline(__always)
    private static func load64(_ pointer: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
    }

    @inline(__always)
    private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }

    /// The hash of `count` bytes. Never reads outside of them.
    @inline(__always)
    static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int, seed: UInt64 = 0) -> UInt64 {
        var hash = seed ^ 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: count)
        var index = 0
        while count - index >= 8 {
            hash = mix(hash ^ load64(bytes + index), 0xA076_1D64_78BD_642F)
            index += 8
        }
        var rest: UInt64 = 0
        while index < count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        return mix(hash ^ rest, 0xE703_7ED1_A0B4_28DB)
    }

    static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
        guard let base = bytes.baseAddress else {
            var none: UInt8 = 0
            return hash(&none, 0, seed: seed)
        }
        return hash(base, bytes.count, seed: seed)
    }
}

/// Tells texts apart by their exact bytes.
package enum TextFingerprint {
    /// Two independent hashes of 64 bits: among a billion texts the chance of one mistake is below 10⁻²⁰.
    package static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
        (ByteHash.hash(bytes), ByteHash.hash(bytes, seed: 0x6C62_272E_07BB_0142))
    }
}
