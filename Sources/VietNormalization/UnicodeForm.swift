import CVietICU
import VietCore

/// A normalization form of Unicode (Unicode Standard Annex 15).
public enum UnicodeForm: String, Sendable, CaseIterable {
    /// Composed: one code point for each Vietnamese letter. What nearly all Vietnamese text is in.
    case nfc
    /// Decomposed: a letter followed by its marks. What file names from macOS are in.
    case nfd
    /// Composed, with compatibility variants (full-width letters, ligatures, …) replaced.
    case nfkc
    /// Decomposed, with compatibility variants replaced.
    case nfkd

    var icu: viet_form {
        switch self {
        case .nfc: VIET_NFC
        case .nfd: VIET_NFD
        case .nfkc: VIET_NFKC
        case .nfkd: VIET_NFKD
        }
    }

    /// The view of UTF-8 bytes in this form with its alignment; invalid bytes pass through unchanged.
    ///
    /// - Precondition: `bytes` is shorter than 4 GiB.
    /// - Complexity: O(n), however many marks stand on one letter.
    package func view(of bytes: UnsafeBufferPointer<UInt8>) -> AlignedText {
        unsafe self == .nfc ? VietNormalization.nfc(of: bytes) : Decomposition(form: self).view(of: bytes)
    }
}

/// The forms other than NFC: what is ASCII or a Vietnamese letter by table, the rest by ICU.
struct Decomposition {
    let form: UnicodeForm
    private let numbers = VietnameseVowels.numbers
    private let decomposed = VietnameseVowels.decompositions

    init(form: UnicodeForm) { self.form = form }

    func view(of bytes: UnsafeBufferPointer<UInt8>) -> AlignedText {
        var builder = unsafe ViewBuilder(source: bytes)
        guard let base = bytes.baseAddress else { return builder.finish() }
        let decomposes = form == .nfd || form == .nfkd
        var at = 0
        while at < bytes.count {
            if unsafe bytes[at] < 0x80 {
                at += 1
                continue
            }
            let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
            guard length > 0 else {
                at -= length
                continue
            }
            if value < 0x1F00, unsafe isInert(bytes, at: at + length) {
                if value == 0x110 || value == 0x111 {
                    at += length
                    continue
                }
                let letter = Int(numbers[Int(value)])
                if letter != 255 {
                    if decomposes {
                        builder.keep(to: at)
                        unsafe builder.replace(to: at + length, capacity: 8) {
                            unsafe write(decomposed[letter], to: $0)
                        }
                    }
                    at += length
                    continue
                }
            }
            let start =
                unsafe viet_has_boundary_before(form.icu, value)
                ? at : max(builder.position, Pieces.base(in: bytes, before: at))
            let end = unsafe viet_normalization_boundary(form.icu, base, bytes.count, at)
            builder.keep(to: start)
            unsafe Pieces.normalize(start..<end, of: base, to: form.icu, into: &builder)
            at = end
        }
        return builder.finish()
    }

    /// Whether what stands at `at` cannot take part in the letter before it: the end, ASCII, Latin, a Vietnamese
    /// letter, common punctuation.
    private func isInert(_ bytes: UnsafeBufferPointer<UInt8>, at: Int) -> Bool {
        guard at < bytes.count else { return true }
        let first = unsafe bytes[at]
        if first < 0xCC { return true }
        return unsafe at + 1 < bytes.count
            && (first == 0xE1 && bytes[at + 1] & 0xFE == 0xBA || first == 0xE2 && bytes[at + 1] == 0x80)
    }

    private func write(_ letter: VietnameseVowels.Decomposed, to out: UnsafeMutablePointer<UInt8>) -> Int {
        unsafe out[0] = letter.base
        var count = 1
        if letter.first != 0 { unsafe count += UTF8Writing.write(UInt32(letter.first), to: out + count) }
        if letter.second != 0 { unsafe count += UTF8Writing.write(UInt32(letter.second), to: out + count) }
        return count
    }
}
