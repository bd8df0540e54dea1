import CVietScan

/// The trie of a ``CompiledDictionary`` as it is read: pointers into memory that the dictionary keeps.
///
/// A filter over the first two tokens of all entries, three bits of one word for each pair, answers for nearly every place
/// of a text that no entry starts there. Behind it a table of pairs, eight to 64 bytes that are compared at once, holds
/// the first two syllables; the other steps, and first pairs with a token that is no syllable of the model, lie in a
/// table of 12 bytes a slot with open addressing.
@safe struct DictionaryTables: BitwiseCopyable {
    /// Where a step of the trie leads.
    struct Place: BitwiseCopyable {
        /// ``CompiledDictionary/Match/raw`` of the entry that ends here, or 0.
        var entry: UInt32
        /// The node from which longer entries go on, or 0.
        var node: UInt32
    }

    /// In a node number: not a node but the first token of an entry.
    static let isToken: UInt32 = 1 << 31
    /// In a slot of either table: the number of a node, not an entry.
    static let isNode = VIET_DICTIONARY_NODE

    var raw: viet_dictionary
    /// Bits for the shapes of the tokens of entries that are no syllables of the model, nil where there are none.
    var shapes: UnsafePointer<UInt64>?

    /// False where certainly no entry starts with these two tokens.
    @inline(__always)
    func mayStart(_ first: UInt32, _ second: UInt32) -> Bool {
        let hash = viet_dictionary_hash(first, second)
        let bits = viet_dictionary_bits(hash)
        return unsafe raw.filter[Int(hash >> raw.filter_shift)] & bits == bits
    }

    /// The step over the first two tokens of entries, nil where none starts so.
    @inline(__always)
    func first(_ first: UInt32, _ second: UInt32) -> Place? {
        let found = firstSlot(first, second)
        return found != 0 ? place(found) : nil
    }

    /// What the slot of the first two tokens of entries says, 0 where none starts so.
    @inline(__always)
    func firstSlot(_ first: UInt32, _ second: UInt32) -> UInt32 {
        if (first | second) < SpellingNumbers.first {
            return unsafe raw.pairs[viet_dictionary_pair(raw.pairs, raw.buckets, first << 16 | second) + 8]
        }
        return unsafe raw.steps[Self.slot(Self.isToken | first, second, raw.steps, raw.step_slots)].place
    }

    /// The step from a node over a token, nil where no entry goes on so.
    @inline(__always)
    func step(_ node: UInt32, _ token: UInt32) -> Place? {
        guard unsafe raw.nodes[Int(node)].tokens & viet_dictionary_token_bit(token) != 0 else { return nil }
        let found = unsafe raw.steps[Self.slot(node, token, raw.steps, raw.step_slots)].place
        return found != 0 ? place(found) : nil
    }

    /// What a slot of either table says.
    @inline(__always)
    func place(_ slot: UInt32) -> Place {
        if slot & Self.isNode == 0 { return Place(entry: slot, node: 0) }
        let node = slot & ~Self.isNode
        return unsafe Place(entry: raw.nodes[Int(node)].entry, node: node)
    }

    /// The slot of a step, or the free one that it would take.
    @inline(__always)
    static func slot(
        _ node: UInt32, _ token: UInt32, _ steps: UnsafePointer<viet_dictionary_step>, _ slots: UInt32
    ) -> Int {
        var slot = Int(viet_dictionary_step_slot(node, token, slots))
        while unsafe steps[slot].node != 0, unsafe steps[slot].node != node || steps[slot].token != token {
            slot = slot &+ 1 == Int(slots) ? 0 : slot &+ 1
        }
        return slot
    }
}
