import CVietICU
import VietCore

/// The NFC view of UTF-8 bytes with its alignment; invalid bytes pass through unchanged, aligned one to one.
///
/// Vietnamese letters are composed by a table, everything else by ICU; where a text is NFC already nothing is
/// recorded.
///
/// - Precondition: `bytes` is shorter than 4 GiB.
/// - Complexity: O(n), however many marks stand on one letter.
package func nfc(of bytes: UnsafeBufferPointer<UInt8>) -> AlignedText {
    var builder = unsafe ViewBuilder(source: bytes)
    guard let base = bytes.baseAddress else { return builder.finish() }
    let count = bytes.count
    let composer = VietnameseComposer()
    var at = unsafe viet_nfc_suspect(base, count, 0)
    while at < count {
        let start = unsafe max(builder.position, Pieces.base(in: bytes, before: at))
        var end = at
        var next = at
        // The suspects that follow each other belong to one piece: only what is above suspicion begins a new one.
        repeat {
            end = next
            var length = 0
            if unsafe end == count || !viet_nfc_is_suspect(base, count, end, &length) { break }
            next = end + length
        } while true
        builder.keep(to: start)
        if unsafe !composer.compose(start..<end, of: base, into: &builder) {
            unsafe Pieces.normalize(start..<end, of: base, to: VIET_NFC, into: &builder)
        }
        at = unsafe viet_nfc_suspect_near(base, count, end)
    }
    return builder.finish()
}

/// The NFC view of an array of UTF-8 bytes.
package func nfc(of bytes: [UInt8]) -> AlignedText { unsafe bytes.withUnsafeBufferPointer { unsafe nfc(of: $0) } }

/// Composes a vowel of Vietnamese with the marks behind it.
struct VietnameseComposer {
    private let numbers = VietnameseVowels.numbers
    private let compositions = VietnameseVowels.compositions
    private let letters = VietnameseVowels.letters

    /// Writes the composed letter, or returns false where the piece is not one vowel with marks that make one letter.
    @inline(__always)
    func compose(_ piece: Range<Int>, of bytes: UnsafePointer<UInt8>, into builder: inout ViewBuilder) -> Bool {
        let first = unsafe bytes[piece.lowerBound]
        var at = piece.lowerBound
        let value: Int
        if first < 0x80 {
            value = Int(first)
            at += 1
        } else if first & 0xE0 == 0xC0 {
            value = unsafe Int(first & 0x1F) << 6 | Int(bytes[at + 1] & 0x3F)
            at += 2
        } else if first == 0xE1 {
            value = unsafe 0x1000 | Int(bytes[at + 1] & 0x3F) << 6 | Int(bytes[at + 2] & 0x3F)
            at += 3
        } else {
            return false
        }
        guard value < numbers.count else { return false }
        var letter = numbers[value]
        guard letter != 255, at < piece.upperBound else { return false }
        while at < piece.upperBound {
            guard unsafe bytes[at] == 0xCC else { return false }
            let mark = unsafe VietnameseVowels.mark(bytes[at + 1] & 0x3F)
            guard mark != 255 else { return false }
            letter = compositions[Int(letter) * 8 + Int(mark)]
            guard letter != 255 else { return false }
            at += 2
        }
        let composed = letters[Int(letter)]
        unsafe builder.replace(to: piece.upperBound, capacity: 3) { unsafe UTF8Writing.write(UInt32(composed), to: $0) }
        return true
    }
}

/// Pieces of a text that can be normalized independently of each other.
enum Pieces {
    /// The start of the code point that ends right before `at`, or `at` where there is none or it is not valid.
    static func base(in bytes: UnsafeBufferPointer<UInt8>, before at: Int) -> Int {
        var start = at - 1
        while start >= 0, start > at - 4, unsafe bytes[start] & 0xC0 == 0x80 { start -= 1 }
        guard start >= 0 else { return at }
        let (length, valid) = unsafe UTF8Decoding.sequence(in: bytes, at: start)
        return valid && start + length == at ? start : at
    }

    /// Writes a piece of valid UTF-8 in the given form, cut as finely as ICU allows.
    static func normalize(
        _ piece: Range<Int>, of bytes: UnsafePointer<UInt8>, to form: viet_form, into builder: inout ViewBuilder
    ) {
        var start = piece.lowerBound
        while start < piece.upperBound {
            var end = unsafe viet_normalization_boundary(form, bytes, piece.upperBound, start)
            // Marks behind a space make no letter with it: they change, and lie, apart from it.
            if unsafe startsWithSpace(start..<end, of: bytes) { end = start + 3 }
            unsafe normalizeWhole(start..<end, of: bytes, to: form, into: &builder)
            start = end
        }
    }

    /// Whether a piece begins with U+2000 or U+2001, the only spaces that have another spelling in every form.
    private static func startsWithSpace(_ piece: Range<Int>, of bytes: UnsafePointer<UInt8>) -> Bool {
        unsafe piece.count > 3 && bytes[piece.lowerBound] == 0xE2 && bytes[piece.lowerBound + 1] == 0x80
            && bytes[piece.lowerBound + 2] < 0x82
    }

    /// How many bytes of whole code points both begin with: a space before marks in disorder is no part of what changes.
    private static func commonPrefix(
        _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        while count < first.count, count < second.count, unsafe first[count] == second[count] { count += 1 }
        if count == first.count, count == second.count { return count }
        while count > 0,
            unsafe count < first.count && first[count] & 0xC0 == 0x80
                || count < second.count && second[count] & 0xC0 == 0x80
        {
            count -= 1
        }
        // Something of the source must stay for what is new.
        return count < first.count ? count : 0
    }

    private static func normalizeWhole(
        _ piece: Range<Int>, of bytes: UnsafePointer<UInt8>, to form: viet_form, into builder: inout ViewBuilder
    ) {
        let first = unsafe bytes + piece.lowerBound
        var room = piece.count * 3 + 16
        // A second try is needed only by the compatibility forms, where one code point may become eighteen.
        while true {
            var needed = -1
            let source = unsafe UnsafeBufferPointer(start: first, count: piece.count)
            let fits = unsafe builder.attempt(to: piece.upperBound, capacity: room) { out in
                needed = unsafe viet_normalize(form, first, piece.count, out, room)
                guard needed >= 0, needed <= room else { return .failed }
                let result = unsafe UnsafeBufferPointer(start: out, count: needed)
                let kept = unsafe commonPrefix(source, result)
                return kept == source.count && kept == needed ? .same : .changed(needed, kept: kept)
            }
            if fits { return }
            if needed < 0 { return builder.keep(to: piece.upperBound) }
            room = needed
        }
    }
}
