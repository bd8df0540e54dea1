import VietCore
import VietData

/// Short forms of chat and what they stand for, from Dictionaries/chat.tsv.
struct ChatLexicon: Sendable {
    static let shared = ChatLexicon()

    private var forms: [UInt64: [UInt8]] = [:]

    private init() {
        let block = unsafe viet_data_chat()
        let text = unsafe UnsafeBufferPointer(start: block.bytes, count: block.count)
        let lines = unsafe text.split(separator: UInt8(ascii: "\n"))
        for index in unsafe lines.indices where unsafe lines[index].first != UInt8(ascii: "#") {
            let fields = unsafe lines[index].split(separator: UInt8(ascii: "\t"))
            if unsafe fields.count == 2, let key = unsafe Self.key(fields[0]) { forms[key] = unsafe Array(fields[1]) }
        }
    }

    /// What a form stands for, in small letters; nil for what is no such form.
    ///
    /// - Parameter form: a word in small letters, or with a capital at its start.
    @inline(__always)
    func writtenOut(_ form: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
        unsafe Self.key(form).flatMap { forms[$0] }
    }

    /// The bytes of a word of at most eight, its first letter made a small one.
    private static func key(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> UInt64? {
        guard unsafe !word.isEmpty, unsafe word.count <= 8 else { return nil }
        var key = unsafe word.reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
        if (0x41...0x5A).contains(key & 0xFF) { key |= 0x20 }
        // Đ is C4 90, đ is C4 91.
        if key & 0xFFFF == 0x90C4 { key |= 0x100 }
        return key
    }
}
