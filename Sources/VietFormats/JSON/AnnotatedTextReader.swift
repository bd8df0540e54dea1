import VietCore

extension AnnotatedText {
    /// The texts of a file: IOB2 where its name ends in `.iob2`, `.conll` or `.bio`, CoNLL-U where it ends in `.conllu`, else
    /// JSON Lines as ``jsonLines(_:file:)`` reads them.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` with file and line.
    /// - Complexity: O(n log n) for n bytes.
    public static func texts(in bytes: [UInt8], file: String) throws -> [AnnotatedText] {
        if file.hasSuffix(".conllu") { return try CoNLLU.sentences(in: bytes, file: file).map { AnnotatedText($0) } }
        if [".iob2", ".conll", ".bio"].contains(where: { file.hasSuffix($0) }) {
            return try IOB2.sentences(in: bytes, file: file).map { AnnotatedText($0) }
        }
        return try jsonLines(bytes, file: file)
    }

    /// JSON Lines: `{"text":…,"entities":[[0,8,"LOC"],…]}` or entities as objects with `start`, `end` and `type`; offsets
    /// count code points. `article` names what consecutive lines are parts of.
    ///
    /// - Throws: `VietTextError` of code `malformed-record` with file and line: no JSON, no text, offsets outside of the
    ///   text, names that overlap.
    public static func jsonLines(_ bytes: [UInt8], file: String? = nil) throws -> [AnnotatedText] {
        var records: [AnnotatedText] = []
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { continue }
            do {
                unsafe records.append(try Array(line).withUnsafeBufferPointer { try unsafe record($0, line: number) })
            } catch var error as VietTextError {
                error.file = file
                error.line = number
                throw error
            }
        }
        return records
    }

    private static func record(_ line: UnsafeBufferPointer<UInt8>, line number: Int) throws -> AnnotatedText {
        let scratch = ByteBuffer()
        let entitiesName = Array("entities".utf8)
        let parsed = try unsafe JSONRecord(line, field: Array("text".utf8), into: entitiesName)
        let source = unsafe SourceText(bytes: Array(try parsed.text(scratch: scratch)))
        let article = unsafe (try? JSONRecord(line, field: Array("article".utf8), into: []).text(scratch: scratch)).map
        {
            unsafe String(decoding: $0, as: UTF8.self)
        }
        var spans: [(Int, Int, EntityType)] = []
        if let value = parsed.replacedValue { spans = try unsafe entityList(line, value) }
        spans.sort { ($0.0, $0.1) < ($1.0, $1.1) }
        var entities: [Entity] = []
        let offsets = byteOffsets(source)
        var last = 0
        for (start, end, type) in spans {
            guard start >= 0, start < end, end < offsets.count else {
                throw VietTextError(.malformedRecord, "a name from \(start) to \(end) lies outside of the text")
            }
            guard start >= last else { throw VietTextError(.malformedRecord, "names overlap at \(start)") }
            last = end
            entities.append(Entity(range: offsets[start]..<offsets[end], type: type))
        }
        return AnnotatedText(source: source, entities: entities, article: article ?? "", line: number)
    }

    /// The byte offset of every code point, and of the end.
    private static func byteOffsets(_ source: SourceText) -> [Int] {
        var offsets: [Int] = []
        unsafe source.bytes.withUnsafeBufferPointer { bytes in
            var index = 0
            while index < bytes.count {
                offsets.append(index)
                unsafe index += UTF8Decoding.sequence(in: bytes, at: index).length
            }
        }
        offsets.append(source.count)
        return offsets
    }

    private static func entityList(
        _ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
    ) throws -> [(Int, Int, EntityType)] {
        var scanner = unsafe JSONScanner(line)
        scanner.index = range.lowerBound
        var spans: [(Int, Int, EntityType)] = []
        try scanner.expect(UInt8(ascii: "["))
        scanner.skipSpace()
        if scanner.take(UInt8(ascii: "]")) { return [] }
        repeat {
            scanner.skipSpace()
            var start: Int?
            var end: Int?
            var type: String?
            if scanner.take(UInt8(ascii: "[")) {
                start = try unsafe integer(&scanner, line)
                try comma(&scanner)
                end = try unsafe integer(&scanner, line)
                try comma(&scanner)
                type = try unsafe string(&scanner, line)
                scanner.skipSpace()
                try scanner.expect(UInt8(ascii: "]"))
            } else {
                try scanner.expect(UInt8(ascii: "{"))
                repeat {
                    scanner.skipSpace()
                    let name = try unsafe string(&scanner, line)
                    scanner.skipSpace()
                    try scanner.expect(UInt8(ascii: ":"))
                    scanner.skipSpace()
                    switch name {
                    case "start": start = try unsafe integer(&scanner, line)
                    case "end": end = try unsafe integer(&scanner, line)
                    case "type", "label": type = try unsafe string(&scanner, line)
                    default: try scanner.skipValue()
                    }
                    scanner.skipSpace()
                } while scanner.take(UInt8(ascii: ","))
                try scanner.expect(UInt8(ascii: "}"))
            }
            guard let start, let end, let type else {
                throw VietTextError(.malformedRecord, "a name needs start, end and type", byteOffset: scanner.index)
            }
            spans.append((start, end, EntityType(rawValue: type)))
            scanner.skipSpace()
        } while scanner.take(UInt8(ascii: ","))
        try scanner.expect(UInt8(ascii: "]"))
        return spans
    }

    private static func comma(_ scanner: inout JSONScanner) throws {
        scanner.skipSpace()
        try scanner.expect(UInt8(ascii: ","))
    }

    private static func integer(_ scanner: inout JSONScanner, _ line: UnsafeBufferPointer<UInt8>) throws -> Int {
        scanner.skipSpace()
        let start = scanner.index
        try scanner.skipValue()
        guard let value = unsafe Int(String(decoding: line[start..<scanner.index], as: UTF8.self)) else {
            throw VietTextError(.malformedRecord, "a whole number is expected", byteOffset: start)
        }
        return value
    }

    private static func string(_ scanner: inout JSONScanner, _ line: UnsafeBufferPointer<UInt8>) throws -> String {
        scanner.skipSpace()
        let (inside, escaped) = try scanner.string()
        let slice = unsafe UnsafeBufferPointer(rebasing: line[inside])
        if !escaped { return unsafe String(decoding: slice, as: UTF8.self) }
        let decoded = ByteBuffer(capacity: slice.count)
        unsafe JSONString.decode(slice, to: decoded)
        return decoded.text
    }
}
