import CVietScan
import VietCore

/// Cuts NFC bytes into tokens in one pass.
///
/// A known syllable with an ordinary byte behind it takes the short road: one 16-byte load, one table probe. Everything
/// else (numbers, addresses, abbreviations, other scripts, broken bytes) takes the long road in the extensions of this
/// type, where every look ahead is bounded or consumed, so that the whole is linear for any input.
@safe struct Scanner {
    let base: UnsafePointer<UInt8>
    let end: Int
    let table: SyllableTable
    private let classes: UnsafePointer<UInt8>
    var position = 0
    /// What was seen since the last token.
    var pending: Token.Flags = [.spaceBefore, .lineBefore]

    init(bytes: UnsafeBufferPointer<UInt8>, table: SyllableTable, classes: UnsafePointer<UInt8>) {
        // An empty buffer may have no address; `end` 0 keeps it from being read.
        unsafe base = unsafe bytes.baseAddress ?? UnsafePointer(bitPattern: 1)!
        end = bytes.count
        self.table = table
        unsafe self.classes = unsafe classes
    }

    /// Scans until the token that reaches `limit`, or the end.
    @inline(__always)
    mutating func scan(upTo limit: Int, into tokens: inout GrowingBuffer<Token>) {
        while position < limit {
            let byte = unsafe base[position]
            switch unsafe classes[Int(byte)] & 15 {
            case ByteClass.space:
                pending.insert(.spaceBefore)
                position &+= 1
            case ByteClass.letter:
                if !scanKnownSyllables(upTo: limit, into: &tokens) { scanWord(into: &tokens) }
            case ByteClass.lineEnd: scanLineEnd()
            case ByteClass.digit: scanNumber(into: &tokens)
            case ByteClass.punctuation: scanPunctuation(into: &tokens)
            case ByteClass.tag: scanTag(into: &tokens)
            case ByteClass.symbol: scanSymbol(into: &tokens)
            case ByteClass.control: scanControl(into: &tokens)
            default: scanOther(into: &tokens)
            }
        }
    }

    /// Takes the short road for as long as known syllables follow each other over single spaces. False where it does not
    /// lead past the first.
    @inline(__always)
    private mutating func scanKnownSyllables(upTo limit: Int, into tokens: inout GrowingBuffer<Token>) -> Bool {
        while end &- position >= 16 {
            let run = unsafe viet_letter_run(base + position)
            guard run.length < 16, let found = unsafe table.find(run.low, run.high) else { return false }
            let entry = unsafe found.pointee
            let next = position &+ Int(run.length)
            if unsafe base[next] == 0x20 {
                emit(to: next, entry: entry, into: &tokens)
                position = next &+ 1
                pending = .spaceBefore
                if unsafe position >= limit || classes[Int(base[position])] & 15 != ByteClass.letter { return true }
            } else if isPlainEnd(next, entry.traits) {
                emit(to: next, entry: entry, into: &tokens)
                return true
            } else {
                return false
            }
        }
        return false
    }

    /// Whether the syllable that ends at `next` certainly ends its token there.
    @inline(__always)
    private func isPlainEnd(_ next: Int, _ traits: SyllableTable.Traits) -> Bool {
        guard next < end else { return true }
        let byte = unsafe base[next]
        let follow = unsafe classes[Int(byte)] & 0xF0
        if follow == ByteClass.endsToken { return true }
        if follow == ByteClass.mayEnd {
            if byte == UInt8(ascii: ":") {
                let mayGoOn =
                    unsafe next + 1 < end
                    && (base[next + 1] == UInt8(ascii: "/") || traits.contains(.foreign) && isDigit(next + 1))
                return !mayGoOn
            }
            if !traits.isDisjoint(with: [.abbreviation, .letter, .foreign]) { return false }
            guard next + 1 < end else { return true }
            let after = unsafe classes[Int(base[next + 1])] & 15
            return after == ByteClass.space || after == ByteClass.lineEnd
        }
        return false
    }

    // MARK: Emitting

    @inline(__always)
    mutating func emit(to tokenEnd: Int, entry: SyllableTable.Entry, into tokens: inout GrowingBuffer<Token>) {
        var flags = pending
        if entry.traits.contains(.foreign) { flags.insert(.foreign) }
        tokens.append(
            Token(
                start: position, end: tokenEnd, kind: .syllable, shape: entry.shape, syllable: entry.syllable,
                flags: flags))
        pending = []
        position = tokenEnd
    }

    @inline(__always)
    mutating func emit(
        to tokenEnd: Int, kind: TokenKind, shape: TokenShape, syllable: UInt16 = 0, flags: Token.Flags = [],
        into tokens: inout GrowingBuffer<Token>
    ) {
        tokens.append(
            Token(
                start: position, end: tokenEnd, kind: kind, shape: shape, syllable: syllable,
                flags: pending.union(flags)))
        pending = []
        position = tokenEnd
    }

    // MARK: Marks and gaps

    /// The token before the one at the position, nil where a line begins there.
    func previous(in tokens: borrowing GrowingBuffer<Token>) -> Token? {
        tokens.count > 0 && !pending.contains(.lineBefore) ? tokens[tokens.count - 1] : nil
    }

    /// One line end: LF, CR or CR LF.
    private mutating func scanLineEnd() {
        if unsafe base[position] == 0x0D, position + 1 < end, unsafe base[position + 1] == 0x0A { position += 1 }
        position += 1
        passLineEnd()
    }

    mutating func passLineEnd() {
        if pending.contains(.lineBefore) { pending.insert(.blankLineBefore) }
        pending.formUnion([.spaceBefore, .lineBefore])
    }

    /// A mark, or a run of the same one where runs have a meaning of their own (`...`, `!!!`, `---`).
    private mutating func scanPunctuation(into tokens: inout GrowingBuffer<Token>) {
        let byte = unsafe base[position]
        var next = position + 1
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: ";"):
            if let face = emoticonEnd { return emit(to: face, kind: .emoji, shape: .symbolic, into: &tokens) }
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "-"), UInt8(ascii: "*"),
            UInt8(ascii: "_"):
            while next < end, unsafe base[next] == byte { next += 1 }
        default: break
        }
        let letterFollows = unsafe next < end && classes[Int(base[next])] & 15 == ByteClass.letter
        if letterFollows, let term = termEnd(behind: next, previous(in: tokens)) {
            return emit(to: term, kind: .code, shape: .alphanumeric, into: &tokens)
        }
        let isHyphen =
            byte == UInt8(ascii: "-") && next == position + 1 && pending.isEmpty && letterFollows
        emit(to: next, kind: .punctuation, shape: .symbolic, flags: isHyphen ? .hyphen : [], into: &tokens)
    }

    private mutating func scanSymbol(into tokens: inout GrowingBuffer<Token>) {
        if let face = emoticonEnd {
            emit(to: face, kind: .emoji, shape: .symbolic, into: &tokens)
        } else {
            emit(to: position + 1, kind: .symbol, shape: .symbolic, into: &tokens)
        }
    }

    private mutating func scanControl(into tokens: inout GrowingBuffer<Token>) {
        let byte = unsafe base[position]
        var next = position + 1
        while next < end, unsafe base[next] == byte { next += 1 }
        emit(to: next, kind: .other, shape: .symbolic, into: &tokens)
    }

    /// The scalar value at `index` and the length of its bytes, negative where they are invalid.
    @inline(__always)
    func scalar(at index: Int) -> (value: UInt32, length: Int) {
        let byte = unsafe base[index]
        if byte < 0x80 { return (UInt32(byte), 1) }
        return unsafe UTF8Decoding.scalar(in: UnsafeBufferPointer(start: base, count: end), at: index)
    }
}
