import VietCore
import VietNormalization

/// Tokens that stand wherever a query is found: what an index is asked before the text itself is read.
package struct QueryProbe: Sendable {
    /// The level that ``keys`` are of: ``WordIdentity/bare``, or ``WordIdentity/standard`` where the query asks for as much or more.
    package let level: WordIdentity
    /// The keys of the tokens in the order of the query.
    package let keys: [TokenKey]

    /// Nil where there are no tokens.
    init?(_ forms: [Substring], _ match: WordIdentity) {
        if forms.isEmpty { return nil }
        level = match == .bare ? .bare : .standard
        let folder = WordFolder(level)
        keys = forms.map { folder.key(of: $0) }
    }
}
