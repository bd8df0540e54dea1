import VietCore
import VietData

/// Words by which the passes over names go, with what they are, from Dictionaries/name-words.tsv.
struct NameWords: Sendable {
    /// What a word is; the file says what each class means.
    enum Kind: String, CaseIterable {
        case addressAnywhere = "address-anywhere"
        case addressOpening = "address-opening"
        case addressName = "address-name"
        case addressKin = "address-kin"
        case personCalling = "person-calling"
        case unitOffice = "unit-office"
        case unitBare = "unit-bare"
        case unitNumbered = "unit-numbered"
        case companyCue = "company-cue"
        case companyShare = "company-share"
        case companyMaker = "company-maker"
        case companyDescription = "company-description"
        case companyEnd = "company-end"
        case companyOnly = "company-only"
        case companySite = "company-site"
        case companyAct = "company-act"
        case weakDeal = "deal-weak"
        case plainDeal = "deal-plain"
        case strongDeal = "deal-strong"
    }

    static let shared = NameWords()

    private var words: [Kind: [Substring]] = [:]

    /// The lines of the file, each as a word and what it is.
    static var rows: [[Substring]] { unsafe viet_data_name_words().rows }

    private init() {
        for cells in Self.rows where cells.count == 2 {
            for name in cells[1].parts(at: 0x20) {
                if let kind = Kind(rawValue: String(name)) { words[kind, default: []].append(cells[0]) }
            }
        }
    }

    /// The words of a kind, in the order of the file.
    func words(_ kind: Kind) -> [Substring] { words[kind] ?? [] }

    /// The short keys of the words of a kind; of several words, that of all of them as one.
    func keys(_ kind: Kind) -> Set<UInt32> { TokenKey.shortKeys(words(kind)) }
}

extension PhraseTable {
    /// A table of the words of some kinds that begin tokens, with what each kind is worth.
    init(_ kinds: KeyValuePairs<NameWords.Kind, Value>) {
        for (kind, value) in kinds { for phrase in NameWords.shared.words(kind) { add(phrase, value) } }
    }

    /// The same for words to be found by ``longest(endingAt:from:_:)``.
    init(backwards kinds: KeyValuePairs<NameWords.Kind, Value>) {
        for (kind, value) in kinds { for phrase in NameWords.shared.words(kind) { add(backwards: phrase, value) } }
    }
}
