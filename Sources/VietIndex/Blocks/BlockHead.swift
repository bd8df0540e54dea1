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
