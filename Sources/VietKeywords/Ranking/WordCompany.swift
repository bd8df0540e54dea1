import VietCore

/// What stands beside a word elsewhere: a sign of whether phrases may begin or end with it.
///
/// Nouns follow words such as `những`, verbs words such as `đã`, and a noun phrase is over before `này`.
struct WordCompany: BitwiseCopyable, Equatable {
    /// The share of its occurrences behind words that stand before nouns.
    var afterDeterminer: Double
    /// The share of its occurrences behind words that stand before verbs.
    var afterAuxiliary: Double
    /// The share of its occurrences before words that end a noun phrase.
    var beforeDemonstrative: Double
    /// The share of the documents with the word that have it in their title: what texts are about, not what they are told with.
    var inTitles: Double

    /// What is taken of a word that was hardly seen: about the mean of all.
    static let unknown = WordCompany(
        afterDeterminer: 0.05, afterAuxiliary: 0.05, beforeDemonstrative: 0.02, inTitles: 0.06)
}

/// The company of many words, as two sections of a table: the forms of words, and four shares for each.
struct WordCompanyTable: Sendable {
    /// Shares are stored as logarithms in steps of a twentieth: 0 for none, 92 for all.
    private static let floor = 0.01
    private static let steps = 20.0
    /// How many shares a word has.
    private static let width = 4
    static let forms = "WORDS"
    static let shares = "SHARES"

    private let shares: HashedForms

    init(_ view: TableView) throws(VietTextError) {
        shares = try HashedForms(view, forms: Self.forms, bytes: Self.shares, width: Self.width)
        guard view.isForeign, unsafe shares.bytes.contains(where: { $0 > 100 }) else { return }
        throw view.damaged(Self.shares, "has a share above all")
    }

    /// The logarithms of the shares of a word by its form, each in nats above that of none.
    ///
    /// - Complexity: O(log n).
    func logarithms(ofForm form: UnsafeBufferPointer<UInt8>) -> SIMD4<Double> {
        guard let own = unsafe shares.bytes(of: form) else { return Self.unknown }
        return unsafe Self.logarithms(own[0], own[1], own[2], own[3])
    }

    /// Of a word that was hardly seen.
    static let unknown: SIMD4<Double> = {
        let bytes = encoded(.unknown)
        return logarithms(bytes[0], bytes[1], bytes[2], bytes[3])
    }()

    private static func logarithms(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> SIMD4<Double> {
        SIMD4(Double(a), Double(b), Double(c), Double(d)) / steps
    }

    private static func encoded(_ company: WordCompany) -> [UInt8] {
        [company.afterDeterminer, company.afterAuxiliary, company.beforeDemonstrative, company.inTitles].map {
            let nats = DeterministicMath.log($0 + floor) - DeterministicMath.log(floor)
            return UInt8((nats * steps).rounded().clamped(to: 0...100))
        }
    }

    /// The sections of a table of the company of words, which are known by the hashes of their forms.
    static func sections(_ company: [UInt32: WordCompany]) -> [(String, [UInt8])] {
        HashedForms.sections(forms, shares, of: company.mapValues { encoded($0) })
    }
}

extension Double {
    fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
        min(max(self, range.lowerBound), range.upperBound)
    }
}
