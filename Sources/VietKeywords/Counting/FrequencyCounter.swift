import VietCore

/// Counts the words of documents on one thread: how often each occurs, in how many documents, and how it is written.
///
/// Holds every distinct form and key once; when that exceeds the limit of memory the counts are written to a temporary
/// file, sorted, and merged at the end. A counter is not `Sendable`: give every thread one made with the same options, and
/// ``FrequencyMerging`` adds them up.
public final class FrequencyCounter {
    let options: CountingOptions
    private var words = WordForms(capacity: 1 << 12)
    struct KeyState: BitwiseCopyable {
        /// The last document that the key was seen in, counted from 1 within the run.
        var last: UInt32
        var documents: UInt32
    }

    private var keyStates = GrowingBuffer<KeyState>(capacity: 1 << 12)
    private var block = GrowingBuffer<Pending>(capacity: FrequencyCounter.blockSize)
    private var numbers = GrowingBuffer<UInt32>(capacity: FrequencyCounter.blockSize)
    private var partCounts = GrowingBuffer<UInt32>(capacity: 1)
    private var document: UInt32 = 0
    private var part = 0
    private(set) var totals = FrequencyTotals()
    private(set) var runs: [FrequencyRun] = []
    private var phrases: PhraseGrammar

    /// A counter that has counted nothing.
    public init(options: CountingOptions = CountingOptions()) {
        self.options = options
        phrases = PhraseGrammar(stopWords: options.stopWords)
        if options.countsParts {
            totals.partSizes = [UInt64](repeating: 0, count: FrequencyTotals.partCount)
        }
    }

    /// The memory that the counts take, in bytes.
    public var footprint: Int {
        words.footprint + keyStates.capacity * 8 + partCounts.capacity * 4
    }

    /// Starts a document. Its part of the corpus follows from its first bytes and its length, so that the same document
    /// falls in the same part on every machine.
    package func beginDocument(_ bytes: UnsafeBufferPointer<UInt8>) throws {
        if footprint > options.memoryLimit { try spill() }
        totals.documents += 1
        document += 1
        if options.countsParts {
            let start = unsafe UnsafeBufferPointer(rebasing: bytes.prefix(4096))
            part = unsafe Int(ByteHash.hash(start, seed: UInt64(bytes.count)) % UInt64(FrequencyTotals.partCount))
        }
    }

    /// Adds words to the document begun last. The ranges of `words` and `tokens` count `bytes`.
    package func add(
        words found: UnsafeBufferPointer<Word>, tokens: UnsafeBufferPointer<Token>,
        sentences: UnsafeBufferPointer<Sentence>, bytes: UnsafeBufferPointer<UInt8>
    ) {
        guard let base = bytes.baseAddress else { return }
        var running: UInt64 = 0
        var next = 0
        while next < found.count {
            block.removeAll()
            while next < found.count, block.count < FrequencyCounter.blockSize {
                let word = unsafe found[next]
                next += 1
                guard unsafe tokens[Int(word.firstToken)].kind.isCounted else { continue }
                let length = Int(word.end - word.start)
                unsafe block.append(
                    Pending(
                        hash: words.hash(base + Int(word.start), length), start: word.start, length: UInt32(length)))
            }
            running += UInt64(block.count)
            unsafe countBlock(base)
        }
        totals.words += running
        if options.countsParts { totals.partSizes[part] += running }
        unsafe addPhrases(words: found, tokens: tokens, sentences: sentences, bytes: bytes)
    }

    /// Adds the phrases alone.
    func addPhrases(
        words found: UnsafeBufferPointer<Word>, tokens: UnsafeBufferPointer<Token>,
        sentences: UnsafeBufferPointer<Sentence>, bytes: UnsafeBufferPointer<UInt8>
    ) {
        guard options.phraseLength > 1, let base = bytes.baseAddress else { return }
        unsafe phrases.forEachPhrase(
            words: found, tokens: tokens, sentences: sentences, bytes: base, maximum: options.phraseLength
        ) { unsafe count(base + $0, $1) }
    }

    /// Adds words that are not listed, so that what is counted beside them is a share of them.
    package func add(runningWords: Int) {
        totals.words += UInt64(runningWords)
        if options.countsParts { totals.partSizes[part] += UInt64(runningWords) }
    }

    /// Adds an occurrence of a name.
    package func add(name: Range<Int>, bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress, name.lowerBound >= 0, name.upperBound <= bytes.count else { return }
        unsafe count(base + name.lowerBound, name.count)
    }

    /// Counts a document.
    ///
    /// - Throws: `VietTextError` of code `input-output` where counts beyond the limit of memory cannot be written to a file.
    /// - Complexity: O(n) for n words.
    public func add(_ document: Document) throws {
        try document.withView { view in
            try unsafe beginDocument(view.bytes)
            unsafe add(words: view.words, tokens: view.tokens, sentences: view.sentences, bytes: view.bytes)
        }
    }

    struct Pending: BitwiseCopyable {
        var hash: UInt64
        var start: UInt32
        var length: UInt32
    }

    private static let blockSize = 256
    private static let mostRuns = 16

    /// Counts the words of the block. Each step runs over the whole block, so that the waits for memory, which are most
    /// of the time, overlap.
    private func countBlock(_ base: UnsafePointer<UInt8>) {
        let pending = unsafe block.elements
        numbers.removeAll()
        for index in pending.indices { unsafe numbers.append(words.touch(hash: pending[index].hash)) }
        for index in pending.indices {
            let word = unsafe pending[index]
            numbers[index] = unsafe UInt32(words.form(base + Int(word.start), Int(word.length), hash: word.hash))
        }
        for index in pending.indices { numbers[index] = UInt32(words.count(form: Int(numbers[index]))) }
        makeRoom()
        let document = document
        let states = unsafe keyStates.base
        for index in pending.indices where unsafe states[Int(numbers[index])].last != document {
            unsafe states[Int(numbers[index])].last = document
            unsafe states[Int(numbers[index])].documents &+= 1
        }
        if options.countsParts {
            for index in pending.indices {
                partCounts[Int(numbers[index]) * FrequencyTotals.partCount + part] += 1
            }
        }
    }

    @inline(__always)
    private func count(_ bytes: UnsafePointer<UInt8>, _ length: Int) {
        let key = unsafe words.count(bytes, length)
        if key >= keyStates.count { makeRoom() }
        if unsafe keyStates.base[key].last != document {
            unsafe keyStates.base[key].last = document
            unsafe keyStates.base[key].documents &+= 1
        }
        if options.countsParts { partCounts[key * FrequencyTotals.partCount + part] += 1 }
    }

    @inline(never)
    private func makeRoom() {
        keyStates.pad(to: words.keys.count, with: KeyState(last: 0, documents: 0))
        if options.countsParts { partCounts.pad(to: words.keys.count * FrequencyTotals.partCount, with: 0) }
    }

    /// Writes the counts held to a temporary file and forgets them; only between documents, so that each is counted once
    /// among the documents of a word.
    private func spill() throws {
        var writer = try RunWriter(options)
        try forEachRecord { try writer.append($0) }
        runs.append(try writer.finish(level: 0))
        try mergeRuns()
        words = WordForms(capacity: 1 << 12)
        keyStates = GrowingBuffer(capacity: 1 << 12)
        partCounts = GrowingBuffer(capacity: 1)
        document = 0
    }

    /// Merges the last runs into one as soon as there are many of one level, so that however long the corpus and however
    /// small the memory, few files are open at once.
    private func mergeRuns() throws {
        while let last = runs.last {
            let equals = runs.reversed().prefix { $0.level == last.level }.count
            guard equals >= FrequencyCounter.mostRuns else { return }
            var merge = try FrequencyMerge(runs.suffix(equals).map { $0.stream(partCount: totals.partSizes.count) })
            var writer = try RunWriter(options)
            while let record = try merge.next() { try writer.append(record) }
            runs.removeLast(equals)
            runs.append(try writer.finish(level: last.level + 1))
        }
    }

    /// The counts held in memory, in byte order of the keys.
    func forEachRecord(_ body: (FrequencyRecord) throws -> Void) throws {
        // Forms of one key stand together after a counting sort by key.
        var starts = [Int](repeating: 0, count: words.keys.count + 1)
        for form in 0..<words.forms.count where words.count(of: form) > 0 {
            starts[words.key(of: form) + 1] += 1
        }
        for key in 0..<words.keys.count { starts[key + 1] += starts[key] }
        var forms = [Int](repeating: 0, count: starts[words.keys.count])
        var next = starts
        for form in 0..<words.forms.count where words.count(of: form) > 0 {
            let key = words.key(of: form)
            forms[next[key]] = form
            next[key] += 1
        }
        var order = (0..<words.keys.count).filter { starts[$0] < starts[$0 + 1] }
        order.sort { unsafe words.keys[$0].lexicographicallyPrecedes(words.keys[$1]) }
        for key in order {
            var record = FrequencyRecord()
            record.key = unsafe Array(words.keys[key])
            record.documents = UInt64(keyStates[key].documents)
            for form in forms[starts[key]..<starts[key + 1]] {
                record.frequency += words.count(of: form)
                unsafe record.forms.append(
                    FrequencyRecord.Form(bytes: Array(words.forms[form]), count: words.count(of: form)))
            }
            record.forms.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
            if options.countsParts {
                record.parts = (0..<FrequencyTotals.partCount).map {
                    UInt64(partCounts[key * FrequencyTotals.partCount + $0])
                }
            }
            try body(record)
        }
    }

    /// The counts held in memory as one stream.
    func memoryStream() throws -> FrequencyStream {
        var coded: [UInt8] = []
        var entries: UInt64 = 0
        try forEachRecord { record in
            FrequencyCoding.append(record, hasParts: options.countsParts, to: &coded)
            entries += 1
        }
        return FrequencyStream(memory: coded, entries: entries, partCount: totals.partSizes.count)
    }
}
