import CVietScan

/// The features of a position while they are gathered, not hashed yet: several are hashed at a time.
@safe struct KeyList {
    /// No position has more features than this, which is a multiple of four.
    private static let capacity = 192

    private let room: UnsafeMutablePointer<UInt64>
    private(set) var count = 0

    /// Memory for the features of one position after the other.
    static func makeRoom() -> [UInt64] { .init(repeating: 0, count: 3 * capacity) }

    /// - Precondition: the memory is that of ``makeRoom()`` and lives as long as the list.
    init(_ room: UnsafeMutableBufferPointer<UInt64>) { unsafe self.room = room.baseAddress! }

    /// Adds a feature with contents `a` and `b`.
    ///
    /// - Precondition: there is room for another one.
    @inline(__always)
    mutating func add(_ template: NameTemplate, _ a: UInt64, _ b: UInt64 = 0) { append(template.with(a), b) }

    /// The same for a feature of a whole name.
    @inline(__always)
    mutating func add(whole template: ReviewTemplate, _ a: UInt64, _ b: UInt64 = 0) { append(template.with(a), b) }

    @inline(__always)
    private mutating func append(_ first: UInt64, _ second: UInt64) {
        unsafe room[count] = first
        unsafe room[Self.capacity &+ count] = second
        count &+= 1
    }

    /// What was added first, and the second contents.
    var first: UnsafePointer<UInt64> { unsafe UnsafePointer(room) }
    var second: UnsafePointer<UInt64> { unsafe UnsafePointer(room + Self.capacity) }

    /// The keys, valid until the memory is used again.
    func hashed() -> UnsafeBufferPointer<UInt64> {
        let keys = unsafe room + 2 * Self.capacity
        unsafe viet_names_keys(first, second, count, keys)
        return unsafe UnsafeBufferPointer(start: keys, count: count)
    }
}
