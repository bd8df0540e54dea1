import CVietICU
import VietCore

/// Writes the form of one word or phrase.
///
/// Works in runs of letters, as the place of the tone and `i` for `y` are matters of one syllable: `kỹ-sư` is folded as
/// `kỹ` and `sư` are.
@safe struct WordFormWriter {
    private let out: UnsafeMutablePointer<UInt8>
    private let level: WordIdentity
    private let table: UnsafePointer<WordFoldingTable.Entry>
    private(set) var count = 0

    /// Where the run of letters starts, and how many letters it has, marks not counted.
    private var runStart = 0
    private var letters = 0
    /// The number of the last letter in ``VietnameseVowels``, where it starts; 255 for none.
    private var last: UInt8 = 255
    private var lastStart = 0
    /// A tone stands on an o or u, which may be the wrong place.
    private var mayMove = false
    /// Marks were left as they are, or something was left out before them: the form may not be NFC.
    private(set) var mayCompose = false
    /// All that was written are ASCII and Latin letters with all marks that stood behind them: NFC would have changed nothing
    /// of the form.
    private(set) var isComposed = true

    /// - Parameters:
    ///   - out: has room for three bytes a byte of the word.
    ///   - table: the entries of the table of the level.
    init(out: UnsafeMutablePointer<UInt8>, level: WordIdentity, table: UnsafePointer<WordFoldingTable.Entry>) {
        unsafe self.out = unsafe out
        self.level = level
        unsafe self.table = unsafe table
    }

    /// Writes the form of NFC bytes.
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at < bytes.count {
            let byte = unsafe bytes[at]
            if byte < 0x80 {
                at &+= 1
                let entry = unsafe table[Int(byte)]
                switch entry.kind {
                case .letter:
                    begin(entry.vowel)
                    unsafe out[count] = UInt8(truncatingIfNeeded: entry.value)
                    count &+= 1
                case .space: writeSpace()
                default:
                    endRun()
                    unsafe out[count] = byte
                    count &+= 1
                }
                continue
            }
            let (value, length) = unsafe UTF8Decoding.scalar(in: bytes, at: at)
            at &+= Int(length.magnitude)
            write(value)
        }
        endRun()
        if count > 0, unsafe out[count - 1] == 0x20 { count -= 1 }
    }

    private mutating func writeSpace() {
        endRun()
        guard count > 0, unsafe out[count - 1] != 0x20 else { return }
        unsafe out[count] = 0x20
        count += 1
    }

    /// Writes the form of a code point that is not ASCII.
    @inline(__always)
    private mutating func write(_ value: UInt32) {
        guard value < UInt32(WordFoldingTable.limit) else { return writeOther(value) }
        let entry = unsafe table[Int(value)]
        switch entry.kind {
        case .letter:
            begin(entry.vowel)
            unsafe count &+= UTF8Writing.write(UInt32(entry.value), to: out + count)
            noteTone()
            // The one code point that becomes two in lower case.
            if value == 0x130, level == .folded || level == .spelling { writeMark(0x307) }
        case .mark:
            // Letters of other alphabets keep their marks, as they keep those that they are one code point with.
            if level == .bare, letters > 0 { return leaveOut() }
            writeMark(value)
        case .space: writeSpace()
        case .ignorable: leaveOut()
        case .other:
            endRun()
            isComposed = false
            unsafe count &+= UTF8Writing.write(UInt32(entry.value), to: out + count)
        }
    }

    /// The same for a code point beyond the table.
    @inline(never)
    private mutating func writeOther(_ value: UInt32) {
        isComposed = false
        switch WordFoldingTable.kind(value) {
        case .space: writeSpace()
        case .ignorable: leaveOut()
        default:
            endRun()
            unsafe count += UTF8Writing.write(level == .exact ? value : viet_lower(value), to: out + count)
        }
    }

    /// Begins a letter of a run.
    @inline(__always)
    private mutating func begin(_ vowel: UInt8) {
        if letters == 0 { runStart = count }
        letters &+= 1
        last = vowel
        lastStart = count
    }

    private mutating func leaveOut() {
        mayCompose = true
        isComposed = false
    }

    @inline(__always)
    private mutating func noteTone() {
        let vowel = last / 12
        if last != 255, vowel == VietnameseVowels.o || vowel == VietnameseVowels.u, last % 12 >= 2 { mayMove = true }
    }

    /// Adds a mark that NFC left alone to the letter before it, in whatever order the marks come.
    private mutating func writeMark(_ mark: UInt32) {
        if level != .exact, last != 255, let letter = VietnameseVowels.adding(mark, to: last) {
            last = letter
            count =
                unsafe lastStart + UTF8Writing.write(UInt32(VietnameseVowels.letters[Int(letter)]), to: out + lastStart)
            return noteTone()
        }
        last = 255
        mayCompose = true
        isComposed = false
        unsafe count += UTF8Writing.write(mark, to: out + count)
    }

    /// Decides what depends on the whole run.
    @inline(__always)
    private mutating func endRun() {
        if letters == 0 { return }
        if mayMove || letters == 2 { finishRun() }
        letters = 0
        last = 255
        mayMove = false
    }

    private mutating func finishRun() {
        if level == .exact { return }
        if mayMove, level != .bare, letters <= SyllableAnalyzer.maximumLetters { moveTone() }
        guard letters == 2, level == .spelling || level == .bare, last != 255, last / 12 == VietnameseVowels.y,
            unsafe FinalVowel.isInterchangeable(behind: out[runStart])
        else { return }
        let letter = VietnameseVowels.letters[Int(FinalVowel.i(for: last))]
        count = unsafe lastStart + UTF8Writing.write(UInt32(letter), to: out + lastStart)
    }

    /// Brings the tone to the main vowel.
    private mutating func moveTone() {
        unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { room in
            guard let moved = room.baseAddress else { return }
            // Once as a rule; what is no syllable may have several tones.
            for _ in 0..<letters {
                let run = unsafe UnsafeBufferPointer(start: out + runStart, count: count - runStart)
                guard run.count <= 48, unsafe ToneFolding.place(in: run) != nil else { return }
                let length = unsafe ToneFolding.fold(run, into: moved)
                unsafe (out + runStart).update(from: moved, count: length)
                count = runStart + length
            }
        }
    }
}
