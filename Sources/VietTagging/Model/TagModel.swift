import VietCore

/// What the tagger has learned, as views of a compiled table: of the program, or read from a file.
///
/// - `CLASSES`: see ``WordClasses``.
/// - `BUCKETS`, `ROWS`: see ``TagWeights``.
/// - `MOVES`: for each tag, and last for the start of a sentence, what each tag behind it weighs.
/// - `FEATURES`: the version of the features, and how many tags there are.
package struct TagModel: CompiledTable, Sendable {
    package static var kind: TableKind { .tags }
    /// One unit of weight is this many steps of the integers.
    package static let scale: Float = 32
    static let tags = WordTag.all.count
    /// No sum over the longest sentence overflows.
    private static let heaviest: Int32 = 1 << 15

    let classes: WordClasses
    let weights: TagWeights
    let transitions: [Int32]
    package let view: TableView

    package init(_ view: TableView) throws(VietTextError) {
        self.view = view
        let versions = try unsafe view.values("FEATURES", as: UInt32.self, count: 2)
        guard unsafe versions[0] == TagFeatures.version, unsafe versions[1] == UInt32(Self.tags) else {
            throw VietTextError(
                .incompatibleTable,
                unsafe "the \(view.kind.name) was learned for feature set \(versions[0]) and \(versions[1]) tags, this program has "
                    + "\(TagFeatures.version) and \(Self.tags); learn it again")
        }
        classes = unsafe WordClasses(try view.slots("CLASSES", as: UInt32.self) { $0 == 0 })
        weights = try TagWeights(view, buckets: "BUCKETS", rows: "ROWS")
        let count = (Self.tags + 1) * Self.tags
        transitions = unsafe Array(try view.values("MOVES", as: Int32.self, count: count))
        guard !view.isForeign || transitions.allSatisfy({ (-Self.heaviest...Self.heaviest).contains($0) }) else {
            throw view.damaged("MOVES", "has a weight out of range")
        }
    }

    /// The bytes of a table.
    ///
    /// - Parameter classes: see ``WordClasses/encode(_:)``.
    /// - Parameter transitions: in steps of the integers, from each tag and last from the start, to each tag.
    package static func encode(
        identity: String, classes: [UInt32], rows: [(key: UInt64, row: QuantizedRow)], transitions: [Int32]
    ) -> [UInt8] {
        let weights = TagWeights.encode(rows)
        return TableWriter.encode(
            .tags, identity: identity,
            sections: [
                ("CLASSES", classes.littleEndianBytes), ("BUCKETS", weights.buckets), ("ROWS", weights.rows),
                ("MOVES", transitions.littleEndianBytes),
                ("FEATURES", [TagFeatures.version, UInt32(tags)].littleEndianBytes),
            ])
    }
}
