import VietCore

/// One line of JSON Lines: an object whose bytes are kept as they are, with one text taken out and one member put in.
///
/// A view of the line for the length of a call. Every range that it reads comes from the scanner that went over the line.
@safe package struct JSONRecord {
    private let line: UnsafeBufferPointer<UInt8>
    /// The insides of the strings that the text is made of, and whether they hold escapes.
    private let pieces: [JSONTexts.Piece]
    /// What is wrong with a field, where it holds no text.
    private let fault: VietTextError?
    /// The value of the member that the result takes the place of.
    private let replaced: Range<Int>?
    /// The offset of the closing brace, and whether members stand before it.
    private let close: Int
    private let isEmpty: Bool

    /// Reads a line whose text is in the field of this very name.
    package init(
        _ line: UnsafeBufferPointer<UInt8>, field name: [UInt8], into member: [UInt8]
    ) throws {
        try unsafe self.init(line, JSONFields([JSONPath(member: name)]), into: member)
    }

    /// Reads a line.
    ///
    /// Where a name occurs twice, the last one counts, as for the readers of most languages.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` with the byte offset, where the line is no JSON object.
    /// - Complexity: O(length of the line).
    package init(
        _ line: UnsafeBufferPointer<UInt8>, _ fields: JSONFields, into member: [UInt8]
    ) throws {
        var scanner = unsafe JSONScanner(line)
        var texts = JSONTexts(fields.paths)
        var replaced: Range<Int>?
        scanner.skipSpace()
        guard scanner.take(UInt8(ascii: "{")) else {
            throw VietTextError(.malformedRecord, "not a JSON object", byteOffset: scanner.index)
        }
        let all = texts.all
        let none = texts.counts
        var position = 0
        try scanner.members { scanner, name in
            let start = scanner.index
            if unsafe fields.mayStart(line, name, position: position) {
                let matched = texts.matching(all, position: position) {
                    unsafe JSONString.inside(line, name, equals: $0)
                }
                texts.forget(matched, from: none)
                try texts.take(matched, &scanner)
            } else {
                try scanner.skipValue()
            }
            if unsafe JSONString.inside(line, name, equals: member) { replaced = start..<scanner.index }
            position += 1
        }
        close = scanner.index - 1
        scanner.skipSpace()
        guard scanner.index == line.count else {
            throw VietTextError(.malformedRecord, "not JSON: more text behind the object", byteOffset: scanner.index)
        }
        unsafe self.line = line
        fault = texts.fault(optional: fields.optional)
        pieces = texts.pieces.count == 1 ? texts.pieces[0] : Array(texts.pieces.joined())
        self.replaced = replaced
        isEmpty = position == 0
    }

    /// The place of the value of the member that the result takes the place of, in the line.
    package var replacedValue: Range<Int>? { replaced }

    /// The text of the fields: a part of the line where it is one string without escapes, else put together in `scratch`,
    /// with an empty line between the texts of several fields or elements.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` where a field is missing or holds no string.
    package func text(scratch: ByteBuffer) throws -> UnsafeBufferPointer<UInt8> {
        if let fault { throw fault }
        if pieces.count == 1, !pieces[0].escaped {
            return unsafe UnsafeBufferPointer(rebasing: line[pieces[0].inside])
        }
        scratch.removeAll()
        for (number, piece) in pieces.enumerated() {
            if number > 0 { scratch.append(JSONFields.separator) }
            let inside = unsafe UnsafeBufferPointer(rebasing: line[piece.inside])
            if piece.escaped { unsafe JSONString.decode(inside, to: scratch) } else { unsafe scratch.append(inside) }
        }
        return unsafe scratch.bytes
    }

    /// Appends the line with nothing in the strings that the text is made of: what else a record says.
    package func writeOthers(to output: ByteBuffer) {
        var place = 0
        for piece in pieces.sorted(by: { $0.inside.lowerBound < $1.inside.lowerBound })
        where piece.inside.lowerBound >= place {
            unsafe output.append(line, place..<piece.inside.lowerBound)
            place = piece.inside.upperBound
        }
        unsafe output.append(line, place..<line.count)
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

extension JSONRecord {
    /// The texts, numbers and truth values at some paths of a line, as they read; for each path in the order of the line.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` where the line is no JSON object.
    /// - Complexity: O(length of the line).
    package static func values(
        of line: UnsafeBufferPointer<UInt8>, at paths: [JSONPath], scratch: ByteBuffer
    ) throws -> [[String]] {
        var scanner = unsafe JSONScanner(line)
        var texts = JSONTexts(paths, takesScalars: true)
        scanner.skipSpace()
        let (all, none) = (texts.all, texts.counts)
        try scanner.expect(UInt8(ascii: "{"))
        var position = 0
        try scanner.members { scanner, name in
            let matched = texts.matching(all, position: position) {
                unsafe JSONString.inside(line, name, equals: $0)
            }
            if matched.isEmpty {
                try scanner.skipValue()
            } else {
                texts.forget(matched, from: none)
                try texts.take(matched, &scanner)
            }
            position += 1
        }
        return texts.pieces.map { pieces in
            pieces.map { piece in
                let inside = unsafe UnsafeBufferPointer(rebasing: line[piece.inside])
                scratch.removeAll()
                if piece.escaped {
                    unsafe JSONString.decode(inside, to: scratch)
                } else {
                    unsafe scratch.append(inside)
                }
                return unsafe String(decoding: scratch.bytes, as: UTF8.self)
            }
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
