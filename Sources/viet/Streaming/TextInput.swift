import VietCore
import VietFormats
import VietNormalization

/// The text of an input in UTF-8, whatever encoding its bytes are in.
///
/// What is UTF-8 comes byte for byte, broken sequences too. Anything else is decoded in blocks that end at line ends where
/// there are some, so that a long file takes no more memory than a block of it.
final class TextInput {
    /// How inputs are read.
    struct Reading {
        /// Nil for bytes as they are, of which nothing is asked.
        let encoding: SourceEncoding?
        /// Whether what has no meaning in an encoding is an error in place of U+FFFD.
        let isStrict: Bool
        /// Whether files that are no text are left out.
        let skipsBinary: Bool
        /// How rows are read, which come as JSON Lines.
        let table: Table?
        /// Tells the user something that is no failure.
        let note: (String) -> Void
        /// Tells of a row that cannot be read.
        let failRecord: (VietTextError) -> Void
    }

    /// What rows look like.
    struct Table {
        let delimiter: TableRecords.Delimiter
        let hasHeader: Bool
        /// The columns of the text, by name or number.
        let wanted: [String]
    }

    private let file: InputFile
    private let isStrict: Bool
    /// What was read or decoded and not handed out, from `taken` on.
    private let pending = ByteBuffer(capacity: blockSize)
    private var taken = 0
    private var decoder: BlockDecoder?
    private var isAtEnd = false
    private var table: TableRecords?
    /// The rows as JSON Lines, from `givenRows` on not handed out.
    private let rows = ByteBuffer()
    private var givenRows = 0
    private var isTableAtEnd = false

    var name: String { file.name }

    private static let blockSize = 1 << 16

    /// The input at a path, or nil where it is no text and is to be left out, which is told.
    init?(_ path: String, _ reading: Reading) throws(VietTextError) {
        file = try InputFile(path)
        isStrict = reading.isStrict
        if let shape = reading.table {
            let name = file.name
            table = TableRecords(shape.delimiter, hasHeader: shape.hasHeader, to: rows, wanted: shape.wanted) { error in
                reading.failRecord(Failure.located(error, name))
            }
        }
        guard let encoding = reading.encoding else { return }
        try readSample(whole: encoding == .auto)
        // What `auto` decides does not depend on how much more came with it.
        let sample = EncodingSample(UnsafeBufferPointer(rebasing: pending.bytes.prefix(EncodingSample.length)))
        let foreign = ForeignFile(pending.bytes)
        if reading.skipsBinary, foreign != nil || sample.isBinary {
            reading.note("\(file.name): no text; left out")
            return nil
        }
        if let foreign { throw VietTextError(.unsupportedEncoding, foreign.message, file: file.name) }
        let verdict = sample.verdict(for: encoding)
        if let message = verdict.message { reading.note("\(file.name): \(message)") }
        guard verdict.encoding != .utf8 else { return }
        let decoder = BlockDecoder(verdict.encoding, skipping: verdict.markLength)
        decoder.append(pending.bytes)
        pending.removeAll()
        self.decoder = decoder
    }

    /// Fills `pending` with what there is to tell the encoding from: what a first read gives, or as much as is needed.
    private func readSample(whole: Bool) throws(VietTextError) {
        while !isAtEnd, pending.count < TextInput.blockSize {
            let count = try file.read(into: pending, limit: TextInput.blockSize - pending.count)
            if count == 0 { isAtEnd = true }
            let isEnough =
                whole ? pending.count >= EncodingSample.length : !EncodingSample.isUndecided(pending.bytes)
            if isEnough { return }
        }
    }

    /// Reads behind what `buffer` holds, at most `limit` bytes or a little more.
    ///
    /// - Returns: How many bytes were read, 0 at the end.
    func read(into buffer: ByteBuffer, limit: Int) throws(VietTextError) -> Int {
        guard let table else { return try readText(into: buffer, limit: limit) }
        if givenRows == rows.count {
            rows.removeAll()
            givenRows = 0
            let text = ByteBuffer(capacity: TextInput.blockSize)
            while rows.count == 0, !isTableAtEnd {
                text.removeAll()
                if try readText(into: text, limit: TextInput.blockSize) > 0 {
                    table.append(text.bytes)
                } else {
                    table.finish()
                    isTableAtEnd = true
                }
            }
        }
        let count = min(limit, rows.count - givenRows)
        buffer.append(rows.bytes, givenRows..<givenRows + count)
        givenRows += count
        return count
    }

    /// The lines on which the next rows start, where the input has rows.
    func takeLines(_ count: Int) -> [Int]? { table?.takeLines(count) }

    private func readText(into buffer: ByteBuffer, limit: Int) throws(VietTextError) -> Int {
        if taken == pending.count {
            if decoder == nil { return isAtEnd ? 0 : try file.read(into: buffer, limit: limit) }
            try decodeNext()
        }
        let count = min(limit, pending.count - taken)
        buffer.append(pending.bytes, taken..<taken + count)
        taken += count
        return count
    }

    /// Fills `pending` with the next text, or leaves it empty at the end.
    private func decodeNext() throws(VietTextError) {
        pending.removeAll()
        taken = 0
        guard let decoder else { return }
        while pending.count == 0, !isAtEnd || !decoder.isEmpty {
            if !isAtEnd, try file.read(into: decoder.block, limit: TextInput.blockSize) == 0 { isAtEnd = true }
            do throws(VietTextError) {
                try decoder.decode(to: pending, isLast: isAtEnd, isStrict: isStrict)
            } catch {
                var error = error
                error.file = file.name
                throw error
            }
        }
    }

    /// The whole text of the input at a path without its byte order mark, for what is needed whole.
    static func contents(of path: String, _ encoding: SourceEncoding) throws(VietTextError) -> [UInt8] {
        let reading = Reading(
            encoding: encoding, isStrict: false, skipsBinary: false, table: nil, note: StandardError.report,
            failRecord: { _ in })
        guard let input = try TextInput(path, reading) else { return [] }
        let text = ByteBuffer()
        while try input.read(into: text, limit: 1 << 18) > 0 {
            guard text.count < Int(UInt32.max) else {
                throw VietTextError(.inputTooLong, "is longer than 4 GiB", file: input.name)
            }
        }
        return Array(text.bytes[ByteOrderMark.length(in: text.bytes)...])
    }

    /// Whether something can be read, the end included, within a time.
    func isReady(milliseconds: Int32) -> Bool {
        taken < pending.count || givenRows < rows.count || isAtEnd || file.isReady(milliseconds: milliseconds)
    }
}
