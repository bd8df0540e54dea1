import CVietScan
import VietCore

/// Finds the best tags of a sentence: a chain over integers. Keeps its scratch memory.
struct TagChain: ~Copyable {
    /// A row of scores or of transitions.
    static let lanes = 24

    /// The scores of the words, thirty-two a word, see ``TagWeights/sum(_:_:count:into:)``.
    private(set) var scores = GrowingBuffer<Int16>(capacity: 2048)
    private var forward = GrowingBuffer<Int32>(capacity: 2048)
    private var best = GrowingBuffer<UInt8>(capacity: 64)
    /// The transitions in rows of ``lanes``.
    let moves: [Int32]

    init(_ model: TagModel) {
        let tags = TagModel.tags
        var moves = [Int32](repeating: 0, count: (tags + 1) * Self.lanes)
        for (index, weight) in model.transitions.enumerated() {
            moves[index / tags * Self.lanes + index % tags] = weight
        }
        self.moves = moves
    }

    /// The tags found last, by number.
    var tags: UnsafeBufferPointer<UInt8> { unsafe best.elements }

    /// Scores the words of `columns` and finds their tags.
    ///
    /// - Complexity: O(n) for n words.
    mutating func decode(
        _ columns: borrowing WordColumns, _ features: inout TagFeatures, _ weights: TagWeights
    ) {
        let count = columns.count
        scores.truncate(to: 0)
        scores.reserve(count * 32)
        for position in 0..<count {
            features.make(columns, at: position)
            unsafe features.sum(weights, into: scores.base + position * 32)
        }
        scores.extend(by: count * 32)
        forward.reserve(count * Self.lanes)
        best.truncate(to: 0)
        best.reserve(count)
        unsafe columns.sets.elements.withMemoryRebound(to: UInt32.self) { sets in
            guard let sets = sets.baseAddress else { return }
            unsafe moves.withUnsafeBufferPointer {
                unsafe viet_tags_decode(scores.base, sets, count, $0.baseAddress!, forward.base, best.base)
            }
        }
        best.extend(by: count)
    }

    /// The score of a tag of a word.
    static func score(_ scores: UnsafePointer<Int16>, of tag: Int) -> Int32 {
        unsafe Int32(scores[tag < TagWeights.lowTags ? tag : tag - TagWeights.lowTags + 16])
    }
}
