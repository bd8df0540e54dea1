import CVietScan
import VietCore

extension Segmenter {
    /// The document of a source, and for every gap inside its sentences why it was decided so.
    ///
    /// Many times slower than `segment(_:)`; for looking at a few sentences.
    ///
    /// - Complexity: Linear in the length of the text.
    public func explain(_ source: SourceText) -> (document: Document, gaps: [GapExplanation]) {
        let worker = makeWorker(keepsScores: true)
        unsafe source.bytes.withUnsafeBufferPointer { unsafe worker.segment($0) }
        let document = worker.document(of: source)
        // The model's own scores, which dictionaries may have overwritten.
        let plain = dictionary == nil ? worker : SegmentationWorker(model: model, keepsScores: true)
        if dictionary != nil { unsafe source.bytes.withUnsafeBufferPointer { unsafe plain.segment($0) } }
        var entries: [Int: [GapExplanation.Entry]] = [:]
        for index in unsafe worker.applied.indices {
            let applied = unsafe worker.applied[index]
            guard let entry = dictionary?.explained(applied) else { continue }
            for gap in gaps(of: applied) { entries[gap, default: []].append(entry) }
        }
        var gaps: [GapExplanation] = []
        for sentence in document.storage.sentences {
            let range = sentence.tokens
            let terms = GapTerms(Array(document.storage.tokens[range]), model) { source[$0.range] }
            for token in range.dropFirst() {
                let score = unsafe worker.scores[token]
                let modelScore = unsafe plain.scores[token]
                gaps.append(
                    GapExplanation(
                        token: token,
                        terms: withCut(terms.terms(before: token - range.lowerBound) ?? [], modelScore),
                        modelScore: modelScore == GapScore.none ? nil : Int(modelScore),
                        entries: entries[token] ?? [], score: score == GapScore.none ? nil : Int(score),
                        isJoined: document.storage.tokens[token].continuesWord))
            }
        }
        return (document, gaps)
    }

    /// The terms of a gap with what it lost or won where a word was decided as a whole, see `viet_gaps_join`.
    private func withCut(_ terms: [GapExplanation.Term], _ score: Int32) -> [GapExplanation.Term] {
        guard score != GapScore.none else { return terms }
        let lost = Int(score) - terms.reduce(0) { $0 + $1.score }
        if lost > 0, score == Int32(VIET_GAP_STRONG) {
            return terms + [.init("whole", "a word whose parts could not stand by themselves", lost)]
        }
        if lost == -Int(VIET_GAP_STRONG) || (lost < 0 && score == Int32(VIET_GAP_CUT)) {
            return terms + [.init("overlap", "the weakest gap of a chain of words or names", lost)]
        }
        return score == 0 && lost < 0 ? terms + [.init("length", "the weakest gap of a word without end", lost)] : terms
    }

    /// The gaps that an entry may have changed: those inside it, and for `force` those at its ends.
    private func gaps(of applied: AppliedEntry) -> ClosedRange<Int> {
        let (start, end) = (Int(applied.start), Int(applied.end))
        return applied.action == .force ? start...end : start + 1...end - 1
    }

    /// The probability that each token of a document of this segmenter continues the word before it, from 0 to 1; nil
    /// where there is nothing to decide: at the start of a sentence, next to numbers and marks, and across line ends.
    ///
    /// - Complexity: That of `segment(_:)`.
    public func joinProbabilities(of source: SourceText) -> (document: Document, probabilities: [Double?]) {
        let worker = makeWorker(keepsScores: true)
        unsafe source.bytes.withUnsafeBufferPointer { unsafe worker.segment($0) }
        let document = worker.document(of: source)
        return unsafe (document, worker.scores.map { GapScore.probability($0).map { Double($0) / 10_000 } })
    }
}

extension CompiledDictionary {
    fileprivate func explained(_ applied: AppliedEntry) -> GapExplanation.Entry {
        let (source, line) = line(Int(applied.number))
        return GapExplanation.Entry(
            text: dictionary.text(of: line, in: source), action: applied.action.name, file: source.name,
            line: Int(line.number))
    }
}
