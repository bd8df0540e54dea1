import VietCore

/// What a tag means for the text around it.
enum HTMLTag {
    /// Nothing.
    case inline
    case lineBreak
    /// A border between two blocks of text.
    case block
    /// A block in which line ends stay.
    case preformatted

    /// Elements that are part of a line of text; all others are borders.
    private static let inlineNames: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "img",
        "ins", "kbd", "label", "mark", "math", "nobr", "picture", "q", "rp", "rt", "ruby", "s", "samp", "small",
        "source",
        "span", "strike", "strong", "sub", "sup", "svg", "time", "tt", "u", "var", "wbr", "tspan",
    ]

    init(_ name: String) {
        switch name {
        case "br": self = .lineBreak
        case "pre", "listing", "xmp": self = .preformatted
        default: self = HTMLTag.inlineNames.contains(name) ? .inline : .block
        }
    }
}

/// Cuts an HTML page into tags, text, character references and what is hidden, by the rules of the HTML standard's tokenizer
/// as far as they matter for text.
@safe struct HTMLScanner {
    enum Piece {
        case text(Range<Int>)
        case reference(Range<Int>, UInt32)
        case tag(HTMLTag, isEnd: Bool)
        /// A comment, a declaration, a script.
        case hidden
    }

    private let source: UnsafeBufferPointer<UInt8>
    private var at = 0
    /// The element whose content is no markup (`title`), until its end tag.
    private var rawElement: String?
    private(set) var faults: [VietTextError] = []
    /// What was looked for to the end of the page in vain, so that it is not looked for again.
    private var absent: Set<String> = []
    private let decoder = EntityDecoder()

    /// Elements whose content nobody reads, and those whose content holds references but no tags.
    private static let hiddenElements: Set<String> = [
        "script", "style", "template", "iframe", "noembed", "noframes", "textarea", "select", "object",
    ]
    /// Those of the hidden ones whose content is markup like any other, and so is read where they have no end.
    private static let openElements: Set<String> = ["select", "object"]
    private static let rawElements: Set<String> = ["title"]
    private static let keptFaults = 10

    init(_ source: UnsafeBufferPointer<UInt8>) { unsafe self.source = unsafe source }

    mutating func next() -> Piece? {
        guard unsafe at < source.count else { return nil }
        if unsafe source[at] == UInt8(ascii: "<"), let piece = markup() { return piece }
        if unsafe source[at] == UInt8(ascii: "&"), let (value, end) = unsafe decoder.htmlReference(source, at + 1) {
            defer { at = end }
            return .reference(at..<end, value)
        }
        let start = at
        at += 1
        while unsafe at < source.count, unsafe source[at] != UInt8(ascii: "<"), unsafe source[at] != UInt8(ascii: "&") {
            at += 1
        }
        return .text(start..<at)
    }

    /// The markup at a `<`, or nil where that is a character of the text.
    private mutating func markup() -> Piece? {
        guard unsafe at + 1 < source.count else { return nil }
        let byte = unsafe source[at + 1]
        if let rawElement {
            guard byte == UInt8(ascii: "/"), name(from: at + 2).name == rawElement else { return nil }
            self.rawElement = nil
        }
        if byte == UInt8(ascii: "!") { return declaration() }
        if byte == UInt8(ascii: "?") { return skip(to: ">", "a processing instruction") }
        let isEnd = byte == UInt8(ascii: "/")
        let (name, end) = name(from: at + (isEnd ? 2 : 1))
        guard !name.isEmpty else { return isEnd ? skip(to: ">", "a tag") : nil }
        let start = at
        closeTag(from: end)
        if !isEnd, Self.hiddenElements.contains(name) {
            hide(name, from: start)
        } else if !isEnd, Self.rawElements.contains(name) {
            if find("</" + name, from: at, ignoringCase: true) == nil {
                fault("the element \(name)", at: start)
            } else {
                rawElement = name
            }
        }
        return .tag(HTMLTag(name), isEnd: isEnd)
    }

    private mutating func declaration() -> Piece {
        let rest = unsafe source[at...]
        if unsafe rest.starts(with: "<!--".utf8) {
            let start = at
            at += 4
            // `<!-->` is a comment too.
            if unsafe source[at...].starts(with: ">".utf8) { return skip(to: ">", "a comment") }
            if let end = find("-->", from: at - 2) {
                at = end + 3
                return .hidden
            }
            // The next tag is one all the same, whose border is not lost.
            fault("a comment", at: start)
            while unsafe at < source.count, unsafe source[at] != UInt8(ascii: ">"), !isTag(at) { at += 1 }
            if unsafe at < source.count, unsafe source[at] == UInt8(ascii: ">") { at += 1 }
            return .hidden
        } else if unsafe rest.starts(with: "<![CDATA[".utf8), let end = find("]]>", from: at) {
            at = end + 3
            return .hidden
        }
        return skip(to: ">", "a declaration")
    }

    /// Whether a tag seems to begin at a place.
    private func isTag(_ place: Int) -> Bool {
        guard unsafe place + 1 < source.count, unsafe source[place] == UInt8(ascii: "<") else { return false }
        let next = unsafe source[place + 1]
        return next == UInt8(ascii: "/") || (0x61...0x7A).contains(next | 0x20)
    }

    private mutating func skip(to mark: String, _ what: String) -> Piece {
        if let end = find(mark, from: at) {
            at = end + mark.utf8.count
        } else {
            fault(what, at: at)
            at = unsafe source.count
        }
        return .hidden
    }

    /// The name of a tag in small letters, empty where no letter stands there, and its end.
    private func name(from start: Int) -> (name: String, end: Int) {
        guard unsafe start < source.count, unsafe (0x61...0x7A).contains(source[start] | 0x20) else {
            return ("", start)
        }
        var end = start
        while unsafe end < source.count, unsafe source[end] > 0x20, unsafe source[end] != UInt8(ascii: ">"),
            unsafe source[end] != UInt8(ascii: "/")
        {
            end += 1
        }
        // A longer name is none that is known.
        return unsafe (String(decoding: source[start..<min(end, start + 32)], as: UTF8.self).lowercased(), end)
    }

    /// Goes behind the `>` of a tag; one between quotation marks ends none, if they are closed.
    private mutating func closeTag(from start: Int) {
        var place = start
        while unsafe place < source.count {
            switch unsafe source[place] {
            case UInt8(ascii: ">"):
                at = place + 1
                return
            case UInt8(ascii: "="):
                place += 1
                while unsafe place < source.count, unsafe source[place] <= 0x20 { place += 1 }
                guard unsafe place < source.count else { break }
                let quote = unsafe source[place]
                if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                    let mark = quote == UInt8(ascii: "\"") ? "\"" : "'"
                    if let end = find(mark, from: place + 1) {
                        place = end + 1
                    } else {
                        fault("an attribute", at: place)
                        place += 1
                    }
                }
            default: place += 1
            }
        }
        fault("a tag", at: at)
        at = unsafe source.count
    }

    /// Goes before the end tag of an element whose content is left out.
    private mutating func hide(_ name: String, from start: Int) {
        let mark = "</" + name
        var place = at
        while let found = find(mark, from: place, ignoringCase: true) {
            let end = found + mark.utf8.count
            if unsafe end >= source.count || source[end] <= 0x20 || source[end] == 0x3E || source[end] == 0x2F {
                at = found
                return
            }
            place = end
        }
        fault("the element \(name)", at: start)
        // What is no markup goes on to the end, as in a browser; tags and text behind the start of the others are what they are.
        if !Self.openElements.contains(name) { at = unsafe source.count }
    }

    private mutating func fault(_ what: String, at offset: Int) {
        guard faults.count < Self.keptFaults else { return }
        faults.append(VietTextError(.malformedRecord, "not HTML: \(what) without an end", byteOffset: offset))
    }

    /// The offset of the next `mark` from `start` on.
    private mutating func find(_ mark: String, from start: Int, ignoringCase: Bool = false) -> Int? {
        if absent.contains(mark) { return nil }
        let wanted = Array(mark.utf8)
        var place = start
        while unsafe place + wanted.count <= source.count {
            if unsafe source[place] == wanted[0] {
                let isHere = wanted.indices.allSatisfy { index in
                    let byte = unsafe source[place + index]
                    return byte == wanted[index]
                        || ignoringCase && (0x41...0x5A).contains(byte) && byte | 0x20 == wanted[index]
                }
                if isHere { return place }
            }
            place += 1
        }
        absent.insert(mark)
        return nil
    }
}
