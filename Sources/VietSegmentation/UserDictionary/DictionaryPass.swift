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
    private var starts: DictionaryStarts
    private var matches = GrowingBuffer<UInt64>(capacity: 64)
    private var marks = GrowingBuffer<UInt8>(capacity: 512)
    /// What was put to use in the last sentence, in the order of resolution. Kept where asked for.
    private(set) var applied = GrowingBuffer<AppliedEntry>(capacity: 16)
    private let keepsApplied: Bool
    /// Steps of the trie that were taken. For checking that the time is linear.
    private(set) var stepCount = 0

    /// A token is inside a taken match.
    private static let covered: UInt8 = 1
    /// The gap before a token is inside a match that is joined as a whole.
    private static let protected: UInt8 = 2

    init(_ dictionary: CompiledDictionary, keepsApplied: Bool) {
        starts = DictionaryStarts(dictionary)
        self.keepsApplied = keepsApplied
    }

    /// Decides the gaps of one sentence anew where an entry stands.
    ///
    /// - Parameters:
    ///   - bytes: what the tokens are ranges of.
    ///   - base: the syllables of the sentence, and the score of the gap before a token, nil where the model has none.
    ///   - final: one score a token to keep up to date, where wanted.
    @inline(__always)
    mutating func apply(
        to tokens: UnsafeMutableBufferPointer<Token>, _ bytes: UnsafeBufferPointer<UInt8>, base: borrowing GapScorer,
        final: UnsafeMutablePointer<Int32>?
    ) {
        if keepsApplied { applied.truncate(to: 0) }
        unsafe starts.find(in: tokens, base.syllables, bytes)
        if starts.tokens.count > 0 { unsafe applyStarts(tokens, base, final) }
    }

    @inline(never)
    private mutating func applyStarts(
        _ tokens: UnsafeMutableBufferPointer<Token>, _ base: borrowing GapScorer, _ final: UnsafeMutablePointer<Int32>?
    ) {
        marks.truncate(to: 0)
        marks.pad(to: tokens.count, with: 0)
        matches.truncate(to: 0)
        var forbids = false
        // Matches that reach over each other are one group, which starts at `origin` and is resolved at its end.
        var origin = 0
        var end = 0
        var lowest = 0
        for index in 0..<starts.tokens.count {
            let start = Int(starts.tokens[index])
            if start >= end || matches.count >= Self.largestGroup {
                if matches.count > 0 { lowest = unsafe resolve(from: origin, tokens, base, final) }
                origin = start
            }
            if start < lowest { continue }
            stepCount += 1
            var place = DictionaryTables.Place(entry: starts.entries[index], node: starts.nodes[index])
            var next = start + 2
            while true {
                if place.entry != 0 {
                    let match = CompiledDictionary.Match(raw: place.entry)
                    if match.action == .forbid {
                        forbids = true
                    } else {
                        matches.append(Self.packed(start - origin, next - start, match))
                        end = max(end, next)
                    }
                }
                guard place.node != 0, let step = unsafe goOn(place.node, over: next, tokens) else { break }
                place = step
                next += 1
            }
        }
        if matches.count > 0 { _ = unsafe resolve(from: origin, tokens, base, final) }
        if forbids { unsafe forbid(tokens, base, final) }
    }

    /// The step from a node over a token, nil where there is none, or the line ends before the token.
    @inline(__always)
    private mutating func goOn(
        _ node: UInt32, over token: Int, _ tokens: UnsafeMutableBufferPointer<Token>
    ) -> DictionaryTables.Place? {
        stepCount += 1
        guard token < tokens.count, unsafe !tokens[token].flags.contains(.lineBefore) else { return nil }
        return unsafe starts.tables.step(node, starts.number(of: token, tokens))
    }

    /// A group is resolved as far as it goes once it has so many matches, so that no text takes unbounded memory.
    private static let largestGroup = 1 << 16

    // MARK: Choosing among matches

    /// A match as a number, the one to be taken first smallest: length, strength, start, then the entry.
    private static func packed(_ start: Int, _ length: Int, _ match: CompiledDictionary.Match) -> UInt64 {
        let rank = UInt64(63 - length) << 2 | UInt64(3 - match.action.rawValue)
        return (rank << 24 | UInt64(start)) << 32 | UInt64(match.raw)
    }

    /// The tokens of a packed match.
    @inline(__always)
    private static func range(of packed: UInt64, from origin: Int) -> (start: Int, end: Int) {
        let start = origin + Int(packed >> 32 & 0xFF_FFFF)
        return (start, start + 63 - Int(packed >> 58))
    }

    /// Takes the matches of the group that do not meet a better one, and returns the end of the last one taken.
    private mutating func resolve(
        from origin: Int, _ tokens: UnsafeMutableBufferPointer<Token>,
        _ base: borrowing GapScorer, _ final: UnsafeMutablePointer<Int32>?
    ) -> Int {
        if matches.count == 1 {
            let (start, end) = Self.range(of: matches[0], from: origin)
            unsafe take(
                CompiledDictionary.Match(raw: UInt32(truncatingIfNeeded: matches[0])), start, end, tokens, base, final)
            matches.truncate(to: 0)
            return end
        }
        sortMatches()
        var last = 0
        for index in 0..<matches.count {
            let packed = matches[index]
            let (start, end) = Self.range(of: packed, from: origin)
            // What was taken before is at least as long, so a match that meets it does so with its first or last token.
            if (marks[start] | marks[end - 1]) & Self.covered != 0 { continue }
            for token in start..<end { marks[token] |= Self.covered }
            let match = CompiledDictionary.Match(raw: UInt32(truncatingIfNeeded: packed))
            unsafe take(match, start, end, tokens, base, final)
            last = max(last, end)
        }
        matches.truncate(to: 0)
        return last
    }

    /// Most groups have two or three matches, for which the library's sort does too much.
    @inline(__always)
    private mutating func sortMatches() {
        if matches.count > 16 {
            var group = unsafe UnsafeMutableBufferPointer(start: matches.base, count: matches.count)
            return unsafe group.sort()
        }
        let base = unsafe matches.base
        for index in 1..<max(matches.count, 1) {
            let match = unsafe base[index]
            var place = index
            while place > 0, unsafe base[place - 1] > match {
                unsafe base[place] = unsafe base[place - 1]
                place -= 1
            }
            unsafe base[place] = match
        }
    }

    private mutating func take(
        _ match: CompiledDictionary.Match, _ start: Int, _ end: Int, _ tokens: UnsafeMutableBufferPointer<Token>,
        _ base: borrowing GapScorer, _ final: UnsafeMutablePointer<Int32>?
    ) {
        var isWhole = true
        let isForced = match.action == .force
        for gap in start + 1..<end {
            // A gap that the model has no score for is open to either.
            let model = base.score(before: gap)
            let score = isForced ? GapScore.forcedJoin : (model ?? 0) &+ match.action.bonus
            if score > 0 { unsafe tokens[gap].flags.insert(.joined) }
            isWhole = unsafe isWhole && tokens[gap].flags.contains(.joined)
            unsafe final?[gap] = score
        }
        if isForced {
            for edge in [start, end] where edge > 0 && edge < tokens.count {
                unsafe tokens[edge].flags.remove(.joined)
                unsafe final?[edge] = GapScore.forcedBoundary
            }
        }
        if isWhole { for gap in start + 1..<end { marks[gap] |= Self.protected } }
        note(match, start, end)
    }

    @inline(__always)
    private mutating func note(_ match: CompiledDictionary.Match, _ start: Int, _ end: Int) {
        guard keepsApplied else { return }
        applied.append(
            AppliedEntry(start: Int32(start), end: Int32(end), number: Int32(match.number), action: match.action))
    }

    // MARK: Forbidding

    private mutating func forbid(
        _ tokens: UnsafeMutableBufferPointer<Token>, _ base: borrowing GapScorer, _ final: UnsafeMutablePointer<Int32>?
    ) {
        for index in stride(from: starts.tokens.count - 1, through: 0, by: -1) {
            guard let split = unsafe weakestForbidden(index, tokens, base) else { continue }
            unsafe tokens[split].flags.remove(.joined)
            unsafe final?[split] = GapScore.forcedBoundary
        }
    }

    /// The gap at which the shortest forbidden entry of a start inside one word is parted, nil where there is none.
    private mutating func weakestForbidden(
        _ index: Int, _ tokens: UnsafeMutableBufferPointer<Token>, _ base: borrowing GapScorer
    ) -> Int? {
        let start = Int(starts.tokens[index])
        var place = DictionaryTables.Place(entry: starts.entries[index], node: starts.nodes[index])
        var weakest: Int?
        var lowest = Int32.max
        var gap = start + 1
        stepCount += 1
        while unsafe tokens[gap].flags.contains(.joined) {
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
            guard place.node != 0, let step = unsafe goOn(place.node, over: gap, tokens) else { return nil }
            place = step
        }
        return nil
    }
}
