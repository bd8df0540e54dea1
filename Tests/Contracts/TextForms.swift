import VietCore
import VietNormalization

/// The same text in other bytes.
package enum TextForms {
    /// The composed form.
    package static func composed(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { UnicodeForm.nfc.view(of: $0).bytes }
    }

    /// The decomposed form.
    package static func decomposed(_ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { UnicodeForm.nfd.view(of: $0).bytes }
    }

    /// The decomposed form with neighbouring marks swapped where that changes no letter, so that they stand in an order
    /// that no normalizer writes. Nil where there is nothing to swap.
    package static func unordered(_ bytes: [UInt8]) -> [UInt8]? {
        guard valid(bytes) else { return nil }
        var scalars = Array(String(decoding: decomposed(bytes), as: UTF8.self).unicodeScalars)
        var at = 1
        var swapped = false
        while at < scalars.count {
            let first = scalars[at - 1].properties.canonicalCombiningClass
            let second = scalars[at].properties.canonicalCombiningClass
            if first != .notReordered, second != .notReordered, first < second {
                scalars.swapAt(at - 1, at)
                swapped = true
                at += 1
            }
            at += 1
        }
        guard swapped else { return nil }
        let result = Array(String(String.UnicodeScalarView(scalars)).utf8)
        // The classes are those of Swift, the forms those of ICU; where a version tells them apart there is no promise.
        return composed(result) == composed(bytes) ? result : nil
    }

    package static func valid(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBufferPointer { UTF8Decoding.firstInvalid(in: $0) == nil }
    }

    /// For every offset of the text and the one behind it, whether it lies on the border of a code point or of an
    /// invalid sequence.
    package static func borders(_ bytes: [UInt8]) -> [Bool] {
        var borders = [Bool](repeating: false, count: bytes.count + 1)
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                borders[at] = true
                at += UTF8Decoding.sequence(in: bytes, at: at).length
            }
        }
        borders[bytes.count] = true
        return borders
    }
}
