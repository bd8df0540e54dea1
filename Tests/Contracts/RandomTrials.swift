import TestSupport

/// A target tried on random inputs: random texts, and inputs of its corpus with pieces changed, repeated and left out.
///
/// The same seed gives the same inputs on any machine.
public struct RandomTrials: Sendable {
    private let target: FuzzTarget
    private let corpus: [[UInt8]]
    private let seed: UInt64

    /// - Parameter corpus: Inputs to start from; may be empty.
    public init(_ target: FuzzTarget, corpus: [[UInt8]], seed: UInt64) {
        self.target = target
        self.corpus = corpus
        self.seed = seed
    }

    /// Tries some of the inputs, which are numbered. The first that breaks a promise is described by its smallest part
    /// that does so too.
    ///
    /// - Returns: nil where all promises held.
    public func firstBroken(_ numbers: Range<Int>) -> String? {
        for number in numbers {
            let input = input(number)
            guard violation(input) != nil else { continue }
            let smallest = shrunk(input) { violation($0) != nil }
            let hex = smallest.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
            return
                "\(target.name): \(violation(smallest).map { "\($0)" } ?? "") on \(hex) (case \(number) of seed \(seed))"
        }
        return nil
    }

    private func violation(_ input: [UInt8]) -> (any Error)? {
        do {
            try target.check(input)
            return nil
        } catch { return error }
    }

    /// The input of a number.
    private func input(_ number: Int) -> [UInt8] {
        var generator = SeededGenerator(seed: seed &* 0x2545_F491_4F6C_DD1D ^ UInt64(number))
        var articles = RandomArticle(seed: generator.next())
        let roll = Int.random(in: 0..<12, using: &generator)
        if roll < 4, let input = corpus.randomElement(using: &generator) {
            return altered(input, by: articles.next(length: 4), &generator)
        }
        var prose = RandomProse(seed: generator.next())
        var text = roll < 8 ? articles.next() : prose.bytes()
        if target.takesChoices { text = (0..<5).map { _ in UInt8.random(in: 0...255, using: &generator) } + text }
        // Some promises are about texts of which the end is not seen.
        while roll == 4, text.count < 3_000, !text.isEmpty { text += text }
        return text
    }

    private func altered(_ input: [UInt8], by piece: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = input
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            let at = Int.random(in: 0...bytes.count, using: &generator)
            let end = min(bytes.count, at + Int.random(in: 0...9, using: &generator))
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: bytes.replaceSubrange(at..<end, with: piece)
            case 1: bytes.insert(contentsOf: bytes[at..<end], at: at)
            case 2: bytes.removeSubrange(at..<end)
            case 3: bytes.insert(UInt8.random(in: 0...255, using: &generator), at: at)
            default: if at < bytes.count { bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &generator) }
            }
        }
        return bytes
    }
}
