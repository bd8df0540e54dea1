import VietCore

/// The plain model as text: a head line, then the vocabulary, the lexicon and the weights, one item a line.
///
/// ```
/// viet-segmentation-model 1 VOCABULARY-COUNT LEXICON-COUNT BOND-COUNT WEIGHT-COUNT
/// SYLLABLE TAB 0|1            1: a family name
/// SYLLABLE SYLLABLE… TAB LEVEL
/// SYLLABLE SYLLABLE TAB STRENGTH
/// KEY TAB VALUE               key in hexadecimal
/// ```
extension SegmentationModel {
    private static let magic = "viet-segmentation-model 1"

    /// The text of the model; the same model gives the same text.
    package func serialized() -> String {
        var text = "\(Self.magic) \(vocabulary.count) \(lexicon.count) \(bonds.count) \(weights.count)\n"
        for syllable in vocabulary { text += "\(syllable.text)\t\(syllable.isFamilyName ? 1 : 0)\n" }
        for entry in lexicon {
            text += entry.syllables.map { vocabulary[Int($0 - Self.firstSyllable)].text }.joined(separator: " ")
            text += "\t\(entry.level)\n"
        }
        for bond in bonds {
            let first = vocabulary[Int(bond.first - Self.firstSyllable)].text
            text += "\(first) \(vocabulary[Int(bond.second - Self.firstSyllable)].text)\t\(bond.strength)\n"
        }
        for weight in weights { text += "\(String(weight.key, radix: 16))\t\(weight.value)\n" }
        return text
    }

    /// Reads what ``serialized()`` wrote.
    ///
    /// - Throws: ``VietTextError`` with `incompatible-table` for another kind or version of file, `corrupt-table` with
    ///   the line for anything else that does not fit.
    package init(serialized text: String) throws(VietTextError) {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
        guard let head = lines.first, head.hasPrefix(Self.magic + " ") else {
            throw VietTextError(.incompatibleTable, "not a segmentation model of version 1", line: 1)
        }
        let counts = head.dropFirst(Self.magic.count + 1).split(separator: " ").compactMap { Int($0) }
        guard counts.count == 4, counts.allSatisfy({ $0 >= 0 && $0 < 1 << 30 }),
            counts[0] <= Int(UInt16.max - Self.firstSyllable), lines.count == counts.reduce(2, +)
        else { throw VietTextError(.corruptTable, "the model is cut off or its head line is altered", line: 1) }

        func fields(_ line: Int) throws(VietTextError) -> (Substring, Substring) {
            let parts = lines[line].split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw VietTextError(.corruptTable, "expected two fields", line: line + 1) }
            return (parts[0], parts[1])
        }
        self.init(vocabulary: [], lexicon: [], bonds: [], weights: [])
        var line = 1
        for _ in 0..<counts[0] {
            let (name, family) = try fields(line)
            vocabulary.append(Syllable(text: String(name), isFamilyName: family == "1"))
            line += 1
        }
        let numbers = syllableNumbers()
        for _ in 0..<counts[1] {
            let (word, level) = try fields(line)
            let syllables = word.split(separator: " ").compactMap { numbers[String($0)] }
            guard (2...Self.longestEntry).contains(syllables.count), let level = UInt8(level), (1...3).contains(level),
                syllables.count == word.split(separator: " ").count
            else { throw VietTextError(.corruptTable, "not a word of the vocabulary with a level", line: line + 1) }
            lexicon.append(Entry(syllables: syllables, level: level))
            line += 1
        }
        for _ in 0..<counts[2] {
            let (pair, strength) = try fields(line)
            let syllables = pair.split(separator: " ").compactMap { numbers[String($0)] }
            guard syllables.count == 2, let strength = UInt8(strength), (1...7).contains(strength) else {
                throw VietTextError(.corruptTable, "not a pair of the vocabulary with a strength", line: line + 1)
            }
            bonds.append(Bond(first: syllables[0], second: syllables[1], strength: strength))
            line += 1
        }
        let syllableCount = Int(Self.firstSyllable) + vocabulary.count
        for _ in 0..<counts[3] {
            let (key, value) = try fields(line)
            guard let key = UInt64(key, radix: 16), let value = Int16(value),
                SegmentationFeatures.isPossible(key, syllableCount: syllableCount)
            else { throw VietTextError(.corruptTable, "not a feature with a weight", line: line + 1) }
            guard weights.last.map({ $0.key < key }) ?? true else {
                throw VietTextError(.corruptTable, "a feature out of order, or for the second time", line: line + 1)
            }
            weights.append(Weight(key: key, value: value))
            line += 1
        }
    }
}
