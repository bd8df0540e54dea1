import VietCore

extension Scanner {
    /// A token, a space or nothing visible that starts with a byte above 7F outside Vietnamese letters.
    mutating func scanOther(into tokens: inout GrowingBuffer<Token>) {
        let (value, length) = scalar(at: position)
        guard length > 0 else { return scanInvalid(into: &tokens) }
        switch ScalarClass(value) {
        case .letter: scanWord(into: &tokens)
        case .mark: scanMarks(into: &tokens)
        case .unspacedLetter: scanUnspaced(into: &tokens)
        case .digit: scanOtherDigits(into: &tokens)
        case .space:
            pending.insert(.spaceBefore)
            position += length
        case .lineEnd:
            position += length
            passLineEnd()
        case .ignorable:
            // A zero-width space is an invitation to break, the other invisible signs are nothing at all.
            if value == 0x200B { pending.insert(.spaceBefore) }
            position += length
        case .punctuation: emit(to: position + length, kind: .punctuation, shape: .symbolic, into: &tokens)
        case .symbol: emit(to: position + length, kind: .symbol, shape: .symbolic, into: &tokens)
        case .emoji: scanEmoji(into: &tokens)
        case .other: emit(to: position + length, kind: .other, shape: .symbolic, into: &tokens)
        }
    }

    /// Digits of other forms and scripts with the separators of numbers, `１２３`, or one sign such as `½` and `²`.
    private mutating func scanOtherDigits(into tokens: inout GrowingBuffer<Token>) {
        var next = position + scalar(at: position).length
        if isDecimalDigit(at: position) {
            while next < end {
                let (value, length) = scalar(at: next)
                if isDecimalDigit(at: next) {
                    next += length
                    continue
                }
                switch value {
                case 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0xFF0C, 0xFF0D, 0xFF0E, 0xFF0F, 0xFF1A: break
                case 0x25, 0xFF05: return emit(to: next + length, kind: .number, shape: .digits, into: &tokens)
                default: return emit(to: next, kind: .number, shape: .digits, into: &tokens)
                }
                guard next + length < end, isDecimalDigit(at: next + length) else { break }
                next += length
            }
        }
        emit(to: next, kind: .number, shape: .digits, into: &tokens)
    }

    func isDecimalDigit(at index: Int) -> Bool {
        let (value, length) = scalar(at: index)
        if value < 0x80 { return value >= 0x30 && value <= 0x39 }
        return length > 0 && Unicode.Scalar(value)?.properties.numericType == .decimal
    }

    /// Combining marks behind something that is no letter: they belong to the token they stand on.
    private mutating func scanMarks(into tokens: inout GrowingBuffer<Token>) {
        var next = position
        while next < end {
            let (value, length) = scalar(at: next)
            guard length > 0, ScalarClass(value) == .mark else { break }
            next += length
        }
        guard tokens.count > 0, Int(tokens[tokens.count - 1].end) == position else {
            return emit(to: next, kind: .other, shape: .symbolic, into: &tokens)
        }
        tokens[tokens.count - 1].end = UInt32(next)
        position = next
    }

    /// A run of bytes that are not UTF-8.
    private mutating func scanInvalid(into tokens: inout GrowingBuffer<Token>) {
        var next = position
        while next < end {
            let length = scalar(at: next).length
            if length > 0 { break }
            next -= length
        }
        emit(to: next, kind: .other, shape: .symbolic, into: &tokens)
    }

    /// A run of letters of a script without spaces.
    private mutating func scanUnspaced(into tokens: inout GrowingBuffer<Token>) {
        var next = position
        while next < end {
            let (value, length) = scalar(at: next)
            guard length > 0 else { break }
            let kind = ScalarClass(value)
            guard kind == .unspacedLetter || (kind == .mark && next > position) else { break }
            next += length
        }
        emit(to: next, kind: .syllable, shape: .alphanumeric, flags: .foreign, into: &tokens)
    }

    /// One emoji with its modifiers, joined sequences and flags included (UTS #51).
    private mutating func scanEmoji(into tokens: inout GrowingBuffer<Token>) {
        var (value, length) = scalar(at: position)
        var next = position + length
        if (0x1F1E6...0x1F1FF).contains(value), next < end {
            let second = scalar(at: next)
            if second.length > 0, (0x1F1E6...0x1F1FF).contains(second.value) { next += second.length }
        }
        while next < end {
            (value, length) = scalar(at: next)
            guard length > 0 else { break }
            if value == 0x200D {
                let joined = next + length
                guard joined < end else { break }
                let after = scalar(at: joined)
                guard after.length > 0, ScalarClass(after.value) == .emoji || after.value >= 0x2600 else { break }
                next = joined + after.length
            } else if value == 0xFE0F || value == 0x20E3 || (0x1F3FB...0x1F3FF).contains(value)
                || (0xE0020...0xE007F).contains(value)
            {
                next += length
            } else {
                break
            }
        }
        emit(to: next, kind: .emoji, shape: .symbolic, into: &tokens)
    }
}
