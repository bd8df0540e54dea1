import CVietScan

/// Builds the tables that ``DictionaryTables`` reads, and keeps their memory.
@safe struct DictionaryTrie: ~Copyable {
    private var memory = ZeroedMemory()
    private let filter: UnsafeMutablePointer<UInt32>
    private let filterShift: UInt32
    private var pairs: UnsafeMutablePointer<UInt32>
    private var buckets: Int
    private var pairCount = 0
    private var steps: UnsafeMutablePointer<viet_dictionary_step>
    private var stepSlots: Int
    private var stepCount = 0
    private var nodes: UnsafeMutablePointer<viet_dictionary_node>
    private var nodeSlots: Int
    /// Node 0 is none.
    private var nodeCount = 1

    /// - Parameters:
    ///   - entries: how many there will be.
    ///   - words: how many words they have together, by which the tables get their size; they grow where it is wrong.
    init(entries: Int, words: Int) {
        // 8 to 16 bits an entry.
        let filterWords = 1 << (Int.bitWidth - (max(entries, 64) / 4 - 1).leadingZeroBitCount)
        filterShift = UInt32(32 - filterWords.trailingZeroBitCount)
        buckets = entries / 5 + 8
        nodeSlots = max(min(words, entries * 6) - entries * 2, 0) + entries / 8 + 32
        stepSlots = nodeSlots * 4 / 3
        memory.reserve(
            ZeroedMemory.size(filterWords, of: UInt32.self) + ZeroedMemory.size(buckets * 16, of: UInt32.self)
                + ZeroedMemory.size(nodeSlots, of: viet_dictionary_node.self)
                + ZeroedMemory.size(stepSlots, of: viet_dictionary_step.self))
        unsafe filter = unsafe memory.table(filterWords, of: UInt32.self)
        unsafe pairs = unsafe memory.table(buckets * 16, of: UInt32.self)
        unsafe nodes = unsafe memory.table(nodeSlots, of: viet_dictionary_node.self)
        unsafe steps = unsafe memory.table(stepSlots, of: viet_dictionary_step.self)
    }

    /// What has been built so far, valid until the next change.
    var tables: viet_dictionary {
        unsafe viet_dictionary(
            filter: filter, pairs: pairs, nodes: nodes, steps: steps, filter_shift: filterShift,
            buckets: UInt32(buckets), step_slots: UInt32(stepSlots))
    }

    /// Asks for what ``insert(_:_:)`` will read first.
    @inline(__always)
    func prefetch(_ first: UInt32, _ second: UInt32) {
        unsafe viet_dictionary_prefetch(filter, filterShift, pairs, UInt32(buckets), first, second)
    }

    /// Inserts an entry and returns the number of the one of the same tokens before it.
    mutating func insert(_ tokens: UnsafeBufferPointer<UInt32>, _ match: CompiledDictionary.Match) -> Int? {
        // One token is a word of its own already, and one without a number is never met.
        guard tokens.count >= 2, unsafe tokens.allSatisfy({ $0 != 0 }) else { return nil }
        let hash = unsafe viet_dictionary_hash(tokens[0], tokens[1])
        unsafe filter[Int(hash >> filterShift)] |= viet_dictionary_bits(hash)
        var node: UInt32
        var next = 2
        if unsafe (tokens[0] | tokens[1]) < SpellingNumbers.first {
            let slot = unsafe pairSlot(tokens[0] << 16 | tokens[1])
            if tokens.count == 2 { return unsafe end(&pairs[slot], match) }
            node = unsafe goOn(&pairs[slot])
        } else {
            (node, next) = unsafe (DictionaryTables.isToken | tokens[0], 1)
        }
        // The slot first: the table may move when it is taken.
        while next < tokens.count - 1 {
            let slot = unsafe stepSlot(node, tokens[next])
            node = unsafe goOn(&steps[slot].place)
            next += 1
        }
        let slot = unsafe stepSlot(node, tokens[next])
        return unsafe end(&steps[slot].place, match)
    }

    /// Lets an entry end at a place and returns the number of the one that did before.
    @inline(__always)
    private mutating func end(_ place: inout UInt32, _ match: CompiledDictionary.Match) -> Int? {
        var before = place
        if place & DictionaryTables.isNode == 0 {
            place = match.raw
        } else {
            let node = unsafe nodes + Int(place & ~DictionaryTables.isNode)
            before = unsafe node.pointee.entry
            unsafe node.pointee.entry = match.raw
        }
        return before == 0 ? nil : CompiledDictionary.Match(raw: before).number
    }

    /// The node of a place, a new one where it has none.
    @inline(__always)
    private mutating func goOn(_ place: inout UInt32) -> UInt32 {
        if place & DictionaryTables.isNode != 0 { return place & ~DictionaryTables.isNode }
        if nodeCount == nodeSlots { growNodes() }
        let node = UInt32(nodeCount)
        nodeCount += 1
        unsafe nodes[Int(node)].entry = place
        place = DictionaryTables.isNode | node
        return node
    }

    /// Where the slot of two syllables says what they lead to; taken for them where there is none yet.
    @inline(__always)
    private mutating func pairSlot(_ pair: UInt32) -> Int {
        var slot = unsafe viet_dictionary_pair(pairs, UInt32(buckets), pair)
        if unsafe pairs[slot] != 0 { return slot + 8 }
        if pairCount >= buckets * 6 {
            growPairs()
            slot = unsafe viet_dictionary_pair(pairs, UInt32(buckets), pair)
        }
        pairCount += 1
        unsafe pairs[slot] = pair
        return slot + 8
    }

    /// The slot of a step, taken for it where there is none yet.
    @inline(__always)
    private mutating func stepSlot(_ node: UInt32, _ token: UInt32) -> Int {
        var slot = unsafe DictionaryTables.slot(node, token, steps, UInt32(stepSlots))
        if unsafe steps[slot].node != 0 { return slot }
        if stepCount * 4 >= stepSlots * 3 {
            growSteps()
            slot = unsafe DictionaryTables.slot(node, token, steps, UInt32(stepSlots))
        }
        stepCount += 1
        unsafe steps[slot].node = node
        unsafe steps[slot].token = token
        if node < DictionaryTables.isToken { unsafe nodes[Int(node)].tokens |= viet_dictionary_token_bit(token) }
        return slot
    }

    // MARK: Growing

    @inline(never)
    private mutating func growPairs() {
        let (old, count) = unsafe (pairs, buckets * 16)
        buckets *= 2
        unsafe pairs = unsafe memory.table(buckets * 16, of: UInt32.self)
        for slot in 0..<count where unsafe slot & 8 == 0 && old[slot] != 0 {
            let new = unsafe viet_dictionary_pair(pairs, UInt32(buckets), old[slot])
            unsafe pairs[new] = unsafe old[slot]
            unsafe pairs[new + 8] = unsafe old[slot + 8]
        }
    }

    @inline(never)
    private mutating func growSteps() {
        let (old, count) = unsafe (steps, stepSlots)
        stepSlots = count * 2
        unsafe steps = unsafe memory.table(stepSlots, of: viet_dictionary_step.self)
        for index in 0..<count where unsafe old[index].node != 0 {
            unsafe steps[DictionaryTables.slot(old[index].node, old[index].token, steps, UInt32(stepSlots))] =
                unsafe old[index]
        }
    }

    @inline(never)
    private mutating func growNodes() {
        let old = unsafe nodes
        nodeSlots *= 2
        unsafe nodes = unsafe memory.table(nodeSlots, of: viet_dictionary_node.self)
        unsafe nodes.update(from: old, count: nodeCount)
    }
}
