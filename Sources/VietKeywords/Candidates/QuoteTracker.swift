/// Pairs quotation marks.
struct QuoteTracker {
    private var open: (mark: UInt32, word: Int)?

    private static func scalar(_ mark: UnsafeBufferPointer<UInt8>) -> UInt32 {
        unsafe mark.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Takes in a mark that stands before word `index`, and returns the span that it closes.
    mutating func see(_ mark: UnsafeBufferPointer<UInt8>, at index: Int) -> Range<Int>? {
        guard mark.count <= 3 else { return nil }
        let code = unsafe QuoteTracker.scalar(mark)
        if let open, QuoteTracker.closes(code, open.mark) {
            self.open = nil
            return index > open.word && index - open.word <= 8 ? open.word..<index : nil
        }
        if QuoteTracker.opens(code) { open = (code, index) }
        return nil
    }

    func startsClause(_ mark: UnsafeBufferPointer<UInt8>) -> Bool {
        guard mark.count <= 3 else { return false }
        let code = unsafe QuoteTracker.scalar(mark)
        return code == 0x3A || QuoteTracker.opens(code)
    }

    /// “ ‘ « " '
    private static func opens(_ code: UInt32) -> Bool {
        code == 0xE2809C || code == 0xE28098 || code == 0xC2AB || code == 0x22 || code == 0x27
    }

    private static func closes(_ code: UInt32, _ open: UInt32) -> Bool {
        switch open {
        case 0xE2809C: code == 0xE2809D || code == 0x22
        case 0xE28098: code == 0xE28099 || code == 0x27
        case 0xC2AB: code == 0xC2BB
        default: code == open
        }
    }
}
