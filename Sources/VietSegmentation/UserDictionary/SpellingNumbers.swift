import CVietScan
import VietCore

/// Numbers for the tokens that the model's vocabulary does not have, by their keys: names, codes, numbers, marks.
@safe struct SpellingNumbers: ~Copyable {
    /// Behind every number of a syllable.
    static let first: UInt32 = 1 << 16
    /// Longer tokens have no number.
    static let longest = Int(VIET_DICTIONARY_TOKEN)

    private var numbers = KeyNumbers(capacity: 32)
    var count: Int { numbers.count }

    /// Bits for the shape and the first byte of every spelling, by which most tokens are known not to be one.
    let shapes: UnsafeMutablePointer<UInt64>

    init() {
        let words = Int(VIET_DICTIONARY_SHAPES + VIET_DICTIONARY_HEADS) / 64
        unsafe shapes = .allocate(capacity: words)
        unsafe shapes.initialize(repeating: 0, count: words)
    }

    deinit { unsafe shapes.deallocate() }

    /// The number of a token with this key, 0 where it has none.
    func find(_ key: TokenKey) -> UInt32 { numbers.find(key.value).map { Self.first + UInt32($0) } ?? 0 }

    /// The number of a token with this key, a new one where it has none.
    ///
    /// - Parameter spelling: its bytes, by whose shape others are left out later.
    mutating func number(_ key: TokenKey, spelling: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let before = count
        let number = numbers.number(of: key.value)
        if number == before, let bytes = spelling.baseAddress {
            unsafe viet_dictionary_add_shape(bytes, spelling.count, shapes)
        }
        return Self.first + UInt32(number)
    }
}
