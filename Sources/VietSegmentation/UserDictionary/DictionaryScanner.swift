import VietCore

/// Cuts the entries of a dictionary into tokens as running text is cut.
enum DictionaryScanner {
    /// Calls `body` with the position and the tokens of every entry.
    ///
    /// The whole file is scanned as one text, as the scanner is fastest where it need not watch for an end.
    static func forEachEntry(
        of source: UserDictionary.Source, _ model: SegmentationTables,
        _ body: (Int, UnsafeBufferPointer<Token>, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        unsafe source.bytes.withUnsafeBufferPointer { bytes in
            unsafe ByteClass.table.withUnsafeBufferPointer { classes in
                var scanner = unsafe Scanner(bytes: bytes, table: model.syllables, classes: classes.baseAddress!)
                var tokens = GrowingBuffer<Token>(capacity: 4096)
                var next = 0
                while next < source.lines.count {
                    let first = next
                    let limit = Int(source.lines[first].start) + 1 << 15
                    while next < source.lines.count, source.lines[next].end < limit { next += 1 }
                    next = max(next, first + 1)
                    let end = next < source.lines.count ? Int(source.lines[next].start) : bytes.count
                    tokens.truncate(to: 0)
                    scanner.scan(upTo: end, into: &tokens)
                    var token = 0
                    for index in first..<next {
                        let line = source.lines[index]
                        while token < tokens.count, tokens[token].start < line.start { token += 1 }
                        let start = token
                        while token < tokens.count, tokens[token].start < line.end { token += 1 }
                        unsafe body(index, UnsafeBufferPointer(rebasing: tokens.elements[start..<token]), bytes)
                    }
                }
            }
        }
    }
}
