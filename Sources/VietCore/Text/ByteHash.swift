/// The one hash of bytes: the same on every machine and in every run for the same seed.
@usableFromInline package enum ByteHash {
    /// Differs from run to run, so that nobody can prepare a text whose words meet in one place of a table. For tables in
    /// memory whose order is never seen; what is written down uses seed 0.
    package static let processSeed: UInt64 = {
        var generator = SystemRandomNumberGenerator()
        return generator.next()
    }()

    @inlinable @inline(__always)
    package static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
        let product = a.multipliedFullWidth(by: b)
        return product.high ^ product.low
    }

    /// The hash of `count` bytes. Never reads outside of them.
    @inlinable @inline(__always)
    package static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int, seed: UInt64 = 0) -> UInt64 {
        var hash = seed ^ 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: count)
        var index = 0
        while count - index >= 8 {
            let eight = unsafe UInt64(littleEndian: UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self))
            hash = mix(hash ^ eight, 0xA076_1D64_78BD_642F)
            index += 8
        }
        var rest: UInt64 = 0
        while index < count {
            rest = unsafe rest << 8 | UInt64(bytes[index])
            index += 1
        }
        return mix(hash ^ rest, 0xE703_7ED1_A0B4_28DB)
    }

    package static func hash(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64 = 0) -> UInt64 {
        guard let base = bytes.baseAddress else {
            var none: UInt8 = 0
            return unsafe hash(&none, 0, seed: seed)
        }
        return unsafe hash(base, bytes.count, seed: seed)
    }

    package static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        unsafe bytes.withUnsafeBufferPointer { unsafe hash($0) }
    }
}
