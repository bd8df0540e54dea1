import VietCore
import VietFormats
import VietNormalization

/// What holds for pages, rows and paths to fields.
package enum InputContract {
    /// A page of any bytes is read, its text lies in it in order, and text that was valid stays so.
    ///
    /// - Throws: ``ContractViolation``.
    package static func checkPage(_ page: [UInt8]) throws {
        let html = try HTMLText(page)
        let view = html.view
        try require(TextForms.valid(view.bytes) || !TextForms.valid(page), "a page became invalid UTF-8")
        try require(view.sourceCount == page.count, "a page is said to have \(view.sourceCount) bytes")
        for fault in html.faults {
            try require(fault.byteOffset.map { (0..<page.count).contains($0) } ?? false, "a fault without a place")
        }
        var (at, from) = (0, 0)
        for change in view.changes {
            try require(
                Int(change.view) >= at && Int(change.source) >= from, "the pieces of a page are not in their order")
            try require(
                view.bytes[at..<Int(change.view)] == page[from..<Int(change.source)], "text between pieces differs")
            (at, from) = (change.viewEnd, change.sourceEnd)
        }
        try require(view.bytes[at...] == page[from...], "the text behind the last piece differs")
        try page.withUnsafeBufferPointer { bytes in
            var converter = OffsetConverter(bytes, unit: .utf8, in: SourceView(bytes, view.changes))
            var (lastEnd, lastStart) = (0, 0)
            for offset in 0...view.bytes.count {
                let (end, start) = (converter.end(offset), converter(offset))
                try require(lastEnd <= end && lastStart <= start, "places in a page go backwards")
                try require(end <= page.count && start <= page.count, "a place lies outside of its page")
                (lastEnd, lastStart) = (offset == 0 ? 0 : end, start)
            }
        }
    }

    /// Rows of any bytes become objects of JSON, one a line, the same in whatever pieces they are read.
    package static func checkTable(_ bytes: [UInt8]) throws {
        for delimiter in [TableRecords.Delimiter.comma, .tab] {
            let whole = try rows(bytes, delimiter, pieces: max(1, bytes.count))
            let parted = try rows(bytes, delimiter, pieces: 7)
            try require(whole == parted, "rows depend on the pieces that they are read in")
        }
    }

    private static func rows(_ bytes: [UInt8], _ delimiter: TableRecords.Delimiter, pieces: Int) throws -> [UInt8] {
        let output = ByteBuffer()
        var lines: [Int?] = []
        let table = TableRecords(delimiter, hasHeader: true, to: output) { lines.append($0.line) }
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + pieces)
            bytes[start..<end].withUnsafeBufferPointer { table.append($0) }
            start = end
        }
        table.finish()
        let count = bytes.count { $0 == 0x0A } + 1
        try require(
            lines.allSatisfy { $0.map { (1...count).contains($0) } ?? false }, "a row is refused without its line")
        let written = Array(output.bytes)
        try require(TextForms.valid(written) || !TextForms.valid(bytes), "a row became invalid UTF-8")
        let rows = written.split(separator: 0x0A)
        let places = table.takeLines(rows.count + 1)
        try require(places.count == rows.count, "\(rows.count) rows have \(places.count) lines")
        try require(zip(places, places.dropFirst()).allSatisfy { $0 < $1 }, "the lines of rows do not increase")
        for row in rows {
            _ = try Array(row).withUnsafeBufferPointer { try JSONRecord($0, field: [], into: []) }
        }
        return written
    }

    /// The first line is a path; a text under it in the record behind is found or its lack is told.
    package static func checkPath(_ bytes: [UInt8]) throws {
        let parts = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false).map { Array($0) }
        guard parts.count == 2, let path = try? JSONPath(String(decoding: parts[0], as: UTF8.self)) else { return }
        do {
            try parts[1].withUnsafeBufferPointer { line in
                _ = try JSONRecord(line, JSONFields([path]), into: []).text(scratch: ByteBuffer())
            }
        } catch let error as VietTextError {
            try require(error.code == .malformedRecord, "a record fails with \(error)")
        }
    }
}
