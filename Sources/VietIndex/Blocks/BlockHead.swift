import VietCore

/// What a block says of itself: its document and what of that stands before it.
struct BlockHead: Equatable {
    /// The number of the document, counted from 0.
    var document = 0
    /// How many sentences of the document stand before.
    var sentences = 0
    /// How many bytes of the document stand before, and how many code points and UTF-16 units these are.
    var start = 0
    var scalars = 0
    var units = 0
    /// How many words and tokens the block has.
    var words = 0
    var tokens = 0

    /// How much of the document stands before, in a unit of offsets.
    func start(in unit: OffsetUnit) -> Int {
        switch unit {
        case .utf8: start
        case .codepoint: scalars
        case .utf16: units
        }
    }
}

extension BlockHead {
    /// The head of a block; nil where it has none.
    ///
    /// - Parameter place: comes to stand behind it.
    init?(_ block: UnsafeBufferPointer<UInt8>, _ place: inout Int) {
        func next() -> Int? {
            guard let number = unsafe PackedNumbers.read(UnsafeRawBufferPointer(block), &place), number <= 1 << 48
            else { return nil }
            return Int(number)
        }
        guard let document = next(), let sentences = next(), let start = next(), let scalars = next(),
            let units = next(), let words = next(), let tokens = next()
        else { return nil }
        self.init(
            document: document, sentences: sentences, start: start, scalars: scalars, units: units, words: words,
            tokens: tokens)
    }
}
