import VietData

extension viet_data_block {
    /// The text of a block of lines, which lives as long as the program.
    var text: String { unsafe String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self) }

    /// The lines without comments.
    var lines: [Substring] { unsafe text.split(separator: "\n").filter { !$0.hasPrefix("#") } }
}
