import VietCore

/// Finds names, dates, times, sums and numbers in segmented text.
///
/// An immutable value over its model: share one between threads. All results are in the order of the text and do not
/// overlap.
///
/// - Complexity: Linear in the length of the text.
public struct EntityTagger: Sendable {
    package let tagger: NameTagger

    package init(model: EntityModel) { tagger = NameTagger(model: model) }

    /// The entities of a document, which is read as one article.
    public func entities(in document: Document, options: EntityOptions = .init()) -> [Entity] {
        makeWorker(options: options).entities(in: document)
    }

    /// The entities of each of the parts of one article: what is clear in one part helps the others, and groups are
    /// numbered through. The ranges of each part count its own bytes.
    public func entities(inParts documents: [Document], options: EntityOptions = .init()) -> [[Entity]] {
        makeWorker(options: options).entities(inParts: documents)
    }

    /// A worker for many texts in turn on one thread.
    public func makeWorker(options: EntityOptions = .init()) -> EntityWorker {
        EntityWorker(model: tagger.model, options: options)
    }
}
