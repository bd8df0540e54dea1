import CVietScan
import VietCore
import VietNormalization

/// Finds where entries of a dictionary start in a sentence, and keeps the numbers of the tokens that are no syllables of the
/// model.
///
/// Nearly all of a sentence is passed over by a filter that reads the syllables the scorer has laid out. What users need
/// seldom costs only those who need it: tokens without a syllable number are looked at where an entry has such a token.
struct DictionaryStarts: ~Copyable {
    /// The tokens at which entries start that go at least one token on without a line end, in order.
    private(set) var tokens = GrowingBuffer<Int32>(capacity: 64)
    /// The entry of the first two tokens of each, or 0, as ``CompiledDictionary/Match/raw``.
    private(set) var entries = GrowingBuffer<UInt32>(capacity: 64)
    /// The node behind them, 0 where certainly no longer entry goes on.
    private(set) var nodes = GrowingBuffer<UInt32>(capacity: 64)
    /// By token, for tokens without a number of the model.
    private var numbers = GrowingBuffer<UInt32>(capacity: 512)
    private var hasNumbers = false
    /// Tokens that are no syllables of the model.
    private var listed = GrowingBuffer<Int32>(capacity: 64)
    private var mergedTokens = GrowingBuffer<Int32>(capacity: 64)
    private var mergedEntries = GrowingBuffer<UInt32>(capacity: 64)
    private let folder = WordFolder()

    private let dictionary: CompiledDictionary
    /// Those of ``dictionary``.
    private(set) var tables: DictionaryTables

    init(_ dictionary: CompiledDictionary) {
        self.dictionary = dictionary
        tables = dictionary.tables
    }

    /// The number of a token of the sentence, 0 where no entry has the token.
    @inline(__always)
    func number(of token: Int, _ sentence: UnsafeMutableBufferPointer<Token>) -> UInt32 {
        let syllable = unsafe sentence[token].syllable
        if syllable != 0 { return UInt32(syllable) }
        return unsafe hasNumbers ? numbers.base[token] : 0
    }

    /// Finds the starts in a sentence.
    ///
    /// - Parameters:
    ///   - syllables: of the tokens, as the scorer has laid them out.
    ///   - isPlain: without instructions for wide vectors, to compare with.
    @inline(__always)
    mutating func find(
        in sentence: UnsafeMutableBufferPointer<Token>, _ syllables: UnsafePointer<UInt16>,
        _ bytes: UnsafeBufferPointer<UInt8>, isPlain: Bool = false
    ) {
        let count = sentence.count
        tokens.truncate(to: 0)
        tokens.reserve(count)
        entries.truncate(to: 0)
        hasNumbers = false
        guard let first = sentence.baseAddress else { return }
        let known = unsafe UnsafeRawPointer(first).assumingMemoryBound(to: viet_token.self)
        let passed =
            unsafe isPlain
            ? viet_dictionary_filter_plain(syllables, count, &tables.raw, tokens.base)
            : viet_dictionary_filter(syllables, count, &tables.raw, tokens.base)
        if passed > 0 {
            entries.reserve(passed)
            let kept = unsafe viet_dictionary_look_up(syllables, known, &tables.raw, tokens.base, passed, entries.base)
            tokens.extend(by: kept)
            entries.extend(by: kept)
        }
        if let shapes = unsafe tables.shapes { unsafe addSpelled(shapes, sentence, known, syllables, bytes) }
        if tokens.count > 0 {
            nodes.truncate(to: 0)
            nodes.reserve(tokens.count)
            unsafe viet_dictionary_open(
                syllables, known, count, &tables.raw, tokens.base, tokens.count, entries.base, nodes.base)
            nodes.extend(by: tokens.count)
        }
    }

    /// Numbers the tokens that are no syllables of the model, and adds the starts that have to do with them.
    @inline(never)
    private mutating func addSpelled(
        _ shapes: UnsafePointer<UInt64>, _ sentence: UnsafeMutableBufferPointer<Token>,
        _ known: UnsafePointer<viet_token>, _ syllables: UnsafePointer<UInt16>, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        let count = sentence.count
        numbers.truncate(to: 0)
        numbers.reserve(count)
        guard let source = bytes.baseAddress else { return }
        listed.truncate(to: 0)
        listed.reserve(count)
        let others = unsafe viet_dictionary_others(
            syllables, known, count, source, shapes, numbers.base, listed.base)
        var spelled = 0
        for index in 0..<others {
            let token = unsafe Int(listed.base[index])
            let spelling = unsafe UnsafeBufferPointer(rebasing: bytes[sentence[token].range])
            let number = unsafe dictionary.number(of: folder.key(ofComposed: spelling))
            unsafe numbers.base[token] = number
            unsafe listed.base[spelled] = Int32(token)
            spelled += number != 0 ? 1 : 0
        }
        if spelled == 0 { return }
        hasNumbers = true
        listed.extend(by: spelled)
        unsafe merge(sentence)
    }

    /// Puts the starts at the tokens in ``listed`` and before them among those found already.
    private mutating func merge(_ sentence: UnsafeMutableBufferPointer<Token>) {
        mergedTokens.truncate(to: 0)
        mergedEntries.truncate(to: 0)
        var next = 0
        var last = -1
        for index in 0..<listed.count {
            let token = Int(listed[index])
            // The start before the first one seen last was seen with it.
            for start in stride(from: max(token - 1, last + 1), to: min(token + 1, sentence.count - 1), by: 1) {
                let (first, second) = unsafe (number(of: start, sentence), number(of: start + 1, sentence))
                guard first != 0, second != 0, unsafe !sentence[start + 1].flags.contains(.lineBefore),
                    tables.mayStart(first, second)
                else { continue }
                let place = tables.firstSlot(first, second)
                if place == 0 { continue }
                while next < tokens.count, tokens[next] < start {
                    mergedTokens.append(tokens[next])
                    mergedEntries.append(entries[next])
                    next += 1
                }
                mergedTokens.append(Int32(start))
                mergedEntries.append(place)
            }
            last = token
        }
        while next < tokens.count {
            mergedTokens.append(tokens[next])
            mergedEntries.append(entries[next])
            next += 1
        }
        swap(&tokens, &mergedTokens)
        swap(&entries, &mergedEntries)
    }
}
