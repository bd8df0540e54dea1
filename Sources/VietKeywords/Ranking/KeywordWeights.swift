import VietCore
import VietData

/// The weights of the default ranking, one for every feature of a candidate.
///
/// `viet train keywords` learns them from articles and the queries that people found them by. They are a compiled table of kind
/// `KEYW` with these sections:
///
/// | section | what |
/// |---|---|
/// | `FEATURES` | the names of the features, one a line |
/// | `WEIGHTS` | their weights in thousandths, 4 bytes each |
public struct KeywordWeights: Sendable {
    /// Which weights they are.
    public let identity: TableIdentity
    /// In order of ``CandidateFeature``.
    let values: [Double]

    /// How many features a candidate has.
    package static var featureCount: Int { CandidateFeature.allCases.count }

    /// The weights that the library carries.
    public static let standard: KeywordWeights = {
        let block = viet_data_keywords()
        do {
            let bytes = UnsafeRawBufferPointer(start: block.bytes, count: block.count)
            return try KeywordWeights(TableView(embedded: bytes, kind: .keywordWeights))
        } catch {
            preconditionFailure("the embedded keyword weights are not of this version of the library: \(error)")
        }
    }()

    /// Reads the weights in the file at `path`.
    ///
    /// - Throws: `VietTextError` of code `input-output`, `corrupt-table` or `incompatible-table`, with the file.
    public init(path: String) throws(VietTextError) {
        let view = try TableFile.view(of: path, kind: .keywordWeights)
        self = try TableFile.naming(path) { () throws(VietTextError) in try KeywordWeights(view) }
    }

    /// The weights in the bytes of a file.
    ///
    /// - Throws: `VietTextError` of code `corrupt-table` or `incompatible-table`, naming the section.
    public init(bytes: [UInt8]) throws(VietTextError) {
        try self.init(TableView(TableMemory(copying: bytes), kind: .keywordWeights))
    }

    private init(_ view: TableView) throws(VietTextError) {
        identity = view.identity
        let names = try view.section("FEATURES")
        if view.isForeign, !names.elementsEqual(Self.featureNames.utf8) {
            throw view.damaged("FEATURES", "names other features than this program knows")
        }
        let weights = try view.weights("WEIGHTS", count: Self.featureCount)
        values = (0..<Self.featureCount).map { Double(weights[$0]) / 1000 }
    }

    /// The bytes of a table of weights.
    ///
    /// - Parameter thousandths: in order of ``CandidateFeature``.
    package static func compile(_ thousandths: [Int32], identity: String) -> [UInt8] {
        let weights = thousandths.flatMap { weight in
            (0..<4).map { UInt8(truncatingIfNeeded: weight >> ($0 * 8)) }
        }
        return TableWriter.encode(
            .keywordWeights, identity: identity,
            sections: [("FEATURES", Array(featureNames.utf8)), ("WEIGHTS", weights)])
    }

    private static var featureNames: String {
        CandidateFeature.allCases.map { "\($0)" }.joined(separator: "\n")
    }
}
