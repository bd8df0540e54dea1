import VietCore
import VietNormalization

/// Brings the ways of writing one word to one key: lower case, NFC, one place of the tone, one space between syllables.
package enum KeyFolding {
    /// The key of a word or phrase as it stands in a text.
    ///
    /// `HÒA   BÌNH`, `Hoà bình` and their decomposed forms all give `hoà bình`. Invalid bytes become U+FFFD.
    package static func key(_ text: some StringProtocol) -> String {
        var bytes = Array(text.utf8)
        var out: [UInt8] = []
        bytes.withUnsafeMutableBufferPointer { fold(UnsafeBufferPointer($0), into: &out) }
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether a byte of a key belongs to a letter.
    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || byte &- 0x61 < 26 }

    /// Replaces `out` by the key of `bytes`.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        out.removeAll(keepingCapacity: true)
        if NFCScan.firstSuspect(in: bytes) != nil {
            let view = nfc(of: bytes)
            if !view.isUnchanged {
                view.bytes.withUnsafeBufferPointer { foldComposed($0, into: &out) }
                return
            }
        }
        foldComposed(bytes, into: &out)
    }

    private static func foldComposed(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        if !lowerVietnamese(bytes, into: &out) {
            out.removeAll(keepingCapacity: true)
            var lowered: [UInt8] = []
            for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
                if scalar.properties.isWhitespace {
                    lowered.append(0x20)
                } else if !scalar.properties.isDefaultIgnorableCodePoint {
                    lowered.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
                }
            }
            lowered.withUnsafeBufferPointer { _ = lowerVietnamese($0, into: &out, trusting: true) }
        }
        foldTones(&out)
    }

    /// Appends the lower-case form with single spaces. False where a letter is met that is neither Vietnamese nor ASCII,
    /// unless the bytes are lower-case already (`trusting`).
    private static func lowerVietnamese(
        _ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8], trusting: Bool = false
    ) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                index += 1
                if byte <= 0x20 || byte == 0x7F {
                    if let last = out.last, last != 0x20 { out.append(0x20) }
                } else {
                    out.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                }
                continue
            }
            if trusting {
                out.append(byte)
                index += 1
                continue
            }
            guard index + 1 < bytes.count else { return false }
            let second = bytes[index + 1]
            switch byte {
            case 0xC3 where second >= 0x80 && second < 0xC0:
                out.append(byte)
                out.append(second < 0x9F && second != 0x97 ? second | 0x20 : second)
                index += 2
            case 0xC4 where [0x82, 0x83, 0x90, 0x91, 0xA8, 0xA9].contains(second),
                0xC5 where second == 0xA8 || second == 0xA9,
                0xC6 where second == 0xA0 || second == 0xA1:
                out.append(byte)
                // Đ alone has an even capital whose small letter is not one bit away from it in the same pattern.
                out.append(second | 1)
                index += 2
            case 0xC6 where second == 0xAF || second == 0xB0:
                out.append(byte)
                out.append(0xB0)
                index += 2
            case 0xE1 where index + 2 < bytes.count && (second == 0xBA || second == 0xBB):
                let third = bytes[index + 2]
                guard third >= 0x80, third < 0xC0, second == 0xBA ? third >= 0xA0 : third <= 0xB9 else { return false }
                out.append(byte)
                out.append(second)
                out.append(third | 1)
                index += 3
            default: return false
            }
        }
        if out.last == 0x20 { out.removeLast() }
        return true
    }

    /// Brings every syllable to the new place of the tone.
    private static func foldTones(_ key: inout [UInt8]) {
        var start = 0
        var changed: [UInt8]?
        var index = 0
        while index <= key.count {
            if index == key.count || key[index] == 0x20 {
                let syllable = key[start..<index]
                let needs = syllable.withUnsafeBufferPointer { ToneFolding.place(in: $0) != nil }
                if needs, changed == nil { changed = Array(key[..<start]) }
                if changed != nil {
                    changed?.append(contentsOf: needs ? ToneFolding.fold(Array(syllable)) : Array(syllable))
                    if index < key.count { changed?.append(0x20) }
                }
                start = index + 1
            }
            index += 1
        }
        if let changed { key = changed }
    }
}
