/// The characters that one place of a pattern takes.
struct ScalarSet: Sendable {
    /// Characters of a kind.
    enum Category: String, Sendable {
        case digit, word, space, lineEnd
        case letter = "L"
        case capital = "Lu"
        case small = "Ll"
        case mark = "M"
        case number = "N"
        case punctuation = "P"
        case symbol = "S"
        case separator = "Z"

        func contains(_ scalar: Unicode.Scalar) -> Bool {
            switch self {
            case .digit: return scalar.properties.numericType == .decimal
            case .space: return scalar.properties.isWhitespace
            case .lineEnd: return scalar == "\n" || scalar == "\r"
            default: break
            }
            switch scalar.properties.generalCategory {
            case .uppercaseLetter: return self == .letter || self == .capital || self == .word
            case .lowercaseLetter: return self == .letter || self == .small || self == .word
            case .titlecaseLetter, .modifierLetter, .otherLetter: return self == .letter || self == .word
            case .nonspacingMark, .spacingMark, .enclosingMark: return self == .mark || self == .word
            case .decimalNumber: return self == .number || self == .word
            case .letterNumber, .otherNumber: return self == .number
            case .connectorPunctuation: return self == .punctuation || self == .word
            case .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
                .otherPunctuation:
                return self == .punctuation
            case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return self == .symbol
            case .spaceSeparator, .lineSeparator, .paragraphSeparator: return self == .separator
            default: return false
            }
        }
    }

    private var ranges: [ClosedRange<UInt32>] = []
    private var categories: [(category: Category, isInverted: Bool)] = []
    private let ignoresCase: Bool
    var isInverted = false

    init(ignoringCase: Bool = false) { ignoresCase = ignoringCase }

    init(_ category: Category, isInverted: Bool = false) {
        self.init()
        insert(category, isInverted: isInverted)
    }

    init(_ value: UInt32, ignoringCase: Bool) {
        self.init(ignoringCase: ignoringCase)
        insert(value...value)
    }

    mutating func insert(_ range: ClosedRange<UInt32>) { ranges.append(range) }

    mutating func insert(_ category: Category, isInverted: Bool) { categories.append((category, isInverted)) }

    func contains(_ value: UInt32) -> Bool {
        var isHere = holds(value)
        if !isHere, ignoresCase, let scalar = Unicode.Scalar(value) {
            isHere = [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].contains { other in
                let scalars = other.unicodeScalars
                return scalars.count == 1 && scalars.first.map { holds($0.value) } ?? false
            }
        }
        return isHere != isInverted
    }

    private func holds(_ value: UInt32) -> Bool {
        if ranges.contains(where: { $0.contains(value) }) { return true }
        guard !categories.isEmpty, let scalar = Unicode.Scalar(value) else { return false }
        return categories.contains { $0.category.contains(scalar) != $0.isInverted }
    }
}
