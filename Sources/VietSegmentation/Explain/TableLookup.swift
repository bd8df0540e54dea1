import CVietScan
import VietCore

extension SegmentationTables {
    /// A weight that is too rare for a table of its own, 0 where there is none.
    func formWeight(_ key: UInt64) -> Int32 {
        let slot = OpenAddressing.slot(from: Self.hash(key), mask: Int(gaps.form_weight_mask)) {
            gaps.form_weights[$0].key == key || gaps.form_weights[$0].key == 0
        }
        return gaps.form_weights[slot].key == key ? gaps.form_weights[slot].weight : 0
    }
}
