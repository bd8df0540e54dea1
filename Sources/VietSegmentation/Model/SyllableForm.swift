/// The one spelling under which a syllable is counted and looked up.
///
/// Writers place the tone of an open `oa`, `oe`, `uy` on either letter (hòa, hoà) and write a final `i` as `y` after
/// some consonants (kỹ, kĩ). Neither changes the word, so neither may change the segmentation.
package enum SyllableForm {
    /// Lower-case, tone on the second letter of a final `oa`, `oe`, `uy`, final `i` for `y` after h, k, l, m, s, t, v.
    ///
    /// - Parameter token: text in NFC.
    package static func canonical(_ token: String) -> String {
        var scalars = Array(token.lowercased().unicodeScalars)
        let count = scalars.count
        guard count >= 2 else { return String(String.UnicodeScalarView(scalars)) }
        if let moved = oldToNew[pair(scalars[count - 2], scalars[count - 1])] {
            scalars[count - 2] = moved.0
            scalars[count - 1] = moved.1
        }
        if count == 2, interchangeable.contains(scalars[0]), let other = yToI[scalars[1]] { scalars[1] = other }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Every lower-case NFC spelling whose canonical form is `canonical`, that form first.
    package static func variants(of canonical: String) -> [String] {
        let scalars = Array(canonical.unicodeScalars)
        let count = scalars.count
        guard count >= 2 else { return [canonical] }
        var result = [canonical]
        if let moved = newToOld[pair(scalars[count - 2], scalars[count - 1])] {
            var other = scalars
            other[count - 2] = moved.0
            other[count - 1] = moved.1
            result.append(String(String.UnicodeScalarView(other)))
        }
        if count == 2, interchangeable.contains(scalars[0]), let other = iToY[scalars[1]] {
            result.append(String(String.UnicodeScalarView([scalars[0], other])))
        }
        return result
    }

    private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
        UInt64(first.value) << 32 | UInt64(second.value)
    }

    private static let interchangeable: Set<Unicode.Scalar> = ["h", "k", "l", "m", "s", "t", "v"]

    // Columns: the five tones on the first letter, then the plain second letter; and the other way round.
    private static let movable: [(first: [Unicode.Scalar], second: [Unicode.Scalar])] = [
        (["o", "ò", "ó", "ỏ", "õ", "ọ"], ["a", "à", "á", "ả", "ã", "ạ"]),
        (["o", "ò", "ó", "ỏ", "õ", "ọ"], ["e", "è", "é", "ẻ", "ẽ", "ẹ"]),
        (["u", "ù", "ú", "ủ", "ũ", "ụ"], ["y", "ỳ", "ý", "ỷ", "ỹ", "ỵ"]),
    ]

    private static let oldToNew: [UInt64: (Unicode.Scalar, Unicode.Scalar)] = {
        var table: [UInt64: (Unicode.Scalar, Unicode.Scalar)] = [:]
        for (first, second) in movable {
            for tone in 1...5 { table[pair(first[tone], second[0])] = (first[0], second[tone]) }
        }
        return table
    }()

    private static let newToOld: [UInt64: (Unicode.Scalar, Unicode.Scalar)] = {
        var table: [UInt64: (Unicode.Scalar, Unicode.Scalar)] = [:]
        for (first, second) in movable {
            for tone in 1...5 { table[pair(first[0], second[tone])] = (first[tone], second[0]) }
        }
        return table
    }()

    private static let yToI: [Unicode.Scalar: Unicode.Scalar] = [
        "y": "i", "ỳ": "ì", "ý": "í", "ỷ": "ỉ", "ỹ": "ĩ", "ỵ": "ị",
    ]

    private static let iToY: [Unicode.Scalar: Unicode.Scalar] = [
        "i": "y", "ì": "ỳ", "í": "ý", "ỉ": "ỷ", "ĩ": "ỹ", "ị": "ỵ",
    ]
}
