/// Brings the two ways of placing a tone, and the commonest slips, to one spelling, so that syllables can be compared.
///
/// The one spelling is the new style, with the tone on the main vowel: `hoà`, `khoẻ`, `thuỷ`, `quý`. It is chosen
/// because it needs no look at the rest of the syllable: `hòa` and `hoà` both become `hoà`, `hòang` becomes `hoàng`,
/// and `quỳ` is `quỳ` in both styles.
package enum ToneFolding {
    /// How many bytes longer than the syllable the folded one may be.
    package static let growth = 1

    /// Where the letter with a misplaced tone stands in a lower-case NFC syllable, or nil where the syllable is
    /// spelled the new way already. Most syllables are.
    ///
    /// - Complexity: O(n).
    @inlinable
    package static func place(in syllable: UnsafeBufferPointer<UInt8>) -> Int? {
        var at = 0
        while at + 2 < syllable.count {
            let first = unsafe syllable[at]
            if first < 0xC3 {
                at += 1
                continue
            }
            let (tone, isU, length) = unsafe toned(syllable, at)
            if tone >= 0, at + length < syllable.count {
                let next = unsafe syllable[at + length]
                // `y` after u; a, ă, e after o; any of them after the u of qu.
                let afterQ = unsafe isU && at > 0 && syllable[at - 1] == 0x71
                let breve = unsafe next == 0xC4 && at + length + 1 < syllable.count && syllable[at + length + 1] == 0x83
                if next == 0x79 ? isU : (next == 0x61 || next == 0x65 || breve) && (!isU || afterQ) { return at }
            }
            at += length
        }
        return nil
    }

    /// Writes the folded form of a lower-case NFC syllable to `out`, which has room for ``growth`` bytes more than the
    /// syllable has, and returns its length. Bytes that are no Vietnamese syllable are copied.
    package static func fold(_ syllable: UnsafeBufferPointer<UInt8>, into out: UnsafeMutablePointer<UInt8>) -> Int {
        guard let base = syllable.baseAddress else { return 0 }
        guard let place = unsafe place(in: syllable) else {
            unsafe out.update(from: base, count: syllable.count)
            return syllable.count
        }
        let (tone, isU, length) = unsafe toned(syllable, place)
        unsafe out.update(from: base, count: place)
        var count = place
        unsafe out[count] = isU ? 0x75 : 0x6F
        count += 1
        var at = place + length
        // In uyê the main vowel is ê.
        if at + 2 < syllable.count, unsafe syllable[at] == 0x79, unsafe syllable[at + 1] == 0xC3,
            unsafe syllable[at + 2] == 0xAA
        {
            unsafe out[count] = 0x79
            count += 1
            at += 1
        }
        let vowel: Int
        switch unsafe syllable[at] {
        case 0x61: (vowel, at) = (0, at + 1)
        case 0xC4: (vowel, at) = (1, at + 2)
        case 0x65: (vowel, at) = (3, at + 1)
        case 0xC3: (vowel, at) = (4, at + 2)
        default: (vowel, at) = (11, at + 1)
        }
        unsafe count += UTF8Writing.write(UInt32(VietnameseVowels.letters[vowel * 12 + tone * 2]), to: out + count)
        unsafe (out + count).update(from: base + at, count: syllable.count - at)
        return count + syllable.count - at
    }

    /// The folded form of a lower-case NFC syllable.
    package static func fold(_ syllable: [UInt8]) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: syllable.count + growth) { out, count in
            guard let start = out.baseAddress else { return }
            count = unsafe syllable.withUnsafeBufferPointer { unsafe fold($0, into: start) }
        }
    }

    /// The tone (1 grave, 2 hook, 3 tilde, 4 acute, 5 dot) of an o or u at `at`, -1 where another letter stands there,
    /// and the length of the letter.
    @inlinable @inline(__always)
    package static func toned(
        _ syllable: UnsafeBufferPointer<UInt8>, _ at: Int
    ) -> (tone: Int, isU: Bool, length: Int) {
        let first = unsafe syllable[at]
        let second = unsafe at + 1 < syllable.count ? syllable[at + 1] : 0
        if first == 0xC3 {
            switch second {
            case 0xB2: return (1, false, 2)
            case 0xB3: return (4, false, 2)
            case 0xB5: return (3, false, 2)
            case 0xB9: return (1, true, 2)
            case 0xBA: return (4, true, 2)
            default: return (-1, false, 2)
            }
        }
        if first == 0xE1 {
            guard second == 0xBB, at + 2 < syllable.count else { return (-1, false, 3) }
            switch unsafe syllable[at + 2] {
            case 0x8D: return (5, false, 3)
            case 0x8F: return (2, false, 3)
            case 0xA5: return (5, true, 3)
            case 0xA7: return (2, true, 3)
            default: return (-1, false, 3)
            }
        }
        if first == 0xC5, second == 0xA9 { return (3, true, 2) }
        return (-1, false, first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1)
    }
}
