import VietCore

/// A stretch of a document out of an index, for the length of a call.
package struct IndexStretch {
    /// Its text.
    package let view: DocumentView
    private let head: BlockHead
    private let core: Int

    init(view: DocumentView, head: BlockHead, core: Int) {
        self.view = view
        self.head = head
        self.core = core
    }

    /// How many sentences of the document stand before it.
    package var sentences: Int { head.sentences }

    /// How much of the document stands before it, in a unit of offsets.
    package func start(in unit: OffsetUnit) -> Int { head.start(in: unit) }

    /// Whether what begins at a byte of the text belongs to this stretch, and not to one before.
    package func owns(_ offset: Int) -> Bool { offset >= core }
}
