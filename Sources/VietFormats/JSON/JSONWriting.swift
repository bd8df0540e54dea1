import VietCore

extension ByteBuffer {
    /// Opens the object of a document: `prefix` (members and a comma, or nothing), then the text, with the byte order
    /// mark that stood before it where `mark` says so.
    func beginObject(_ prefix: [UInt8], text: UnsafeBufferPointer<UInt8>, mark: Bool) {
        append(UInt8(ascii: "{"))
        unsafe prefix.withUnsafeBufferPointer { unsafe append($0) }
        append("\"text\":\"" as StaticString)
        if mark { append("\u{FEFF}" as StaticString) }
        unsafe appendEscaped(text)
        append(UInt8(ascii: "\""))
    }

    /// Appends bytes as a JSON string, quotes included; an invalid sequence becomes U+FFFD.
    ///
    /// Runs that need no escape are copied whole. U+2028 and U+2029 are escaped, so that no reader that splits text at
    /// them cuts a JSON line in two.
    package func append(json slice: UnsafeBufferPointer<UInt8>) {
        append(UInt8(ascii: "\""))
        unsafe appendEscaped(slice)
        append(UInt8(ascii: "\""))
    }

    package func append(json slice: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        unsafe append(json: UnsafeBufferPointer(rebasing: slice[range]))
    }

    package func append(json text: String) {
        var text = text
        text.withUTF8 { unsafe append(json: $0) }
    }

    /// Appends what `body` writes of every item, with commas between.
    @inline(__always)
    package func append<Items: Sequence>(list items: Items, _ body: (Items.Element) -> Void) {
        var isFirst = true
        for item in items {
            if !isFirst { append(UInt8(ascii: ",")) }
            isFirst = false
            body(item)
        }
    }

    /// Appends an array of what `body` writes of every item.
    @inline(__always)
    package func append<Items: Sequence>(array items: Items, _ body: (Items.Element) -> Void) {
        append(UInt8(ascii: "["))
        append(list: items, body)
        append(UInt8(ascii: "]"))
    }

    /// Appends `"start":1,"end":2`.
    @inline(__always)
    func append(start: Int, end: Int) {
        append("\"start\":" as StaticString)
        append(decimal: start)
        append(",\"end\":" as StaticString)
        append(decimal: end)
    }

    /// Appends `"name":`.
    package func append(key name: String) {
        append(json: name)
        append(UInt8(ascii: ":"))
    }

    /// Appends the inside of a JSON string. Call it again with more bytes to go on with the same string, never in the
    /// middle of a code point.
    package func appendEscaped(_ slice: UnsafeBufferPointer<UInt8>) {
        guard let start = slice.baseAddress else { return }
        let end = slice.count
        var index = 0
        while index < end {
            let run = index
            index = unsafe JSONEscapes.plainEnd(start, from: index, to: end)
            if index > run { unsafe append(slice, run..<index) }
            if index == end { break }
            let byte = unsafe slice[index]
            if byte < 0x80 {
                appendEscape(of: UInt32(byte))
                index += 1
                continue
            }
            let (value, length) = unsafe UTF8Decoding.scalar(in: slice, at: index)
            if length < 0 {
                append("\u{FFFD}" as StaticString)
            } else if value == 0x2028 || value == 0x2029 {
                appendEscape(of: value)
            } else {
                unsafe append(slice, index..<(index + length))
            }
            index += abs(length)
        }
    }

    private func appendEscape(of value: UInt32) {
        switch value {
        case 0x22: append("\\\"" as StaticString)
        case 0x5C: append("\\\\" as StaticString)
        case 0x08: append("\\b" as StaticString)
        case 0x09: append("\\t" as StaticString)
        case 0x0A: append("\\n" as StaticString)
        case 0x0C: append("\\f" as StaticString)
        case 0x0D: append("\\r" as StaticString)
        default:
            append("\\u" as StaticString)
            for shift in [12, 8, 4, 0] as [UInt32] {
                let digit = UInt8(truncatingIfNeeded: value >> shift & 15)
                append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}

enum JSONEscapes {
    /// The end of the run from `index` on that stands in a JSON string as it is: valid UTF-8 without quotes,
    /// backslashes, control characters and the line separators.
    @inline(__always)
    static func plainEnd(_ bytes: UnsafePointer<UInt8>, from index: Int, to end: Int) -> Int {
        var index = index
        while index < end {
            let byte = unsafe bytes[index]
            if byte < 0x80 {
                if byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F { return index }
                index += 1
            } else if byte >= 0xC2, byte <= 0xDF, index + 1 < end, unsafe bytes[index + 1] & 0xC0 == 0x80 {
                index += 2
            } else if byte == 0xE1, index + 2 < end, unsafe bytes[index + 1] & 0xC0 == 0x80,
                unsafe bytes[index + 2] & 0xC0 == 0x80
            {
                // Every Vietnamese letter of three bytes starts with E1, and no second byte is barred after it.
                index += 3
            } else {
                return index
            }
        }
        return end
    }
}
