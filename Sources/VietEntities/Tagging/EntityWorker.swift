import VietCore

/// Tags one text after another on one thread and keeps its scratch memory between them.
///
/// A worker is cheap to make and cheaper to keep. Results do not depend on what it read before.
public final class EntityWorker {
    private let options: EntityOptions
    private var run: EntityRun
    /// The least number of tokens that are read at a time; results do not depend on it.
    var blockSize = TextBlock.size

    init(model: EntityModel, options: EntityOptions) {
        self.options = options
        run = EntityRun(model, options)
    }

    /// The entities of a document, which is read as one article.
    ///
    /// - Parameter reference: the day against which dates are resolved, in place of that of the options.
    /// - Complexity: Linear in the length of the text.
    public func entities(in document: Document, reference: ReferenceDate? = nil) -> [Entity] {
        document.withView { entities(in: $0, reference: reference) }
    }

    /// The entities of each of the parts of one article: what is clear in one part helps the others, and groups are
    /// numbered through. The ranges of each part count its own bytes.
    ///
    /// - Parameter reference: the day against which dates are resolved, in place of that of the options.
    /// - Complexity: Linear in the length of the parts.
    public func entities(inParts documents: [Document], reference: ReferenceDate? = nil) -> [[Entity]] {
        run.begin(
            .parts(documents.map(\.source)), isCaseless: CaseCount(documents).isCaseless,
            reference: reference ?? options.referenceDate)
        for (part, document) in documents.enumerated() {
            document.withView { run.add($0, part: part, base: 0, blockSize: blockSize) }
        }
        return run.finish()
    }

    /// The entities of a text in scratch memory.
    package func entities(in text: DocumentView, reference: ReferenceDate? = nil) -> [Entity] {
        var count = CaseCount()
        unsafe count.add(text.tokens)
        return unsafe entities(in: text.bytes, isCaseless: count.isCaseless, reference: reference) { $0(text, 0) }
    }

    /// The entities of a text that comes in pieces of whole sentences.
    ///
    /// - Parameter isCaseless: ``CaseCount/isCaseless`` of the whole text.
    /// - Parameter pieces: calls its argument with every piece, in order, and where its bytes begin in `bytes`.
    package func entities(
        in bytes: UnsafeBufferPointer<UInt8>, isCaseless: Bool, reference: ReferenceDate? = nil,
        pieces: ((DocumentView, Int) -> Void) -> Void
    ) -> [Entity] {
        unsafe run.begin(.view(bytes), isCaseless: isCaseless, reference: reference ?? options.referenceDate)
        pieces { piece, base in run.add(piece, part: 0, base: base, blockSize: blockSize) }
        return run.finish()[0]
    }

    /// The work done for the last text, for checking that it is linear.
    var steps: Int { run.steps }
}
