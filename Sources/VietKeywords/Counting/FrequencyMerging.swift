import VietCore

extension FrequencyTable {
    /// The table of what several counters counted.
    ///
    /// - Throws: `VietTextError` of code `input-output` where counts that were written to a file cannot be read again.
    /// - Complexity: O(n log k) for n records in k sorted runs; memory is that of the counters and 256 KiB a run.
    public init(_ counters: [FrequencyCounter], pruning: FrequencyPruning = FrequencyPruning()) throws {
        try self.init(bytes: try FrequencyMerging(counters).encoded(pruning))
    }
}

/// Counts from several places, about to become one table.
///
/// The bytes of the table depend on the counts alone, not on the order or grouping in which they were made.
public struct FrequencyMerging {
    private let streams: [FrequencyStream]
    private let totals: FrequencyTotals
    private let rules: FrequencyRules
    /// The only counter, where it holds all its counts in memory and needs no merging.
    private var alone: FrequencyCounter?

    /// What several counters counted, all made with the same options.
    ///
    /// - Throws: `VietTextError` of code `input-output` where counts that were written to a file cannot be read again.
    public init(_ counters: [FrequencyCounter]) throws {
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
        var rules = FrequencyRules()
        if let options = counters.first?.options {
            rules.counted = options.counted
            rules.phraseLength = max(options.phraseLength, 1)
        }
        self.rules = rules
    }

    /// The tables in files. Their records are read as they are merged, so the files may be larger than memory.
    ///
    /// - Throws: `VietTextError` of code `input-output`, `corrupt-table` or `incompatible-table`, naming the file, and
    ///   `invalid-argument` where some tables count by parts, or words of one kind, and others do not.
    /// - Complexity: O(n) for n bytes; memory is one block.
    public init(paths: [String]) throws {
        var totals = FrequencyTotals()
        var streams: [FrequencyStream] = []
        var rules: FrequencyRules?
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
            // Of one table alone it is known how many words were not kept.
            totals.distinct = paths.count == 1 ? table.totals.distinct : 0
            let own = table.rules ?? FrequencyRules()
            rules = try TableFile.naming(path) { () throws(VietTextError) in try rules?.adding(own) ?? own }
            streams.append(
                FrequencyStream(
                    file: file, range: table.records, entries: table.totals.entries,
                    partCount: table.totals.partSizes.count))
        }
        self.streams = streams
        self.totals = totals
        self.rules = rules ?? FrequencyRules()
    }

    /// The table.
    ///
    /// - Throws: `VietTextError` of code `input-output` or `corrupt-table` where counts in files cannot be read.
    /// - Complexity: O(n log k) for n records in k sorted runs.
    public func table(_ pruning: FrequencyPruning = FrequencyPruning()) throws -> FrequencyTable {
        try FrequencyTable(bytes: encoded(pruning))
    }

    /// Writes the table to a file in one step: where the disk is full an older table of that name stays.
    ///
    /// - Parameters:
    ///   - path: a regular file, or none yet; one that holds something else than a table is not replaced.
    ///   - pruning: what to leave out.
    ///   - identity: the name of the table.
    /// - Throws: `VietTextError` of code `input-output` where the file cannot be written, `corrupt-table` where counts in files
    ///   cannot be read.
    public func write(
        toFile path: String, pruning: FrequencyPruning = FrequencyPruning(), identity: String = "custom"
    ) throws {
        try write(to: OutputTarget(path, inputs: [], replacing: .tables), pruning: pruning, identity: identity)
    }

    /// The bytes of the table.
    package func encoded(_ pruning: FrequencyPruning = FrequencyPruning(), withIndex: Bool = true) throws -> [UInt8] {
        try write(to: nil, pruning: pruning, identity: "", withIndex: withIndex)
    }

    /// Writes the table to a file in one step.
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
        // What one of several tables lacks is left out of the sum, so that it is counted alike all through.
        let rules = rules.adding(pruning)
        var pruning = pruning
        pruning.dropsNumbers = rules.dropsNumbers
        var writer = FrequencyTableWriter(
            to: file, totals: totals, rules: rules, identity: identity, withIndex: withIndex)
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
            var merge = try FrequencyMerge(streams.map(\.fromStart))
            while let record = try merge.next() { try take(record) }
        }
        return try writer.finish(distinct: max(distinct, totals.distinct))
    }
}
