/// One rewriting of a normalizer.
public struct Rewrite: Hashable, Sendable {
    /// What kind of change it is.
    public let kind: RewriteKind
    /// The UTF-8 bytes of the source that were rewritten; empty where something was inserted.
    public let source: Range<Int>
    /// What stood there when the step began; the source itself unless an earlier step had changed it.
    public let before: String
    /// The text after the change.
    public let after: String
}

/// What a normalizer rewrote, how often and where.
public struct NormalizationReport: Sendable {
    /// All rewritings, step by step, within a step in the order of the source.
    public private(set) var rewrites: [Rewrite] = []

    /// A report of no changes.
    public init() {}

    /// How often each kind of rewriting occurred, in the order of `RewriteKind.allCases`, those that did not left
    /// out.
    public var counts: [(kind: RewriteKind, count: Int)] {
        var counts: [RewriteKind: Int] = [:]
        for rewrite in rewrites { counts[rewrite.kind, default: 0] += 1 }
        return RewriteKind.allCases.compactMap { kind in counts[kind].map { (kind, $0) } }
    }

    mutating func append(contentsOf more: [Rewrite]) { rewrites += more }
}
