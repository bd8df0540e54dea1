import VietCore

/// Replaces single characters: invisible ones, spaces, full-width ones, quotes, dashes, the ellipsis.
struct CharacterCleaner {
    let options: CleanUp
    static let handled: CleanUp = [.invisible, .spaces, .width, .quotes, .dashes, .ellipsis]

    func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout ViewBuilder) {
        // The last character that is kept: a joiner stays where it joins emoji or letters of other scripts.
        var previous: UInt32 = 0
        var at = 0
        while at < bytes.count {
            let first = unsafe bytes[at]
            if first < 0xC2 {
                previous = UInt32(first)
                at += 1
                continue
            }
            let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
            let end = at + Int(length.magnitude)
            // The lead bytes of everything that is handled: C2, E1 (two spaces), E2, E3, EF.
            if length > 0, first == 0xC2 || first == 0xE2 || first >= 0xE1 && value < 0x1E00 || first >= 0xE3 {
                let before = builder.count + at - builder.position
                if clean(value, after: previous, at: at..<end, into: &builder) {
                    // What comes in the place of a character is ASCII; of one that is removed, nothing.
                    if builder.count > before { previous = 0x20 }
                    at = end
                    continue
                }
            }
            // Marks of Latin letters say nothing, and stand elsewhere in another form.
            if !(0x300..<0x370).contains(value) { previous = value }
            at = end
        }
    }

    /// Writes what replaces a character, or returns false where it stays.
    private func clean(
        _ value: UInt32, after previous: UInt32, at range: Range<Int>, into builder: inout ViewBuilder
    ) -> Bool {
        switch value {
        case 0xAD, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF:
            return replace(range, with: "", if: .invisible, .invisible, &builder)
        case 0x200C, 0x200D:
            // Latin, Greek and Cyrillic letters and punctuation are never joined.
            let latin = previous < 0x530 || previous >= 0x1E00 && previous < 0x2190 && previous & ~1 != 0x200C
            return latin && replace(range, with: "", if: .invisible, .invisible, &builder)
        case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            return replace(range, with: " ", if: .spaces, .space, &builder)
        case 0x201C...0x201F, 0x2033:
            return replace(range, with: "\"", if: .quotes, .quote, &builder)
        case 0x2018...0x201B, 0x2032:
            return replace(range, with: "'", if: .quotes, .quote, &builder)
        case 0x2010...0x2015, 0x2212:
            return replace(range, with: "-", if: .dashes, .dash, &builder)
        case 0x2026:
            return replace(range, with: "...", if: .ellipsis, .ellipsis, &builder)
        case 0xFF01...0xFF5E:
            guard options.contains(.width) else { return false }
            builder.keep(to: range.lowerBound)
            builder.replace(to: range.upperBound, with: value - 0xFEE0, kind: .width)
            return true
        default:
            return false
        }
    }

    private func replace(
        _ range: Range<Int>, with text: StaticString, if option: CleanUp, _ kind: RewriteKind,
        _ builder: inout ViewBuilder
    ) -> Bool {
        guard options.contains(option) else { return false }
        builder.keep(to: range.lowerBound)
        builder.replace(to: range.upperBound, with: text, kind: kind)
        return true
    }
}

/// Shortens runs of the same punctuation mark.
enum PunctuationCleaner {
    static func rewrite(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout ViewBuilder) {
        var at = 0
        while at < bytes.count {
            let first = unsafe bytes[at]
            guard first == 0x21 || first == 0x3F || first == 0x2C || first == 0x3B || first == 0x2E else {
                at += 1
                continue
            }
            var end = at + 1
            while end < bytes.count, unsafe bytes[end] == first { end += 1 }
            let kept = first == 0x2E && end - at > 1 ? 3 : 1
            if end - at != kept {
                builder.keep(to: at)
                unsafe builder.replace(to: end, capacity: 3, kind: .punctuation) { out in
                    for index in 0..<kept { unsafe out[index] = first }
                    return kept
                }
            }
            at = end
        }
    }
}
