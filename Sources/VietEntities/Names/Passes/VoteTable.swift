import VietCore

/// The votes for the strings of tokens.
struct VoteTable {
    private var numbers = KeyNumbers()
    /// Votes by type, for the string as a whole name and for it as a part of one.
    private(set) var weights: [SIMD4<Int32>] = []
    private(set) var parts: [SIMD4<Int32>] = []
    /// Votes of persons' names that end in the string.
    private(set) var givenNames: [Int32] = []
    /// Votes of companies of which the string is all but the head and what the law adds.
    private(set) var companies: [Int32] = []
    private var last = 0
    /// Whether anything voted for the string itself and not only for a longer one.
    private(set) var isEntry: [Bool] = []

    /// The number of a key, -1 where the table has none.
    @inline(__always)
    func find(_ key: UInt32) -> Int { numbers.find(UInt64(key)) ?? -1 }

    @discardableResult
    mutating func insert(_ key: UInt32) -> Int {
        let number = numbers.number(of: UInt64(key))
        if number == weights.count {
            weights.append(.zero)
            parts.append(.zero)
            givenNames.append(0)
            companies.append(0)
            isEntry.append(false)
        }
        return number
    }

    mutating func add(_ weight: Int32, to key: UInt32, type: Int, isPart: Bool) {
        let number = insert(key)
        if isPart { parts[number][type] &+= weight } else { weights[number][type] &+= weight }
        isEntry[number] = true
        last = number
    }

    /// Adds to the votes of companies that are called by a string for short.
    mutating func addCompany(_ weight: Int32, _ key: UInt32) { companies[insert(key)] &+= weight }

    /// Adds to the votes of persons' names that end in the string that was voted for last.
    mutating func addGivenName(_ weight: Int32) { givenNames[last] &+= weight }
}
