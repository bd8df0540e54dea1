import VietCore
import VietData

/// Short words that the scanner knows by heart, found by the bytes of their spelling.
struct WordList: Sendable {
    /// In lower case.
    static let abbreviations = WordList(VIET_DATA_ABBREVIATIONS)
    /// In lower case.
    static let bareSurnames = WordList(VIET_DATA_BARE_SURNAMES)
    /// In lower case.
    static let connectors = WordList(VIET_DATA_CONNECTORS)
    static let domains = WordList(VIET_DATA_DOMAINS)
    static let domainsWithPath = WordList(VIET_DATA_DOMAINS_WITH_PATH)
    /// In lower case.
    static let editions = WordList(VIET_DATA_EDITIONS)
    /// In lower case.
    static let exclaimedNames = WordList(VIET_DATA_EXCLAIMED_NAMES)
    /// In lower case.
    static let familyNames = WordList(VIET_DATA_FAMILY_NAMES)
    static let fileEndings = WordList(VIET_DATA_FILE_ENDINGS)
    /// In lower case.
    static let givenNames = WordList(VIET_DATA_GIVEN_NAMES)
    /// In lower case.
    static let headAbbreviations = WordList(VIET_DATA_HEAD_ABBREVIATIONS)
    /// In lower case, of one syllable or two.
    static let labels = WordList(VIET_DATA_LABELS)
    /// In lower case.
    static let modifierKeys = WordList(VIET_DATA_MODIFIER_KEYS)
    /// In lower case.
    static let openers = WordList(VIET_DATA_OPENERS)
    /// In lower case.
    static let personWords = WordList(VIET_DATA_PERSON_WORDS)
    /// In lower case.
    static let placeLetters = WordList(VIET_DATA_PLACE_LETTERS)
    /// In lower case.
    static let placeWords = WordList(VIET_DATA_PLACE_WORDS)
    static let units = WordList(VIET_DATA_UNITS)

    /// The words in increasing order of their keys.
    private let keys: [SyllableKey]
    /// The last bytes of the words in either case, by their low six bits.
    private let lastBytes: UInt64

    private init(_ list: viet_data_scanner_list) {
        let block = unsafe viet_data_scanner(list)
        let text = unsafe UnsafeBufferPointer(start: block.bytes, count: block.count)
        keys = unsafe text.split(separator: 0x0A).filter { unsafe $0.first != UInt8(ascii: "#") }
            .compactMap { unsafe SyllableKey(bytes: UnsafeBufferPointer(rebasing: $0)) }.sorted { $0.precedes($1) }
        var lastBytes: UInt64 = 0
        for key in keys where key.count > 0 {
            let byte = UInt8(
                truncatingIfNeeded: (key.count > 8 ? key.high : key.low) >> UInt64(8 * ((key.count - 1) & 7)))
            // A capital is 32 before its small letter, behind another lead byte one before it.
            for other in [byte, byte &- 0x20, byte < 0x80 ? byte : byte &- 1] { lastBytes |= 1 << UInt64(other & 63) }
        }
        self.lastBytes = lastBytes
    }

    /// Whether a word may end with `byte`, whatever its case; right when it says no.
    func mayEnd(with byte: UInt8) -> Bool { lastBytes >> UInt64(byte & 63) & 1 != 0 }

    /// The words themselves.
    var words: [String] { keys.map(\.spelling) }

    /// - Complexity: O(log n) for n words.
    func contains(_ key: SyllableKey) -> Bool {
        let place = keys.indices.partitioningIndex { !keys[$0].precedes(key) }
        return place < keys.count && keys[place].low == key.low && keys[place].high == key.high
    }

    /// Whether the list has the word of these bytes.
    func contains(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe SyllableKey(bytes: bytes).map(contains) ?? false
    }

    /// The same for a list in lower case and a word in any.
    func contains(inAnyCase bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        unsafe SyllableKey(small: bytes).map(contains) ?? false
    }
}

extension SyllableKey {
    /// The key of a spelling, nil where it is too long.
    init?(bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= 15 else { return nil }
        for index in bytes.indices { unsafe _ = append(bytes[index]) }
    }

    fileprivate func precedes(_ other: SyllableKey) -> Bool { low != other.low ? low < other.low : high < other.high }

    fileprivate var spelling: String {
        let bytes = (0..<16).map { UInt8(truncatingIfNeeded: ($0 < 8 ? low : high) >> UInt64(8 * ($0 & 7))) }
        return String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
