import VietCore
import VietSegmentation

/// A word of the lexicon with its evidence: one line of the lexicon file.
package struct LexiconEntry: Sendable, Hashable {
    package struct Sources: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// A segmenter's word list in the manner of the treebank.
        package static let vocabulary = Sources(rawValue: 1)
        /// Headwords of Wiktionary.
        package static let wiktionary = Sources(rawValue: 2)
        /// Names of countries and cities in CLDR.
        package static let cldr = Sources(rawValue: 4)
        /// Administrative units of Việt Nam.
        package static let places = Sources(rawValue: 8)
        /// A word of the treebank's training part.
        package static let treebank = Sources(rawValue: 16)
        /// Found by segmenting and counting raw text.
        package static let counted = Sources(rawValue: 32)

        static let letters: [(Sources, Character)] = [
            (.vocabulary, "v"), (.wiktionary, "w"), (.cldr, "c"), (.places, "p"), (.treebank, "t"), (.counted, "n"),
        ]
    }

    /// The word as it is usually written, syllables parted by one space.
    package var word: String
    /// How often it is one word in the counted text.
    package var frequency: Int
    /// In how many articles.
    package var documents: Int
    /// Share of the places where its syllables meet that are this word, in percent.
    package var cohesion: Int
    /// Share of its occurrences with every syllable capitalised, in percent.
    package var capitals: Int
    package var sources: Sources

    /// The kind of evidence as the segmentation model sees it, see ``LexiconLevel``.
    ///
    /// The source decides, not the cohesion: cohesion repeats what a model already believes, and by cross-validation
    /// costs 0.1 F1 against this.
    package var level: UInt8 {
        if capitals >= 50 { return LexiconLevel.name }
        return sources.contains(.vocabulary) ? LexiconLevel.strong : LexiconLevel.weak
    }

    /// `WORD TAB FREQUENCY TAB DOCUMENTS TAB COHESION TAB CAPITALS TAB SOURCES`
    package var line: String {
        let letters = Sources.letters.filter { sources.contains($0.0) }.map { $0.1 }
        return "\(word)\t\(frequency)\t\(documents)\t\(cohesion)\t\(capitals)\t\(String(letters))"
    }

    package init(
        word: String, frequency: Int, documents: Int, cohesion: Int, capitals: Int, sources: Sources
    ) {
        self.word = word
        self.frequency = frequency
        self.documents = documents
        self.cohesion = cohesion
        self.capitals = capitals
        self.sources = sources
    }

    /// - Throws: ``VietTextError`` with `malformed-record`.
    package init(line: some StringProtocol) throws(VietTextError) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        let numbers = fields.dropFirst().prefix(4).compactMap { Int($0) }
        guard fields.count == 6, numbers.count == 4, !fields[0].isEmpty else {
            throw VietTextError(.malformedRecord, "expected a word, four numbers and the sources, parted by tabs")
        }
        var sources: Sources = []
        for letter in fields[5] {
            guard let source = Sources.letters.first(where: { $0.1 == letter }) else {
                throw VietTextError(.malformedRecord, "unknown source '\(letter)'")
            }
            sources.insert(source.0)
        }
        self.init(
            word: String(fields[0]), frequency: numbers[0], documents: numbers[1], cohesion: numbers[2],
            capitals: numbers[3], sources: sources)
    }

    /// The syllables in the form of ``SyllableForm``.
    package var syllables: [String] { word.split(separator: " ").map { SyllableForm.canonical(String($0)) } }
}
