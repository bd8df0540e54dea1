import CVietScan

/// Plain lookups in the folded tables, for what is not on the fast path.
extension SegmentationTables {
    /// What two neighbouring tokens contribute, nil where the tables do not have the pair.
    func pair(_ key: UInt32) -> viet_gap_pair? {
        var slot = Int(Self.hash(key) >> gaps.pair_shift)
        while gaps.pairs[slot].key != key {
            if gaps.pairs[slot].key == viet_gap_pair.free { return nil }
            slot = (slot &+ 1) & Int(gaps.pair_mask)
        }
        return gaps.pairs[slot]
    }

    /// The step from a node of the lexicon over a syllable, nil where no word goes on so.
    func step(_ node: UInt32, _ syllable: UInt16) -> viet_gap_step? {
        let key = UInt64(node) << 16 | UInt64(syllable)
        var slot = Self.hash(key) & Int(gaps.step_mask)
        while gaps.steps[slot].key != key {
            if gaps.steps[slot].key == 0 { return nil }
            slot = (slot &+ 1) & Int(gaps.step_mask)
        }
        return gaps.steps[slot]
    }

    /// A weight that is too rare for a table of its own, 0 where there is none.
    func formWeight(_ key: UInt64) -> Int32 {
        var slot = Self.hash(key) & Int(gaps.form_weight_mask)
        while gaps.form_weights[slot].key != key {
            if gaps.form_weights[slot].key == 0 { return 0 }
            slot = (slot &+ 1) & Int(gaps.form_weight_mask)
        }
        return gaps.form_weights[slot].weight
    }
}
