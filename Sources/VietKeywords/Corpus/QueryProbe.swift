import VietCore
import VietNormalization

/// Tokens that stand wherever a query is found: what an index is asked before the text itself is read.
package struct QueryProbe: Sendable {
    /// The level that ``keys`` are of: ``WordIdentity/bare``, or ``WordIdentity/standard`` where the query asks for as much or more.
    package let level: WordIdentity
    /// The keys of the tokens in the order of the query.
    package let keys: [TokenKey]
    /// The token that what is found begins with, at ``level``; nil where any may.
    package let first: SoughtToken?
    /// Whether that token is a whole word.
    package let isWord: Bool

    /// Nil where there are no tokens.
    ///
    /// - Parameter leading: of how many of the forms the words are with which the query begins; 0 where it begins otherwise.
    init?(_ forms: [Substring], leading: Int = 0, _ match: WordIdentity) {
        if forms.isEmpty { return nil }
        level = match == .bare ? .bare : .standard
        let folder = WordFolder(level)
        keys = forms.map { folder.key(of: $0) }
        first = leading > 0 ? SoughtToken(forms[0], folder) : nil
        isWord = leading == 1
    }
}
