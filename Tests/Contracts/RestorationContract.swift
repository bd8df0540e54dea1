import VietCore
import VietNormalization
import VietRestoration
import VietText

/// What holds for the marks that are put on any text.
package struct RestorationContract: Sendable {
    package let restorer: MarkRestorer

    package init(_ restorer: MarkRestorer) { self.restorer = restorer }

    /// - Throws: ``ContractViolation``.
    package func check(_ bytes: [UInt8]) throws {
        let result = restorer.restore(SourceText(bytes: bytes))
        let composed = TextForms.composed(bytes)
        try require(
            Folding.diacritics.fold(result.view.bytes) == Folding.diacritics.fold(composed),
            "a letter was changed beyond its marks")
        try require(
            TextForms.borders(result.view.bytes).count { $0 } == TextForms.borders(composed).count { $0 },
            "a letter became none or several")
        try require(result.view.sourceCount == bytes.count, "the view is one of another source")
        var end = 0
        for syllable in result.syllables {
            try require(
                syllable.range.lowerBound >= end && !syllable.range.isEmpty && syllable.range.upperBound <= bytes.count,
                "the syllable at \(syllable.range) overlaps the one before it")
            end = syllable.range.upperBound
            try require((0...1).contains(syllable.confidence), "a syllable is sure by \(syllable.confidence)")
            let restored = Array(result.view.bytes[syllable.restoredRange])
            let source = TextForms.composed(Array(bytes[syllable.range]))
            try require(
                result.view.sourceRange(of: syllable.restoredRange) == syllable.range,
                "the syllable at \(syllable.range) lies elsewhere in the view")
            try require(
                (restored != source) == syllable.isRestored, "the syllable at \(syllable.range) says so falsely")
            if syllable.isRestored, !restorer.options.isPartial {
                try require(
                    Folding.diacritics.fold(source) == source, "the syllable at \(syllable.range) had marks already")
            }
        }
        try checkForms(bytes, result)
        try checkReadings(Array(composed.prefix(200)))
    }

    /// The same text in other bytes gets the same marks.
    private func checkForms(_ bytes: [UInt8], _ result: RestoredText) throws {
        let decomposed = TextForms.decomposed(bytes)
        guard TextForms.composed(decomposed) == TextForms.composed(bytes) else { return }
        let other = restorer.restore(SourceText(bytes: decomposed))
        try require(other.view.bytes == result.view.bytes, "the decomposed text is restored in another way")
    }

    /// Readings differ in marks alone, the best first.
    private func checkReadings(_ bytes: [UInt8]) throws {
        guard TextForms.valid(bytes) else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        let readings = try restorer.readings(of: text, limit: 5)
        try require(
            readings.allSatisfy { Folding.diacritics.fold($0.text) == Folding.diacritics.fold(text) },
            "a reading has other letters")
        try require(readings.first?.weight == 1, "there is no best reading")
        try require(Set(readings.map { Array($0.text.utf8) }).count == readings.count, "a reading comes twice")
        try require(
            zip(readings, readings.dropFirst()).allSatisfy { $0.weight >= $1.weight && $1.weight >= 0 },
            "readings are out of order")
    }
}
