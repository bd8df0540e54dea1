import VietCore

/// A run of letters and what it is made of.
struct LetterRun {
    var start: Int
    var end: Int
    /// Letters and marks are counted as code points.
    var letters = 0
    var uppercase = 0
    var lowercase = 0
    var startsUppercase = false
    var isASCII = true
    /// Invisible code points stand inside the run, so its bytes are not its spelling.
    var hasIgnorables = false

    /// How the run is written.
    var shape: TokenShape {
        if uppercase == 0 { return lowercase == 0 ? .alphanumeric : .lower }
        if lowercase == 0 { return letters == 1 ? .initial : .upper }
        return startsUppercase && uppercase == 1 ? .capitalized : .mixed
    }
}

extension Scanner {
    /// The run of letters at `start`, which may be empty.
    func letterRun(at start: Int) -> LetterRun {
        var run = LetterRun(start: start, end: start)
        var next = start
        while next < end {
            let (value, length) = scalar(at: next)
            guard length > 0 else { break }
            if value < 0x80 {
                if value >= 0x61 && value <= 0x7A {
                    run.lowercase += 1
                } else if value >= 0x41 && value <= 0x5A {
                    if run.letters == 0 { run.startsUppercase = true }
                    run.uppercase += 1
                } else {
                    break
                }
                run.letters += 1
            } else {
                let kind = ScalarClass(value)
                if kind == .letter {
                    let letterCase = ScalarTable.shared.letterCase(of: value)
                    if letterCase.isUppercase {
                        if run.letters == 0 { run.startsUppercase = true }
                        run.uppercase += 1
                    } else if letterCase.isLowercase {
                        run.lowercase += 1
                    }
                    run.letters += 1
                } else if kind == .ignorable && value != 0x200B && run.letters > 0 && letterFollows(next + length) {
                    run.hasIgnorables = true
                } else if kind != .mark || run.letters == 0 {
                    break
                }
                run.isASCII = false
            }
            next += length
        }
        run.end = next
        return run
    }

    /// A run that goes on behind zero-width spaces because only then it is a syllable: some programs put them between
    /// any two letters. Elsewhere they invite to break, as between words.
    func joinedOverZeroWidthSpaces(_ run: LetterRun) -> LetterRun {
        var best = run
        var longer = run
        for _ in 0..<(run.letters > 0 ? 8 : 0) {
            var next = longer.end
            while next + 2 < end, unsafe base[next] == 0xE2, unsafe base[next + 1] == 0x80,
                unsafe base[next + 2] == 0x8B
            { next += 3 }
            guard next > longer.end, next - run.start < 64 else { break }
            let piece = letterRun(at: next)
            guard piece.letters > 0 else { break }
            longer.end = piece.end
            longer.letters += piece.letters
            longer.uppercase += piece.uppercase
            longer.lowercase += piece.lowercase
            longer.isASCII = false
            longer.hasIgnorables = true
            if let found = entry(of: longer), !found.traits.contains(.foreign) { best = longer }
        }
        return best
    }

    private func letterFollows(_ index: Int) -> Bool {
        guard index < end else { return false }
        let (value, length) = scalar(at: index)
        return length > 0 && ScalarClass(value) == .letter
    }

    /// The table's entry for the spelling of `run`, trying it as it stands and then all in lower case.
    func entry(of run: LetterRun) -> SyllableTable.Entry? {
        var key = SyllableKey()
        var index = run.start
        while index < run.end {
            let (value, length) = scalar(at: index)
            if !(run.hasIgnorables && ScalarClass(value) == .ignorable) {
                for offset in index..<index + length where unsafe !key.append(base[offset]) { return nil }
            }
            index += length
        }
        if let found = unsafe table.find(key.low, key.high) { return unsafe found.pointee }
        guard run.uppercase > 0, var entry = lowercaseEntry(of: run) else { return nil }
        entry.shape = run.shape
        return entry
    }

    private func lowercaseEntry(of run: LetterRun) -> SyllableTable.Entry? {
        lowercaseKey(of: run).flatMap { unsafe table.find($0.low, $0.high)?.pointee }
    }

    /// The spelling of `run` in lower case, nil where it is too long for a key.
    func lowercaseKey(of run: LetterRun) -> SyllableKey? {
        var key = SyllableKey()
        var index = run.start
        while index < run.end {
            let (value, length) = scalar(at: index)
            index += length
            if run.hasIgnorables && ScalarClass(value) == .ignorable { continue }
            if let lower = ScalarTable.shared[value]?.lowercase, lower != 0 {
                guard key.append(scalar: UInt32(lower)) else { return nil }
                continue
            }
            guard let scalar = Unicode.Scalar(value) else { return nil }
            for byte in scalar.properties.lowercaseMapping.utf8 where !key.append(byte) { return nil }
        }
        return key
    }
}

/// The bytes of a spelling of at most 15 bytes as the syllable table stores them: little-endian, filled with zeros.
struct SyllableKey {
    var low: UInt64 = 0
    var high: UInt64 = 0
    var count = 0

    init() {}

    /// The key of `spelling`, nil where it is too long.
    init?(_ spelling: String) {
        for byte in spelling.utf8 where !append(byte) { return nil }
    }

    /// Appends the bytes of a code point below U+10000. False where the key is full.
    mutating func append(scalar value: UInt32) -> Bool {
        if value < 0x80 { return append(UInt8(value)) }
        let last = UInt8(0x80 | value & 0x3F)
        if value < 0x800 { return append(UInt8(0xC0 | value >> 6)) && append(last) }
        return append(UInt8(0xE0 | value >> 12)) && append(UInt8(0x80 | value >> 6 & 0x3F)) && append(last)
    }

    /// False where the key is full.
    mutating func append(_ byte: UInt8) -> Bool {
        guard count < 15 else { return false }
        if count < 8 {
            low |= UInt64(byte) << UInt64(8 * count)
        } else {
            high |= UInt64(byte) << UInt64(8 * (count - 8))
        }
        count += 1
        return true
    }
}
