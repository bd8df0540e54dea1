import VietCore
import VietSegmentation

/// Makes the lexicon from word lists and from counts over segmented text.
package struct LexiconBuilder: Sendable {
    package struct Options: Sendable {
        /// A word that no list has must be found this often, in this many articles, and be whole as often as not.
        package var leastCount = 20
        package var leastDocuments = 8
        package var leastCohesion = 60
        /// A word of one list alone must occur this often.
        package var leastAttested = 2
        package init() {}
    }

    package let options: Options
    package init(options: Options = Options()) { self.options = options }

    /// The entries, sorted by the UTF-8 bytes of the word.
    ///
    /// - Parameters:
    ///   - spellings: the usual spelling of a syllable number, to write words that no list has.
    package func build(
        sources: LexiconSources, counts: [[UInt16]: NgramCounts], vocabulary: SegmentationVocabulary
    ) -> [LexiconEntry] {
        var entries: [LexiconEntry] = []
        var listed: Set<[UInt16]> = []
        for (syllables, candidate) in sources.candidates {
            let key = syllables.map { vocabulary.number($0) }
            if key.contains(SegmentationModel.unknownSyllable) { continue }
            listed.insert(key)
            let count = counts[key] ?? NgramCounts()
            let isSingle = candidate.sources.rawValue.nonzeroBitCount == 1
            if isSingle, candidate.sources != .vocabulary, count.occurrences < options.leastAttested { continue }
            entries.append(entry(candidate.word, count, candidate.sources))
        }
        for (key, count) in counts where !listed.contains(key) {
            guard count.words >= options.leastCount, count.documents >= options.leastDocuments,
                percent(count.words, max(count.occurrences, count.words)) >= options.leastCohesion
            else { continue }
            let isName = count.capitalizedWords * 2 >= count.words
            if !isPlausible(key, isName: isName, listed: listed, vocabulary: vocabulary) { continue }
            if isName && isNameWithNeighbor(key, count, counts) { continue }
            let syllables = key.map { number in
                let text = vocabulary.syllable(number)?.text ?? ""
                return isName ? text.prefix(1).uppercased() + text.dropFirst() : text
            }
            entries.append(entry(syllables.joined(separator: " "), count, .counted))
        }
        entries.sort { $0.word.utf8.lexicographicallyPrecedes($1.word.utf8) }
        return entries
    }

    /// Whether a name is another, better known one with a word of one syllable beside it: Campuchia + Hun Sen.
    private func isNameWithNeighbor(
        _ key: [UInt16], _ count: NgramCounts, _ counts: [[UInt16]: NgramCounts]
    ) -> Bool {
        guard key.count > 2 else { return false }
        let parts = [Array(key.dropFirst()), Array(key.dropLast())]
        return parts.contains { (counts[$0]?.words ?? 0) > count.words }
    }

    /// Whether a run that no list has looks like a word rather than a slip of the segmenter.
    private func isPlausible(
        _ key: [UInt16], isName: Bool, listed: Set<[UInt16]>, vocabulary: SegmentationVocabulary
    ) -> Bool {
        let syllables = key.compactMap { vocabulary.syllable($0) }
        // Initials and the numbers of monarchs and chapters.
        if syllables.contains(where: { $0.isForeign && $0.text.unicodeScalars.count < 3 }) { return false }
        if isName || key.count == 2 { return true }
        // Two words that share a syllable, or a word with a neighbour: cập nhật + bản, danh hiệu + hiệu quả.
        for length in 2..<key.count {
            let isSuffixed = syllables.last?.text == "hoá" && length == key.count - 1
            if listed.contains(Array(key.prefix(length))) && !isSuffixed { return false }
            if listed.contains(Array(key.suffix(length))) { return false }
        }
        return true
    }

    private func entry(_ word: String, _ count: NgramCounts, _ sources: LexiconEntry.Sources) -> LexiconEntry {
        let isCapitalized = word.split(separator: " ").allSatisfy { $0.first?.isUppercase == true }
        return LexiconEntry(
            word: word, frequency: Int(count.words), documents: Int(count.documents),
            // Half a pseudo-count each way, so that a word seen once is not certain.
            cohesion: Int(200 * UInt64(count.words) + 100) / Int(2 * max(count.occurrences, count.words) + 2),
            capitals: count.occurrences == 0
                ? isCapitalized ? 100 : 0 : percent(count.capitalized, max(count.occurrences, 1)),
            sources: sources)
    }

    private func percent(_ part: UInt32, _ whole: UInt32) -> Int { whole == 0 ? 0 : Int(part) * 100 / Int(whole) }

    /// The entries as the model has them.
    package static func modelEntries(
        _ entries: [LexiconEntry], vocabulary: SegmentationVocabulary
    ) -> [SegmentationModel.Entry] {
        var seen: Set<[UInt16]> = []
        var result: [SegmentationModel.Entry] = []
        for entry in entries {
            let key = entry.syllables.map { vocabulary.number($0) }
            if key.contains(SegmentationModel.unknownSyllable) || !seen.insert(key).inserted { continue }
            result.append(.init(syllables: key, level: entry.level))
        }
        result.sort { $0.syllables.lexicographicallyPrecedes($1.syllables) }
        return result
    }
}
