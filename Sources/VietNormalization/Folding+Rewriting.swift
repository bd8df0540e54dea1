import VietCore

extension Folding {
    /// Folds NFC bytes and notes each place.
    func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout ViewBuilder) {
        let table = FoldingTable.tables[Int(rawValue & 7)]
        var at = 0
        while at < bytes.count {
            let first = unsafe bytes[at]
            if first < 0x80 {
                let folded = table.ascii[Int(first)]
                if folded != first {
                    builder.keep(to: at)
                    builder.replace(to: at + 1, with: UInt32(folded), kind: .fold)
                }
                at += 1
                continue
            }
            let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
            let end = at + Int(length.magnitude)
            if length > 0, let other = table.replacement(of: value) {
                builder.keep(to: at)
                if other == FoldingTable.removed {
                    builder.replace(to: end, with: "", kind: .fold)
                } else {
                    builder.replace(to: end, with: other, kind: .fold)
                }
            }
            at = end
        }
    }
}
