import VietData

extension viet_data_block {
    /// The text of a block of lines, which lives as long as the program.
    var text: String { unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self) }

    /// The lines that are neither empty nor comments, each as its cells between tabs.
    var rows: [[Substring]] { unsafe lines(of: text).map { $0.text.parts(at: 0x09) } }
}

/// The lines of a text that are neither empty nor comments, with their numbers.
func lines(of text: String) -> [(number: Int, text: Substring)] {
    var result: [(number: Int, text: Substring)] = []
    for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !line.isEmpty && line.first != UInt8(ascii: "#") {
        result.append((index + 1, Substring(line)))
    }
    return result
}

extension Substring {
    /// The parts between bytes of ASCII; by bytes, as characters would cost more than all the rest of the reading.
    func parts(at separator: UInt8, keepingEmpty: Bool = false) -> [Substring] {
        utf8.split(separator: separator, omittingEmptySubsequences: !keepingEmpty).map { Substring($0) }
    }
}
