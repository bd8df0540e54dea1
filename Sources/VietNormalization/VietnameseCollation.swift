import CVietICU
import VietCore

/// The order of Vietnamese dictionaries: a ă â b c d đ e ê …, and within one letter level, grave, hook, tilde, acute,
/// dot. By ICU and the data of CLDR for `vi`; capitals follow small letters, and both follow punctuation and digits.
///
/// May be used by several threads at once.
@safe public final class VietnameseCollation: @unchecked Sendable {
    // ICU's collators are immutable once opened; every call here only reads.
    private let collator: OpaquePointer

    /// - Throws: ``VietTextError`` with the code `corrupt-table` where the linked ICU has no collation data.
    public init() throws(VietTextError) {
        guard let collator = unsafe viet_collator_open() else {
            throw VietTextError(.corruptTable, "the linked ICU library has no collation data for Vietnamese")
        }
        unsafe self.collator = unsafe collator
    }

    deinit { unsafe viet_collator_close(collator) }

    /// A key whose bytes, compared one after the other, stand in the order of the texts.
    ///
    /// Texts that differ only in normalization form have the same key; so may texts that differ in invisible
    /// characters, so break ties by the text where the order has to be total.
    ///
    /// - Complexity: O(n); some 2 to 3 bytes of key for a letter.
    public func key(of utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard let base = utf8.baseAddress else { return [] }
        var capacity = utf8.count * 3 + 16
        while true {
            var needed = 0
            let key = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
                needed = unsafe viet_collator_key(collator, base, utf8.count, out.baseAddress, capacity)
                // The terminating zero says nothing in an array.
                count = needed > 0 && needed <= capacity ? needed - 1 : 0
            }
            if needed <= capacity { return key }
            capacity = needed
        }
    }

    /// A key of a text, see ``key(of:)-(UnsafeBufferPointer<UInt8>)``.
    public func key(of text: some StringProtocol) -> [UInt8] {
        unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe key(of: $0) }
    }

    /// Texts in the order of a Vietnamese dictionary; what is equal to it is ordered by its bytes.
    ///
    /// - Complexity: O(n log n) comparisons of keys made once.
    public func sorted(_ texts: some Sequence<String>) -> [String] {
        texts.map { (key: key(of: $0), text: $0) }
            .sorted { a, b in
                if a.key != b.key { return a.key.lexicographicallyPrecedes(b.key) }
                return a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
            }
            .map(\.text)
    }
}
