import VietCore

/// What is known about a string of tokens from counting: a view into the model, nothing is copied.
///
/// The table is open addressing over 32-bit keys of token sequences. Each prefix of an entry is in the table too, so
/// that the longest entry at a place is found without looking further than it reaches.
package struct NameTable: @unchecked Sendable {
    /// The number of lists: provinces, districts and communes, countries and cities, family names, other parts of names.
    package static let lists = 5

    /// What the table holds of one sequence.
    package struct Payload: Hashable, Sendable {
        /// Bits 0-15: shares in fifteenths, four bits a type; 16-19 the share of uses that are no name; 20-23 the
        /// logarithm of the count; 24-28 lists; 29-30 how often it is written with capitals; 31 set for an entry, clear
        /// for a bare prefix.
        package var bits: UInt32
        package init(bits: UInt32) { self.bits = bits }

        package var isEntry: Bool { bits >> 31 != 0 }
        package var lists: UInt32 { bits >> 24 & 0x1F }
        /// 0 for half of the time or less, 1 for more, 2 for nine in ten, 3 for nearly always.
        package var capitals: UInt32 { bits >> 29 & 3 }
        package var logCount: UInt32 { bits >> 20 & 15 }
        package func share(_ type: Int) -> UInt32 { bits >> UInt32(4 * type) & 15 }
        package var none: UInt32 { bits >> 16 & 15 }

        /// 0 where nothing was counted, else a small number for the most frequent type and how clear it is.
        package var kind: UInt32 {
            if logCount == 0 { return 0 }
            var best = 0
            var share: UInt32 = 0
            for type in 0..<4 where self.share(type) > share {
                best = type
                share = self.share(type)
            }
            if none > share { return none >= 12 ? 14 : 13 }
            return 1 + UInt32(best) * 3 + (share >= 13 ? 0 : share >= 9 ? 1 : 2)
        }
    }

    private let keys: UnsafePointer<UInt32>
    private let payloads: UnsafePointer<UInt32>
    private let shift: UInt32
    private let mask: Int
    package let isEmpty: Bool

    /// A table without entries.
    package init() {
        keys = UnsafePointer(bitPattern: 8)!
        payloads = keys
        shift = 0
        mask = 0
        isEmpty = true
    }

    /// A view of `capacity` keys followed by as many payloads; `capacity` is a power of two with at least one free key.
    package init(_ base: UnsafePointer<UInt32>, capacity: Int) {
        keys = base
        payloads = base + capacity
        mask = capacity - 1
        shift = UInt32(32 - capacity.trailingZeroBitCount)
        isEmpty = false
    }

    /// The key of a sequence one token longer.
    @inline(__always)
    package static func extend(_ key: UInt32, _ low: UInt32) -> UInt32 {
        var hash = (key ^ low) &* 0x9E37_79B1
        hash ^= hash >> 15
        hash = hash &* 0x85EB_CA77
        hash ^= hash >> 13
        return hash == 0 ? 1 : hash
    }

    /// The payload of a key, or zero bits where the table has none.
    @inline(__always)
    package subscript(key: UInt32) -> Payload? {
        if isEmpty { return nil }
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> shift)
        while true {
            let found = keys[slot]
            if found == key { return Payload(bits: payloads[slot]) }
            if found == 0 { return nil }
            slot = (slot + 1) & mask
        }
    }

    /// The words of a table that holds `entries`, laid out for ``init(_:capacity:)``.
    package static func build(_ entries: [UInt32: UInt32]) -> (words: [UInt32], capacity: Int) {
        var capacity = 16
        while capacity * 7 < entries.count * 10 { capacity *= 2 }
        var words = [UInt32](repeating: 0, count: capacity * 2)
        let shift = UInt32(32 - capacity.trailingZeroBitCount)
        for key in entries.keys.sorted() {
            var slot = Int((key &* 0x9E37_79B1) >> shift)
            while words[slot] != 0 { slot = (slot + 1) & (capacity - 1) }
            words[slot] = key
            words[capacity + slot] = entries[key]!
        }
        return (words, capacity)
    }
}
