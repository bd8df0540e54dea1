import VietCore

/// A calendar day against which incomplete dates are resolved.
public struct ReferenceDate: Sendable, Hashable {
    public let year: Int
    public let month: Int
    public let day: Int

    /// A day of the Gregorian calendar, nil where month or day are out of range.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= ReferenceDate.days(in: month, of: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A day written `2020-07-09`.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
        self.init(year: year, month: month, day: day)
    }

    static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }
}

/// Finds dates, times, sums and numbers in the tokens of a sentence and says what they amount to.
///
/// A hand-written grammar: at each place the rules are tried in a fixed order, the first that matches takes its tokens.
struct ExpressionMatcher {
    struct Match {
        var end: Int
        var type: EntityType
        var value: String?
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let tokens: UnsafeBufferPointer<Token>
    let low: UnsafePointer<UInt32>
    let form: UnsafePointer<TokenForm>
    let reference: ReferenceDate?
    let lexicon = ExpressionLexicon.shared
    /// The end of the sentence that is being read.
    var limit = 0
    var lowerLimit = 0

    /// Appends the expressions of a sentence to `entities`.
    mutating func match(_ sentence: Range<Int>, into entities: inout [Entity]) {
        limit = sentence.upperBound
        lowerLimit = sentence.lowerBound
        var index = sentence.lowerBound
        while index < limit {
            guard isCandidate(index), let match = expression(at: index) else {
                index += 1
                continue
            }
            entities.append(
                Entity(
                    range: Int(tokens[index].start)..<Int(tokens[match.end - 1].end), type: match.type,
                    value: match.value))
            index = max(match.end, index + 1)
        }
    }

    @inline(__always)
    private func isCandidate(_ index: Int) -> Bool {
        switch form[index] {
        case .lower, .capitalized: return lexicon.word(low[index]) != nil
        case .upper: return lexicon.word(low[index]) != nil || isCurrency(index)
        case .initial, .mixed: return isCurrency(index)
        case .punctuation: return bytes[Int(tokens[index].start)] == 0x28
        default: return true
        }
    }

    @inline(__always)
    private func isCurrency(_ index: Int) -> Bool {
        tokens[index].kind == .syllable && lexicon.unit(low[index])?.kind == .money
    }

    private func expression(at index: Int) -> Match? {
        switch tokens[index].kind {
        case .email: return Match(end: index + 1, type: .email, value: text(index))
        case .url: return Match(end: index + 1, type: .url, value: text(index))
        default: break
        }
        return phone(at: index) ?? plate(at: index) ?? document(at: index) ?? date(at: index) ?? time(at: index)
            ?? ordinal(at: index) ?? amount(at: index)
    }

    // MARK: What the rules ask of a place

    func text(_ index: Int) -> String { String(decoding: bytes[tokens[index].range], as: UTF8.self) }

    func word(_ index: Int) -> ExpressionLexicon.Word? {
        index >= lowerLimit && index < limit && tokens[index].kind == .syllable ? lexicon.word(low[index]) : nil
    }

    func byte(_ index: Int) -> UInt8 {
        index >= lowerLimit && index < limit && tokens[index].end - tokens[index].start == 1
            ? bytes[Int(tokens[index].start)] : 0
    }

    func parts(_ index: Int) -> NumberParts? {
        guard index >= lowerLimit, index < limit, tokens[index].kind == .number else { return nil }
        return NumberParts(bytes, tokens[index].range)
    }

    /// A token of nothing but digits.
    func whole(_ index: Int, digits: ClosedRange<Int> = 1...9) -> Int? {
        guard let parts = parts(index), parts.values.count == 1, parts.suffix.isEmpty, digits.contains(parts.lengths[0])
        else {
            return nil
        }
        return parts.values[0]
    }

    /// A Roman numeral of a token in capitals.
    func roman(_ index: Int) -> Int? {
        guard index < limit, form[index] == .upper || form[index] == .initial else {
            return nil
        }
        var total = 0
        var last = 0
        for byte in bytes[tokens[index].range].reversed() {
            let value: Int
            switch byte {
            case 0x49: value = 1
            case 0x56: value = 5
            case 0x58: value = 10
            case 0x4C: value = 50
            case 0x43: value = 100
            default: return nil
            }
            if value < last { total -= value } else { total += value }
            last = max(last, value)
        }
        return total
    }
}
