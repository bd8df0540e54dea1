import CVietICU

/// ICU itself, the judge of the fast paths.
enum ICU {
    static func normalize(_ bytes: [UInt8], _ form: viet_form) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: bytes.count * 18 + 16)
        let capacity = out.count
        let count = out.withUnsafeMutableBufferPointer { out in
            bytes.withUnsafeBufferPointer { viet_normalize(form, $0.baseAddress, $0.count, out.baseAddress, capacity) }
        }
        return Array(out.prefix(count))
    }
}

extension Unicode.Scalar {
    var utf8Bytes: [UInt8] { Array(String(self).utf8) }
}
