import VietCore

/// What a table keeps of the counts.
public struct FrequencyPruning: Sendable {
    /// The fewest documents that a word must occur in to stay.
    public var minimumDocuments = 1
    /// The fewest occurrences that a word must have to stay.
    public var minimumFrequency = 1
    /// Whether of the forms of a word only the commonest stays. A table without its forms can be merged, but the
    /// commonest form of the sum may then be another than in the texts.
    public var keepsOnlyCommonestForm = false
    /// Whether what holds no letter is left out.
    public var dropsNumbers = false

    public init() {}

    var isExact: Bool {
        minimumDocuments <= 1 && minimumFrequency <= 1 && !keepsOnlyCommonestForm && !dropsNumbers
    }

    func keeps(_ record: FrequencyRecord) -> Bool {
        record.documents >= UInt64(max(minimumDocuments, 0)) && record.frequency >= UInt64(max(minimumFrequency, 0))
            && (!dropsNumbers || record.key.contains { KeyFolding.isLetter($0) })
    }
}

extension FrequencyTable {
    /// The table of what several counters counted.
    ///
    /// - Complexity: O(n log k) for n records in k sorted runs; memory is that of the counters and 256 KiB a run.
    package init(_ counters: [FrequencyCounter], pruning: FrequencyPruning = FrequencyPruning()) throws {
        try self.init(bytes: try FrequencyMerging(counters).write(to: nil, pruning: pruning))
    }
}

/// Counts from several places, about to become one table.
package struct FrequencyMerging {
    private let streams: [FrequencyStream]
    private let totals: FrequencyHeader
    /// The only counter, where it holds all its counts in memory and needs no merging.
    private var alone: FrequencyCounter?

    package init(_ counters: [FrequencyCounter]) throws {
        var totals = FrequencyHeader()
        if counters.contains(where: \.options.countsParts) {
            totals.flags.insert(.parts)
            totals.partSizes = [UInt64](repeating: 0, count: FrequencyHeader.partCount)
        }
        var streams: [FrequencyStream] = []
        alone = counters.count == 1 && counters[0].runs.isEmpty ? counters[0] : nil
        for counter in counters {
            totals.add(counter.totals)
            if alone != nil { break }
            streams.append(contentsOf: counter.runs.map { $0.stream(partCount: totals.partSizes.count) })
            streams.append(try counter.memoryStream())
        }
        self.streams = streams
        self.totals = totals
    }

    /// The tables in files. Their records are read as they are merged, so the files may be larger than memory.
    ///
    /// - Throws: `VietTextError` of code `invalid-argument` where some tables count by parts and others do not.
    package init(paths: [String]) throws {
        var totals = FrequencyHeader()
        var streams: [FrequencyStream] = []
        for (number, path) in paths.enumerated() {
            let file = try FileAccess.reading(path)
            let header = try FrequencyMerging.checkedHeader(of: file)
            if number == 0 {
                totals.flags = header.flags.intersection([.parts])
                totals.partSizes = header.partSizes.map { _ in 0 }
            } else if totals.partSizes.count != header.partSizes.count {
                throw VietTextError(
                    .invalidArgument, "counts the parts of its corpus and the others do not, or the reverse", file: path
                )
            }
            totals.add(header)
            let range = header.recordsStart..<(header.recordsStart + Int(header.recordsLength))
            streams.append(
                FrequencyStream(file: file, range: range, entries: header.entries, partCount: header.partSizes.count))
        }
        self.streams = streams
        self.totals = totals
    }

    private static func checkedHeader(of file: FileAccess) throws -> FrequencyHeader {
        do {
            let length = try file.length()
            var start = [UInt8](repeating: 0, count: FrequencyHeader.length + FrequencyHeader.partCount * 8)
            let count = try start.withUnsafeMutableBytes { try file.read(at: 0, into: $0) }
            let header = try start.withUnsafeBytes {
                try FrequencyHeader(UnsafeRawBufferPointer(rebasing: $0[..<count]), fileLength: length)
            }
            var checksum = Checksum()
            var offset = FrequencyHeader.length
            var block = [UInt8](repeating: 0, count: 1 << 18)
            while offset < length {
                let count = try block.withUnsafeMutableBytes { try file.read(at: offset, into: $0) }
                if count == 0 { break }
                block.withUnsafeBytes { checksum.add(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
                offset += count
            }
            start.withUnsafeBytes { checksum.add(header: $0) }
            guard checksum.value == header.checksum else {
                throw VietTextError(.corruptTable, "the frequency table does not match its checksum")
            }
            return header
        } catch var error as VietTextError {
            error.file = file.path
            throw error
        }
    }

    /// Writes the table to `path`, or to memory where it is nil; the bytes in the latter case.
    ///
    /// The bytes depend on the counts alone, not on the order or grouping in which they were made.
    package func write(
        to path: String?, pruning: FrequencyPruning = FrequencyPruning(), withIndex: Bool = true
    ) throws -> [UInt8] {
        var totals = totals
        if !pruning.isExact { totals.flags.insert(.pruned) }
        if let path, FileAccess.isSpecial(path) {
            throw VietTextError(.inputOutput, "a table goes to a regular file", file: path)
        }
        // Written under another name first, so that a full disk does not cost an older table of that name.
        let file = try path.map { try FileAccess.writing($0 + ".part") }
        do {
            let bytes = try write(to: file, totals: totals, pruning: pruning, withIndex: withIndex)
            if let path { try FileAccess.rename(path + ".part", to: path) }
            return bytes
        } catch {
            if let path { FileAccess.remove(path + ".part") }
            throw error
        }
    }

    private func write(
        to file: FileAccess?, totals: FrequencyHeader, pruning: FrequencyPruning, withIndex: Bool
    ) throws -> [UInt8] {
        var writer = try FrequencyTableWriter(to: file, totals: totals, withIndex: withIndex)
        var distinct: UInt64 = 0
        func take(_ record: FrequencyRecord) throws {
            distinct += 1
            guard pruning.keeps(record) else { return }
            var record = record
            if pruning.keepsOnlyCommonestForm {
                record.forms = [FrequencyRecord.Form(bytes: record.commonestForm, count: record.frequency)]
            }
            try writer.append(record)
        }
        if let alone {
            try alone.forEachRecord(take)
        } else {
            var merge = try FrequencyMerge(streams)
            while let record = try merge.next() { try take(record) }
        }
        return try writer.finish(distinct: distinct)
    }
}
