import GRDB
import VietText

/// A tokenizer for SQLite's full-text search: syllables, their forms without marks, and words of several syllables.
///
/// An index that it makes is one that the tokenizer of the C library makes, and either can be asked with the other.
///
/// ```swift
/// var configuration = Configuration()
/// configuration.prepareDatabase { $0.add(tokenizer: VietTextTokenizer.self) }
/// let database = try DatabaseQueue(path: path, configuration: configuration)
/// try database.write { db in
///     try db.create(virtualTable: "news", using: FTS5()) { table in
///         table.tokenizer = VietTextTokenizer.tokenizerDescriptor()
///         table.column("body")
///     }
/// }
/// ```
public final class VietTextTokenizer: FTS5CustomTokenizer {
    public static let name = "viettext"

    /// - Throws: `DatabaseError` where the table names options.
    public init(db: Database, arguments: [String]) throws {
        guard arguments.isEmpty else { throw DatabaseError(message: "this viettext takes no options") }
    }

    public func tokenize(
        context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization, pText: UnsafePointer<CChar>?, nText: CInt,
        tokenCallback: @escaping FTS5TokenCallback
    ) -> CInt {
        let bytes = UnsafeRawBufferPointer(start: pText, count: pText == nil ? 0 : Int(nText))
        let terms = IndexTerms(Segmenter.standard.segment(SourceText(bytes: Array(bytes))))
        let found =
            if tokenization.contains(.query) {
                terms.ofQuery(isPrefix: tokenization.contains(.prefix))
            } else if tokenization.contains(.aux) {
                terms.syllables
            } else {
                terms.ofDocument
            }
        for term in found {
            var form = term.form
            let status = form.withUTF8 { form in
                form.withMemoryRebound(to: CChar.self) {
                    tokenCallback(
                        context, term.isColocated ? FTS5TokenFlags.colocated.rawValue : 0, $0.baseAddress,
                        CInt($0.count), CInt(term.range.lowerBound), CInt(term.range.upperBound))
                }
            }
            // What is not 0 is an error of SQLite, which goes back to where it came from.
            if status != 0 { return status }
        }
        return 0
    }
}
