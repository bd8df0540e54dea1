import VietCore
import VietData

/// Short forms of chat and what they stand for, from Dictionaries/chat.tsv.
struct ChatLexicon: Sendable {
    static let shared = ChatLexicon()

    private var forms: [UInt64: [UInt8]] = [:]

    private init() {
        let block = viet_data_chat()
        let text = UnsafeBufferPointer(start: block.bytes, count: block.count)
        for line in text.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            let fields = line.split(separator: UInt8(ascii: "\t"))
            if fields.count == 2, let key = Self.key(fields[0]) { forms[key] = Array(fields[1]) }
        }
    }

    /// What a form stands for, in small letters; nil for what is no such form.
    ///
    /// - Parameter form: a word in small letters, or with a capital at its start.
    @inline(__always)
    func writtenOut(_ form: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? { Self.key(form).flatMap { forms[$0] } }

    /// The bytes of a word of at most eight, its first letter made a small one.
    private static func key(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
        guard !word.isEmpty, word.count <= 8 else { return nil }
        var key = word.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        if (0x41...0x5A).contains(key & 0xFF) { key |= 0x20 }
        // Đ is C4 90, đ is C4 91.
        if key & 0xFFFF == 0x90C4 { key |= 0x100 }
        return key
    }
}
