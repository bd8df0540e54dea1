import CVietScan
import VietCore
import VietNormalization

/// Segments many texts in turn on one thread, in the same memory.
///
/// ```swift
/// let worker = Segmenter.standard.makeWorker()
/// for line in lines {
///     worker.segment(line) { view in
///         for word in view.words { count(view.text(of: word.range)) }
///     }
/// }
/// ```
///
/// Not to be shared between threads: make one for each.
public final class SegmentationWorker {
    private let model: SegmentationTables
    private var run = SegmentationRun()

    package init(
        model: SegmentationTables, dictionary: CompiledDictionary? = nil, keepsScores: Bool = false,
        keepsKeys: Bool = false
    ) {
        self.model = model
        if dictionary != nil || keepsScores || keepsKeys {
            run.extras = SegmentationExtras(
                dictionary: dictionary, keepsScores: keepsScores, syllableKeys: keepsKeys ? model.keys : nil)
        }
    }

    /// The score of the gap before every token of the last text, see ``GapScore``; empty unless asked for. Valid until
    /// the next call.
    package var scores: UnsafeBufferPointer<Int32> {
        unsafe run.extras?.scores ?? UnsafeBufferPointer(start: nil, count: 0)
    }

    /// The key of every token of the last text at the standard level of ``WordIdentity``; empty unless asked for. Valid until
    /// the next call.
    package var keys: UnsafeBufferPointer<TokenKey> {
        unsafe run.extras?.keys ?? UnsafeBufferPointer(start: nil, count: 0)
    }

    /// The entries of dictionaries that were put to use in the last text; empty unless scores are kept. Valid until the
    /// next call.
    package var applied: UnsafeBufferPointer<AppliedEntry> {
        unsafe run.extras?.applied ?? UnsafeBufferPointer(start: nil, count: 0)
    }

    /// The tokens of the last text, ranges of the bytes given. Valid until the next call.
    package var tokens: UnsafeBufferPointer<Token> { unsafe run.tokens.elements }
    /// The words of the last text. Valid until the next call.
    package var words: UnsafeBufferPointer<Word> { unsafe run.words.elements }
    /// The sentences of the last text. Valid until the next call.
    package var sentences: UnsafeBufferPointer<Sentence> { unsafe run.sentences.elements }

    /// Steps in the tries of dictionaries since the worker was made. For checking that the time is linear.
    var dictionarySteps: Int { run.extras?.stepCount ?? 0 }

    /// Cuts a whole text into tokens and leaves it at that. The ranges count the bytes of its NFC form.
    package func scan(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe run.scan(bytes, with: model) }

    /// Segments a whole text.
    package func segment(_ bytes: UnsafeBufferPointer<UInt8>) { _ = unsafe segmentPrefix(bytes, isFinal: true) }

    /// Turns the ranges of the last text, which was that of `view`, into ranges of the source of the view.
    package func moveToSource(of view: AlignedText) { run.moveToSource(view) }

    /// The results of the last text, which was `bytes`. Valid until the next call.
    package func view(of bytes: UnsafeBufferPointer<UInt8>, unit: OffsetUnit = .codepoint) -> DocumentView {
        unsafe DocumentView(bytes: bytes, tokens: tokens, keys: keys, words: words, sentences: sentences, unit: unit)
    }

    /// Segments a text and gives the result to `body`, without making a document of it. The view and all that it gives
    /// access to is valid during the call only.
    ///
    /// - Complexity: O(n) for n bytes; no memory is allocated once the worker has seen a text as long.
    public func segment<R, E: Error>(
        _ bytes: UnsafeBufferPointer<UInt8>, _ body: (DocumentView) throws(E) -> R
    ) throws(E) -> R {
        unsafe segment(bytes)
        return try unsafe body(view(of: bytes))
    }

    /// Segments a text and gives the result to `body`, without making a document of it. The view and all that it gives
    /// access to is valid during the call only.
    ///
    /// - Complexity: O(n) for n bytes.
    public func segment<R>(_ text: some StringProtocol, _ body: (DocumentView) throws -> R) rethrows -> R {
        var text = String(text)
        return try text.withUTF8 { try unsafe segment($0, body) }
    }

    /// Segments a source into a document of its own.
    ///
    /// - Complexity: O(n) for n bytes.
    public func segment(_ source: SourceText) -> Document {
        unsafe source.bytes.withUnsafeBufferPointer { unsafe segment($0) }
        return document(of: source)
    }

    /// The results of the last text, which was `source`, as a document.
    package func document(of source: SourceText) -> Document {
        unsafe Document(
            source: source, tokens: Array(tokens), keys: Array(keys), words: Array(words), sentences: Array(sentences))
    }

    /// Segments as much of the start of a text as is certain whatever follows, and returns how many bytes that is.
    ///
    /// The bytes behind are to be given again with more of the text behind them; the results are the same as on the
    /// whole text. With `isFinal` all bytes are used.
    ///
    /// - Parameter continues: the text goes on behind the end of a sentence's last token; without it the bytes begin a text or
    ///   a sentence, whose first token stands at the start of a line as far as can be seen.
    package func segmentPrefix(_ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool, continues: Bool = false) -> Int {
        unsafe run.segmentPrefix(bytes, isFinal: isFinal, continues: continues, with: model)
    }

    /// Behind which line end a text that may go on can be cut, so that both parts segmented apart give the result of the
    /// whole; nil where there is none behind `start`. The results of the last text are lost.
    ///
    /// - Complexity: O(n) for the n bytes behind `start`; a line end is looked at with what stands around it only.
    package func lastSafeCut(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        unsafe run.lastSafeCut(in: bytes, from: start, with: model)
    }
}

/// The buffers of a worker and the work on them. A value, so that its parts are reached without the checks of a class.
struct SegmentationRun: ~Copyable {
    private(set) var tokens = GrowingBuffer<Token>(capacity: 1024)
    private(set) var words = GrowingBuffer<Word>(capacity: 1024)
    private(set) var sentences = GrowingBuffer<Sentence>(capacity: 64)
    private var scorer = GapScorer()
    /// What users ask for beyond the words; nothing is done for it where nothing is asked.
    var extras: SegmentationExtras?

    mutating func segmentPrefix(
        _ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool, continues: Bool, with model: SegmentationTables
    ) -> Int {
        tokens.truncate(to: 0)
        words.truncate(to: 0)
        sentences.truncate(to: 0)
        extras?.begin()
        guard unsafe NFCScan.firstSuspect(in: bytes) != nil else {
            return unsafe run(bytes, isFinal: isFinal, continues: continues, with: model)
        }
        let view = unsafe nfc(of: bytes)
        let used = unsafe view.bytes.withUnsafeBufferPointer {
            unsafe run($0, isFinal: isFinal, continues: continues, with: model)
        }
        moveToSource(view)
        return view.sourceRange(of: 0..<used).upperBound
    }

    mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, with model: SegmentationTables) {
        guard unsafe NFCScan.firstSuspect(in: bytes) == nil else {
            return unsafe nfc(of: bytes).bytes.withUnsafeBufferPointer { unsafe scanComposed($0, with: model) }
        }
        unsafe scanComposed(bytes, with: model)
    }

    private mutating func scanComposed(_ bytes: UnsafeBufferPointer<UInt8>, with model: SegmentationTables) {
        tokens.truncate(to: 0)
        words.truncate(to: 0)
        sentences.truncate(to: 0)
        unsafe ByteClass.table.withUnsafeBufferPointer {
            var scanner = unsafe Scanner(bytes: bytes, table: model.syllables, classes: $0.baseAddress!)
            scanner.scan(upTo: bytes.count, into: &tokens)
        }
    }

    /// See ``SegmentationWorker/lastSafeCut(in:from:)``.
    mutating func lastSafeCut(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int, with model: SegmentationTables
    ) -> Int? {
        unsafe ByteClass.table.withUnsafeBufferPointer {
            let scanner = unsafe Scanner(bytes: bytes, table: model.syllables, classes: $0.baseAddress!)
            return unsafe SafeCut(bytes: bytes).last(from: start, scanner, tokens: &tokens)
        }
    }

    /// How far from the end of an unfinished text a token must end to be certain: more than any look ahead of the scanner.
    private static let margin = 1024

    private mutating func run(
        _ bytes: UnsafeBufferPointer<UInt8>, isFinal: Bool, continues: Bool, with model: SegmentationTables
    ) -> Int {
        unsafe ByteClass.table.withUnsafeBufferPointer {
            unsafe run(bytes, classes: $0.baseAddress!, isFinal: isFinal, continues: continues, with: model)
        }
    }

    private mutating func run(
        _ bytes: UnsafeBufferPointer<UInt8>, classes: UnsafePointer<UInt8>, isFinal: Bool, continues: Bool,
        with model: borrowing SegmentationTables
    ) -> Int {
        var scanner = unsafe Scanner(bytes: bytes, table: model.syllables, classes: classes)
        if continues { scanner.pending = [] }
        var splitter = SentenceSplitter()
        var first = 0
        while scanner.position < bytes.count {
            // Blocks small enough that tokens are still in the cache when their gaps are scored.
            scanner.scan(upTo: min(scanner.position + 32_768, bytes.count), into: &tokens)
            let isLast = scanner.position >= bytes.count
            var certain = tokens.count
            while !isFinal, certain > 0, Int(tokens[certain - 1].end) + Self.margin > bytes.count { certain -= 1 }
            while let next = unsafe splitter.nextBoundary(
                in: tokens, count: certain, bytes: bytes, isFinal: isLast && isFinal)
            {
                unsafe finishSentence(first..<next, bytes, with: model)
                first = next
            }
        }
        if isFinal {
            if first < tokens.count { unsafe finishSentence(first..<tokens.count, bytes, with: model) }
            return bytes.count
        }
        let used = first < tokens.count ? Int(tokens[first].start) : 0
        tokens.truncate(to: first)
        return used
    }

    private mutating func finishSentence(
        _ range: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>, with model: borrowing SegmentationTables
    ) {
        let sentence = unsafe UnsafeMutableBufferPointer(start: tokens.base + range.lowerBound, count: range.count)
        unsafe scorer.join(sentence, with: model)
        unsafe extras?.finish(sentence, bytes, scorer)
        unsafe tokens.base[range.lowerBound].flags.insert(.sentenceStart)
        let firstWord = words.count
        words.reserve(range.count)
        unsafe words.extend(
            by: viet_gaps_words(
                UnsafeRawPointer(tokens.base).assumingMemoryBound(to: viet_token.self), range.lowerBound,
                range.upperBound,
                UnsafeMutableRawPointer(words.base + firstWord).assumingMemoryBound(to: viet_word.self)))
        sentences.append(
            Sentence(
                start: tokens[range.lowerBound].start, end: tokens[range.upperBound - 1].end,
                firstToken: UInt32(range.lowerBound), endToken: UInt32(range.upperBound), firstWord: UInt32(firstWord),
                endWord: UInt32(words.count)))
    }

    @inline(__always)
    private static func pass(
        _ place: Int, _ changes: UnsafeBufferPointer<AlignedText.Change>, _ next: inout Int, _ shift: inout Int
    ) {
        while next < changes.count, unsafe changes[next].viewEnd <= place {
            shift = unsafe changes[next].sourceEnd - changes[next].viewEnd
            next += 1
        }
    }

    /// Turns ranges of the normalized view into ranges of the source, as ``AlignedText/sourceRange(of:)`` does one by one.
    mutating func moveToSource(_ view: AlignedText) {
        unsafe view.changes.withUnsafeBufferPointer { changes in
            // The first change that ends behind the place, and how far what stands before it lies from its place in the source.
            var next = 0
            var shift = 0
            for index in 0..<tokens.count {
                let (start, end) = (Int(tokens[index].start), Int(tokens[index].end))
                unsafe Self.pass(start, changes, &next, &shift)
                let isInside = unsafe next < changes.count && changes[next].view < start
                let lower = unsafe isInside ? Int(changes[next].source) : start + shift
                unsafe Self.pass(end, changes, &next, &shift)
                let upper =
                    unsafe next < changes.count && changes[next].view < end ? changes[next].sourceEnd : end + shift
                unsafe tokens.base[index].start = UInt32(lower)
                unsafe tokens.base[index].end = UInt32(max(lower, upper))
            }
        }
        for index in 0..<words.count {
            let covered = words[index].tokens
            unsafe words.base[index].start = tokens[covered.lowerBound].start
            unsafe words.base[index].end = tokens[covered.upperBound - 1].end
        }
        for index in 0..<sentences.count {
            let covered = sentences[index].tokens
            unsafe sentences.base[index].start = tokens[covered.lowerBound].start
            unsafe sentences.base[index].end = tokens[covered.upperBound - 1].end
        }
    }
}
