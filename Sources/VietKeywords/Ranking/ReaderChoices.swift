import VietCore

/// How often readers chose a phrase where they could have: some things texts are about, with others they are only told.
///
/// Two sections of a table: the forms of phrases, and for each the share of the articles in which it was chosen, a byte each.
struct ReaderChoices: Sendable {
    static let forms = "PHRASES"
    static let shares = "CHOSEN"
    /// A byte is so many parts of one.
    static let unit = 255.0

    private let shares: HashedForms

    /// - Throws: `VietTextError` of code `corrupt-table` where a section is damaged.
    init(_ view: TableView) throws(VietTextError) {
        shares = try HashedForms(view, forms: Self.forms, bytes: Self.shares, width: 1)
    }

    /// The share of a phrase by its form, as ``ReaderChoiceCounter`` estimates it.
    ///
    /// - Complexity: O(log n).
    func share(ofForm form: UnsafeBufferPointer<UInt8>) -> Double {
        let byte = unsafe shares.bytes(of: form)?[0] ?? ReaderChoiceCounter.unknown
        return Double(byte) / Self.unit
    }
}

/// Counts in how many articles readers chose the phrases that they could have chosen.
package struct ReaderChoiceCounter: Sendable {
    private struct Counts {
        var chosen = 0
        var all = 0
    }

    /// Phrases seen in fewer articles are as good as unknown.
    private static let least = 2
    /// So many articles with a mean phrase are added to what was seen of each.
    private static let articlesAdded = 12.0
    /// About the share of all.
    private static let mean = 1.0 / 6

    private var counts: [UInt32: Counts] = [:]

    package init() {}

    /// The feature of a candidate that is learned here, counted in those of the second stage.
    package static var feature: Int { CandidateFeature.chosen.rawValue }

    /// The number by which a phrase is known.
    package static func number(ofForm form: [UInt8]) -> UInt32 {
        unsafe form.withUnsafeBufferPointer { unsafe HashedForms.hash($0) }
    }

    /// Adds a phrase of an article.
    package mutating func add(_ number: UInt32, isChosen: Bool) {
        counts[number, default: Counts()].all += 1
        if isChosen { counts[number]!.chosen += 1 }
    }

    /// The feature of a phrase in parts of one, as it would be had one article not been counted.
    ///
    /// - Parameter own: whether the phrase was chosen in that article; nil where it was not counted.
    package func value(of number: UInt32, without own: Bool?) -> Int32 {
        var counts = counts[number] ?? Counts()
        if let own {
            counts.all -= 1
            counts.chosen -= own ? 1 : 0
        }
        return CandidateMeter.parts(Double(Self.share(counts)) / ReaderChoices.unit)
    }

    /// What is taken of a phrase that was hardly seen.
    static let unknown = share(Counts())

    private static func share(_ counts: Counts) -> UInt8 {
        let counts = counts.all < least ? Counts() : counts
        let share = (Double(counts.chosen) + articlesAdded * mean) / (Double(counts.all) + articlesAdded)
        return UInt8((share * ReaderChoices.unit).rounded())
    }

    /// The sections of a table of weights that hold what was counted.
    package var sections: [(String, [UInt8])] {
        var known = counts.filter { $0.value.all >= Self.least }
        // No section is empty.
        if known.isEmpty { known[0] = Counts() }
        return HashedForms.sections(
            ReaderChoices.forms, ReaderChoices.shares, of: known.mapValues { [Self.share($0)] })
    }
}
