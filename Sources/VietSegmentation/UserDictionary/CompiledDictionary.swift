import VietCore
import VietNormalization

/// User dictionaries in the form in which text is searched for them: a trie over syllable numbers, and numbers for the
/// tokens that are no syllables of the model.
package final class CompiledDictionary: @unchecked Sendable {
    /// The longest entry in tokens: syllables, numbers and marks.
    package static let longestEntry = 32
    static let tooLong = "an entry of more than \(longestEntry) syllables, numbers and marks"

    /// An entry and its action in 31 bits.
    struct Match: BitwiseCopyable {
        let raw: UInt32
        init(raw: UInt32) { self.raw = raw }
        init(_ number: Int, _ action: DictionaryAction) {
            raw = UInt32(number + 1) << 2 | UInt32(action.rawValue)
        }
        /// Position among the entries of all sources.
        var number: Int { Int(raw >> 2) - 1 }
        var action: DictionaryAction { DictionaryAction(rawValue: UInt8(raw & 3))! }
    }

    package let dictionary: UserDictionary
    private let trie: DictionaryTrie
    private let spellings: SpellingNumbers
    /// The trie as it is read; valid for as long as this is alive.
    let tables: DictionaryTables

    /// - Parameter observe: called for every entry with the one of the same words that it takes the place of, and with
    ///   the numbers of its tokens.
    /// - Throws: ``VietTextError`` with `malformedRecord`, naming file and line of an entry that is too long.
    /// - Complexity: O(n) for n bytes.
    package init(
        _ dictionary: UserDictionary, for model: SegmentationTables,
        observe: ((_ number: Int, _ replaced: Int?, _ tokens: UnsafeBufferPointer<UInt32>) -> Void)? = nil
    ) throws(VietTextError) {
        var trie = DictionaryTrie(entries: dictionary.count, words: dictionary.wordCount)
        var spellings = SpellingNumbers()
        var first = 0
        for source in dictionary.sources {
            try unsafe Self.add(source, firstNumber: first, model, to: &trie, &spellings, observe)
            first += source.lines.count
        }
        self.dictionary = dictionary
        tables = unsafe DictionaryTables(
            raw: trie.tables, shapes: spellings.count > 0 ? UnsafePointer(spellings.shapes) : nil)
        self.trie = trie
        self.spellings = spellings
    }

    private static func add(
        _ source: UserDictionary.Source, firstNumber: Int, _ model: SegmentationTables, to trie: inout DictionaryTrie,
        _ spellings: inout SpellingNumbers, _ observe: ((Int, Int?, UnsafeBufferPointer<UInt32>) -> Void)?
    ) throws(VietTextError) {
        var failure: VietTextError?
        let folder = WordFolder()
        var batch = DictionaryBatch()
        unsafe DictionaryScanner.forEachEntry(of: source, model) { index, tokens, bytes in
            guard failure == nil else { return }
            if tokens.count > longestEntry {
                failure = VietTextError(
                    .malformedRecord, tooLong, file: source.name, line: Int(source.lines[index].number))
                return
            }
            for place in tokens.indices {
                unsafe batch.append(number(of: tokens[place], bytes, folder, &spellings))
            }
            batch.end(Match(firstNumber + index, source.lines[index].action), in: trie)
            if batch.isFull { unsafe batch.insert(into: &trie, observe) }
        }
        unsafe batch.insert(into: &trie, observe)
        if let failure { throw failure }
    }

    /// The number of a token of an entry, 0 where it is too long to have one.
    private static func number(
        of token: Token, _ bytes: UnsafeBufferPointer<UInt8>, _ folder: WordFolder,
        _ spellings: inout SpellingNumbers
    ) -> UInt32 {
        if token.syllable != 0 { return UInt32(token.syllable) }
        guard token.range.count <= SpellingNumbers.longest else { return 0 }
        let spelling = unsafe UnsafeBufferPointer(rebasing: bytes[token.range])
        return unsafe spellings.number(folder.key(ofComposed: spelling), spelling: spelling)
    }

    /// The number of a token that is no syllable of the model, 0 where no entry has the token.
    func number(of key: TokenKey) -> UInt32 { spellings.find(key) }

    /// Source and line of an entry.
    package func line(_ number: Int) -> (source: UserDictionary.Source, line: UserDictionary.Line) {
        var index = number
        for source in dictionary.sources {
            if index < source.lines.count { return (source, source.lines[index]) }
            index -= source.lines.count
        }
        preconditionFailure("every number is that of an entry")
    }
}
