import VietCore

/// What a worker does for user dictionaries and for those who ask for scores: one call a sentence, behind the scorer.
struct SegmentationExtras: ~Copyable {
    private let keepsScores: Bool
    private var pass: DictionaryPass?
    private var scoreBuffer = GrowingBuffer<Int32>(capacity: 256)
    private var appliedBuffer = GrowingBuffer<AppliedEntry>(capacity: 16)

    init(dictionary: CompiledDictionary?, keepsScores: Bool) {
        self.keepsScores = keepsScores
        if let dictionary { pass = DictionaryPass(dictionary, keepsApplied: keepsScores) }
    }

    var scores: UnsafeBufferPointer<Int32> { scoreBuffer.elements }

    /// Steps of the tries of dictionaries so far.
    var stepCount: Int {
        switch pass {
        case .some(let pass): pass.stepCount
        case nil: 0
        }
    }

    /// What was put to use, by tokens of the text.
    var applied: UnsafeBufferPointer<AppliedEntry> { appliedBuffer.elements }

    mutating func begin() {
        scoreBuffer.truncate(to: 0)
        appliedBuffer.truncate(to: 0)
    }

    /// Takes in a sentence whose gaps `scorer` has just decided.
    @inline(__always)
    mutating func finish(
        _ tokens: UnsafeMutableBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>, _ scorer: borrowing GapScorer
    ) {
        guard keepsScores else {
            pass?.apply(to: tokens, bytes, base: scorer, final: nil)
            return
        }
        let first = scoreBuffer.count
        scoreBuffer.reserve(tokens.count)
        for index in 0..<tokens.count { scoreBuffer.append(scorer.score(before: index) ?? GapScore.none) }
        pass?.apply(to: tokens, bytes, base: scorer, final: scoreBuffer.base + first)
        switch pass {
        case .some(let pass):
            for var entry in pass.applied.elements {
                entry.start += Int32(first)
                entry.end += Int32(first)
                appliedBuffer.append(entry)
            }
        case nil: break
        }
    }
}
