import HeapModule
import VietCore

/// Records in byte order of their keys, one after the other, from memory or from a file of any size.
final class FrequencyStream {
    private enum Source {
        case memory([UInt8])
        case file(StoredFile, start: Int, end: Int)
    }

    private let source: Source
    private let partCount: Int
    private let remaining: UInt64
    private var buffer: [UInt8]
    private var cursor = 0
    private var nextOffset: Int
    private var read: UInt64 = 0
    private static let blockSize = 1 << 18

    /// A stream over coded records in memory.
    init(memory: [UInt8], entries: UInt64, partCount: Int) {
        source = .memory(memory)
        buffer = memory
        nextOffset = memory.count
        remaining = entries
        self.partCount = partCount
    }

    /// A stream over coded records in a part of a file. Holds 256 KiB, or one record where that is longer.
    init(file: StoredFile, range: Range<Int>, entries: UInt64, partCount: Int) {
        source = .file(file, start: range.lowerBound, end: range.upperBound)
        buffer = []
        nextOffset = range.lowerBound
        remaining = entries
        self.partCount = partCount
    }

    /// The same records, read again from the first one on.
    var fromStart: FrequencyStream {
        switch source {
        case .memory(let bytes): FrequencyStream(memory: bytes, entries: remaining, partCount: partCount)
        case .file(let file, let start, let end):
            FrequencyStream(file: file, range: start..<end, entries: remaining, partCount: partCount)
        }
    }

    /// The next record, nil behind the last one.
    func next() throws -> FrequencyRecord? {
        guard read < remaining else { return nil }
        while true {
            let parsed: (record: FrequencyRecord, end: Int)? = unsafe buffer.withUnsafeBytes { bytes in
                var position = unsafe FrequencyCursor(bytes, at: cursor)
                guard let record = position.record(partCount: partCount) else { return nil }
                return (record, position.offset)
            }
            if let parsed {
                cursor = parsed.end
                read += 1
                return parsed.record
            }
            guard try refill() else {
                throw VietTextError(.corruptTable, "a record of the frequency table is cut off or altered")
            }
        }
    }

    private func refill() throws -> Bool {
        guard case .file(let file, _, let end) = source, nextOffset < end else { return false }
        buffer.removeFirst(cursor)
        cursor = 0
        // Doubling keeps a record longer than a block from costing quadratic time.
        let wanted = min(max(FrequencyStream.blockSize, buffer.count), end - nextOffset)
        let more = try file.read(at: nextOffset, count: wanted)
        buffer += more
        nextOffset += more.count
        return !more.isEmpty
    }
}

/// Merges streams into one, adding the counts of equal keys.
///
/// - Complexity: O(log k) comparisons a record for k streams.
struct FrequencyMerge {
    /// The next record of a stream, in byte order of the keys.
    private struct Head: Comparable {
        let record: FrequencyRecord
        let stream: FrequencyStream

        static func < (a: Self, b: Self) -> Bool { a.record.key.lexicographicallyPrecedes(b.record.key) }
        static func == (a: Self, b: Self) -> Bool { a.record.key == b.record.key }
    }

    private var heads = Heap<Head>()

    init(_ streams: [FrequencyStream]) throws {
        for stream in streams {
            if let record = try stream.next() { heads.insert(Head(record: record, stream: stream)) }
        }
    }

    mutating func next() throws -> FrequencyRecord? {
        guard var result = try takeFirst() else { return nil }
        while let head = heads.min, head.record.key == result.key {
            guard let more = try takeFirst() else { break }
            result.merge(more)
        }
        return result
    }

    private mutating func takeFirst() throws -> FrequencyRecord? {
        guard let first = heads.min else { return nil }
        if let next = try first.stream.next() {
            guard first.record.key.lexicographicallyPrecedes(next.key) else {
                throw VietTextError(.corruptTable, "the records of the frequency table are out of order")
            }
            heads.replaceMin(with: Head(record: next, stream: first.stream))
        } else {
            heads.removeMin()
        }
        return first.record
    }
}
