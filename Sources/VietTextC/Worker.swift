import CVietText
import VietCore
import VietEntities
import VietFormats
import VietKeywords
import VietNormalization
import VietSegmentation
import VietTagging
import VietText

/// What `viettext_worker` stands for: scratch memory and results of one call at a time.
final class Worker {
    private let gate = CallGate()
    let analyzer: SharedAnalyzer

    // Made when they are first needed: a program that wants words alone pays for no others.
    lazy var segmentation = analyzer.segmenter.makeWorker(keepsScores: false)
    lazy var tagging = makeTagger()
    /// Parts of speech need the keys of tokens, which words alone do not.
    lazy var keyedSegmentation = analyzer.segmenter.makeWorker()
    lazy var partsOfSpeech = analyzer.partOfSpeechTagger.makeWorker(keepsConfidences: true)
    lazy var keywords = analyzer.extractor.makeWorker()
    lazy var termWriter = TermWriter(analyzer.segmenter)
    lazy var indexTokenizer = IndexTokenizer(analyzer.segmenter)

    var analysis = AnalysisRows()
    var normalized = NormalizedRows()
    /// The bytes of a result that is a string or several.
    let output = ByteBuffer()
    var offsets = GrowingBuffer<Int64>(capacity: 64)
    private var openCollation: VietnameseCollation?

    init(_ analyzer: SharedAnalyzer) { self.analyzer = analyzer }

    /// The order of dictionaries.
    ///
    /// - Throws: ``VietTextError`` with `corruptTable` where ICU lacks its data.
    func collation() throws(VietTextError) -> VietnameseCollation {
        if let openCollation { return openCollation }
        let collation = try VietnameseCollation()
        openCollation = collation
        return collation
    }

    private func makeTagger() -> TaggingWorker {
        var options = analyzer.entities
        (options.types, options.minimumConfidence) = (nil, 0)
        return TaggingWorker(segmenter: analyzer.segmenter, tagger: analyzer.tagger, options: options)
    }

    /// Runs a call that needs a worker.
    static func run(
        _ handle: OpaquePointer?, _ error: UnsafeMutablePointer<viettext_error>?, _ body: (Worker) throws -> Void
    ) -> viettext_status {
        unsafe attempt(error) {
            let worker = try unsafe Handle.object(handle, as: Worker.self)
            try worker.gate.withEntry { try body(worker) }
        }
    }

    /// Runs a call whose result is a string that it appends to ``output``.
    static func run(
        _ handle: OpaquePointer?, _ result: UnsafeMutablePointer<viettext_string>?,
        _ error: UnsafeMutablePointer<viettext_error>?, _ body: (Worker) throws -> Void
    ) -> viettext_status {
        unsafe run(handle, error) { worker in
            let place = try unsafe Arguments.result(result, viettext_string(bytes: nil, length: 0))
            worker.output.removeAll()
            try body(worker)
            unsafe place.pointee = unsafe worker.outputString
        }
    }

    /// What was written to ``output``, with a NUL behind it.
    private var outputString: viettext_string {
        let length = output.count
        output.append(0)
        return unsafe viettext_string(
            bytes: UnsafeRawPointer(output.base).assumingMemoryBound(to: CChar.self), length: length)
    }
}

@c @implementation
public func viettext_worker_create(
    _ analyzer: OpaquePointer!, _ worker: UnsafeMutablePointer<OpaquePointer?>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe attempt(error) {
        let place = try unsafe Arguments.result(worker, nil)
        unsafe place.pointee = unsafe Handle.make(Worker(try Handle.object(analyzer)))
    }
}

@c @implementation
public func viettext_worker_destroy(_ worker: OpaquePointer!) { unsafe Handle.release(worker, as: Worker.self) }
