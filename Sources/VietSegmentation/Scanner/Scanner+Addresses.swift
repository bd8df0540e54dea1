import VietCore

/// Web and e-mail addresses. All their bytes are ASCII here but for letters in a path (`/wiki/Huế`): text glued behind an
/// address (`…5009.htmlẢnh`) is no part of it.
extension Scanner {
    /// The end and kind of an address at `start`, nil where there is none.
    ///
    /// Looks at no more than 64 bytes before it is sure.
    func addressEnd(at start: Int) -> (end: Int, kind: TokenKind)? {
        var next = start
        var dots = 0
        let limit = min(end, start + 64)
        while next < limit, unsafe Self.isAtomByte(base[next]) {
            if unsafe base[next] == UInt8(ascii: ".") { dots += 1 }
            next += 1
        }
        guard next > start else { return nil }
        if next < end {
            if unsafe base[next] == UInt8(ascii: "@") {
                if let domain = domainEnd(at: next + 1, isSure: true) { return (domain, .email) }
            } else if unsafe base[next] == UInt8(ascii: ":"), matches("://", at: next), next - start <= 10, dots == 0 {
                let body = bodyEnd(from: next + 3)
                return body > next + 3 ? (body, .url) : nil
            } else if isHost(start..<next), hasPortOrPath(at: next) {
                return (pathEnd(from: next), .url)
            }
        }
        if dots > 0, let domain = domainEnd(at: start, isSure: matches("www.", at: start)) {
            return (pathEnd(from: domain), .url)
        }
        guard unsafe dots > 0 || (next < end && base[next] == UInt8(ascii: "/")) else { return nil }
        return fileEnd(at: start).map { ($0, .code) }
    }

    /// Whether the bytes name a host without a domain: `localhost` or four numbers below 256.
    private func isHost(_ range: Range<Int>) -> Bool {
        if range.count == 9 { if matches("localhost", at: range.lowerBound) { return true } }
        var numbers = 0
        var next = range.lowerBound
        while next < range.upperBound, numbers < 4 {
            let first = next
            var value = 0
            while next < range.upperBound, isDigit(next), next - first < 3 {
                value = unsafe value * 10 + Int(base[next] - 0x30)
                next += 1
            }
            guard next > first, value < 256 else { return false }
            numbers += 1
            guard next < range.upperBound else { break }
            guard unsafe base[next] == UInt8(ascii: ".") else { return false }
            next += 1
        }
        return numbers == 4 && next == range.upperBound
    }

    /// Whether a port or a path stands behind a host: `:8080`, `/api`.
    private func hasPortOrPath(at mark: Int) -> Bool {
        if unsafe base[mark] == UInt8(ascii: "/") { return letterRun(at: mark + 1).isASCII && !isDigit(mark + 1) }
        guard unsafe base[mark] == UInt8(ascii: ":") else { return false }
        var next = mark + 1
        while isDigit(next), next - mark <= 6 { next += 1 }
        return 2...6 ~= next - mark
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "+"):
            true
        default: false
        }
    }

    func matches(_ text: StaticString, at index: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= end else { return false }
        for offset in 0..<text.utf8CodeUnitCount where unsafe base[index + offset] != text.utf8Start[offset] {
            return false
        }
        return true
    }

    /// The end of the longest domain name at `start` whose last label is a known top-level domain.
    ///
    /// - Parameter isSure: Whether the name is known for one, so that its last label may have a capital.
    private func domainEnd(at start: Int, isSure: Bool) -> Int? {
        var labelStart = start
        var labels = 0
        var best: Int?
        let limit = min(end, start + 253)
        while labelStart < limit {
            var next = labelStart
            while next < limit, unsafe Self.isLabelByte(base[next]) { next += 1 }
            // A letter beyond ASCII goes on: the label is a word of running text.
            guard next > labelStart, unsafe next == end || base[next] < 0x80 || base[next] == 0xE2 else { break }
            labels += 1
            if labels > 1 {
                if isTopLevel(labelStart..<next, isSure: isSure) { best = next }
            }
            guard next < limit, unsafe base[next] == UInt8(ascii: ".") else { break }
            labelStart = next + 1
        }
        return best
    }

    /// Whether a label may end a domain name: a known one, and where a path follows any in small letters.
    private func isTopLevel(_ range: Range<Int>, isSure: Bool) -> Bool {
        let label = unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
        if unsafe WordList.domains.contains(label) { return true }
        guard 2...12 ~= range.count else { return false }
        let hasPath = unsafe range.upperBound < end && base[range.upperBound] == UInt8(ascii: "/")
        if isSure || hasPath, unsafe label[0].isASCIICapital {
            return unsafe WordList.domains.contains(inAnyCase: label)
        }
        guard hasPath else { return false }
        return unsafe WordList.domainsWithPath.contains(label)
            || (label.allSatisfy(\.isASCIISmall) && isPath(from: range.upperBound + 1))
    }

    /// Whether what stands behind a slash is no word: a second slash, a query or a digit shows soon.
    private func isPath(from start: Int) -> Bool {
        var next = start
        while next < min(end, start + 64), unsafe Self.isBodyByte(base[next]) {
            switch unsafe base[next] {
            case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: "_"), 0x30...0x39: return true
            default: next += 1
            }
        }
        return false
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || byte == UInt8(ascii: "-")
    }

    private func pathEnd(from domain: Int) -> Int {
        guard domain < end else { return domain }
        switch unsafe base[domain] {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: ":"):
            return max(bodyEnd(from: domain), domain)
        default: return domain
        }
    }

    /// The end of the rest of an address, without the marks of the sentence around it.
    func bodyEnd(from start: Int) -> Int {
        var next = addressBytesEnd(from: start)
        if next < end, unsafe base[next] >= 0xC3, ScalarClass(scalar(at: next).value) == .letter {
            // A word of running text is glued behind: give back its ASCII letters up to the mark before it.
            var back = next
            while back > start, next - back < 12, unsafe base[back - 1].isASCIILetter { back -= 1 }
            if back > start, unsafe Self.endsSentence(base[back - 1]), next - back < 12 { next = back - 1 }
        }
        next = withoutTrailingMarks(start..<next)
        return gluedSentence(in: start..<next).map { withoutTrailingMarks(start..<$0) } ?? next
    }

    /// The end of the bytes that may belong to an address. Letters beyond ASCII do inside the path, as people copy it from their
    /// browsers (`/wiki/Huế`), up to the full stop of a file name or an exclamation mark: behind those a sentence is glued.
    private func addressBytesEnd(from start: Int) -> Int {
        var next = start
        var isPath = false
        while next < end {
            if unsafe Self.isBodyByte(base[next]) {
                switch unsafe base[next] {
                case UInt8(ascii: "/"): isPath = true
                case UInt8(ascii: "."), UInt8(ascii: "!"): isPath = false
                default: break
                }
                next += 1
                continue
            }
            guard isPath, unsafe base[next] >= 0xC3 else { return next }
            let (value, length) = scalar(at: next)
            guard length > 0, ScalarClass(value) == .letter else { return next }
            // A capital behind a letter or a digit begins another word.
            if ScalarTable.shared.letterCase(of: value).isUppercase, unsafe Self.isLabelByte(base[next - 1]),
                unsafe base[next - 1] != UInt8(ascii: "-")
            {
                return next
            }
            next += length
        }
        return next
    }

    private func withoutTrailingMarks(_ body: Range<Int>) -> Int {
        var next = body.upperBound
        // How many more brackets open than close; counted once, where one closes at the end.
        var open: Int?
        while next > body.lowerBound, unsafe Self.isTrailingMark(base[next - 1]) {
            if unsafe base[next - 1] == UInt8(ascii: ")") {
                let balance = open ?? brackets(body.lowerBound..<next)
                // The address itself opens it: `/wiki/Ngựa_(cờ)`.
                if balance >= 0 { break }
                open = balance + 1
            }
            next -= 1
        }
        return next
    }

    private func brackets(_ body: Range<Int>) -> Int {
        body.reduce(0) {
            switch unsafe base[$1] {
            case UInt8(ascii: "("): $0 + 1
            case UInt8(ascii: ")"): $0 - 1
            default: $0
            }
        }
    }

    /// Where the full stop stands behind which a sentence is glued to an address that ended: `….html.Theo`, `….vn.Xin`;
    /// nil where there is none.
    private func gluedSentence(in body: Range<Int>) -> Int? {
        var word = body.upperBound
        while word > body.lowerBound, body.upperBound - word < 12, unsafe base[word - 1].isASCIISmall {
            word -= 1
        }
        guard word < body.upperBound, word - 2 > body.lowerBound, unsafe base[word - 1].isASCIICapital,
            unsafe Self.endsSentence(base[word - 2])
        else { return nil }
        var label = word - 2
        while label > body.lowerBound, word - label < 96, unsafe Self.isLabelByte(base[label - 1]) { label -= 1 }
        // No folder holds `.Mời` behind a stroke: `….vn/tin/.Mời`.
        if label == word - 2, unsafe base[label - 1] == UInt8(ascii: "/") { return label }
        // No file is named `Huế.Theo`.
        if label > body.lowerBound, unsafe base[label - 1] >= 0x80 { return word - 2 }
        // Nor `trang-12.Theo` behind a stroke, unless that is an ending.
        if label > body.lowerBound, unsafe base[label - 1] == UInt8(ascii: "/"),
            !isFileEnding(inAnyCase: word - 1..<body.upperBound)
        {
            let isSlug = (label..<word - 2).contains { unsafe isDigit($0) || base[$0] == UInt8(ascii: "-") }
            return isSlug ? word - 2 : nil
        }
        guard label > body.lowerBound, unsafe base[label - 1] == UInt8(ascii: ".") else { return nil }
        let ending = unsafe UnsafeBufferPointer(start: base + label, count: word - 2 - label)
        return unsafe WordList.fileEndings.contains(ending) || WordList.domains.contains(ending) ? word - 2 : nil
    }

    /// The end of a file name with a known ending, folders before it and a line number behind it: `Node.js`,
    /// `src/index.tsx:42`; nil where there is none.
    private func fileEnd(at start: Int) -> Int? {
        var best: Int?
        var label = start
        var next = start
        let limit = min(end, start + 256)
        while next < limit {
            while next < limit, unsafe Self.isLabelByte(base[next]) || base[next] == UInt8(ascii: "_") { next += 1 }
            let isWhole = unsafe next == end || base[next] < 0x80 || base[next] == 0xE2
            if label > start, unsafe base[label - 1] == UInt8(ascii: "."), isWhole, isFileEnding(label..<next) {
                best = next
            }
            guard next < limit, unsafe base[next] == UInt8(ascii: ".") || base[next] == UInt8(ascii: "/") else { break }
            next += 1
            label = next
        }
        guard var last = best else { return nil }
        // `:42`, `:42:7`
        for _ in 0..<2 where unsafe last < end && base[last] == UInt8(ascii: ":") && isDigit(last + 1) {
            last += 1
            while isDigit(last) { last += 1 }
        }
        return last
    }

    /// In small letters, or in capitals from three on: `TS` and `MD` are titles.
    func isFileEnding(_ range: Range<Int>) -> Bool {
        let ending = unsafe UnsafeBufferPointer(start: base + range.lowerBound, count: range.count)
        if unsafe WordList.fileEndings.contains(ending) { return true }
        return unsafe 3...5 ~= range.count && ending.allSatisfy(\.isASCIICapital) && isFileEnding(inAnyCase: range)
    }

    private func isFileEnding(inAnyCase range: Range<Int>) -> Bool {
        unsafe WordList.fileEndings.contains(
            inAnyCase: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    private static func isBodyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21...0x7E:
            byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">") && byte != UInt8(ascii: "\"")
                && byte != UInt8(ascii: "|") && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: "^")
                && byte != UInt8(ascii: "`") && byte != UInt8(ascii: "{") && byte != UInt8(ascii: "}")
        default: false
        }
    }

    private static func endsSentence(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") }

    private static func isTrailingMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "'"), UInt8(ascii: "*"):
            true
        default: false
        }
    }
}
