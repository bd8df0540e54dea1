/// What a code point is to the scanner. Called only where the fast path over known syllables does not decide.
enum ScalarClass {
    case letter
    /// A letter of a script that writes no spaces between words (Han, kana, Thai and its neighbours).
    case unspacedLetter
    case digit
    /// A combining mark: continues whatever stands before it.
    case mark
    case space
    case lineEnd
    /// Has no form of its own: zero-width spaces and joiners, soft hyphen, byte order mark, directional marks.
    case ignorable
    case punctuation
    case symbol
    case emoji
    case other

    /// The class of a valid scalar value.
    @inline(__always)
    init(_ value: UInt32) { self = ScalarTable.shared[value]?.kind ?? ScalarClass(slowly: value) }

    /// The class of a valid scalar value, worked out.
    init(slowly value: UInt32) {
        switch value {
        case 0x41...0x5A, 0x61...0x7A: self = .letter
        case 0x30...0x39: self = .digit
        case 0x20, 0x09, 0x0B, 0x0C, 0xA0: self = .space
        case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: self = .lineEnd
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: self = .ignorable
        case 0xC0...0x24F: self = value == 0xD7 || value == 0xF7 ? .symbol : .letter
        case 0x300...0x36F: self = .mark
        case 0x1E00...0x1EFF: self = .letter
        case 0x1F1E6...0x1F1FF, 0x1F300...0x1FAFF: self = .emoji
        default: self = Self.byProperties(value)
        }
    }

    private static func byProperties(_ value: UInt32) -> ScalarClass {
        guard let scalar = Unicode.Scalar(value) else { return .other }
        let properties = scalar.properties
        if properties.isEmojiPresentation || (properties.isEmoji && value >= 0x2600 && value < 0x27C0) { return .emoji }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter: return .letter
        case .otherLetter: return writesSpaces(value) ? .letter : .unspacedLetter
        case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
        case .decimalNumber, .letterNumber, .otherNumber: return .digit
        case .spaceSeparator: return .space
        case .lineSeparator, .paragraphSeparator: return .lineEnd
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return .punctuation
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return .symbol
        // Those of Arabic and its neighbours that stand before a number have a form.
        case .format: return properties.isDefaultIgnorableCodePoint ? .ignorable : .symbol
        default: return .other
        }
    }

    private static func writesSpaces(_ value: UInt32) -> Bool {
        switch value {
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFF66...0xFF9F,
            0x20000...0x3FFFF:
            false
        default: true
        }
    }
}
