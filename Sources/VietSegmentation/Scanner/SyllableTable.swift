import CVietScan
import VietCore
import VietNormalization

/// Finds the number of a syllable from the bytes of its spelling: open addressing over 16-byte keys, one probe for
/// nearly every syllable of running text.
///
/// Each syllable stands in the table in every spelling that running text uses, lower-case, capitalised and all
/// capitals, in both styles of tone placement, so that a lookup needs no case folding.
@safe package struct SyllableTable: @unchecked Sendable {
    /// What a spelling says: 24 bytes in the table.
    package struct Entry: BitwiseCopyable {
        var low: UInt64
        var high: UInt64
        var syllable: UInt16
        var shape: TokenShape
        var traits: Traits
        var padding: UInt32 = 0
    }

    package struct Traits: OptionSet, Sendable, BitwiseCopyable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// May be an abbreviation that keeps its full stop, or the start of one.
        package static let abbreviation = Traits(rawValue: 1)
        /// Not a syllable of Vietnamese spelling.
        package static let foreign = Traits(rawValue: 2)
        /// One letter: an initial, or a part of an abbreviation such as `v.v.`
        package static let letter = Traits(rawValue: 4)
    }

    /// The same with the shape as a number: what stands in a file may be none.
    private struct RawEntry: BitwiseCopyable {
        var low: UInt64
        var high: UInt64
        var syllable: UInt16
        var shape: UInt8
        var traits: UInt8
        var padding: UInt32
    }

    private let entries: UnsafePointer<Entry>
    private let shift: UInt64
    private let mask: Int
    /// Keeps the memory of `entries` alive.
    private let owner: TableMemory?

    /// The spellings of a compiled model.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable`.
    init(_ view: TableView, syllableCount: Int) throws(VietTextError) {
        precondition(MemoryLayout<RawEntry>.size == MemoryLayout<Entry>.size)
        let slots = try unsafe view.slots("SPELLING", as: RawEntry.self) { $0.low == 0 }
        // A number outside the rows would be read from memory that is not the table's.
        let isSound = { (entry: RawEntry) in
            entry.syllable < syllableCount && TokenShape(rawValue: entry.shape) != nil
        }
        guard unsafe !view.isForeign || slots.allSatisfy(isSound) else {
            throw view.damaged("SPELLING", "numbers more syllables than there are, or names no shape")
        }
        unsafe self.init(
            entries: UnsafeRawPointer(slots.baseAddress!).assumingMemoryBound(to: Entry.self), count: slots.count,
            owner: view.owner)
    }

    /// A view of `count` entries, a power of two, that `owner` keeps alive (nil where they are immortal).
    private init(entries: UnsafePointer<Entry>, count: Int, owner: TableMemory?) {
        unsafe self.entries = unsafe entries
        self.owner = owner
        mask = count - 1
        shift = UInt64(64 - count.trailingZeroBitCount)
    }

    @inline(__always)
    static func hash(_ low: UInt64, _ high: UInt64) -> UInt64 {
        (low ^ (high &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    }

    /// The entry of a spelling of at most 15 bytes, or nil where the table has none.
    @inline(__always)
    func find(_ low: UInt64, _ high: UInt64) -> UnsafePointer<Entry>? {
        let slot = OpenAddressing.find(
            from: Int(truncatingIfNeeded: Self.hash(low, high) >> shift), mask: mask,
            isWanted: { unsafe entries[$0].low == low && entries[$0].high == high },
            isFree: { unsafe entries[$0].low == 0 })
        return unsafe slot.map { unsafe entries + $0 }
    }

    /// Calls `body` with the number and the bytes of every spelling in lower case that has a number.
    func forEachLowerCase(_ body: (Int, UnsafeBufferPointer<UInt8>) -> Void) {
        for index in 0...mask where unsafe entries[index].low != 0 && entries[index].syllable != 0 {
            guard unsafe entries[index].shape == .lower else { continue }
            unsafe withUnsafeBytes(of: (entries[index].low.littleEndian, entries[index].high.littleEndian)) { bytes in
                let spelling = unsafe bytes.bindMemory(to: UInt8.self)
                unsafe body(
                    Int(entries[index].syllable),
                    UnsafeBufferPointer(rebasing: spelling[..<(spelling.firstIndex(of: 0) ?? spelling.count)]))
            }
        }
    }
}
