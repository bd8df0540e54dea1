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
        /// Other names of things; a table may lack them.
        case aliases

        package var name: String {
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
            case .aliases: "ALIASES"
            }
        }
    }

    package let names: NameTable
    package let clusters: NameTable
    /// For other names of a thing, as the bits of the payload, the key of the one that stands for all of them.
    package let aliases: NameTable
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
        let version = try unsafe view.values(Section.features.name, as: UInt32.self, count: 1)[0]
        guard version == NameFeatures.version else {
            throw VietTextError(
                .incompatibleTable,
                "the \(view.kind.name) was learned for feature set \(version), this program computes "
                    + "\(NameFeatures.version); learn it again")
        }
        names = try EntityModel.table(.names, view)
        clusters = try EntityModel.table(.clusters, view)
        aliases = unsafe view.find(Section.aliases.name) == nil ? NameTable() : try EntityModel.table(.aliases, view)
        weights = try EntityModel.weights(.buckets, .rows, view)
        transitions = try EntityModel.transitions(.transitions, view)
        hasSecondPass = try unsafe view.section(Section.secondRows.name).count > 0
        secondWeights = try EntityModel.weights(.secondBuckets, .secondRows, view)
        secondTransitions = try EntityModel.transitions(.secondTransitions, view)
        parameters = try EntityModel.shares(.parameters, view)
        hasReview = try unsafe view.section(Section.reviewRows.name).count > 0
        reviewWeights = try EntityModel.weights(.reviewBuckets, .reviewRows, view)
        reviewParameters = try EntityModel.shares(.reviewParameters, view)
    }

    /// Whether anything asks what the names of a text say of each other.
    var readsDocument: Bool { hasSecondPass || hasReview }

    private static func shares(_ section: Section, _ view: TableView) throws(VietTextError) -> [Int32] {
        let steps = try unsafe view.section(section.name)
        guard steps.count % 4 == 0, steps.count <= 4096 else {
            throw view.damaged(section.name, "has a wrong length")
        }
        let shares = unsafe Array(steps.bindMemory(to: Int32.self))
        guard shares.allSatisfy({ (0...1000).contains($0) }) else {
            throw view.damaged(section.name, "has a share out of range")
        }
        return shares
    }

    private static func table(_ section: Section, _ view: TableView) throws(VietTextError) -> NameTable {
        if try unsafe view.section(section.name).isEmpty { return NameTable() }
        // The keys, then as many payloads.
        let words = try unsafe view.values(section.name, as: UInt32.self)
        let keys = try unsafe view.slots(section.name, as: UInt32.self, count: words.count / 2) { $0 == 0 }
        guard let base = keys.baseAddress, words.count == keys.count * 2 else {
            throw view.damaged(section.name, "has a wrong length")
        }
        return unsafe NameTable(base, capacity: keys.count)
    }

    private static func weights(
        _ buckets: Section, _ rows: Section, _ view: TableView
    ) throws(VietTextError) -> NameWeights {
        try NameWeights(view, buckets: buckets.name, rows: rows.name)
    }

    private static func transitions(_ section: Section, _ view: TableView) throws(VietTextError) -> NameTransitions {
        unsafe NameTransitions(scores: try view.weights(section.name, count: NameLabels.count * NameLabels.count))
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
        sections[EntityModel.Section.features.rawValue] = [NameFeatures.version].littleEndianBytes
    }

    package mutating func setTable(_ entries: [UInt32: UInt32], into section: EntityModel.Section) {
        sections[section.rawValue] = NameTable.build(entries).words.littleEndianBytes
    }

    /// Sets the weights whose buckets are `section`; rows of zeros are to be left out by the caller.
    package mutating func setWeights(_ rows: [(key: UInt64, weights: SIMD16<Int8>)], into section: EntityModel.Section)
    {
        let table = NameWeights.encode(rows)
        sections[section.rawValue] = table.buckets
        sections[section.rawValue + 1] = table.rows
    }

    package mutating func setTransitions(_ scores: [Int32], into section: EntityModel.Section) {
        sections[section.rawValue] = scores.littleEndianBytes
    }

    package mutating func setParameters(_ values: [Int32], into section: EntityModel.Section = .parameters) {
        sections[section.rawValue] = values.littleEndianBytes
    }

    package func build() -> [UInt8] {
        TableWriter.encode(
            .names, identity: identity,
            sections: EntityModel.Section.allCases.map { ($0.name, sections[$0.rawValue]) })
    }
}
