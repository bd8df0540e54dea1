import VietCore
import VietNormalization
import VietSegmentation

/// Puts the marks of Vietnamese on text that was typed without them.
///
/// ```swift
/// MarkRestorer.standard.restore("toi o Ha Noi")  // tôi ở Hà Nội
/// ```
///
/// One letter stays one letter, in its case. What has marks stays as it is and tells about its neighbours; addresses, codes,
/// handles, names of files and words of other languages are left alone. Invalid bytes stay. A restorer is an immutable value
/// over its model: share one between threads.
public struct MarkRestorer: Sendable {
    /// What may be changed.
    public var options: RestorationOptions
    package let model: RestorationModel
    package let segmenter: Segmenter

    package init(model: RestorationModel, segmenter: Segmenter, options: RestorationOptions = .init()) {
        self.model = model
        self.segmenter = segmenter
        self.options = options
    }

    /// Which model it is.
    public var modelIdentity: TableIdentity { model.identity }

    /// A worker for many texts in turn on one thread; one that has given readings searches wider from then on.
    package func makeWorker(keepsConfidences: Bool = false) -> RestorationWorker {
        RestorationWorker(segmenter, model, options: options, keepsConfidences: keepsConfidences)
    }

    /// Restores a text, sentence by sentence; names are settled over the whole of it.
    ///
    /// - Precondition: the source is shorter than 4 GiB.
    /// - Complexity: O(n).
    public func restore(_ source: SourceText) -> RestoredText {
        let worker = makeWorker(keepsConfidences: true)
        return unsafe source.bytes.withUnsafeBufferPointer { unsafe worker.restore($0) }
    }

    /// The text with its marks.
    ///
    /// - Complexity: O(n).
    public func restore(_ text: some StringProtocol) -> String {
        let worker = makeWorker()
        var text = String(text)
        return text.withUTF8 { unsafe worker.restore($0).text }
    }

    /// The readings of a query, the most probable first, no two the same.
    ///
    /// - Parameter limit: how many at most, from 1 to ``mostReadings``.
    /// - Throws: ``VietTextError`` with `invalid-argument` where the limit is another.
    /// - Complexity: O(n k log k) for n bytes and k readings.
    public func readings(of query: some StringProtocol, limit: Int = 5) throws(VietTextError) -> [MarkReading] {
        let worker = makeWorker(keepsConfidences: true)
        return try worker.readings(of: Array(query.utf8), limit: limit)
    }

    /// The most readings that can be asked for.
    public static let mostReadings = 1000
}

/// One way to read a text without marks.
public struct MarkReading: Hashable, Sendable {
    /// The text with its marks.
    public let text: String
    /// How probable it is against the most probable reading, which has 1.
    public let weight: Double
}

/// A text with its marks restored, as a view over the untouched source.
public struct RestoredText: Sendable {
    /// The restored bytes and how they lie in the source.
    public internal(set) var view: AlignedText
    /// The syllables that marks could be put on, in the order of the text; empty where they were not asked for.
    public internal(set) var syllables: [RestoredSyllable]
    /// The short forms of chat that were written out, in the order of the text.
    public internal(set) var writtenOut: [WrittenOutForm] = []

    /// The restored text; invalid bytes become U+FFFD in the copy.
    public var text: String { view.text }
}
