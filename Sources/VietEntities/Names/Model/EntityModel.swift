import VietCore

/// The tables of the tagger as views of one block of bytes: embedded in the binary, mapped or read from a file.
///
/// A block starts with the magic `VIETNAME`, the version of the layout, the version of the feature set, the number of
/// sections, and for each of them its offset, its length in bytes and a parameter. All numbers are little-endian
/// 32-bit; sections are aligned to 64 bytes.
package struct EntityModel: Sendable {
    package static let magic: [UInt8] = Array("VIETNAME".utf8)
    package static let layout: UInt32 = 1

    /// What a section holds; the raw value is its position in the block.
    package enum Section: Int, CaseIterable, Sendable {
        case names, clusters, buckets, rows, transitions, secondBuckets, secondRows, secondTransitions, parameters
    }

    package let names: NameTable
    package let clusters: NameTable
    package let weights: NameWeights
    package let transitions: NameTransitions
    /// Whether the model has learned a second pass.
    package let hasSecondPass: Bool
    /// The weights that the second pass adds to half the scores of the first.
    package let secondWeights: NameWeights
    package let secondTransitions: NameTransitions
    /// The margin, in units of the weights, at which a name is right with odds of e to 1, in tenths; see `parameters`.
    package let parameters: [Int32]
    private let owner: TableMemory?

    /// Views the tables of `bytes`, which must stay valid as long as the model and be aligned to 16 bytes; `owner`
    /// keeps them alive where they are not immortal.
    ///
    /// - Throws: ``VietTextError/Code/corruptTable`` or ``VietTextError/Code/incompatibleTable``.
    package init(_ bytes: UnsafeRawBufferPointer, owner: TableMemory? = nil) throws {
        self.owner = owner
        func word(_ index: Int) -> UInt32 {
            UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index * 4, as: UInt32.self))
        }
        let sections = Section.allCases.count
        guard bytes.count >= 20 + sections * 12, bytes.prefix(8).elementsEqual(Self.magic) else {
            throw VietTextError(.corruptTable, "not a model of names")
        }
        guard word(2) == Self.layout else {
            throw VietTextError(
                .incompatibleTable, "the model of names has layout \(word(2)), this version reads \(Self.layout)")
        }
        guard word(3) == NameFeatures.version else {
            throw VietTextError(
                .incompatibleTable,
                "the model of names was trained with feature set \(word(3)), this version computes \(NameFeatures.version)"
            )
        }
        guard Int(word(4)) == sections else {
            throw VietTextError(.corruptTable, "a section of the model of names is missing")
        }
        func section(_ section: Section) throws -> (UnsafeRawPointer, Int, Int) {
            let at = 5 + section.rawValue * 3
            let offset = Int(word(at))
            let length = Int(word(at + 1))
            guard offset % 16 == 0, offset + length <= bytes.count, let base = bytes.baseAddress else {
                throw VietTextError(.corruptTable, "the model of names is cut short")
            }
            return (base + offset, length, Int(word(at + 2)))
        }
        func table(_ which: Section) throws -> NameTable {
            let (base, length, capacity) = try section(which)
            if capacity == 0 { return NameTable() }
            let words = base.assumingMemoryBound(to: UInt32.self)
            guard capacity.nonzeroBitCount == 1, capacity >= 2, length == capacity * 8,
                (0..<capacity).contains(where: { words[$0] == 0 })
            else { throw VietTextError(.corruptTable, "a table of the model of names has a wrong size") }
            return NameTable(words, capacity: capacity)
        }
        func weights(_ buckets: Section, _ rows: Section) throws -> NameWeights {
            let (buckets, bucketLength, bits) = try section(buckets)
            let (rows, rowLength, _) = try section(rows)
            guard bits >= 1, bits <= 24, bucketLength == NameWeights.bucketLength << bits else {
                throw VietTextError(.corruptTable, "the weights of the model of names have a wrong size")
            }
            // A row is read only where a check was met, so that no bucket may point past the last row.
            for bucket in 0..<1 << bits {
                let place = bucket * NameWeights.bucketLength
                let first = Int(UInt32(littleEndian: buckets.load(fromByteOffset: place, as: UInt32.self)))
                var slot = NameWeights.slots
                while slot > 0, buckets.load(fromByteOffset: place + 2 + 2 * slot, as: UInt16.self) == 0 { slot -= 1 }
                guard (first + slot) * 16 <= rowLength else {
                    throw VietTextError(.corruptTable, "the weights of the model of names are cut short")
                }
            }
            return NameWeights(
                buckets: buckets.assumingMemoryBound(to: UInt8.self), rows: rows.assumingMemoryBound(to: Int8.self),
                bits: bits)
        }
        func transitions(_ which: Section) throws -> NameTransitions {
            let (base, length, _) = try section(which)
            guard length == NameLabels.count * NameLabels.count * 4 else {
                throw VietTextError(.corruptTable, "the transitions of the model of names have a wrong size")
            }
            return NameTransitions(scores: base.assumingMemoryBound(to: Int32.self))
        }
        names = try table(.names)
        clusters = try table(.clusters)
        self.weights = try weights(.buckets, .rows)
        self.transitions = try transitions(.transitions)
        hasSecondPass = try section(.secondRows).1 > 0
        secondWeights = try weights(.secondBuckets, .secondRows)
        secondTransitions = try transitions(.secondTransitions)
        let (base, length, _) = try section(.parameters)
        parameters = (0..<length / 4).map { base.loadUnaligned(fromByteOffset: $0 * 4, as: Int32.self) }
    }

    /// A model in memory of its own.
    package init(copying bytes: [UInt8]) throws {
        let memory = TableMemory(copying: bytes)
        try self.init(memory.bytes, owner: memory)
    }
}

/// Writes the block that ``EntityModel`` reads.
package struct EntityModelBuilder {
    private var sections = [(bytes: [UInt8], parameter: UInt32)](
        repeating: ([], 0), count: EntityModel.Section.allCases.count)

    package init() {
        setWeights([], into: .buckets)
        setWeights([], into: .secondBuckets)
        setTransitions([Int32](repeating: 0, count: 289), into: .transitions)
        setTransitions([Int32](repeating: 0, count: 289), into: .secondTransitions)
    }

    package mutating func setTable(_ entries: [UInt32: UInt32], into section: EntityModel.Section) {
        let (words, capacity) = NameTable.build(entries)
        sections[section.rawValue] = (bytes(of: words), UInt32(capacity))
    }

    /// Sets the weights whose buckets are `section`; rows of zeros are to be left out by the caller.
    package mutating func setWeights(_ rows: [(key: UInt64, weights: SIMD16<Int8>)], into section: EntityModel.Section)
    {
        var bits = 1
        while 9 << bits < rows.count { bits += 1 }
        let spread = rows.map { (NameWeights.spread($0.key), $0.weights) }.sorted { $0.0 < $1.0 }
        var buckets: [UInt8] = []
        var table: [UInt8] = []
        var next = 0
        for bucket in 0..<UInt64(1 << bits) {
            var own: [(check: UInt16, weights: SIMD16<Int8>)] = []
            while next < spread.count, spread[next].0 >> UInt64(64 - bits) == bucket {
                let check = UInt16(truncatingIfNeeded: spread[next].0)
                own.append((check == 0 ? 1 : check, spread[next].1))
                next += 1
            }
            while own.count > NameWeights.slots {
                let smallest = own.indices.min { Self.size(own[$0].weights) < Self.size(own[$1].weights) }!
                own.remove(at: smallest)
            }
            buckets += bytes(of: [UInt32(table.count / 16)])
            buckets += bytes(of: own.map(\.check) + [UInt16](repeating: 0, count: NameWeights.slots - own.count))
            for row in own { table += (0..<16).map { UInt8(bitPattern: row.weights[$0]) } }
        }
        sections[section.rawValue] = (buckets, UInt32(bits))
        sections[section.rawValue + 1] = (table, 0)
    }

    private static func size(_ row: SIMD16<Int8>) -> Int {
        (0..<16).reduce(0) { max($0, abs(Int(row[$1]))) }
    }

    package mutating func setTransitions(_ scores: [Int32], into section: EntityModel.Section) {
        sections[section.rawValue] = (bytes(of: scores), 0)
    }

    package mutating func setParameters(_ values: [Int32]) {
        sections[EntityModel.Section.parameters.rawValue] = (bytes(of: values), 0)
    }

    package func build() -> [UInt8] {
        var offset = (20 + sections.count * 12 + 63) & ~63
        var header: [UInt32] = [EntityModel.layout, NameFeatures.version, UInt32(sections.count)]
        for section in sections {
            header += [UInt32(offset), UInt32(section.bytes.count), section.parameter]
            offset = (offset + section.bytes.count + 63) & ~63
        }
        var block = EntityModel.magic + bytes(of: header)
        for section in sections {
            block += [UInt8](repeating: 0, count: (64 - block.count % 64) % 64)
            block += section.bytes
        }
        return block
    }

    private func bytes<T: FixedWidthInteger>(of values: [T]) -> [UInt8] {
        values.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } }
    }
}
