import VietCore

/// A hash of the keys of a span of syllables, built up syllable by syllable. Another one in every run.
struct SpanHash: BitwiseCopyable {
    private(set) var value = ByteHash.processSeed

    init() {}

    @inline(__always)
    mutating func add(_ keys: UnsafeBufferPointer<TokenKey>, _ word: Article.Item) {
        for index in Int(word.firstSyllable)..<Int(word.endSyllable) {
            value = unsafe (value ^ keys[index].value) &* 0xFF51_AFD7_ED55_8CCD
            value ^= value >> 32
        }
    }
}

/// Tells spans that surely occur once from those that may occur again, with two bits a span.
///
/// A span that occurs twice is never taken for one that occurs once; the reverse happens for a few in a hundred.
struct RepeatFilter: ~Copyable {
    private var once = GrowingBuffer<UInt64>(capacity: 64)
    private var twice = GrowingBuffer<UInt64>(capacity: 64)
    private var mask: UInt64 = 0

    /// Forgets all spans and makes room for those of so many words.
    mutating func reset(for words: Int) {
        var size = 64
        // About three spans a word, four times as many bits.
        while size * 64 < words * 12 { size *= 2 }
        mask = UInt64(size * 64 - 1)
        once.removeAll()
        once.pad(to: size, with: 0)
        twice.removeAll()
        twice.pad(to: size, with: 0)
    }

    @inline(__always)
    mutating func note(_ hash: SpanHash) {
        let place = hash.value & mask
        let bit: UInt64 = 1 << (place & 63)
        let index = Int(place >> 6)
        if once[index] & bit != 0 { twice[index] |= bit } else { once[index] |= bit }
    }

    @inline(__always)
    func isRepeated(_ hash: SpanHash) -> Bool {
        let place = hash.value & mask
        return twice[Int(place >> 6)] & (1 << (place & 63)) != 0
    }
}
