import VietCore
import VietData

/// The weights of the default ranking: for every feature of a candidate one for names, one for common words and one for common
/// phrases.
///
/// `viet train keywords` learns them from articles, the queries that people found them by, the phrases that readers chose, and
/// what readers took for pieces of clauses. They are a compiled table of kind `KEYW` with these sections:
///
/// | section | what |
/// |---|---|
/// | `FEATURES` | the names of the features, one a line |
/// | `WEIGHTS` | their weights in thousandths, 4 bytes each: all those for names, then those for common words, then those for phrases |
/// | `WORDS` | hashes of words in order, 4 bytes each |
/// | `SHARES` | what stands beside each of them, 4 bytes (see `WordCompanyTable`) |
public struct KeywordWeights: CompiledTable, Sendable {
    package static var kind: TableKind { .keywordWeights }

    package let view: TableView
    /// In order of ``CandidateFeature``: those for names, for common words, for common phrases.
    let values: [Double]
    /// What stands beside words elsewhere.
    let companies: WordCompanyTable

    /// How many features a candidate has.
    package static var featureCount: Int { CandidateFeature.allCases.count }

    /// How many weights there are.
    package static var weightCount: Int { featureCount * CandidateKind.allCases.count }

    /// Where the weights of a candidate start, by its features.
    package static func offset<Features: RandomAccessCollection>(of features: Features) -> Int
    where Features.Element == Float, Features.Index == Int {
        func has(_ feature: CandidateFeature) -> Bool { features[features.startIndex + feature.rawValue] > 0 }
        return CandidateKind(isCommon: has(.lower), isOneWord: has(.oneWord)).rawValue * featureCount
    }

    /// The weights that the library carries.
    public static let standard: KeywordWeights = {
        let block = unsafe viet_data_keywords()
        return unsafe KeywordWeights(embedded: block.bytes, count: block.count)
    }()

    /// Reads the weights in the file at `path`.
    ///
    /// - Throws: `VietTextError` of code `input-output`, `corrupt-table` or `incompatible-table`, with the file.
    public init(path: String) throws(VietTextError) {
        try self.init(contentsOf: path)
    }

    /// The weights in the bytes of a file.
    ///
    /// - Throws: `VietTextError` of code `corrupt-table` or `incompatible-table`, naming the section.
    public init(bytes: [UInt8]) throws(VietTextError) {
        try self.init(copying: bytes)
    }

    package init(_ view: TableView) throws(VietTextError) {
        self.view = view
        let names = try unsafe view.section("FEATURES")
        if view.isForeign, unsafe !names.elementsEqual(Self.featureNames.utf8) {
            throw view.damaged("FEATURES", "names other features than this program knows")
        }
        let weights = try unsafe view.weights("WEIGHTS", count: Self.weightCount)
        companies = try WordCompanyTable(view)
        values = (0..<Self.weightCount).map { unsafe Double(weights[$0]) / 1000 }
    }

    /// Which weights they are.
    public var identity: TableIdentity { view.identity }

    /// The bytes of a table of weights.
    ///
    /// - Parameters:
    ///   - thousandths: in order of ``CandidateFeature``: those for names, for common words, for common phrases.
    ///   - company: what ``WordCompanyCounter`` counted; by default what the standard weights hold.
    package static func compile(
        _ thousandths: [Int32], company: [(String, [UInt8])]? = nil, identity: String
    ) -> [UInt8] {
        let company = company ?? KeywordWeights.standard.companySections
        let weights = thousandths.flatMap { weight in
            (0..<4).map { UInt8(truncatingIfNeeded: weight >> ($0 * 8)) }
        }
        return TableWriter.encode(
            .keywordWeights, identity: identity,
            sections: [("FEATURES", Array(featureNames.utf8)), ("WEIGHTS", weights)] + company)
    }

    /// The sections about the company of words, as they are.
    private var companySections: [(String, [UInt8])] {
        [WordCompanyTable.hashes, WordCompanyTable.shares].map { name in
            // Not absent, as the table of companies has read them.
            (name, unsafe (try? view.section(name)).map { unsafe Array($0) } ?? [])
        }
    }

    private static var featureNames: String {
        CandidateFeature.allCases.map { "\($0)" }.joined(separator: "\n")
    }
}
