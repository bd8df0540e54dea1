import VietCore

/// One line of JSON Lines: an object whose bytes are kept as they are, with one text taken out and one member put in.
///
/// A view of the line for the length of a call. Every range that it reads comes from the scanner that went over the line.
@safe package struct JSONRecord {
    private let line: UnsafeBufferPointer<UInt8>
    /// The inside of the string under the text field, and whether it holds escapes.
    private let field: (inside: Range<Int>, escaped: Bool)?
    /// What is wrong with the field, where it holds no text.
    private let fieldFault: VietTextError?
    /// The value of the member that the result takes the place of.
    private let replaced: Range<Int>?
    /// The offset of the closing brace, and whether members stand before it.
    private let close: Int
    private let isEmpty: Bool

    /// Reads a line.
    ///
    /// Where a name occurs twice, the last one counts, as for the readers of most languages.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` with the byte offset, where the line is no JSON object.
    /// - Complexity: O(length of the line).
    package init(
        _ line: UnsafeBufferPointer<UInt8>, field name: [UInt8], into member: [UInt8]
    ) throws {
        var scanner = unsafe JSONScanner(line)
        var field: (inside: Range<Int>, escaped: Bool)?
        var fault: VietTextError? = VietTextError(
            .malformedRecord, "the record has no field \"\(String(decoding: name, as: UTF8.self))\"")
        var replaced: Range<Int>?
        var isEmpty = true
        scanner.skipSpace()
        guard scanner.take(UInt8(ascii: "{")) else {
            throw VietTextError(.malformedRecord, "not a JSON object", byteOffset: scanner.index)
        }
        scanner.skipSpace()
        if !scanner.take(UInt8(ascii: "}")) {
            isEmpty = false
            while true {
                scanner.skipSpace()
                let key = try scanner.string()
                scanner.skipSpace()
                try scanner.expect(UInt8(ascii: ":"))
                scanner.skipSpace()
                let start = scanner.index
                if unsafe JSONRecord.key(line, key, equals: name) {
                    if start < line.count, unsafe line[start] == UInt8(ascii: "\"") {
                        field = try scanner.string()
                        fault = nil
                    } else {
                        try scanner.skipValue()
                        field = nil
                        fault = VietTextError(
                            .malformedRecord, "the field \"\(String(decoding: name, as: UTF8.self))\" holds no text")
                    }
                } else {
                    try scanner.skipValue()
                }
                if unsafe JSONRecord.key(line, key, equals: member) { replaced = start..<scanner.index }
                scanner.skipSpace()
                if scanner.take(UInt8(ascii: ",")) { continue }
                try scanner.expect(UInt8(ascii: "}"))
                break
            }
        }
        close = scanner.index - 1
        scanner.skipSpace()
        guard scanner.index == line.count else {
            throw VietTextError(.malformedRecord, "not JSON: more text behind the object", byteOffset: scanner.index)
        }
        unsafe self.line = line
        self.field = field
        self.fieldFault = fault
        self.replaced = replaced
        self.isEmpty = isEmpty
    }

    private static func key(
        _ line: UnsafeBufferPointer<UInt8>, _ key: (inside: Range<Int>, escaped: Bool), equals name: [UInt8]
    ) -> Bool {
        let inside = unsafe UnsafeBufferPointer(rebasing: line[key.inside])
        if !key.escaped { return unsafe inside.elementsEqual(name) }
        let decoded = ByteBuffer(capacity: inside.count)
        unsafe JSONString.decode(inside, to: decoded)
        return unsafe decoded.bytes.elementsEqual(name)
    }

    /// The place of the value of the member that the result takes the place of, in the line.
    package var replacedValue: Range<Int>? { replaced }

    /// The text under the field: a part of the line where it holds no escapes, else decoded into `scratch`.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` where the field is missing or holds no string.
    package func text(scratch: ByteBuffer) throws -> UnsafeBufferPointer<UInt8> {
        guard let field else { throw fieldFault ?? VietTextError(.malformedRecord, "the record has no text") }
        let inside = unsafe UnsafeBufferPointer(rebasing: line[field.inside])
        if !field.escaped { return unsafe inside }
        scratch.removeAll()
        unsafe JSONString.decode(inside, to: scratch)
        return unsafe scratch.bytes
    }

    /// Appends the line with `value` under `member`: in place of the member of that name, or as the last one.
    package func write(member: [UInt8], to output: ByteBuffer, value: () throws -> Void) rethrows {
        if let replaced {
            unsafe output.append(line, 0..<replaced.lowerBound)
            try value()
            unsafe output.append(line, replaced.upperBound..<line.count)
        } else {
            unsafe output.append(line, 0..<close)
            if !isEmpty { output.append(UInt8(ascii: ",")) }
            unsafe member.withUnsafeBufferPointer { unsafe output.append(json: $0) }
            output.append(UInt8(ascii: ":"))
            try value()
            unsafe output.append(line, close..<line.count)
        }
    }
}

extension ByteBuffer {
    /// Appends an error as a JSON object: `{"code":…,"message":…,"line":…,"byte":…}`.
    package func append(json error: VietTextError) {
        append("{\"code\":" as StaticString)
        append(json: error.code.rawValue)
        append(",\"message\":" as StaticString)
        append(json: error.message)
        if let line = error.line {
            append(",\"line\":" as StaticString)
            append(decimal: line)
        }
        if let offset = error.byteOffset {
            append(",\"byte\":" as StaticString)
            append(decimal: offset)
        }
        append(UInt8(ascii: "}"))
    }
}
