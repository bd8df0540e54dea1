import Contracts
import Foundation
import TestSupport
import Testing

/// How many random cases each property tries, and where they start; `Scripts/properties` sets both.
enum Cases {
    static let count = number("VIET_PROPERTY_CASES") ?? 400
    static let seed = UInt64(number("VIET_PROPERTY_SEED") ?? 1)
    /// Parts of the cases, for the cores of the machine.
    static let shards = Array(0..<8)

    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    /// Tries a property on the random texts of one shard; the first that breaks it is reported in its smallest form.
    static func run(_ shard: Int, _ property: ([UInt8], inout SeededGenerator) throws -> Void) {
        var articles = RandomArticle(seed: seed &* 1_000 &+ UInt64(shard))
        var prose = RandomProse(seed: seed &* 1_000 &+ UInt64(shard))
        for index in 0..<max(1, count / shards.count) {
            let text = index % 2 == 0 ? articles.next() : prose.bytes()
            let choice = UInt64(shard) << 40 | UInt64(index)
            func violation(_ text: [UInt8]) -> (any Error)? {
                var generator = SeededGenerator(seed: choice)
                do {
                    try property(text, &generator)
                    return nil
                } catch { return error }
            }
            guard violation(text) != nil else { continue }
            let smallest = shrunk(text) { violation($0) != nil }
            let hex = smallest.map { String(Int($0) + 256, radix: 16).dropFirst() }.joined()
            Issue.record(
                "\(violation(smallest).map { "\($0)" } ?? "") on \(hex) (case \(index) of shard \(shard), seed \(seed))"
            )
            return
        }
    }
}
