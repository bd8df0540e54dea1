import VietCore

/// The text of an HTML page, aligned with its source: what a reader sees, block by block.
///
/// Tags, comments, scripts and styles are left out, character references are resolved, white space is collapsed but in
/// `pre`. Blocks (paragraphs, headings, list items, cells …) are parted by an empty line, `br` is a line end. What is no HTML
/// comes out as it is. Nothing is judged by its place: menus and footers are text like any other.
public struct HTMLText: Sendable {
    /// The text with its alignment to the page.
    public let view: AlignedText
    /// What has no end in the page: tags, comments, scripts. Behind an attribute or a comment the text is there all the same; an
    /// element without markup in it (`script`, `style`, `iframe`, `textarea`, `template` …) hides the rest, as in a browser.
    public let faults: [VietTextError]

    /// Reads a page in UTF-8.
    ///
    /// - Throws: ``VietTextError`` with the code `input-too-long` from 4 GiB on.
    /// - Complexity: O(n), however broken the page is.
    public init(_ page: [UInt8]) throws(VietTextError) {
        guard page.count < 1 << 32 else {
            throw VietTextError(.inputTooLong, "the page is longer than 4 GiB")
        }
        (view, faults) = unsafe page.withUnsafeBufferPointer { source in
            var reader = unsafe HTMLReader(source)
            reader.read()
            let faults = reader.scanner.faults
            return (reader.finish(), faults)
        }
    }
}

/// Builds the text of a page from its pieces.
@safe private struct HTMLReader: ~Copyable {
    /// What parts the text before from the text to come, the stronger the greater.
    private enum Gap: Int {
        case none, space, line, block
    }

    var scanner: HTMLScanner
    private let source: UnsafeBufferPointer<UInt8>
    private var builder: ViewBuilder
    private var gap = Gap.none
    /// Whether there is text already, and so something to part.
    private var hasText = false
    private var preformatted = 0

    init(_ source: UnsafeBufferPointer<UInt8>) {
        unsafe self.source = unsafe source
        scanner = unsafe HTMLScanner(source)
        builder = unsafe ViewBuilder(source: source)
    }

    mutating func read() {
        while let piece = scanner.next() {
            switch piece {
            case .text(let range): text(range)
            case .reference(let range, let value): character(range, value)
            case .tag(let name, let isEnd): tag(name, isEnd)
            case .hidden: break
            }
        }
    }

    consuming func finish() -> AlignedText {
        // What stands behind the last text is no part of it.
        if unsafe builder.position < source.count {
            unsafe builder.replace(to: source.count, capacity: 0, kind: .entity) { _ in 0 }
        }
        return builder.finish()
    }

    private mutating func widen(_ other: Gap) { if other.rawValue > gap.rawValue { gap = other } }

    private mutating func tag(_ name: HTMLTag, _ isEnd: Bool) {
        switch name {
        case .inline: break
        case .lineBreak: widen(.line)
        case .block: widen(.block)
        case .preformatted:
            widen(.block)
            preformatted = max(0, preformatted + (isEnd ? -1 : 1))
        }
    }

    private mutating func text(_ range: Range<Int>) {
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = unsafe source[at]
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                widen(preformatted > 0 && byte == 0x0A ? .line : .space)
                at += 1
                continue
            }
            var end = at + 1
            while end < range.upperBound, unsafe source[end] > 0x20 { end += 1 }
            part(before: at)
            builder.keep(to: end)
            at = end
        }
    }

    private mutating func character(_ range: Range<Int>, _ value: UInt32) {
        if value == 0x20 || (0x09...0x0D).contains(value) { return widen(.space) }
        part(before: range.lowerBound)
        builder.keep(to: range.lowerBound)
        builder.replace(to: range.upperBound, with: value, kind: .entity)
    }

    /// Writes what parts the text from that before it in the place of what stands between them.
    private mutating func part(before start: Int) {
        let between = builder.position..<start
        let separator: StaticString =
            switch hasText ? gap : .none {
            case .none: ""
            case .space: " "
            case .line: "\n"
            case .block: "\n\n"
            }
        gap = .none
        hasText = true
        let length = separator.utf8CodeUnitCount
        if between.count == length,
            (0..<length).allSatisfy({ unsafe source[between.lowerBound + $0] == separator.utf8Start[$0] })
        {
            return builder.keep(to: start)
        }
        unsafe builder.replace(to: start, capacity: length, kind: .entity) { out in
            unsafe out.update(from: separator.utf8Start, count: length)
            return length
        }
    }
}
