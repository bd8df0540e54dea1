import VietCore
import VietSegmentation

/// The word data of the repository: syllables, words and bonds, each a text file with one item a line, sorted by bytes.
package struct SegmentationDictionary: Sendable {
    package var syllables: [SyllableEntry]
    package var words: [LexiconEntry]
    package var bonds: [BondEntry]

    package init(syllables: [SyllableEntry], words: [LexiconEntry], bonds: [BondEntry]) {
        self.syllables = syllables
        self.words = words
        self.bonds = bonds
    }

    /// File names below the folder `words` of the dictionaries.
    package static let fileNames = (syllables: "syllables.tsv", words: "words.tsv", bonds: "bonds.tsv")

    /// The three texts, for the files named in ``fileNames``.
    package var texts: (syllables: String, words: String, bonds: String) {
        func text(_ lines: [String]) -> String { lines.map { $0 + "\n" }.joined() }
        return (text(syllables.map(\.line)), text(words.map(\.line)), text(bonds.map(\.line)))
    }

    /// - Throws: ``VietTextError`` with `malformed-record`, the line and the name of the file.
    package init(syllables: String, words: String, bonds: String) throws(VietTextError) {
        func read<Item>(
            _ text: String, _ file: String, _ parse: (Substring) throws(VietTextError) -> Item
        ) throws(VietTextError) -> [Item] {
            var items: [Item] = []
            for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n")).enumerated() {
                do {
                    items.append(try parse(Substring(line)))
                } catch {
                    var located = error
                    located.file = file
                    located.line = index + 1
                    throw located
                }
            }
            return items
        }
        self.syllables = try read(syllables, Self.fileNames.syllables) { line throws(VietTextError) in
            try SyllableEntry(line: line)
        }
        self.words = try read(words, Self.fileNames.words) { line throws(VietTextError) in
            try LexiconEntry(line: line)
        }
        self.bonds = try read(bonds, Self.fileNames.bonds) { line throws(VietTextError) in
            try BondEntry(line: line)
        }
    }

    package var vocabulary: SegmentationVocabulary {
        SegmentationVocabulary(syllables.map { .init(text: $0.text, isFamilyName: $0.isFamilyName) })
    }

    /// The bonds as the model has them.
    package func modelBonds(_ vocabulary: SegmentationVocabulary) -> [SegmentationModel.Bond] {
        var result: [SegmentationModel.Bond] = []
        for bond in bonds {
            let first = vocabulary.number(bond.first), second = vocabulary.number(bond.second)
            guard first >= SegmentationModel.firstSyllable, second >= SegmentationModel.firstSyllable else { continue }
            result.append(.init(first: first, second: second, strength: bond.strength))
        }
        result.sort { ($0.first, $0.second) < ($1.first, $1.second) }
        return result
    }
}
