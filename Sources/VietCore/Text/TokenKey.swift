/// What stands for a token wherever tokens are compared: the hash of its form at one level of word identity.
///
/// Tokens of one form have one key on every machine and in every version of one format of tables. Two forms with one key
/// are to be expected once in some four billion distinct forms, so no text is compared behind the key.
@usableFromInline package struct TokenKey: Hashable, Sendable, BitwiseCopyable {
    @usableFromInline package let value: UInt64

    @inlinable @inline(__always)
    package init(value: UInt64) { self.value = value }

    // Written out so that other modules compare keys in place.
    @inlinable @inline(__always)
    package static func == (a: TokenKey, b: TokenKey) -> Bool { a.value == b.value }

    @inlinable
    package func hash(into hasher: inout Hasher) { hasher.combine(value) }

    /// The key of the bytes of a form.
    @inlinable @inline(__always)
    package init(form: UnsafePointer<UInt8>, count: Int) { value = unsafe ByteHash.hash(form, count) }

    /// The half that names and expressions are told apart by; never 0, which stands for no token.
    @inlinable @inline(__always)
    package var short: UInt32 {
        let half = UInt32(truncatingIfNeeded: value)
        return half == 0 ? 1 : half
    }

    /// The key of the sequence that `self` stands for with one token more. The order counts.
    @inlinable @inline(__always)
    package func followed(by next: TokenKey) -> TokenKey {
        TokenKey(value: ByteHash.mix(value ^ 0x8BB8_4B93_962E_ACC9, next.value ^ 0x2D35_8DCC_AA6C_78A5) &+ next.value)
    }
}
