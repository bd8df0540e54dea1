import ArgumentParser
import VietCore
import VietEntities
import VietKeywords
import VietNormalization

extension WordIdentity: ExpressibleByArgument {}

/// What to look for.
struct QueryOptions: ParsableArguments {
    @Argument(help: "The word or phrase to look for; its syllables may be joined by '_'.")
    var query: String

    @Flag(help: "The query is a regular expression, matched within each sentence.")
    var regex = false

    @Flag(help: "The query is a type of names (PER, LOC, ORG, MISC) or of expressions (DATE, MONEY …).")
    var entity = false

    @Flag(
        help: """
            The words of the query may have a part of speech behind a slash, and '*' is any word: 'đá/VERB', '*/NOUN đẹp/ADJ'. \
            Syllables of one word are joined by '_'.
            """)
    var tagged = false

    @Option(
        help: """
            What is the same word: exact; folded is also without case and tone placement; spelling also with i for y \
            (kỹ, kĩ); bare also without marks on letters (ky).
            """)
    var match = WordIdentity.standard

    func validate() throws {
        if [regex, entity, tagged].count(where: { $0 }) > 1 {
            throw ValidationError("--regex, --entity and --tagged exclude each other.")
        }
        if match != .standard, regex || entity {
            throw ValidationError("--match is about words; leave it out with --regex and --entity.")
        }
        if entity, !known.contains(type) {
            throw ValidationError("--entity knows the types \(known.map(\.rawValue).joined(separator: ", ")).")
        }
        try Self.check { try textQuery() }
    }

    /// A query that is none is told as other wrong options are.
    static func check(_ query: () throws -> TextQuery) throws {
        do { _ = try query() } catch let error as VietTextError {
            throw ValidationError("The query is wrong: \(error.message).")
        }
    }

    private var type: EntityType { EntityType(rawValue: query.uppercased()) }
    private var known: [EntityType] { EntityType.names + EntityType.expressions }

    func textQuery() throws -> TextQuery {
        if entity { return TextQuery.entities(type) }
        if tagged { return try TextQuery.tagged(query, match: match) }
        return regex ? try TextQuery.expression(query) : try TextQuery.words(query, match: match)
    }
}
