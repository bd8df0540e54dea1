import VietCore

/// Reads where the tokens of a block lie, one after the other.
@safe struct BlockTokens {
    private let block: UnsafeBufferPointer<UInt8>
    private let base: Int
    /// The first byte of the block that was not read yet; the text begins there when all tokens were read.
    private(set) var place: Int
    /// The token that was read last, its text counted from where that of the block was said to begin.
    private(set) var start: Int
    private(set) var end: Int
    private(set) var flags: UInt8 = 0
    /// The end of the token that goes furthest.
    private(set) var furthest: Int

    /// - Parameters:
    ///   - place: where the tokens begin in the block.
    ///   - base: how many bytes stand before its text.
    init(_ block: UnsafeBufferPointer<UInt8>, at place: Int, base: Int) {
        unsafe self.block = unsafe block
        self.place = place
        self.base = base
        (start, end, furthest) = (base, base, base)
    }

    /// Goes to the next token.
    ///
    /// - Returns: whether there may be one.
    @inline(__always)
    mutating func next() -> Bool {
        guard unsafe place < block.count else { return false }
        flags = unsafe block[place]
        place &+= 1
        let length = Int(flags & BlockWriter.lengthBits)
        if length > 0 {
            start = end &+ (flags & BlockWriter.hasGap != 0 ? 1 : 0)
            end = start &+ length
        } else {
            guard let long = unsafe BlockTokens.long(block, place, behind: end), long.start >= base else {
                return false
            }
            (place, start, end) = long
        }
        if end > furthest { furthest = end }
        return true
    }

    /// Where a token lies whose gap and length stand behind its flags, and where the next one stands.
    @inline(never)
    private static func long(
        _ block: UnsafeBufferPointer<UInt8>, _ place: Int, behind last: Int
    ) -> (place: Int, start: Int, end: Int)? {
        var place = place
        let possible = 0...Int(UInt32.max)
        guard
            let twice = unsafe PackedNumbers.read(UnsafeRawBufferPointer(block), &place).flatMap({ Int(exactly: $0) }),
            let length = unsafe PackedNumbers.read(UnsafeRawBufferPointer(block), &place).flatMap({ Int(exactly: $0) }),
            possible.contains(twice), possible.contains(length), length > 0
        else { return nil }
        let start = last + (twice & 1 == 1 ? -(twice + 1) / 2 : twice / 2)
        return start + length <= possible.upperBound ? (place, start, start + length) : nil
    }
}
