import CVietScan
import VietCore

/// User dictionaries in the form in which text is searched for them: a trie over syllable numbers.
///
/// A bit filter over the first two tokens of all entries answers for nearly every place of a text that no entry starts
/// there. Behind it a table of pairs, 8 bytes a slot, holds the first two syllables; the other steps, and first pairs
/// with a token that is no syllable of the model, lie in a table of 16 bytes a slot. Both use open addressing.
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

    /// Where a step of the trie leads.
    struct Place: BitwiseCopyable {
        /// ``Match/raw`` of the entry that ends here, or 0.
        var entry: UInt32
        /// The node from which longer entries go on, or 0.
        var node: UInt32
    }

    /// A step of the trie over one token. 16 bytes.
    private struct Step: BitwiseCopyable {
        /// Node in the upper half, number of the token in the lower; 0 marks a free slot.
        var key: UInt64
        var place: Place
    }

    private struct Node: BitwiseCopyable {
        /// The entry that ends here, for nodes behind a pair.
        var entry: UInt32
        /// A bit for the number of every token that goes on from here.
        var tokens: UInt32 = 0
    }

    /// In a node number: not a node but the first token of an entry.
    private static let isToken: UInt32 = 1 << 31
    /// In the lower half of a pair: the number of a node, not an entry.
    private static let isNode: UInt64 = 1 << 31

    let dictionary: UserDictionary
    /// The two syllables in the upper half, an entry or a node in the lower; 0 is free.
    private var pairs: UnsafeMutablePointer<UInt64>
    private var pairShift: UInt64
    private var pairMask: Int
    private var pairCount = 0
    private var steps: UnsafeMutablePointer<Step>
    private var stepShift: UInt64
    private var stepMask: Int
    private var stepCount = 0
    private var filter: UnsafeMutablePointer<UInt64>
    private var filterShift: UInt64
    private var nodes = GrowingBuffer<Node>(capacity: 64)
    private var spellings = SpellingNumbers()
    private(set) var hasForbidden = false

    /// - Parameter observe: called for every entry with the one of the same words that it takes the place of, and with
    ///   the numbers of its tokens.
    /// - Throws: ``VietTextError`` with `malformedRecord`, naming file and line of an entry that is too long.
    /// - Complexity: O(n) for n bytes.
    package init(
        _ dictionary: UserDictionary, for model: SegmentationTables,
        observe: ((_ number: Int, _ replaced: Int?, _ tokens: UnsafeBufferPointer<UInt32>) -> Void)? = nil
    ) throws(VietTextError) {
        self.dictionary = dictionary
        // Most words have two syllables. The tables grow where that is not so.
        pairMask = Self.power(over: max(dictionary.count, 32)) - 1
        pairs = Self.zeros(pairMask + 1)
        pairShift = UInt64((pairMask + 1).leadingZeroBitCount + 1)
        stepMask = Self.power(over: max(dictionary.count / 2, 32)) - 1
        steps = Self.table(stepMask + 1)
        stepShift = UInt64((stepMask + 1).leadingZeroBitCount + 1)
        let bits = Self.power(over: max(dictionary.count * 8, 64))
        filter = Self.zeros(bits / 64)
        filterShift = UInt64(bits.leadingZeroBitCount + 1)
        nodes.append(Node(entry: 0))
        var number = 0
        for source in dictionary.sources {
            try add(source, firstNumber: number, model, observe)
            number += source.lines.count
        }
    }

    deinit {
        pairs.deallocate()
        steps.deallocate()
        filter.deallocate()
    }

    private static func power(over count: Int) -> Int { 1 << (Int.bitWidth - (count - 1).leadingZeroBitCount) }

    private static func zeros(_ count: Int) -> UnsafeMutablePointer<UInt64> {
        let memory = UnsafeMutablePointer<UInt64>.allocate(capacity: count)
        memory.initialize(repeating: 0, count: count)
        return memory
    }

    private static func table(_ slots: Int) -> UnsafeMutablePointer<Step> {
        let table = UnsafeMutablePointer<Step>.allocate(capacity: slots)
        table.initialize(repeating: Step(key: 0, place: Place(entry: 0, node: 0)), count: slots)
        return table
    }

    // MARK: Looking up

    /// The number of a token that has none of the model, 0 where no entry has the token.
    func number(ofSpelling spelling: UnsafeBufferPointer<UInt8>) -> UInt32 { spellings.find(spelling) }

    /// Writes the tokens that have no number of the model and may be in an entry, and returns how many there are.
    @inline(__always)
    func listSpellings(
        _ tokens: UnsafePointer<viet_token>, _ count: Int, _ bytes: UnsafePointer<UInt8>,
        numbers: UnsafeMutablePointer<UInt32>, listed: UnsafeMutablePointer<Int32>
    ) -> Int {
        viet_dictionary_numbers(tokens, count, bytes, spellings.shapes, numbers, listed)
    }

    /// Writes the tokens at which an entry may start, and returns how many there are.
    @inline(__always)
    func listStarts(
        _ tokens: UnsafePointer<viet_token>, _ count: Int, numbers: UnsafePointer<UInt32>,
        listed: UnsafeMutablePointer<Int32>
    ) -> Int {
        viet_dictionary_starts(
            tokens, count, numbers, filter, UInt32(filterShift), pairs, UInt32(pairShift), listed)
    }

    /// False where certainly no entry starts with these two tokens.
    @inline(__always)
    func mayStart(_ first: UInt32, _ second: UInt32) -> Bool {
        let bit = Self.hash(first, second) >> filterShift
        return filter[Int(truncatingIfNeeded: bit >> 6)] >> (bit & 63) & 1 != 0
    }

    /// The step over the first two tokens of entries, nil where none starts so.
    @inline(__always)
    func first(_ first: UInt32, _ second: UInt32) -> Place? {
        guard (first | second) < SpellingNumbers.first else { return step(Self.isToken | first, second) }
        let found = pairs[pairSlot(UInt64(first) << 16 | UInt64(second))]
        if found == 0 { return nil }
        if found & Self.isNode == 0 { return Place(entry: UInt32(truncatingIfNeeded: found), node: 0) }
        let node = UInt32(truncatingIfNeeded: found & (Self.isNode - 1))
        return Place(entry: nodes[Int(node)].entry, node: node)
    }

    /// The step from a node over a token, nil where no entry goes on so.
    @inline(__always)
    func step(_ node: UInt32, _ token: UInt32) -> Place? {
        guard node >= Self.isToken || nodes[Int(node)].tokens >> Self.bit(of: token) & 1 != 0 else { return nil }
        let key = UInt64(node) << 32 | UInt64(token)
        let found = steps[slot(of: key)]
        return found.key == key ? found.place : nil
    }

    /// The slot of two syllables, or the free one that they would take.
    @inline(__always)
    private func pairSlot(_ pair: UInt64) -> Int {
        let hash = Self.hash(UInt32(pair >> 16), UInt32(pair & 0xFFFF))
        var slot = Int(truncatingIfNeeded: hash >> pairShift)
        while pairs[slot] != 0, pairs[slot] >> 32 != pair { slot = (slot &+ 1) & pairMask }
        return slot
    }

    /// The slot of a key, or the free one that it would take.
    @inline(__always)
    private func slot(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: Self.hash(key) >> stepShift)
        while steps[slot].key != 0, steps[slot].key != key { slot = (slot &+ 1) & stepMask }
        return slot
    }

    @inline(__always)
    private static func hash(_ key: UInt64) -> UInt64 {
        (key ^ key >> 32 &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
    }

    @inline(__always)
    private static func hash(_ first: UInt32, _ second: UInt32) -> UInt64 {
        (UInt64(first) &* UInt64(VIET_DICTIONARY_FIRST)) ^ (UInt64(second) &* UInt64(VIET_DICTIONARY_SECOND))
    }

    @inline(__always)
    private static func bit(of token: UInt32) -> UInt32 { (token &* 0x9E37_79B1) >> 27 }

    /// Source and line of an entry.
    package func line(_ number: Int) -> (source: UserDictionary.Source, line: UserDictionary.Line) {
        var index = number
        for source in dictionary.sources {
            if index < source.lines.count { return (source, source.lines[index]) }
            index -= source.lines.count
        }
        preconditionFailure("every number is that of an entry")
    }

    // MARK: Building

    private func add(
        _ source: UserDictionary.Source, firstNumber: Int, _ model: SegmentationTables,
        _ observe: ((Int, Int?, UnsafeBufferPointer<UInt32>) -> Void)?
    ) throws(VietTextError) {
        var failure: VietTextError?
        var fold = SpellingFold()
        var ids = GrowingBuffer<UInt32>(capacity: 64)
        DictionaryScanner.forEachEntry(of: source, model) { index, tokens, bytes in
            guard failure == nil else { return }
            if tokens.count > Self.longestEntry {
                failure = VietTextError(
                    .malformedRecord, Self.tooLong, file: source.name, line: Int(source.lines[index].number))
                return
            }
            ids.truncate(to: 0)
            for token in tokens {
                ids.append(
                    token.syllable != 0
                        ? UInt32(token.syllable)
                        : fold.withFolded(bytes, token.range) { spellings.number($0) })
            }
            let replaced = insert(ids.elements, Match(firstNumber + index, source.lines[index].action))
            observe?(firstNumber + index, replaced, ids.elements)
        }
        if let failure { throw failure }
    }

    /// Inserts an entry and returns the number of the one of the same tokens before it.
    private func insert(_ tokens: UnsafeBufferPointer<UInt32>, _ match: Match) -> Int? {
        // One token is a word of its own already, and one without a number is never met.
        guard tokens.count >= 2, tokens.allSatisfy({ $0 != 0 }) else { return nil }
        if match.action == .forbid { hasForbidden = true }
        let bit = Self.hash(tokens[0], tokens[1]) >> filterShift
        filter[Int(bit >> 6)] |= 1 << (bit & 63)
        let isPair = (tokens[0] | tokens[1]) < SpellingNumbers.first
        if isPair, tokens.count == 2 { return setPair(tokens[0], tokens[1], match) }
        var node = isPair ? nodeOfPair(tokens[0], tokens[1]) : Self.isToken | tokens[0]
        for index in (isPair ? 2 : 1)..<tokens.count - 1 {
            let slot = newSlot(node, tokens[index])
            if steps[slot].place.node == 0 { steps[slot].place.node = newNode(0) }
            node = steps[slot].place.node
        }
        let slot = newSlot(node, tokens[tokens.count - 1])
        let before = steps[slot].place.entry
        steps[slot].place.entry = match.raw
        return before == 0 ? nil : Match(raw: before).number
    }

    private func newNode(_ entry: UInt32) -> UInt32 {
        nodes.append(Node(entry: entry))
        return UInt32(nodes.count - 1)
    }

    /// The slot of a step, taken for it where there is none yet.
    private func newSlot(_ node: UInt32, _ token: UInt32) -> Int {
        let key = UInt64(node) << 32 | UInt64(token)
        var slot = slot(of: key)
        if steps[slot].key != 0 { return slot }
        if stepCount * 3 > stepMask * 2 {
            growSteps()
            slot = self.slot(of: key)
        }
        stepCount += 1
        steps[slot].key = key
        if node < Self.isToken { nodes[Int(node)].tokens |= 1 << Self.bit(of: token) }
        return slot
    }

    private func newPair(_ first: UInt32, _ second: UInt32) -> Int {
        let pair = UInt64(first) << 16 | UInt64(second)
        var slot = pairSlot(pair)
        if pairs[slot] != 0 { return slot }
        if pairCount * 3 > pairMask * 2 {
            growPairs()
            slot = pairSlot(pair)
        }
        pairCount += 1
        pairs[slot] = pair << 32
        return slot
    }

    private func setPair(_ first: UInt32, _ second: UInt32, _ match: Match) -> Int? {
        let slot = newPair(first, second)
        let low = UInt32(truncatingIfNeeded: pairs[slot])
        var before = low
        if UInt64(low) & Self.isNode != 0 {
            let node = Int(low & ~UInt32(Self.isNode))
            before = nodes[node].entry
            nodes[node].entry = match.raw
        } else {
            pairs[slot] = (pairs[slot] >> 32) << 32 | UInt64(match.raw)
        }
        return before == 0 ? nil : Match(raw: before).number
    }

    private func nodeOfPair(_ first: UInt32, _ second: UInt32) -> UInt32 {
        let slot = newPair(first, second)
        let low = UInt32(truncatingIfNeeded: pairs[slot])
        if UInt64(low) & Self.isNode != 0 { return low & ~UInt32(Self.isNode) }
        let node = newNode(low)
        pairs[slot] = (pairs[slot] >> 32) << 32 | Self.isNode | UInt64(node)
        return node
    }

    private func growSteps() {
        let (old, count) = (steps, stepMask + 1)
        steps = Self.table(count * 2)
        stepMask = count * 2 - 1
        stepShift -= 1
        for index in 0..<count where old[index].key != 0 { steps[slot(of: old[index].key)] = old[index] }
        old.deallocate()
    }

    private func growPairs() {
        let (old, count) = (pairs, pairMask + 1)
        pairs = Self.zeros(count * 2)
        pairMask = count * 2 - 1
        pairShift -= 1
        for index in 0..<count where old[index] != 0 { pairs[pairSlot(old[index] >> 32)] = old[index] }
        old.deallocate()
    }
}
