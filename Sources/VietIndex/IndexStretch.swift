import VietCore

/// A stretch of a document out of an index, for the length of a call.
package struct IndexStretch {
    /// Its text.
    package let view: DocumentView
    private let head: BlockHead
    private let core: Int
    private let coreHead: BlockHead

    /// - Parameters:
    ///   - head: that of the first block.
    ///   - core: where in the text the first block begins in which something may begin.
    ///   - coreHead: the head of that.
    init(view: DocumentView, head: BlockHead, core: Int, coreHead: BlockHead) {
        self.view = view
        self.head = head
        self.core = core
        self.coreHead = coreHead
    }

    /// How many sentences of the document stand before it.
    package var sentences: Int { head.sentences }

    /// How many bytes of the document stand before it.
    package var start: Int { head.start }

    /// From bytes of the text that belong to the stretch to offsets in the document.
    package func converter(to unit: OffsetUnit) -> OffsetConverter {
        unsafe OffsetConverter(view.bytes, unit: unit, position: core, converted: coreHead.start(in: unit))
    }

    /// Whether what begins at a byte of the text belongs to this stretch, and not to one before.
    package func owns(_ offset: Int) -> Bool { offset >= core }
}
