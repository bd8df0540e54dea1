import VietCore

/// Gives every distinct byte string a number, counted from 0 in order of first appearance.
///
/// Open addressing over one arena of bytes; looking up a known string allocates nothing.
@safe struct ByteInterner: ~Copyable {
    /// All that a comparison needs but the bytes, so that a lookup touches two places of memory.
    struct Slot: BitwiseCopyable {
        var tag: UInt32
        /// The number plus one, 0 where the slot is free.
        var number: UInt32
        var start: UInt64
        var length: UInt64
    }

    private var arena = GrowingBuffer<UInt8>(capacity: 1 << 12)
    private var ends = GrowingBuffer<Int>(capacity: 1 << 8)
    private var slots: UnsafeMutablePointer<Slot>
    private var mask: Int
    private let seed = ByteHash.processSeed

    init(capacity: Int = 256) {
        var size = 256
        while size < capacity * 2 { size *= 2 }
        unsafe slots = .allocate(capacity: size)
        unsafe slots.initialize(repeating: Slot(tag: 0, number: 0, start: 0, length: 0), count: size)
        mask = size - 1
    }

    deinit { unsafe slots.deallocate() }

    var count: Int { ends.count }

    /// The memory held, in bytes.
    var footprint: Int { arena.capacity + ends.capacity * 8 + (mask + 1) * 24 }

    @inline(__always)
    func start(of number: Int) -> Int { number == 0 ? 0 : ends[number - 1] }

    /// The bytes of a string. Valid until the next new string.
    @inline(__always)
    subscript(number: Int) -> UnsafeBufferPointer<UInt8> {
        let start = start(of: number)
        return unsafe UnsafeBufferPointer(start: arena.base + start, count: ends[number] - start)
    }

    /// A value from the memory that ``find(_:_:hash:)`` will read first. Asked for many hashes in a row, the processor
    /// waits for their memory together and not one after the other.
    @inline(__always)
    func touch(hash: UInt64) -> UInt32 { unsafe slots[Int(truncatingIfNeeded: hash) & mask].number }

    /// The hash by which strings are found. Another one in every run, so that no text can be made to collide.
    @inline(__always)
    func hash(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> UInt64 {
        unsafe ByteHash.hash(bytes, length, seed: seed)
    }

    /// The number of a string, given its ``hash(_:_:)``, or nil where it is new.
    @inline(__always)
    func find(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int? {
        let tag = UInt32(truncatingIfNeeded: hash >> 32)
        let start = Int(truncatingIfNeeded: hash) & mask
        let index = OpenAddressing.first(from: start, mask: mask) { index in
            let slot = unsafe slots[index]
            return unsafe slot.number == 0
                || slot.tag == tag && slot.length == UInt64(truncatingIfNeeded: length)
                    && ByteComparison.areEqual(arena.base + Int(truncatingIfNeeded: slot.start), bytes, length)
        }
        return unsafe slots[index].number == 0 ? nil : Int(slots[index].number) - 1
    }

    /// Adds a string that ``find(_:_:hash:)`` did not find, and returns its number.
    mutating func add(_ bytes: UnsafePointer<UInt8>, _ length: Int, hash: UInt64) -> Int {
        let number = ends.count
        if (number + 1) * 2 > mask + 1 { grow() }
        unsafe arena.append(UnsafeBufferPointer(start: bytes, count: length))
        ends.append(arena.count)
        place(number, hash)
        return number
    }

    /// The number of a string, new or known.
    mutating func intern(_ bytes: [UInt8]) -> Int {
        // One byte more, as an empty array has no address.
        unsafe (bytes + [0]).withUnsafeBufferPointer { room in
            guard let base = room.baseAddress else { return 0 }
            let hash = unsafe hash(base, bytes.count)
            return unsafe find(base, bytes.count, hash: hash) ?? add(base, bytes.count, hash: hash)
        }
    }

    private func place(_ number: Int, _ hash: UInt64) {
        let index = OpenAddressing.first(from: Int(truncatingIfNeeded: hash) & mask, mask: mask) {
            unsafe slots[$0].number == 0
        }
        let start = start(of: number)
        unsafe slots[index] = Slot(
            tag: UInt32(truncatingIfNeeded: hash >> 32), number: UInt32(number + 1), start: UInt64(start),
            length: UInt64(ends[number] - start))
    }

    private mutating func grow() {
        let size = (mask + 1) * 2
        unsafe slots.deallocate()
        unsafe slots = .allocate(capacity: size)
        unsafe slots.initialize(repeating: Slot(tag: 0, number: 0, start: 0, length: 0), count: size)
        mask = size - 1
        for number in 0..<ends.count {
            unsafe place(number, hash(arena.base + start(of: number), ends[number] - start(of: number)))
        }
    }

    /// Forgets all strings, keeping the memory.
    mutating func removeAll() {
        arena.removeAll()
        ends.removeAll()
        unsafe slots.initialize(repeating: Slot(tag: 0, number: 0, start: 0, length: 0), count: mask + 1)
    }
}
