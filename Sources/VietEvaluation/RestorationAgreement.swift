import VietCore
import VietFormats
import VietNormalization

/// How much of a text is as it was after its marks were taken off and restored.
package struct RestorationAgreement {
    /// Syllables, runs of letters, and those that are right but for case and the place of the tone.
    package private(set) var syllables = 0
    package private(set) var right = 0
    package private(set) var sentences = 0
    package private(set) var exact = 0
    /// What was wrong: as it was, as it came out.
    package private(set) var errors: [String: Int] = [:]

    package init() {}

    /// The text without the marks on letters of Vietnamese; what is foreign to it stays.
    package static func stripped(_ text: String) -> String { Folding.diacritics.fold(text) }

    /// Adds a sentence.
    package mutating func add(_ gold: String, _ restored: String) {
        let (first, second) = (Self.syllables(of: gold), Self.syllables(of: restored))
        var isExact = first.count == second.count
        for (a, b) in zip(first, second) {
            syllables += 1
            if a == b { right += 1 } else { isExact = false; errors[a + " " + b, default: 0] += 1 }
        }
        sentences += 1
        if isExact { exact += 1 }
    }

    private static func syllables(of text: String) -> [String] {
        text.split { !$0.isLetter }.map {
            String(decoding: ToneFolding.fold(Array(Folding.letterCase.fold(String($0)).utf8)), as: UTF8.self)
        }
    }
}
