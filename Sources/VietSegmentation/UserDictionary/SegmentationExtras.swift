import VietCore
import VietNormalization

/// What a worker does for user dictionaries and for those who ask for scores or keys: one call a sentence, behind the scorer.
struct SegmentationExtras: ~Copyable {
    private let keepsScores: Bool
    /// By syllable number; nil where nobody asks for keys.
    private let syllableKeys: SyllableKeys?
    private var keyBuffer = GrowingBuffer<TokenKey>(capacity: 256)
    private let folder = WordFolder()
    private var pass: DictionaryPass?
    private var scoreBuffer = GrowingBuffer<Int32>(capacity: 256)
    private var appliedBuffer = GrowingBuffer<AppliedEntry>(capacity: 16)

    init(dictionary: CompiledDictionary?, keepsScores: Bool, syllableKeys: SyllableKeys?) {
        self.keepsScores = keepsScores
        self.syllableKeys = syllableKeys
        if let dictionary { pass = DictionaryPass(dictionary, keepsApplied: keepsScores) }
    }

    var scores: UnsafeBufferPointer<Int32> { unsafe scoreBuffer.elements }

    /// The key of every token of the text.
    var keys: UnsafeBufferPointer<TokenKey> { unsafe keyBuffer.elements }

    /// Steps of the tries of dictionaries so far.
    var stepCount: Int {
        switch pass {
        case .some(let pass): pass.stepCount
        case nil: 0
        }
    }

    /// What was put to use, by tokens of the text.
    var applied: UnsafeBufferPointer<AppliedEntry> { unsafe appliedBuffer.elements }

    mutating func begin() {
        scoreBuffer.truncate(to: 0)
        keyBuffer.truncate(to: 0)
        appliedBuffer.truncate(to: 0)
    }

    /// Takes in a sentence whose gaps `scorer` has just decided.
    @inline(__always)
    mutating func finish(
        _ tokens: UnsafeMutableBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>, _ scorer: borrowing GapScorer
    ) {
        if let syllableKeys { unsafe appendKeys(of: tokens, bytes, syllableKeys.keys) }
        guard keepsScores else {
            unsafe pass?.apply(to: tokens, bytes, base: scorer, final: nil)
            return
        }
        let first = scoreBuffer.count
        scoreBuffer.reserve(tokens.count)
        for index in 0..<tokens.count { scoreBuffer.append(scorer.score(before: index) ?? GapScore.none) }
        unsafe pass?.apply(to: tokens, bytes, base: scorer, final: scoreBuffer.base + first)
        switch pass {
        case .some(let pass):
            for index in 0..<pass.applied.count {
                var entry = pass.applied[index]
                entry.start += Int32(first)
                entry.end += Int32(first)
                appliedBuffer.append(entry)
            }
        case nil: break
        }
    }

    /// The syllable's key where the token is one, whatever its case; the key of its bytes else.
    private mutating func appendKeys(
        of tokens: UnsafeMutableBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>,
        _ syllableKeys: UnsafePointer<TokenKey>
    ) {
        keyBuffer.reserve(tokens.count)
        for index in tokens.indices {
            let token = unsafe tokens[index]
            // `TP.` has the number of its syllable, and a full stop more.
            if token.syllable != 0, !token.flags.contains(.abbreviation) {
                unsafe keyBuffer.append(syllableKeys[Int(token.syllable)])
            } else {
                unsafe keyBuffer.append(folder.key(ofComposed: UnsafeBufferPointer(rebasing: bytes[token.range])))
            }
        }
    }
}
