import VietCore
import VietSegmentation

/// A syllable of the model's vocabulary with its count: one line of the syllable file.
package struct SyllableEntry: Sendable, Hashable {
    /// In the form of ``SyllableForm``.
    package var text: String
    package var frequency: Int
    package var isFamilyName: Bool

    package init(text: String, frequency: Int, isFamilyName: Bool) {
        self.text = text
        self.frequency = frequency
        self.isFamilyName = isFamilyName
    }

    /// `SYLLABLE TAB FREQUENCY TAB f`, the last field empty where it is no family name.
    package var line: String { "\(text)\t\(frequency)\t\(isFamilyName ? "f" : "")" }

    /// - Throws: ``VietTextError`` with `malformed-record`.
    package init(line: some StringProtocol) throws(VietTextError) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 3, !fields[0].isEmpty, let frequency = Int(fields[1]) else {
            throw VietTextError(.malformedRecord, "expected a syllable, a number and flags, parted by tabs")
        }
        self.init(text: String(fields[0]), frequency: frequency, isFamilyName: fields[2] == "f")
    }
}

/// Two syllables that stand side by side more often than by chance: one line of the bond file.
package struct BondEntry: Sendable, Hashable {
    package var first: String
    package var second: String
    package var frequency: Int
    /// 1...7, see ``strength(pair:first:second:total:)``.
    package var strength: UInt8

    /// `SYLLABLE SYLLABLE TAB FREQUENCY TAB STRENGTH`
    package var line: String { "\(first) \(second)\t\(frequency)\t\(strength)" }

    package init(first: String, second: String, frequency: Int, strength: UInt8) {
        self.first = first
        self.second = second
        self.frequency = frequency
        self.strength = strength
    }

    /// - Throws: ``VietTextError`` with `malformed-record`.
    package init(line: some StringProtocol) throws(VietTextError) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        let pair = fields[0].split(separator: " ")
        guard fields.count == 3, pair.count == 2, let frequency = Int(fields[1]), let strength = UInt8(fields[2]),
            (1...7).contains(strength)
        else { throw VietTextError(.malformedRecord, "expected a pair, a number and a strength of 1 to 7") }
        self.init(first: String(pair[0]), second: String(pair[1]), frequency: frequency, strength: strength)
    }

    /// How far the count of a pair exceeds chance, in steps of a factor 2^1.5 from 1 to 7; 0 for less.
    ///
    /// By comparing integers: a logarithm's last bit must not decide a table.
    package static func strength(pair: Int, first: Int, second: Int, total: Int) -> UInt8 {
        guard pair > 1, first > 0, second > 0 else { return 0 }
        // 2^(1.5 k - 1) <= ratio, squared: 2^(3 k - 2) <= ratio squared.
        let ratio = Double(pair - 1) * Double(total) / (Double(first) * Double(second))
        let squared = ratio * ratio
        var strength: UInt8 = 0
        var bound = 2.0
        while strength < 7, squared >= bound {
            strength += 1
            bound *= 8
        }
        return strength
    }
}
