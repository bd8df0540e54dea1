import VietCore

/// Web and e-mail addresses. All their bytes are ASCII here: text glued behind an address (`…5009.htmlẢnh`) is no part
/// of it.
extension Scanner {
    /// The end and kind of an address at `start`, nil where there is none.
    ///
    /// Looks at no more than 64 bytes before it is sure.
    func addressEnd(at start: Int) -> (end: Int, kind: TokenKind)? {
        var next = start
        var dots = 0
        let limit = min(end, start + 64)
        while next < limit, Self.isAtomByte(base[next]) {
            if base[next] == UInt8(ascii: ".") { dots += 1 }
            next += 1
        }
        guard next > start else { return nil }
        if next < end {
            if base[next] == UInt8(ascii: "@") {
                if let domain = domainEnd(at: next + 1) { return (domain, .email) }
            } else if base[next] == UInt8(ascii: ":"), matches("://", at: next), next - start <= 10, dots == 0 {
                let body = bodyEnd(from: next + 3)
                return body > next + 3 ? (body, .url) : nil
            }
        }
        guard dots > 0, let domain = domainEnd(at: start) else { return nil }
        return (pathEnd(from: domain), .url)
    }

    private static func isAtomByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"),
            UInt8(ascii: "+"):
            true
        default: false
        }
    }

    private func matches(_ text: StaticString, at index: Int) -> Bool {
        guard index + text.utf8CodeUnitCount <= end else { return false }
        for offset in 0..<text.utf8CodeUnitCount where base[index + offset] != text.utf8Start[offset] { return false }
        return true
    }

    /// The end of the longest domain name at `start` whose last label is a known top-level domain.
    private func domainEnd(at start: Int) -> Int? {
        var labelStart = start
        var labels = 0
        var best: Int?
        let limit = min(end, start + 253)
        while labelStart < limit {
            var next = labelStart
            while next < limit, Self.isLabelByte(base[next]) { next += 1 }
            // A letter beyond ASCII goes on: the label is a word of running text.
            guard next > labelStart, next == end || base[next] < 0x80 || base[next] == 0xE2 else { break }
            labels += 1
            if labels > 1 {
                let label = UnsafeBufferPointer(start: base + labelStart, count: next - labelStart)
                let hasPath = next < end && base[next] == UInt8(ascii: "/")
                if Self.isTopLevel(label, hasPath: hasPath) { best = next }
            }
            guard next < limit, base[next] == UInt8(ascii: ".") else { break }
            labelStart = next + 1
        }
        return best
    }

    private static func isLabelByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
        default: false
        }
    }

    private func pathEnd(from domain: Int) -> Int {
        guard domain < end else { return domain }
        switch base[domain] {
        case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: ":"):
            return max(bodyEnd(from: domain), domain)
        default: return domain
        }
    }

    /// The end of the rest of an address, without the marks of the sentence around it.
    private func bodyEnd(from start: Int) -> Int {
        var next = start
        while next < end, Self.isBodyByte(base[next]) { next += 1 }
        if next < end, base[next] >= 0xC3 {
            // A word of running text is glued behind: give back its ASCII letters up to the mark before it.
            var back = next
            while back > start, next - back < 12, (base[back - 1] | 0x20) >= 0x61, (base[back - 1] | 0x20) <= 0x7A {
                back -= 1
            }
            if back > start, base[back - 1] == UInt8(ascii: "."), next - back < 12 { next = back - 1 }
        }
        while next > start, Self.isTrailingMark(base[next - 1]) { next -= 1 }
        return next
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

    private static func isTrailingMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
            UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "'"), UInt8(ascii: "*"):
            true
        default: false
        }
    }

    private static func isTopLevel(_ label: UnsafeBufferPointer<UInt8>, hasPath: Bool) -> Bool {
        guard 2...6 ~= label.count else { return false }
        return topLevel.contains { same($0, label) } || (hasPath && rareTopLevel.contains { same($0, label) })
    }

    private static func same(_ bytes: [UInt8], _ label: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes.count == label.count && zip(bytes, label).allSatisfy { $0 == $1 }
    }

    private static let topLevel: [[UInt8]] = [
        "vn", "com", "net", "org", "edu", "gov", "info", "io", "tv", "biz", "asia", "mobi", "uk", "us", "fr", "jp",
        "cn", "kr",
        "ru", "eu", "app", "dev", "xyz", "shop", "online", "site", "news", "mil",
    ].map { Array($0.utf8) }

    /// Also words of running text: a domain only where a path follows.
    private static let rareTopLevel: [[UInt8]] = [
        "me", "be", "co", "ai", "de", "au", "ca", "int", "ly", "gl", "gle", "ch", "it", "th", "to", "cc", "la",
    ].map { Array($0.utf8) }
}
