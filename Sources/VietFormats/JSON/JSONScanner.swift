import VietCore

/// A scanner over one JSON text that checks its grammar (RFC 8259) and keeps the place of everything it passes.
///
/// Nesting is kept in a stack of bits on the heap, not in calls: a line of a million brackets is refused or accepted,
/// it does not end the process. Lives as long as the call that lends it the bytes; a byte is read behind a check of the count.
@safe struct JSONScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { unsafe self.bytes = bytes }

    private func failure(_ message: String) -> VietTextError {
        VietTextError(.malformedRecord, "not JSON: " + message, byteOffset: index)
    }

    @inline(__always)
    var current: UInt8? { unsafe index < bytes.count ? bytes[index] : nil }

    @inline(__always)
    mutating func skipSpace() {
        while unsafe index < bytes.count,
            unsafe bytes[index] == 0x20 || bytes[index] == 0x0A || bytes[index] == 0x0D
                || bytes[index] == 0x09
        {
            index += 1
        }
    }

    mutating func expect(_ byte: UInt8) throws {
        guard current == byte else {
            throw failure("'\(Character(Unicode.Scalar(byte)))' expected")
        }
        index += 1
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        index += 1
        return true
    }

    /// Passes a string and returns the range between its quotes, and whether it holds escapes.
    mutating func string() throws -> (inside: Range<Int>, escaped: Bool) {
        try expect(UInt8(ascii: "\""))
        let start = index
        var escaped = false
        while unsafe index < bytes.count {
            let byte = unsafe bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                return (start..<(index - 1), escaped)
            }
            if byte < 0x20 { throw failure("a control character inside a string") }
            if byte == UInt8(ascii: "\\") {
                escaped = true
                index += 1
                try skipEscape()
            } else {
                index += 1
            }
        }
        throw failure("a string without an end")
    }

    private mutating func skipEscape() throws {
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            index += 1
        case UInt8(ascii: "u"):
            guard unsafe index + 4 < bytes.count, unsafe JSONString.hexadecimal(bytes, at: index + 1) != nil else {
                throw failure("an escape \\u without four digits")
            }
            index += 5
        default: throw failure("an unknown escape")
        }
    }

    /// Passes any value.
    mutating func skipValue() throws {
        var objects: [Bool] = []
        while true {
            skipSpace()
            guard let byte = current else { throw failure("the line ends too early") }
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                index += 1
                skipSpace()
                let isObject = byte == UInt8(ascii: "{")
                if !take(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
                    objects.append(isObject)
                    if isObject { _ = try key() }
                    continue
                }
            case UInt8(ascii: "\""): _ = try string()
            case UInt8(ascii: "t"): try skipWord("true")
            case UInt8(ascii: "f"): try skipWord("false")
            case UInt8(ascii: "n"): try skipWord("null")
            default: try skipNumber()
            }
            // A value has ended: close what it was the last of, or go on to the one beside it.
            while true {
                guard let isObject = objects.last else { return }
                skipSpace()
                if take(UInt8(ascii: ",")) {
                    skipSpace()
                    if isObject { _ = try key() }
                    break
                }
                try expect(isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
                objects.removeLast()
            }
        }
    }

    /// Passes the members of an object, behind whose opening brace the scanner stands, and its closing brace.
    ///
    /// - Parameter value: Passes the value of a member, before which the scanner stands; called with the member's name.
    mutating func members(
        _ value: (inout JSONScanner, _ name: (inside: Range<Int>, escaped: Bool)) throws -> Void
    ) throws {
        skipSpace()
        if take(UInt8(ascii: "}")) { return }
        while true {
            skipSpace()
            let name = try key()
            skipSpace()
            try value(&self, name)
            skipSpace()
            if take(UInt8(ascii: ",")) { continue }
            return try expect(UInt8(ascii: "}"))
        }
    }

    /// Passes the name of a member and the colon behind it.
    private mutating func key() throws -> (inside: Range<Int>, escaped: Bool) {
        let name = try string()
        skipSpace()
        try expect(UInt8(ascii: ":"))
        return name
    }

    private mutating func skipWord(_ word: StaticString) throws {
        let length = word.utf8CodeUnitCount
        guard unsafe index + length <= bytes.count,
            (0..<length).allSatisfy({ unsafe bytes[index + $0] == word.utf8Start[$0] })
        else {
            throw failure("an unknown word")
        }
        index += length
    }

    private mutating func skipNumber() throws {
        _ = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try skipDigits() }
        if take(UInt8(ascii: ".")) { try skipDigits() }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try skipDigits()
        }
    }

    private mutating func skipDigits() throws {
        let start = index
        while let byte = current, byte >= 0x30, byte <= 0x39 { index += 1 }
        if index == start {
            throw unsafe failure(index == bytes.count ? "the line ends too early" : "a value expected")
        }
    }
}

/// The inside of a JSON string.
package enum JSONString {
    /// Appends the text that the inside of a JSON string stands for.
    ///
    /// A surrogate escape without its partner, which no UTF-8 can hold, becomes U+FFFD: one code point and one UTF-16
    /// unit as in the reader of any other language, so that the offsets behind it stay right.
    package static func decode(_ inside: UnsafeBufferPointer<UInt8>, to output: ByteBuffer) {
        var index = 0
        var copied = 0
        while index < inside.count {
            guard unsafe inside[index] == UInt8(ascii: "\\"), index + 1 < inside.count else {
                index += 1
                continue
            }
            unsafe output.append(inside, copied..<index)
            index += 2
            switch unsafe inside[index - 1] {
            case UInt8(ascii: "b"): output.append(0x08)
            case UInt8(ascii: "f"): output.append(0x0C)
            case UInt8(ascii: "n"): output.append(0x0A)
            case UInt8(ascii: "r"): output.append(0x0D)
            case UInt8(ascii: "t"): output.append(0x09)
            case UInt8(ascii: "u"):
                guard var value = unsafe hexadecimal(inside, at: index) else { break }
                index += 4
                if value >= 0xD800, value < 0xDC00, index + 1 < inside.count,
                    unsafe inside[index] == UInt8(ascii: "\\"),
                    unsafe inside[index + 1] == UInt8(ascii: "u"), let low = unsafe hexadecimal(inside, at: index + 2),
                    low >= 0xDC00, low < 0xE000
                {
                    value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
                    index += 6
                }
                output.append(String(Unicode.Scalar(value) ?? "\u{FFFD}"))
            default: unsafe output.append(inside[index - 1])
            }
            copied = index
        }
        unsafe output.append(inside, copied..<inside.count)
    }

    /// Whether the inside of a string stands for `text`.
    static func inside(
        _ line: UnsafeBufferPointer<UInt8>, _ string: (inside: Range<Int>, escaped: Bool), equals text: [UInt8]
    ) -> Bool {
        let inside = unsafe UnsafeBufferPointer(rebasing: line[string.inside])
        if !string.escaped { return unsafe inside.elementsEqual(text) }
        let decoded = ByteBuffer(capacity: inside.count)
        unsafe decode(inside, to: decoded)
        return unsafe decoded.bytes.elementsEqual(text)
    }

    static func hexadecimal(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        var value: UInt32 = 0
        for place in index..<(index + 4) {
            let byte = unsafe bytes[place]
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt32(byte - 0x41 + 10)
            case 0x61...0x66: value = value << 4 | UInt32(byte - 0x61 + 10)
            default: return nil
            }
        }
        return value
    }
}
