import VietCore

/// Hashtags, handles and emoticons.
extension Scanner {
    /// A hashtag or a handle, else a mark of one byte.
    mutating func scanTag(into tokens: inout GrowingBuffer<Token>) {
        let isHashtag = unsafe base[position] == UInt8(ascii: "#")
        var next = position + 1
        var letters = 0
        while next < end {
            let (value, length) = scalar(at: next)
            guard length > 0 else { break }
            let kind = ScalarClass(value)
            if value == 0x2E {
                // `@lan.huong_99`, but not `@lan.Anh` nor `@lan.đã`.
                guard !isHashtag, letters > 0, isHandlePart(at: next + 1) else { break }
            } else if value != 0x5F {
                guard kind == .letter || kind == .digit || kind == .mark || kind == .unspacedLetter else { break }
                // `@Hương` is a mark and a name: no handle has letters beyond ASCII.
                if !isHashtag && value >= 0x80 {
                    letters = 0
                    break
                }
                if kind != .digit { letters += 1 }
            }
            next += length
        }
        if letters > 0 {
            emit(to: next, kind: isHashtag ? .hashtag : .handle, shape: .alphanumeric, into: &tokens)
        } else {
            emit(to: position + 1, kind: .punctuation, shape: .symbolic, into: &tokens)
        }
    }

    /// Whether a part of a handle starts at `index`: small letters, digits and underscores to the next mark. Longer ones
    /// than 30 bytes no service allows.
    private func isHandlePart(at index: Int) -> Bool {
        var next = index
        while next < min(end, index + 31) {
            switch unsafe base[next] {
            case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "_"): next += 1
            case 0x41...0x5A, 0xC3...: return false
            default: return next > index
            }
        }
        return next > index && next == end
    }

    /// The end of an emoticon that starts here: `:)))`, `=))`, `:D`, `:'(`, `^_^`, `<3`; nil where the marks mean what
    /// they mean elsewhere.
    var emoticonEnd: Int? {
        let second = position + 1
        guard second < end else { return nil }
        let isApart = unsafe position == 0 || (base[position - 1] < 0x80 && !base[position - 1].isASCIIAlphanumeric)
        switch unsafe base[position] {
        case UInt8(ascii: "<"):
            guard isApart, unsafe base[second] == UInt8(ascii: "3") else { return nil }
            return isLoveEnd(second + 1) ? second + 1 : nil
        case UInt8(ascii: "^"):
            var next = second
            if unsafe base[next] != UInt8(ascii: "^"), next + 1 < end { next += 1 }
            guard unsafe base[next] == UInt8(ascii: "^") else { return nil }
            while next < end, unsafe base[next] == UInt8(ascii: "^") { next += 1 }
            return endsFace(next) ? next : nil
        case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="):
            var mouth = second
            if unsafe base[mouth] == UInt8(ascii: "-") || base[mouth] == UInt8(ascii: "'") { mouth += 1 }
            guard mouth < end else { return nil }
            var next = mouth
            while next < end, unsafe base[next] == base[mouth] { next += 1 }
            switch unsafe base[mouth] {
            case UInt8(ascii: ")"), UInt8(ascii: "("), UInt8(ascii: "]"), UInt8(ascii: "["):
                return (isApart || next - mouth > 1) && endsFace(next) ? next : nil
            case UInt8(ascii: "D"), UInt8(ascii: "P"), UInt8(ascii: "p"), UInt8(ascii: "v"), UInt8(ascii: "V"),
                UInt8(ascii: "3"), UInt8(ascii: "*"), UInt8(ascii: "|"):
                let isFace = unsafe isApart && next == mouth + 1 && base[position] != UInt8(ascii: "=")
                return isFace && endsFace(next) ? next : nil
            default: return nil
            }
        default: return nil
        }
    }

    /// Whether no letter, digit or bracket goes on at `index`.
    private func endsFace(_ index: Int) -> Bool {
        guard index < end else { return true }
        switch unsafe base[index] {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0xC3...0xC6, 0xE1, UInt8(ascii: "("), UInt8(ascii: "["):
            return false
        default: return true
        }
    }

    /// Whether what follows at `index` does not make `<3` a comparison: `<3 tuổi`, `<3%`.
    private func isLoveEnd(_ index: Int) -> Bool {
        guard endsFace(index) else { return false }
        guard index < end else { return true }
        switch unsafe base[index] {
        case 0x20:
            let next = behindSpaces(index)
            if unsafe next == end || base[next] == UInt8(ascii: "<") { return true }
            let run = letterRun(at: next)
            return run.letters == 0 ? !isDigit(next) : run.startsUppercase
        case UInt8(ascii: "%"), UInt8(ascii: ","), UInt8(ascii: "-"), UInt8(ascii: "/"): return false
        case UInt8(ascii: "."): return !isDigit(index + 1)
        default: return true
        }
    }
}
