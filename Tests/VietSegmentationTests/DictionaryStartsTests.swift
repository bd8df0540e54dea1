import TestSupport
import Testing
import VietCore
import VietText

@testable import VietSegmentation

/// What finds the starts of entries, against entries and tokens in ordinary collections.
@Suite struct DictionaryStartsTests {
    private static let syllables = Array(
        "nhà nước hoà bình kỹ thuật là và của một xanh đỏ cá cây bay".split(separator: " "))
    /// Tokens that are no syllables of the model.
    private static let others = ["Xyzzy", "qwrt", "11", "+", "“", "”", "№5", "Đxqđ", "ĐXQĐ", ".", "2.000"]

    private func words(_ count: ClosedRange<Int>, _ generator: inout SeededGenerator, oneIn rare: Int) -> [String] {
        (0..<Int.random(in: count, using: &generator)).map { _ in
            Int.random(in: 0..<rare, using: &generator) == 0
                ? Self.others.randomElement(using: &generator)!
                : String(Self.syllables.randomElement(using: &generator)!)
        }
    }

    /// Every token of `tokens` that starts an entry which goes on over the next one of the same line.
    private func expected(
        _ tokens: [Token], _ bytes: [UInt8], _ pairs: Set<[String]>
    ) -> [Int32] {
        tokens.indices.dropLast().compactMap { index in
            let pair = tokens[index...index + 1].map {
                SyllableForm.canonical(String(decoding: bytes[$0.range], as: UTF8.self))
            }
            return !tokens[index + 1].flags.contains(.lineBefore) && pairs.contains(pair) ? Int32(index) : nil
        }
    }

    @Test(arguments: [false, true])
    func startsAreThoseOfPlainSets(isPlain: Bool) throws {
        var generator = SeededGenerator(seed: 17)
        var found = 0
        for round in 0..<300 {
            let rare = [3, 9, 1_000_000].randomElement(using: &generator)!
            let entries = (0..<Int.random(in: 1...60, using: &generator)).map { _ in
                UserDictionary.Entry(words(2...5, &generator, oneIn: rare).joined(separator: " "))
            }
            let compiled = try CompiledDictionary(UserDictionary(entries), for: Segmenter.standard.model)
            var pairs = Set<[String]>()
            let worker = Segmenter.standard.makeWorker()
            for entry in entries {
                // An entry is cut into tokens as text is.
                let bytes = Array(entry.text.utf8)
                bytes.withUnsafeBufferPointer { worker.scan($0) }
                let tokens = worker.tokens.prefix(2).map {
                    SyllableForm.canonical(String(decoding: bytes[$0.range], as: UTF8.self))
                }
                if tokens.count == 2 { pairs.insert(tokens) }
            }
            var starts = DictionaryStarts(compiled)
            var scorer = GapScorer()
            for _ in 0..<4 {
                let text = words(1...60, &generator, oneIn: 5).map {
                    $0 + (Int.random(in: 0..<30, using: &generator) == 0 ? "\n" : " ")
                }.joined()
                let bytes = Array(text.utf8)
                bytes.withUnsafeBufferPointer { source in
                    worker.scan(source)
                    var tokens = Array(worker.tokens)
                    tokens.withUnsafeMutableBufferPointer {
                        scorer.join($0, with: Segmenter.standard.model)
                        starts.find(in: $0, scorer.syllables, source, isPlain: isPlain)
                    }
                    let actual = Array(starts.tokens.elements)
                    #expect(actual == expected(tokens, bytes, pairs), "round \(round): \(text.debugDescription)")
                    found += actual.count
                }
            }
        }
        #expect(found > 2_000)
    }

    /// Tables that had to grow from too small a guess hold the same as those that did not.
    @Test func triesGrow() {
        var generator = SeededGenerator(seed: 23)
        let entries = (0..<20_000).map { _ in
            (0..<Int.random(in: 2...6, using: &generator)).map { _ in
                Int.random(in: 0..<20, using: &generator) == 0
                    ? SpellingNumbers.first + UInt32.random(in: 0..<50, using: &generator)
                    : UInt32.random(in: 5...300, using: &generator)
            }
        }
        var small = DictionaryTrie(entries: 0, words: 0)
        var large = DictionaryTrie(entries: 20_000, words: 100_000)
        var last: [[UInt32]: Int] = [:]
        // An expectation for each would take longer than all of the rest.
        var wrong = 0
        for (index, entry) in entries.enumerated() {
            let match = CompiledDictionary.Match(index, .add)
            let before = entry.withUnsafeBufferPointer { small.insert($0, match) }
            wrong += before == last[entry] ? 0 : 1
            _ = entry.withUnsafeBufferPointer { large.insert($0, match) }
            last[entry] = index
        }
        let tables = [small.tables, large.tables].map { DictionaryTables(raw: $0, shapes: nil) }
        func find(_ entry: [UInt32], _ tables: DictionaryTables) -> Int? {
            guard tables.mayStart(entry[0], entry[1]), var place = tables.first(entry[0], entry[1]) else { return nil }
            for token in entry.dropFirst(2) {
                guard place.node != 0, let next = tables.step(place.node, token) else { return nil }
                place = next
            }
            return place.entry == 0 ? nil : CompiledDictionary.Match(raw: place.entry).number
        }
        for entry in entries {
            var other = entry
            other[Int.random(in: 0..<other.count, using: &generator)] = UInt32.random(in: 5...300, using: &generator)
            for tables in tables {
                wrong += find(entry, tables) == last[entry] && find(other, tables) == last[other] ? 0 : 1
            }
        }
        #expect(wrong == 0)
    }

    @Test func everyKeyHasANumberOfItsOwn() {
        var generator = SeededGenerator(seed: 29)
        var numbers = SpellingNumbers()
        var known: [TokenKey: UInt32] = [:]
        var wrong = 0
        for _ in 0..<5_000 {
            // Few high bits, so that tables that take the low or the high ones alone are found out.
            let key = TokenKey(value: UInt64.random(in: 0..<900, using: &generator) << UInt64(generator.next() & 48))
            wrong += numbers.find(key) == known[key] ?? 0 ? 0 : 1
            let number = Array("x".utf8).withUnsafeBufferPointer { numbers.number(key, spelling: $0) }
            wrong += number == known[key] ?? SpellingNumbers.first + UInt32(known.count) ? 0 : 1
            known[key] = number
        }
        #expect(wrong == 0 && numbers.count == known.count)
    }
}
