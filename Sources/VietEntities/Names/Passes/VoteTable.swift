/// The votes for the strings of tokens: open addressing, for it is asked at every capital letter.
struct VoteTable {
    private var slots = [Int32](repeating: 0, count: 256)
    private var keys: [UInt32] = []
    /// Votes by type, for the string as a whole name and for it as a part of one.
    private(set) var weights: [SIMD4<Int32>] = []
    private(set) var parts: [SIMD4<Int32>] = []
    /// Votes of persons' names that end in the string.
    private(set) var givenNames: [Int32] = []
    private var last = 0
    /// Whether anything voted for the string itself and not only for a longer one.
    private(set) var isEntry: [Bool] = []

    /// The number of a key, -1 where the table has none.
    @inline(__always)
    func find(_ key: UInt32) -> Int {
        let mask = slots.count - 1
        var slot = Int(key &* 0x9E37_79B1 >> 8) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if keys[number] == key { return number }
            slot = (slot + 1) & mask
        }
        return -1
    }

    @discardableResult
    mutating func insert(_ key: UInt32) -> Int {
        let found = find(key)
        if found >= 0 { return found }
        keys.append(key)
        weights.append(.zero)
        parts.append(.zero)
        givenNames.append(0)
        isEntry.append(false)
        if keys.count * 2 > slots.count {
            slots = .init(repeating: 0, count: slots.count * 2)
            for number in keys.indices { place(number) }
        } else {
            place(keys.count - 1)
        }
        return keys.count - 1
    }

    private mutating func place(_ number: Int) {
        let mask = slots.count - 1
        var slot = Int(keys[number] &* 0x9E37_79B1 >> 8) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = Int32(number + 1)
    }

    mutating func add(_ weight: Int32, to key: UInt32, type: Int, isPart: Bool) {
        let number = insert(key)
        if isPart { parts[number][type] &+= weight } else { weights[number][type] &+= weight }
        isEntry[number] = true
        last = number
    }

    /// Adds to the votes of persons' names that end in the string that was voted for last.
    mutating func addGivenName(_ weight: Int32) { givenNames[last] &+= weight }
}
