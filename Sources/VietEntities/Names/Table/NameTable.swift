import VietCore

/// What is known about a string of tokens from counting: a view into the model, nothing is copied.
///
/// The table is open addressing over 32-bit keys of token sequences. Each prefix of an entry is in the table too, so
/// that the longest entry at a place is found without looking further than it reaches.
@safe package struct NameTable: @unchecked Sendable {
    /// An entry may be in this many lists, of which ``KnownList`` names those in use.
    package static let lists = 20

    /// What the table holds of one sequence.
    package struct Payload: Hashable, Sendable {
        /// Bits 0-3: what the name was counted as, 4-6: how often, 7: set where it mostly was no name; 8-27: lists;
        /// 29-30: how often it is written with capitals; 31: set for an entry, clear for a bare prefix.
        package var bits: UInt32
        package init(bits: UInt32) { self.bits = bits }

        /// An entry that was counted this often as a name of each type and as none.
        package init(counts: [Int32], none: Int32) {
            let total = counts.reduce(none, +)
            let best = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) } ?? 0
            let share = { (count: Int32) in (count * 15 + total / 2) / max(total, 1) }
            let kind: UInt32
            if none > counts[best] {
                kind = share(none) >= 12 ? 14 : 13
            } else {
                kind = 1 + UInt32(best) * 3 + (share(counts[best]) >= 13 ? 0 : share(counts[best]) >= 9 ? 1 : 2)
            }
            let step: UInt32 = total < 4 ? 1 : total < 16 ? 2 : total < 256 ? 3 : total < 4096 ? 4 : 5
            bits = 1 << 31 | kind | step << 4 | (share(none) >= 7 ? 1 << 7 : 0)
        }

        /// An entry that is in a list.
        package init(list: KnownList) { bits = 1 << 31 | list.bit << 8 }

        /// A cue of a kind; its lists are the number of the kind.
        package init(cue: NameCue) { bits = 1 << 31 | UInt32(cue.rawValue) << 8 }

        package var isEntry: Bool { bits >> 31 != 0 }
        /// The kind of a ``NameCue``, where the key is that of one.
        package var cue: UInt8 { UInt8(truncatingIfNeeded: lists) }
        /// One bit a list.
        package var lists: UInt32 { bits >> 8 & 0xF_FFFF }
        /// 0 for half of the time or less, 1 for more, 2 for nine in ten, 3 for nearly always.
        package var capitals: UInt32 { bits >> 29 & 3 }
        /// 0 where nothing was counted; 1 below 4 times, then below 16, 256, 4096, and 5 for more.
        package var countStep: UInt32 { bits >> 4 & 7 }
        /// Whether half of what was counted, or more, was no name.
        package var isMostlyNone: Bool { bits >> 7 & 1 != 0 }
        /// 0 where nothing was counted, 13 and 14 for mostly no name, else a number for the most frequent type and how
        /// clear it is.
        package var kind: UInt32 { bits & 15 }
    }

    private let keys: UnsafePointer<UInt32>
    private let payloads: UnsafePointer<UInt32>
    private let shift: UInt32
    private let mask: Int
    package let isEmpty: Bool

    /// A table without entries.
    package init() {
        unsafe keys = unsafe UnsafePointer(bitPattern: 8)!
        unsafe payloads = unsafe keys
        shift = 0
        mask = 0
        isEmpty = true
    }

    /// A view of `capacity` keys followed by as many payloads; `capacity` is a power of two with at least one free key.
    package init(_ base: UnsafePointer<UInt32>, capacity: Int) {
        unsafe keys = unsafe base
        unsafe payloads = unsafe base + capacity
        mask = capacity - 1
        shift = UInt32(32 - capacity.trailingZeroBitCount)
        isEmpty = false
    }

    /// The key of a sequence one token longer, by the token's ``TokenKey/short``; 0 is the sequence of none.
    @inline(__always)
    package static func extend(_ key: UInt32, _ tokenKey: UInt32) -> UInt32 {
        var hash = (key ^ tokenKey) &* 0x9E37_79B1
        hash ^= hash >> 15
        hash = hash &* 0x85EB_CA77
        hash ^= hash >> 13
        return hash == 0 ? 1 : hash
    }

    /// The key of a sequence of tokens, by their ``TokenKey/short``.
    package static func key(of tokenKeys: some Sequence<UInt32>) -> UInt32 { tokenKeys.reduce(0, extend) }

    /// The payload of a key, or zero bits where the table has none.
    @inline(__always)
    package subscript(key: UInt32) -> Payload? {
        if isEmpty { return nil }
        let slot = OpenAddressing.find(
            from: Int(truncatingIfNeeded: (key &* 0x9E37_79B1) >> shift), mask: mask,
            isWanted: { unsafe keys[$0] == key },
            isFree: { unsafe keys[$0] == 0 })
        return slot.map { unsafe Payload(bits: payloads[$0]) }
    }

    /// The words of a table that holds `entries`, laid out for ``init(_:capacity:)``.
    package static func build(_ entries: [UInt32: UInt32]) -> (words: [UInt32], capacity: Int) {
        var capacity = 16
        while capacity * 7 < entries.count * 10 { capacity *= 2 }
        var words = [UInt32](repeating: 0, count: capacity * 2)
        let shift = UInt32(32 - capacity.trailingZeroBitCount)
        for key in entries.keys.sorted() {
            let start = Int((key &* 0x9E37_79B1) >> shift)
            let slot = OpenAddressing.first(from: start, mask: capacity - 1) { words[$0] == 0 }
            words[slot] = key
            words[capacity + slot] = entries[key]!
        }
        return (words, capacity)
    }
}
