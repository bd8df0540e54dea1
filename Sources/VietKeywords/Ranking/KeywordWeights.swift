import VietCore
import VietData

/// What the features of a candidate count for in the default ranking: weights of the first stage, trees of the second.
///
/// `viet train keywords` learns them from articles, the queries that people found them by, the phrases that readers chose, and
/// what readers took for pieces of clauses. They are a compiled table of kind `KEYW` with these sections:
///
/// | section | what |
/// |---|---|
/// | `FEATURES` | the names of the features of the first stage, then of the second, one a line |
/// | `WEIGHTS` | the weights of the first stage in thousandths, 4 bytes each |
/// | `TREES` | the trees of the second stage (see `KeywordForest`) |
/// | `PIECES` | the trees that tell pieces of clauses from phrases that stand by themselves |
/// | `WORDS` | hashes of words in order, 4 bytes each |
/// | `SHARES` | what stands beside each of them, 4 bytes (see `WordCompanyTable`) |
/// | `PHRASES` | hashes of phrases in order, 4 bytes each |
/// | `CHOSEN` | how often readers chose each of them, a byte (see `ReaderChoices`) |
public struct KeywordWeights: CompiledTable, Sendable {
    package static var kind: TableKind { .keywordWeights }

    package let view: TableView
    /// Of the first stage, in order of ``FirstStageFeature``.
    let first: [Int32]
    let forest: KeywordForest
    /// How much likelier a phrase is to be a piece of a clause than ``KeywordForestTrainer`` starts from, as a logarithm of odds.
    let pieces: KeywordForest
    /// What stands beside words elsewhere.
    let companies: WordCompanyTable
    /// How often readers chose phrases.
    let choices: ReaderChoices

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
        let count = RankingStage.first.featureCount
        let weights = try unsafe view.weights("WEIGHTS", count: count)
        first = (0..<count).map { unsafe weights[$0] }
        forest = try KeywordForest(view, section: KeywordForest.scores)
        pieces = try KeywordForest(view, section: KeywordForest.pieces)
        companies = try WordCompanyTable(view)
        choices = try ReaderChoices(view)
    }

    /// Which weights they are.
    public var identity: TableIdentity { view.identity }

    /// The bytes of a table of weights.
    ///
    /// - Parameters:
    ///   - first: the weights of the first stage in thousandths, by default those of the standard weights.
    ///   - trees: the numbers of the trees, see `KeywordForest`; by default one that gives every candidate 0.
    ///   - pieces: those of the trees that tell pieces of clauses; by default the same.
    ///   - company: what ``WordCompanyCounter`` counted; by default what the standard weights hold.
    ///   - choices: what ``ReaderChoiceCounter`` counted; by default what the standard weights hold.
    package static func compile(
        first: [Int32]? = nil, trees: [Int32]? = nil, pieces: [Int32]? = nil, company: [(String, [UInt8])]? = nil,
        choices: [(String, [UInt8])]? = nil, identity: String
    ) -> [UInt8] {
        let first = first ?? KeywordWeights.standard.first
        let none = [Int32](repeating: 0, count: KeywordForest.width)
        return TableWriter.encode(
            .keywordWeights, identity: identity,
            sections: [
                ("FEATURES", Array(featureNames.utf8)), ("WEIGHTS", first.littleEndianBytes),
                (KeywordForest.scores, (trees ?? none).littleEndianBytes),
                (KeywordForest.pieces, (pieces ?? none).littleEndianBytes),
            ] + (company ?? KeywordWeights.standard.sections(WordCompanyTable.forms, WordCompanyTable.shares))
                + (choices ?? KeywordWeights.standard.sections(ReaderChoices.forms, ReaderChoices.shares)))
    }

    /// Sections that were read, as they are.
    private func sections(_ names: String...) -> [(String, [UInt8])] {
        names.map { name in (name, unsafe (try? view.section(name)).map { unsafe Array($0) } ?? []) }
    }

    private static var featureNames: String {
        RankingStage.allCases.map(\.featureNames).joined(separator: "\n")
    }
}
