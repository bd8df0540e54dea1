/// Which words of a text in TCVN3 are written in capitals.
///
/// A word without small ASCII letters and with two capitals or more is. One with fewer (`XÃ`, `Ở`) could as well begin
/// with a capital and go on in small letters; it goes by the words on both sides of it in its line.
struct CapitalWords {
    private enum Writing { case none, small, capitals, either }

    private let table: ByteEncoding
    private var wordEnd = 0
    private var current = false
    /// How the last word of the line was written that leaves no doubt.
    private var before = Writing.none

    /// How far the next word is looked for, so that the whole stays linear.
    private static let reach = 64

    init(_ table: ByteEncoding) { self.table = table }

    /// Whether the letter at `at` is in a word of capitals; to be asked for every byte in turn.
    mutating func isInCapitals(_ source: UnsafeBufferPointer<UInt8>, _ at: Int) -> Bool {
        if at < wordEnd { return current }
        if unsafe source[at] == 0x0A { before = .none }
        let (end, writing) = unsafe word(source, at)
        wordEnd = max(end, at + 1)
        switch writing {
        case .none: current = false
        case .small, .capitals:
            before = writing
            current = writing == .capitals
        case .either:
            let after = unsafe next(source, end)
            current = before != .small && after != .small && (before == .capitals || after == .capitals)
        }
        return current
    }

    private func next(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> Writing {
        var at = start
        let limit = min(source.count, start + Self.reach)
        while at < limit, unsafe source[at] != 0x0A {
            let (end, writing) = unsafe word(source, at)
            if writing == .small || writing == .capitals { return writing }
            at = max(end, at + 1)
        }
        return .none
    }

    /// The end of the run of letters at `start` and how it is written.
    private func word(_ source: UnsafeBufferPointer<UInt8>, _ start: Int) -> (Int, Writing) {
        var end = start
        var capitals = 0
        var hasSmall = false
        while end < source.count {
            let value = unsafe table.decoding[Int(source[end])]
            guard value != ByteEncoding.none, ByteEncoding.isLetter(value) else { break }
            if value < 0x80 {
                if value & 0x20 == 0 { capitals += 1 } else { hasSmall = true }
            } else if ByteEncoding.upper(value) == value {
                capitals += 1
            }
            end += 1
        }
        if end == start { return (end, .none) }
        if hasSmall { return (end, .small) }
        return (end, capitals > 1 ? .capitals : .either)
    }
}
