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

    /// Leaves nothing out.
    public init() {}

    var isExact: Bool {
        minimumDocuments <= 1 && minimumFrequency <= 1 && !keepsOnlyCommonestForm && !dropsNumbers
    }

    func keeps(_ record: FrequencyRecord) -> Bool {
        record.documents >= UInt64(max(minimumDocuments, 0)) && record.frequency >= UInt64(max(minimumFrequency, 0))
            && (!dropsNumbers || record.key.hasLetter)
    }
}

extension FrequencyTable {
    /// The table of what several counters counted.
    ///
    /// - Complexity: O(n log k) for n records in k sorted runs; memory is that of the counters and 256 KiB a run.
    package init(_ counters: [FrequencyCounter], pruning: FrequencyPruning = FrequencyPruning()) throws {
        try self.init(bytes: try FrequencyMerging(counters).encoded(pruning))
    }
}

/// Counts from several places, about to become one table.
package struct FrequencyMerging {
    private let streams: [FrequencyStream]
    private let totals: FrequencyTotals
    /// The only counter, where it holds all its counts in memory and needs no merging.
    private var alone: FrequencyCounter?

    package init(_ counters: [FrequencyCounter]) throws {
        var totals = FrequencyTotals()
        if counters.contains(where: \.options.countsParts) {
            totals.partSizes = [UInt64](repeating: 0, count: FrequencyTotals.partCount)
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
        var totals = FrequencyTotals()
        var streams: [FrequencyStream] = []
        for (number, path) in paths.enumerated() {
            let file = try StoredFile(reading: path)
            let table = try TableFile.naming(path) { () throws(VietTextError) in try StoredFrequencies(file) }
            if number == 0 {
                totals.partSizes = table.totals.partSizes.map { _ in 0 }
            } else if totals.partSizes.count != table.totals.partSizes.count {
                throw VietTextError(
                    .invalidArgument, "counts the parts of its corpus and the others do not, or the reverse", file: path
                )
            }
            totals.add(table.totals)
            streams.append(
                FrequencyStream(
                    file: file, range: table.records, entries: table.totals.entries,
                    partCount: table.totals.partSizes.count))
        }
        self.streams = streams
        self.totals = totals
    }

    /// The bytes of the table.
    package func encoded(_ pruning: FrequencyPruning = FrequencyPruning(), withIndex: Bool = true) throws -> [UInt8] {
        try write(to: nil, pruning: pruning, identity: "", withIndex: withIndex)
    }

    /// Writes the table to a file in one step: a full disk does not cost an older table of that name.
    ///
    /// The bytes depend on the counts alone, not on the order or grouping in which they were made.
    package func write(
        to target: OutputTarget, pruning: FrequencyPruning = FrequencyPruning(), identity: String = ""
    ) throws {
        let new = try AtomicFile(target)
        _ = try write(to: new.file, pruning: pruning, identity: identity, withIndex: true)
        try new.commit()
    }

    private func write(
        to file: StoredFile?, pruning: FrequencyPruning, identity: String, withIndex: Bool
    ) throws -> [UInt8] {
        var totals = totals
        if !pruning.isExact { totals.isPruned = true }
        var writer = FrequencyTableWriter(to: file, totals: totals, identity: identity, withIndex: withIndex)
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
