import VietCore

/// Turns the rows of CSV or TSV into JSON Lines as they are read: one object a row, its members named by the header.
///
/// RFC 4180, leniently: a field that begins with a quotation mark ends at the next one that stands alone, `""` inside is one;
/// a field in which something else follows is taken as it stands, where it is of one line: beyond that, the mark has no
/// partner. Line ends are LF or CRLF, empty lines are left out. A row with fewer fields than the header has fewer members,
/// those beyond it are named `column N`.
package final class TableRecords {
    /// What stands between fields.
    package enum Delimiter: Sendable {
        /// A comma, or a semicolon where the first line has more of those.
        case comma
        case tab
    }

    private enum State { case start, plain, quoted, quoteInQuoted }

    private let output: ByteBuffer
    private let delimiter: Delimiter
    private let hasHeader: Bool
    private let fail: (VietTextError) -> Void
    private let longestRow: Int
    private let wanted: [String]
    /// Whether the header lacks a column that is wanted, so that no row can be read.
    private var isRefused = false

    /// What was read and not written, from `rowStart` on.
    private let input = ByteBuffer(capacity: 1 << 16)
    private var rowStart = 0
    private var place = 0
    private var state = State.start
    private var separator: UInt8?
    /// The line of `rowStart`, counted from 1, and how many line ends stand between it and `place`.
    private var line = 1
    private var feeds = 0
    /// Whether the quoted field at hand goes over a line end.
    private var hasFeed = false
    private var names: [[UInt8]]?
    private var isAtStart = true
    private var isLast = false
    /// The lines on which the rows start that were written since ``takeLines(_:)`` was called.
    private var lines: [Int] = []
    private var takenLines = 0

    /// - Parameters:
    ///   - hasHeader: whether the first row names the columns; without, they are `column 1` and so on.
    ///   - output: where the objects are appended.
    ///   - longestRow: a row beyond so many bytes has a quotation mark that is not closed.
    ///   - wanted: columns by name or number; where the header lacks one, that is told once and no row is written.
    ///   - fail: called for a row that cannot be read, with its line.
    package init(
        _ delimiter: Delimiter, hasHeader: Bool, to output: ByteBuffer, longestRow: Int = 64 << 20,
        wanted: [String] = [],
        fail: @escaping (VietTextError) -> Void
    ) {
        self.wanted = wanted
        self.delimiter = delimiter
        self.hasHeader = hasHeader
        self.output = output
        self.longestRow = longestRow
        self.fail = fail
    }

    /// Takes in the next bytes and writes the rows that are whole.
    ///
    /// - Complexity: O(n) over all bytes.
    package func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        unsafe input.append(bytes)
        scan()
        if input.count - rowStart > longestRow { giveUpRow() }
        compact()
    }

    /// Writes the last row.
    package func finish() {
        isLast = true
        if isAtStart { skipMark() }
        scan()
        while rowStart < input.count {
            if state == .quoted {
                giveUpRow()
            } else {
                endRow(at: input.count, next: input.count)
            }
        }
    }

    /// The lines on which the next `count` rows that were written start.
    package func takeLines(_ count: Int) -> [Int] {
        let end = min(takenLines + count, lines.count)
        let taken = Array(lines[takenLines..<end])
        takenLines = end
        if takenLines > 4096 {
            lines.removeFirst(takenLines)
            takenLines = 0
        }
        return taken
    }

    // MARK: Rows

    private func skipMark() {
        isAtStart = false
        if unsafe input.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            rowStart = 3
            place = 3
        }
    }

    private func compact() {
        guard rowStart > 1 << 16, rowStart * 2 > input.count else { return }
        let rest = unsafe Array(input.bytes[rowStart...])
        input.removeAll()
        unsafe rest.withUnsafeBufferPointer { unsafe input.append($0) }
        place -= rowStart
        rowStart = 0
    }

    private func scan() {
        if isAtStart {
            guard unsafe input.count >= 3 || !input.bytes.elementsEqual([0xEF, 0xBB, 0xBF].prefix(input.count)) else {
                return
            }
            skipMark()
        }
        if separator == nil, !chooseSeparator() { return }
        while place < input.count {
            let byte = unsafe input.bytes[place]
            place += 1
            switch state {
            case .quoted:
                if byte == 0x22 { state = .quoteInQuoted }
                if byte == 0x0A { (feeds, hasFeed) = (feeds + 1, true) }
                continue
            case .quoteInQuoted where byte == 0x22:
                state = .quoted
                continue
            case .quoteInQuoted where hasFeed && byte != separator && byte != 0x0A && byte != 0x0D:
                leaveOutRow()
                continue
            case .start where byte == 0x22:
                (state, hasFeed) = (.quoted, false)
                continue
            default: break
            }
            if byte == separator {
                state = .start
            } else if byte == 0x0A {
                endRow(at: place - 1, next: place)
            } else if byte != 0x0D || state == .start {
                state = .plain
            }
        }
    }

    /// Whether it is known what stands between fields: when the first line is there.
    private func chooseSeparator() -> Bool {
        if case .tab = delimiter {
            separator = 0x09
            return true
        }
        let bytes = unsafe Array(input.bytes[rowStart...].prefix(1 << 16 + 1))
        guard let end = bytes.firstIndex(of: 0x0A) ?? (isLast || bytes.count > 1 << 16 ? bytes.endIndex : nil) else {
            return false
        }
        let first = bytes[..<end]
        let semicolons = first.count { $0 == UInt8(ascii: ";") }
        separator = semicolons > first.count { $0 == UInt8(ascii: ",") } ? UInt8(ascii: ";") : UInt8(ascii: ",")
        return true
    }

    private func giveUpRow() {
        leaveOutRow()
        scan()
    }

    /// Tells of a quotation mark that is not closed; the next line is what comes next.
    private func leaveOutRow() {
        fail(VietTextError(.malformedRecord, "a quotation mark without its partner; the line is left out", line: line))
        rowStart = unsafe input.bytes[rowStart...].firstIndex(of: 0x0A).map { $0 + 1 } ?? input.count
        line += 1
        beginRow(at: rowStart)
    }

    private func beginRow(at start: Int) {
        rowStart = start
        place = start
        state = .start
        feeds = 0
    }

    private func endRow(at end: Int, next: Int) {
        let row = rowStart..<(unsafe end > rowStart && input.bytes[end - 1] == 0x0D ? end - 1 : end)
        let rowLine = line
        line += feeds + 1
        if !row.isEmpty {
            if names == nil, hasHeader {
                let header = header(row)
                names = header
                refuse(header, line: rowLine)
            } else if !isRefused {
                write(row, line: rowLine)
            }
        }
        beginRow(at: next)
    }

    // MARK: Fields

    private func header(_ row: Range<Int>) -> [[UInt8]] {
        var names: [[UInt8]] = []
        var known: Set<[UInt8]> = []
        unsafe forEachField(row) { field in
            var name = unsafe Array(field)
            while name.first == 0x20 { name.removeFirst() }
            while name.last == 0x20 { name.removeLast() }
            if name.isEmpty { name = TableRecords.columnName(names.count) }
            let plain = name
            var number = 2
            while !known.insert(name).inserted {
                name = plain + Array(" (\(number))".utf8)
                number += 1
            }
            names.append(name)
        }
        return names
    }

    /// Tells of a column that is wanted and not there.
    private func refuse(_ header: [[UInt8]], line: Int) {
        let names = header.map { String(decoding: $0, as: UTF8.self) }
        guard
            let missing = wanted.first(where: { name in
                Int(name).map { !(1...names.count).contains($0) } ?? !names.contains(name)
            })
        else { return }
        isRefused = true
        let known = names.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ")
        let hint = names.count == 1 && names[0].contains("\t") ? "; tabs part its columns, which is --input tsv" : ""
        fail(VietTextError(.malformedRecord, "no column \"\(missing)\"; there is \(known)\(hint)", line: line))
    }

    private static func columnName(_ index: Int) -> [UInt8] { Array("column \(index + 1)".utf8) }

    private func write(_ row: Range<Int>, line: Int) {
        output.append(UInt8(ascii: "{"))
        var index = 0
        unsafe forEachField(row) { field in
            if index > 0 { output.append(UInt8(ascii: ",")) }
            let name = names.flatMap { index < $0.count ? $0[index] : nil } ?? TableRecords.columnName(index)
            unsafe name.withUnsafeBufferPointer { unsafe output.append(json: $0) }
            output.append(UInt8(ascii: ":"))
            unsafe output.append(json: field)
            index += 1
        }
        output.append("}\n" as StaticString)
        lines.append(line)
    }

    private func forEachField(_ row: Range<Int>, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        let unquoted = ByteBuffer()
        var start = row.lowerBound
        while true {
            let (end, quoted) = field(from: start, in: row, unquoted)
            unsafe body(quoted ? unquoted.bytes : UnsafeBufferPointer(rebasing: input.bytes[start..<end]))
            if end >= row.upperBound { return }
            start = end + 1
        }
    }

    /// The end of the field at `start`, and whether its text was put into `text` without its quotation marks.
    private func field(from start: Int, in row: Range<Int>, _ text: ByteBuffer) -> (end: Int, quoted: Bool) {
        let bytes = unsafe input.bytes
        var place = start
        if place < row.upperBound, unsafe bytes[place] == 0x22 {
            text.removeAll()
            place += 1
            while place < row.upperBound {
                if unsafe bytes[place] != 0x22 {
                    unsafe text.append(bytes[place])
                    place += 1
                } else if place + 1 < row.upperBound, unsafe bytes[place + 1] == 0x22 {
                    text.append(0x22)
                    place += 2
                } else {
                    place += 1
                    break
                }
            }
            if unsafe place == row.upperBound || bytes[place] == separator { return (place, true) }
        }
        while place < row.upperBound, unsafe bytes[place] != separator { place += 1 }
        return (place, false)
    }
}
