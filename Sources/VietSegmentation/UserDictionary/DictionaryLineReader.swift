import VietCore

/// Goes through the lines of the text form of a user dictionary.
@safe struct DictionaryLineReader {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private(set) var range: Range<Int>
    /// Of the line, counted from 1.
    private(set) var number: UInt32 = 0
    private var start: Int
    /// What is wrong with the line.
    private var fault: String?
    /// The next of its kind from the line on, or the end: most files have none.
    private var nextTab = 0
    private var nextUnderscore = 0

    init(_ bytes: UnsafeMutableBufferPointer<UInt8>) {
        unsafe self.bytes = unsafe bytes
        start = unsafe bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        range = start..<start
        nextTab = find(0x09, from: start, to: bytes.count)
        nextUnderscore = find(UInt8(ascii: "_"), from: start, to: bytes.count)
    }

    /// Goes on to the next line; false where there is none.
    mutating func next() -> Bool {
        guard unsafe start < bytes.count else { return false }
        number += 1
        range = unsafe start..<find(0x0A, from: start, to: bytes.count)
        start = range.upperBound + 1
        return true
    }

    /// The entry of the line, whose `_` become spaces; nil where the line is empty, a comment, or at fault.
    mutating func entry() -> UserDictionary.Line? {
        guard range.lowerBound < range.upperBound, unsafe bytes[range.lowerBound] != UInt8(ascii: "#") else {
            return nil
        }
        if nextTab < range.lowerBound { nextTab = unsafe find(0x09, from: range.lowerBound, to: bytes.count) }
        let end = min(nextTab, range.upperBound)
        let words = trimmed(range.lowerBound..<end)
        if words.isEmpty {
            if trimmed(range).isEmpty { return nil }
            fault = "no words before the tab"
            return nil
        }
        if nextUnderscore < range.lowerBound {
            nextUnderscore = unsafe find(UInt8(ascii: "_"), from: range.lowerBound, to: bytes.count)
        }
        while nextUnderscore < end {
            unsafe bytes[nextUnderscore] = 0x20
            nextUnderscore = unsafe find(UInt8(ascii: "_"), from: nextUnderscore + 1, to: bytes.count)
        }
        var action = DictionaryAction.add
        if end < range.upperBound {
            guard let given = self.action(behind: end) else { return nil }
            action = given
        }
        return .init(
            start: UInt32(words.lowerBound), end: UInt32(words.upperBound), number: number, action: action)
    }

    /// What is wrong with the line that ``entry()`` gave nothing for; nil where nothing is.
    mutating func takeFault() -> String? {
        defer { fault = nil }
        return fault
    }

    /// The action behind the first tab of the line, nil where there is no such.
    private mutating func action(behind tab: Int) -> DictionaryAction? {
        // What stands behind a second tab is the user's own.
        let name = trimmed(tab + 1..<find(0x09, from: tab + 1, to: range.upperBound))
        if name.isEmpty { return .add }
        let text = unsafe UnsafeBufferPointer(rebasing: bytes[name])
        for (action, spelling) in Self.names
        where unsafe text.elementsEqual(
            UnsafeBufferPointer(start: spelling.utf8Start, count: spelling.utf8CodeUnitCount))
        {
            return action
        }
        let shown = unsafe String(decoding: text.prefix(40), as: UTF8.self)
        fault = "unknown action '\(shown)'; there are add, prefer, force and forbid"
        return nil
    }

    private static let names: [(DictionaryAction, StaticString)] = [
        (.add, "add"), (.force, "force"), (.forbid, "forbid"), (.prefer, "prefer"),
    ]

    private func find(_ byte: UInt8, from start: Int, to end: Int) -> Int {
        unsafe UnsafeBufferPointer(bytes).firstIndex(of: byte, from: start, to: end)
    }

    /// The range without spaces, carriage returns and `_` at its ends.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        func isBlank(_ byte: UInt8) -> Bool {
            byte == 0x20 || byte == 0x0D || byte == 0x09 || byte == UInt8(ascii: "_")
        }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, unsafe isBlank(bytes[start]) { start += 1 }
        while start < end, unsafe isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }
}
