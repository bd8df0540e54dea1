import VietCore

/// What the first pass finds, every sentence by itself, and what it leaves for the second.
///
/// It may be a window over a long text: sentences are appended at its end and, once they are decided, taken off its start.
/// Positions count from the start of the window.
package struct FirstPass: Sendable {
    /// A span in which a name may lie.
    package struct Candidate: Sendable {
        package fileprivate(set) var range: Range<Int>
        /// The names in it, and the scores of its tokens.
        fileprivate(set) var spans: Range<Int>
        fileprivate(set) var scores: Range<Int>
    }

    /// The columns that are read.
    package private(set) var columns: RecasedColumns
    package private(set) var candidates: [Candidate] = []
    /// The names, in order.
    package private(set) var spans: [NameSpan] = []
    /// The scores of the tokens of all candidate spans, one after the other.
    private var unary: [SIMD16<Int16>] = []

    /// A pass over nothing yet.
    init(_ columns: RecasedColumns) { self.columns = columns }

    /// Begins a new text in the memory of the last one.
    mutating func begin(isCaseless: Bool) {
        columns.begin(isCaseless: isCaseless)
        candidates.removeAll(keepingCapacity: true)
        spans.removeAll(keepingCapacity: true)
        unary.removeAll(keepingCapacity: true)
    }

    /// The scores of the tokens of a candidate span.
    package func scores(of candidate: Candidate) -> ArraySlice<SIMD16<Int16>> { unary[candidate.scores] }

    /// The names in a candidate span.
    package func spans(of candidate: Candidate) -> ArraySlice<NameSpan> { spans[candidate.spans] }

    /// The numbers of the candidate spans of a sentence; `next` is the first that no sentence before it has.
    func candidates(of sentence: Range<Int>, from next: inout Int) -> Range<Int> {
        let start = next
        while next < candidates.count, candidates[next].range.lowerBound < sentence.upperBound { next += 1 }
        return start..<next
    }

    /// Reads the next block.
    mutating func append(_ block: TextBlock, with reader: inout NameReader) {
        let first = columns.sentences.count
        columns.append(block)
        for sentence in columns.sentences[first...] { read(sentence, with: &reader) }
    }

    private mutating func read(_ sentence: Range<Int>, with reader: inout NameReader) {
        let prepared = reader.features.prepare(sentence, of: columns)
        for range in prepared.candidates {
            let firstScore = unary.count
            let weights = reader.model.weights
            prepared.appendScores(of: range, weights, room: &reader.room, to: &unary)
            let firstSpan = spans.count
            unsafe unary.withUnsafeBufferPointer {
                unsafe reader.chain.decode(
                    UnsafeBufferPointer(rebasing: $0[firstScore...]), start: range.lowerBound,
                    transitions: reader.model.transitions, into: &spans)
            }
            candidates.append(
                Candidate(range: range, spans: firstSpan..<spans.count, scores: firstScore..<unary.count))
        }
    }

    /// Forgets the first tokens and the candidates and names among them; what is left moves to their places. Returns how
    /// many names were forgotten.
    mutating func removeFirst(_ count: Int) -> Int {
        columns.removeFirst(count)
        let oldCandidates = candidates.prefix { $0.range.upperBound <= count }
        let oldScores = oldCandidates.last?.scores.upperBound ?? 0
        let oldSpans = oldCandidates.last?.spans.upperBound ?? 0
        candidates.removeFirst(oldCandidates.count)
        unary.removeFirst(oldScores)
        spans.removeFirst(oldSpans)
        for index in candidates.indices {
            candidates[index].range = candidates[index].range.moved(by: -count)
            candidates[index].spans = candidates[index].spans.moved(by: -oldSpans)
            candidates[index].scores = candidates[index].scores.moved(by: -oldScores)
        }
        for index in spans.indices { spans[index].range = spans[index].range.moved(by: -count) }
        return oldSpans
    }
}

extension Range<Int> {
    func moved(by distance: Int) -> Range<Int> { lowerBound + distance..<upperBound + distance }
}
