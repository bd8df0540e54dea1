import VietCore

extension Scanner {
    /// A token that starts with a letter: a word, an abbreviation, a code or an address.
    mutating func scanWord(into tokens: inout GrowingBuffer<Token>) {
        if let address = addressEnd(at: position) {
            emit(to: address.end, kind: address.kind, shape: .alphanumeric, into: &tokens)
            return
        }
        let run = joinedOverZeroWidthSpaces(letterRun(at: position))
        guard run.end > position else {
            // A lead byte of a Vietnamese letter that starts something else.
            return scanOtherFromWord(into: &tokens)
        }
        guard run.end < end else { return emitWord(run, into: &tokens) }
        switch unsafe base[run.end] {
        case UInt8(ascii: "."): scanBeforeFullStop(run, into: &tokens)
        case UInt8(ascii: "_") where scanJoinedWord(run, into: &tokens): break
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
            emit(to: codeEnd(from: run.end), kind: .code, shape: .alphanumeric, into: &tokens)
        // Digits of full width: `ＡＢ１２`.
        case 0xEF where isDecimalDigit(at: run.end):
            emit(to: codeEnd(from: run.end), kind: .code, shape: .alphanumeric, into: &tokens)
        case UInt8(ascii: "-"):
            if let code = hyphenCodeEnd(of: run) {
                emit(to: code, kind: .code, shape: .alphanumeric, into: &tokens)
            } else {
                emitWord(run, into: &tokens)
            }
        case UInt8(ascii: "&"):
            if let code = ampersandEnd(of: run) {
                emit(
                    to: code, kind: .code, shape: run.lowercase == 0 ? .upper : .alphanumeric, into: &tokens)
            } else {
                emitWord(run, into: &tokens)
            }
        case UInt8(ascii: "+"):
            emitTerm(to: plusEnd(of: run), of: run, into: &tokens)
        case UInt8(ascii: "#"):
            emitTerm(to: sharpEnd(of: run), of: run, into: &tokens)
        case UInt8(ascii: "!"):
            if let name = exclaimedEnd(of: run) {
                emit(to: name, kind: .syllable, shape: run.shape, flags: .foreign, into: &tokens)
            } else {
                emitWord(run, into: &tokens)
            }
        case UInt8(ascii: "/"):
            let second = letterRun(at: run.end + 1)
            // `đ/c`, `km/h`
            if second.uppercase == 0, run.uppercase <= 1, 1...2 ~= run.letters, 1...2 ~= second.letters {
                // With a capital no part of a name behind it, `Đ/c Nam`.
                emit(
                    to: second.end, kind: run.startsUppercase ? .code : .syllable,
                    shape: run.startsUppercase ? .capitalized : .lower, flags: .abbreviation, into: &tokens)
            } else {
                emitTerm(to: strokeEnd(of: run, after: previous(in: tokens)), of: run, into: &tokens)
            }
        default:
            if let joined = apostropheEnd(of: run) {
                emit(
                    to: joined, kind: .syllable, shape: run.startsUppercase ? .capitalized : .lower, flags: .foreign,
                    into: &tokens)
            } else {
                emitWord(run, into: &tokens)
            }
        }
    }

    /// A word with a full stop behind it. Not inlined: most words have none, and all would pay for what it needs.
    @inline(never)
    private mutating func scanBeforeFullStop(_ run: LetterRun, into tokens: inout GrowingBuffer<Token>) {
        let previous = previous(in: tokens)
        if let code = lineageEnd(of: run) ?? platformEnd(of: run) {
            emit(to: code, kind: .code, shape: .alphanumeric, into: &tokens)
        } else if let abbreviation = abbreviationEnd(of: run, after: previous) {
            emitAbbreviation(to: abbreviation, of: run, into: &tokens)
        } else if run.lowercase == 0, let code = numberedEnd(of: run, isFirst: previous == nil) {
            emit(to: code, kind: .code, shape: .alphanumeric, into: &tokens)
        } else {
            emitWord(run, into: &tokens)
        }
    }

    private mutating func scanOtherFromWord(into tokens: inout GrowingBuffer<Token>) {
        let (value, length) = scalar(at: position)
        // `scanOther` sends letters here, so it must not be asked about those again.
        if length > 0, ScalarClass(value) == .letter {
            emit(to: position + length, kind: .other, shape: .symbolic, into: &tokens)
        } else {
            scanOther(into: &tokens)
        }
    }

    /// Emits a term that starts with `run`, or where it has no end the run alone.
    private mutating func emitTerm(to termEnd: Int?, of run: LetterRun, into tokens: inout GrowingBuffer<Token>) {
        guard let termEnd else { return emitWord(run, into: &tokens) }
        emit(to: termEnd, kind: .code, shape: run.shape == .initial ? .upper : run.shape, into: &tokens)
    }

    mutating func emitWord(_ run: LetterRun, into tokens: inout GrowingBuffer<Token>) {
        if let entry = entry(of: run) {
            emit(to: run.end, entry: entry, into: &tokens)
        } else {
            emit(to: run.end, kind: .syllable, shape: run.shape, flags: .foreign, into: &tokens)
        }
    }

    /// Emits an abbreviation, with the syllable number of its first part where that alone stands before the stop.
    private mutating func emitAbbreviation(to tokenEnd: Int, of run: LetterRun, into tokens: inout GrowingBuffer<Token>)
    {
        let plain = tokenEnd == run.end + 1 ? entry(of: run)?.syllable ?? 0 : 0
        emit(
            to: tokenEnd, kind: .syllable, shape: run.shape, syllable: plain, flags: .abbreviation, into: &tokens)
    }

    /// The end of letters joined by apostrophes (`H'Hen`, `L’Oréal`), nil where there is none.
    private func apostropheEnd(of run: LetterRun) -> Int? {
        var last = run.end
        while last < end {
            let (value, length) = scalar(at: last)
            guard length > 0, value == 0x27 || value == 0x2019 || value == 0x02BC else { break }
            let next = letterRun(at: last + length)
            guard next.letters > 0 else { break }
            last = next.end
        }
        return last > run.end ? last : nil
    }

    /// Whether no Vietnamese syllable is spelt like the run.
    func isForeign(_ run: LetterRun) -> Bool {
        guard let entry = entry(of: run) else { return true }
        return entry.traits.contains(.foreign)
    }
}
