import CVietScan

extension SegmentationTables {
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
