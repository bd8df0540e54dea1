import CVietScan
import VietCore

extension SegmentationTables {
    /// A weight that is too rare for a table of its own, 0 where there is none.
    func formWeight(_ key: UInt64) -> Int32 {
        let mask = unsafe Int(gaps.form_weight_mask)
        let slot = OpenAddressing.find(
            from: Self.hash(key) & mask, mask: mask, isWanted: { unsafe gaps.form_weights[$0].key == key },
            isFree: { unsafe gaps.form_weights[$0].key == 0 })
        return slot.map { unsafe gaps.form_weights[$0].weight } ?? 0
    }
}
