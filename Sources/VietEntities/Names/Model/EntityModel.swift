import VietCore

/// The tables of the tagger as views of a compiled table: of the program, or read from a file.
package struct EntityModel: CompiledTable, Sendable {
    package static var kind: TableKind { .names }

    /// What a section holds, in the order of the table.
    package enum Section: Int, CaseIterable, Sendable {
        case names, clusters, buckets, rows, transitions, secondBuckets, secondRows, secondTransitions, parameters
        case reviewBuckets, reviewRows, reviewParameters
        /// The version of the feature set that the weights were learned for.
        case features

        var name: String {
            switch self {
            case .names: "NAMES"
            case .clusters: "CLUSTERS"
            case .buckets: "BUCKETS"
            case .rows: "ROWS"
            case .transitions: "MOVES"
            case .secondBuckets: "BUCKETS2"
            case .secondRows: "ROWS2"
            case .secondTransitions: "MOVES2"
            case .parameters: "STEPS"
            case .reviewBuckets: "BUCKETS3"
            case .reviewRows: "ROWS3"
            case .reviewParameters: "STEPS3"
            case .features: "FEATURES"
            }
        }
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
    /// For each step of margin, the share in thousandths of names found with it that are right; empty where it was not
    /// measured.
    package let parameters: [Int32]
    /// Whether the model has learned to review names, what the features of a whole name weigh, and ``parameters`` for the
    /// names that were reviewed.
    package let hasReview: Bool
    package let reviewWeights: NameWeights
    package let reviewParameters: [Int32]
    package let view: TableView

    package init(_ view: TableView) throws(VietTextError) {
        self.view = view
        let version = try view.values(Section.features.name, as: UInt32.self, count: 1)[0]
        guard version == NameFeatures.version else {
            throw VietTextError(
                .incompatibleTable,
                "the \(view.kind.name) was learned for feature set \(version), this program computes "
                    + "\(NameFeatures.version); learn it again")
        }
        names = try EntityModel.table(.names, view)
        clusters = try EntityModel.table(.clusters, view)
        weights = try EntityModel.weights(.buckets, .rows, view)
        transitions = try EntityModel.transitions(.transitions, view)
        hasSecondPass = try view.section(Section.secondRows.name).count > 0
        secondWeights = try EntityModel.weights(.secondBuckets, .secondRows, view)
        secondTransitions = try EntityModel.transitions(.secondTransitions, view)
        parameters = try EntityModel.shares(.parameters, view)
        hasReview = try view.section(Section.reviewRows.name).count > 0
        reviewWeights = try EntityModel.weights(.reviewBuckets, .reviewRows, view)
        reviewParameters = try EntityModel.shares(.reviewParameters, view)
    }

    /// Whether anything asks what the names of a text say of each other.
    var readsDocument: Bool { hasSecondPass || hasReview }

    private static func shares(_ section: Section, _ view: TableView) throws(VietTextError) -> [Int32] {
        let steps = try view.section(section.name)
        guard steps.count % 4 == 0, steps.count <= 4096 else {
            throw view.damaged(section.name, "has a wrong length")
        }
        let shares = Array(steps.bindMemory(to: Int32.self))
        guard shares.allSatisfy({ (0...1000).contains($0) }) else {
            throw view.damaged(section.name, "has a share out of range")
        }
        return shares
    }

    private static func table(_ section: Section, _ view: TableView) throws(VietTextError) -> NameTable {
        if try view.section(section.name).isEmpty { return NameTable() }
        // The keys, then as many payloads.
        let words = try view.values(section.name, as: UInt32.self)
        let keys = try view.slots(section.name, as: UInt32.self, count: words.count / 2) { $0 == 0 }
        guard let base = keys.baseAddress, words.count == keys.count * 2 else {
            throw view.damaged(section.name, "has a wrong length")
        }
        return NameTable(base, capacity: keys.count)
    }

    private static func weights(
        _ buckets: Section, _ rows: Section, _ view: TableView
    ) throws(VietTextError) -> NameWeights {
        let lines = try view.section(buckets.name)
        let rowBytes = try view.section(rows.name)
        let count = lines.count / NameWeights.bucketLength
        guard lines.count % NameWeights.bucketLength == 0, count >= 2, count <= 1 << 24, count & (count - 1) == 0,
            let base = lines.baseAddress, let rowBase = rowBytes.baseAddress ?? lines.baseAddress
        else { throw view.damaged(buckets.name, "has a wrong length") }
        // A row is read only where a check was met, so that no bucket may point past the last row.
        for bucket in 0..<(view.isForeign ? count : 0) {
            let place = bucket * NameWeights.bucketLength
            let first = Int(UInt32(littleEndian: lines.load(fromByteOffset: place, as: UInt32.self)))
            var slot = NameWeights.slots
            while slot > 0, lines.load(fromByteOffset: place + 2 + 2 * slot, as: UInt16.self) == 0 { slot -= 1 }
            guard (first + slot) * 16 <= rowBytes.count else {
                throw view.damaged(buckets.name, "points behind the last row")
            }
        }
        return NameWeights(
            buckets: base.assumingMemoryBound(to: UInt8.self), rows: rowBase.assumingMemoryBound(to: Int8.self),
            bits: count.trailingZeroBitCount)
    }

    private static func transitions(_ section: Section, _ view: TableView) throws(VietTextError) -> NameTransitions {
        NameTransitions(scores: try view.weights(section.name, count: NameLabels.count * NameLabels.count))
    }
}

/// Writes the table that ``EntityModel`` reads.
package struct EntityModelBuilder {
    /// The name of the model.
    package var identity = ""
    private var sections = [[UInt8]](repeating: [], count: EntityModel.Section.allCases.count)

    package init() {
        setWeights([], into: .buckets)
        setWeights([], into: .secondBuckets)
        setWeights([], into: .reviewBuckets)
        setTransitions([Int32](repeating: 0, count: 289), into: .transitions)
        setTransitions([Int32](repeating: 0, count: 289), into: .secondTransitions)
        sections[EntityModel.Section.features.rawValue] = bytes(of: [NameFeatures.version])
    }

    package mutating func setTable(_ entries: [UInt32: UInt32], into section: EntityModel.Section) {
        sections[section.rawValue] = bytes(of: NameTable.build(entries).words)
    }

    /// Sets the weights whose buckets are `section`; rows of zeros are to be left out by the caller.
    package mutating func setWeights(_ rows: [(key: UInt64, weights: SIMD16<Int8>)], into section: EntityModel.Section)
    {
        var bits = 1
        while 9 << bits < rows.count { bits += 1 }
        let rows = rows.sorted { $0.key < $1.key }
        var buckets: [UInt8] = []
        var table: [UInt8] = []
        var next = 0
        for bucket in 0..<UInt64(1 << bits) {
            var own: [(check: UInt16, weights: SIMD16<Int8>)] = []
            while next < rows.count, rows[next].key >> UInt64(64 - bits) == bucket {
                let check = UInt16(truncatingIfNeeded: rows[next].key)
                own.append((check == 0 ? 1 : check, rows[next].weights))
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
        sections[section.rawValue] = buckets
        sections[section.rawValue + 1] = table
    }

    private static func size(_ row: SIMD16<Int8>) -> Int {
        (0..<16).reduce(0) { max($0, abs(Int(row[$1]))) }
    }

    package mutating func setTransitions(_ scores: [Int32], into section: EntityModel.Section) {
        sections[section.rawValue] = bytes(of: scores)
    }

    package mutating func setParameters(_ values: [Int32], into section: EntityModel.Section = .parameters) {
        sections[section.rawValue] = bytes(of: values)
    }

    package func build() -> [UInt8] {
        TableWriter.encode(
            .names, identity: identity,
            sections: EntityModel.Section.allCases.map { ($0.name, sections[$0.rawValue]) })
    }

    private func bytes<T: FixedWidthInteger>(of values: [T]) -> [UInt8] {
        values.flatMap { value in withUnsafeBytes(of: value.littleEndian) { Array($0) } }
    }
}
