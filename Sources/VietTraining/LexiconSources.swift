import VietCore
import VietSegmentation

/// The word lists that the lexicon is drawn from, merged under one spelling.
package struct LexiconSources: Sendable {
    package struct Candidate: Sendable {
        /// As the first source spells it.
        package var word: String
        package var sources: LexiconEntry.Sources
    }

    /// By syllables in the form of ``SyllableForm``.
    package private(set) var candidates: [[String]: Candidate] = [:]

    package init() {}

    /// Adds a word of two to eight letter runs; anything else is passed over.
    package mutating func add(_ word: some StringProtocol, source: LexiconEntry.Sources) {
        let tokens = SegmentationCorpus.split(word)
        guard (2...SegmentationModel.longestEntry).contains(tokens.count),
            tokens.allSatisfy({ token in
                WhitespaceToken.classify(token).0 == .syllable && !token.contains(".") && !token.contains("'")
            })
        else { return }
        let key = tokens.map(SyllableForm.canonical)
        let word = tokens.joined(separator: " ")
        candidates[key, default: Candidate(word: word, sources: [])].sources.insert(source)
    }

    /// One word a line.
    package mutating func addList(_ text: String, source: LexiconEntry.Sources) {
        for line in text.split(separator: "\n") { add(line, source: source) }
    }

    /// Countries and cities, see ``PlaceEvidence``.
    package mutating func addTerritories(_ text: String) {
        for place in PlaceEvidence.territories(text) { add(place.name, source: .cldr) }
    }

    /// Administrative units, see ``PlaceEvidence``.
    package mutating func addPlaces(_ text: String) {
        for unit in PlaceEvidence.units(text) { add(unit.name, source: .places) }
    }

    /// The words of segmented sentences.
    package mutating func add(_ sentences: [SegmentationSentence], source: LexiconEntry.Sources) {
        for sentence in sentences {
            let starts = SegmentationSentence.wordStarts(sentence.labels.map { $0 == .joined })
            for (start, end) in zip(starts, starts.dropFirst()) where end - start > 1 {
                add(sentence.tokens[start..<end].joined(separator: " "), source: source)
            }
        }
    }
}
