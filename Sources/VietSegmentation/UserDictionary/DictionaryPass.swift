import CVietScan
import VietCore

/// An entry of a user dictionary that was put to use in a sentence.
package struct AppliedEntry: BitwiseCopyable, Sendable {
    /// The tokens of the sentence.
    package var start: Int32
    package var end: Int32
    /// Position among the entries of all dictionaries.
    package var number: Int32
    package var action: DictionaryAction
}

/// Applies user dictionaries to the sentences of one thread.
///
/// 1. All matches of `add`, `prefer` and `force` are found. Of those that share a token the longest is taken, of equally
///    long ones the strongest (`force`, `prefer`, `add`), of equally strong ones the first in the text.
/// 2. Taken matches change their gaps. One that is joined as a whole protects what is inside it.
/// 3. A `forbid` whose tokens are all in one word, and are not all inside a protected match, parts the unprotected gap of
///    the lowest score, of equal ones the first. Sentences are gone through from the end, shorter entries first.
///
/// Documentation/UserDictionaries.md says the same for users.
struct DictionaryPass: ~Copyable {
    private var ids = GrowingBuffer<UInt32>(capacity: 512)
    private var candidates = GrowingBuffer<Int32>(capacity: 64)
    private var matches = GrowingBuffer<UInt64>(capacity: 64)
    private var marks = GrowingBuffer<UInt8>(capacity: 512)
    private var fold = SpellingFold()
    /// What was put to use in the last sentence, in the order of resolution. Kept where asked for.
    private(set) var applied = GrowingBuffer<AppliedEntry>(capacity: 16)
    var keepsApplied = false
    /// Steps of the trie that were taken. For checking that the time is linear.
    private(set) var stepCount = 0

    /// A token is inside a taken match.
    private static let covered: UInt8 = 1
    /// The gap before a token is inside a match that is joined as a whole.
    private static let protected: UInt8 = 2

    init() {}

    /// Decides the gaps of one sentence anew where an entry stands.
    ///
    /// - Parameters:
    ///   - bytes: what the tokens are ranges of.
    ///   - base: the score of the gap before a token, nil where the model has none.
    ///   - final: one score a token to keep up to date, where wanted.
    @inline(__always)
    mutating func apply(
        _ dictionary: CompiledDictionary, to tokens: UnsafeMutableBufferPointer<Token>,
        _ bytes: UnsafeBufferPointer<UInt8>, base: borrowing GapScorer, final: UnsafeMutablePointer<Int32>?
    ) {
        if keepsApplied { applied.truncate(to: 0) }
        findCandidates(dictionary, tokens, bytes)
        if candidates.count > 0 { applyCandidates(dictionary, tokens, base, final) }
    }

    /// Finds the tokens at which an entry may start.
    @inline(__always)
    private mutating func findCandidates(
        _ dictionary: CompiledDictionary, _ tokens: UnsafeMutableBufferPointer<Token>,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        let count = tokens.count
        ids.truncate(to: 0)
        ids.reserve(count)
        candidates.truncate(to: 0)
        candidates.reserve(count)
        guard let first = tokens.baseAddress, let source = bytes.baseAddress else { return }
        let (ids, found) = (self.ids.base, candidates.base)
        let known = UnsafeRawPointer(first).assumingMemoryBound(to: viet_token.self)
        let spelled = dictionary.listSpellings(known, count, source, numbers: ids, listed: found)
        for index in 0..<spelled {
            let token = Int(found[index])
            ids[token] = fold.withFolded(bytes, tokens[token].range) { dictionary.number(ofSpelling: $0) }
        }
        self.ids.extend(by: count)
        candidates.extend(by: dictionary.listStarts(known, count, numbers: ids, listed: found))
    }

    @inline(never)
    private mutating func applyCandidates(
        _ dictionary: CompiledDictionary, _ tokens: UnsafeMutableBufferPointer<Token>, _ base: borrowing GapScorer,
        _ final: UnsafeMutablePointer<Int32>?
    ) {
        marks.truncate(to: 0)
        marks.append(repeating: 0, count: tokens.count)
        matches.truncate(to: 0)
        var forbids = false
        // Matches that reach over each other are one group, which starts at `origin` and is resolved at its end.
        var origin = 0
        var end = 0
        var lowest = 0
        for index in 0..<candidates.count {
            let start = Int(candidates[index])
            guard var place = dictionary.first(ids[start], ids[start + 1]) else { continue }
            if start >= end || matches.count >= Self.largestGroup {
                if matches.count > 0 { lowest = resolve(from: origin, tokens, base, final) }
                origin = start
            }
            if start < lowest { continue }
            var next = start + 2
            while true {
                stepCount += 1
                if place.entry != 0 {
                    let match = CompiledDictionary.Match(raw: place.entry)
                    if match.action == .forbid {
                        forbids = true
                    } else {
                        matches.append(Self.packed(start - origin, next - start, match))
                        end = max(end, next)
                    }
                }
                guard place.node != 0, next < tokens.count, !tokens[next].flags.contains(.lineBefore),
                    let step = dictionary.step(place.node, ids[next])
                else { break }
                place = step
                next += 1
            }
        }
        if matches.count > 0 { _ = resolve(from: origin, tokens, base, final) }
        if forbids { forbid(dictionary, tokens, base, final) }
    }

    /// A group is resolved as far as it goes once it has so many matches, so that no text takes unbounded memory.
    private static let largestGroup = 1 << 16

    // MARK: Choosing among matches

    /// A match as a number, the one to be taken first smallest: length, strength, start, then the entry.
    private static func packed(_ start: Int, _ length: Int, _ match: CompiledDictionary.Match) -> UInt64 {
        let rank = UInt64(63 - length) << 2 | UInt64(3 - match.action.rawValue)
        return (rank << 24 | UInt64(start)) << 32 | UInt64(match.raw)
    }

    /// Takes the matches of the group that do not meet a better one, and returns the end of the last one taken.
    private mutating func resolve(
        from origin: Int, _ tokens: UnsafeMutableBufferPointer<Token>,
        _ base: borrowing GapScorer, _ final: UnsafeMutablePointer<Int32>?
    ) -> Int {
        sortMatches()
        var last = 0
        for index in 0..<matches.count {
            let packed = matches[index]
            let start = origin + Int(packed >> 32 & 0xFF_FFFF)
            let end = start + 63 - Int(packed >> 58)
            // What was taken before is at least as long, so a match that meets it does so with its first or last token.
            if (marks[start] | marks[end - 1]) & Self.covered != 0 { continue }
            let match = CompiledDictionary.Match(raw: UInt32(truncatingIfNeeded: packed))
            take(match, start, end, tokens, base, final)
            last = max(last, end)
        }
        matches.truncate(to: 0)
        return last
    }

    /// Most groups have two or three matches, for which the library's sort does too much.
    @inline(__always)
    private mutating func sortMatches() {
        if matches.count > 16 {
            var group = UnsafeMutableBufferPointer(start: matches.base, count: matches.count)
            return group.sort()
        }
        let base = matches.base
        for index in 1..<max(matches.count, 1) {
            let match = base[index]
            var place = index
            while place > 0, base[place - 1] > match {
                base[place] = base[place - 1]
                place -= 1
            }
            base[place] = match
        }
    }

    private mutating func take(
        _ match: CompiledDictionary.Match, _ start: Int, _ end: Int, _ tokens: UnsafeMutableBufferPointer<Token>,
        _ base: borrowing GapScorer, _ final: UnsafeMutablePointer<Int32>?
    ) {
        for token in start..<end { marks[token] |= Self.covered }
        var isWhole = true
        let isForced = match.action == .force
        for gap in start + 1..<end {
            // A gap that the model has no score for is open to either.
            let model = base.score(before: gap)
            let score = isForced ? GapScore.forcedJoin : (model ?? 0) &+ match.action.bonus
            if score > 0 { tokens[gap].flags.insert(.joined) }
            isWhole = isWhole && tokens[gap].flags.contains(.joined)
            final?[gap] = score
        }
        if isForced {
            for edge in [start, end] where edge > 0 && edge < tokens.count {
                tokens[edge].flags.remove(.joined)
                final?[edge] = GapScore.forcedBoundary
            }
        }
        if isWhole { for gap in start + 1..<end { marks[gap] |= Self.protected } }
        note(match, start, end)
    }

    private mutating func note(_ match: CompiledDictionary.Match, _ start: Int, _ end: Int) {
        guard keepsApplied else { return }
        applied.append(
            AppliedEntry(start: Int32(start), end: Int32(end), number: Int32(match.number), action: match.action))
    }

    // MARK: Forbidding

    private mutating func forbid(
        _ dictionary: CompiledDictionary, _ tokens: UnsafeMutableBufferPointer<Token>, _ base: borrowing GapScorer,
        _ final: UnsafeMutablePointer<Int32>?
    ) {
        // The first token behind the word that is looked at.
        var wordEnd = tokens.count
        var start = tokens.count - 2
        while start >= 0 {
            defer { start -= 1 }
            guard tokens[start + 1].flags.contains(.joined) else {
                wordEnd = start + 1
                continue
            }
            guard ids[start] != 0, ids[start + 1] != 0, dictionary.mayStart(ids[start], ids[start + 1]) else {
                continue
            }
            if let split = weakestForbidden(from: start, to: wordEnd, dictionary, base) {
                tokens[split].flags.remove(.joined)
                final?[split] = GapScore.forcedBoundary
                wordEnd = split
            }
        }
    }

    /// The gap at which the shortest forbidden entry from `start` on inside the word is parted, nil where there is none.
    private mutating func weakestForbidden(
        from start: Int, to wordEnd: Int, _ dictionary: CompiledDictionary, _ base: borrowing GapScorer
    ) -> Int? {
        guard var place = dictionary.first(ids[start], ids[start + 1]) else { return nil }
        var weakest: Int?
        var lowest = Int32.max
        var gap = start + 1
        while true {
            stepCount += 1
            if marks[gap] & Self.protected == 0 {
                let score = base.score(before: gap) ?? 0
                if weakest == nil || score < lowest { (weakest, lowest) = (gap, score) }
            }
            if place.entry != 0, weakest != nil {
                let match = CompiledDictionary.Match(raw: place.entry)
                if match.action == .forbid {
                    note(match, start, gap + 1)
                    return weakest
                }
            }
            gap += 1
            guard gap < wordEnd, place.node != 0, let step = dictionary.step(place.node, ids[gap]) else { return nil }
            place = step
        }
    }
}
