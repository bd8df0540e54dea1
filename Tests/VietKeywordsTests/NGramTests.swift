import Foundation
import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietKeywords

@Suite struct NGramTests {
    private func ngrams(
        _ texts: [String], floor: Int = 1, _ change: (inout NGramOptions) throws -> Void
    ) throws -> [NGram] {
        var options = NGramOptions()
        try change(&options)
        let counter = NGramCounter(options)
        for text in texts { counter.add(Segmenter.standard.segment(text)) }
        return NGramCounter.ngrams([counter], floor: floor, limit: .max)
    }

    /// Every run of a text, found the slow way.
    private func slow(_ texts: [String], sizes: ClosedRange<Int>) -> [String: Int] {
        var counts: [String: Int] = [:]
        for text in texts {
            let document = Segmenter.standard.segment(text)
            for sentence in document.storage.sentences {
                for first in sentence.words {
                    for size in sizes where first + size <= sentence.words.upperBound {
                        let words = (first..<first + size).map { document.storage.words[$0] }
                        guard words.allSatisfy({ document.storage.tokens[Int($0.firstToken)].kind.isCounted }) else {
                            continue
                        }
                        counts[
                            words.map { WordIdentity.standard.form(of: document.source[$0.range]) }.joined(
                                separator: "|"),
                            default: 0] += 1
                    }
                }
            }
        }
        return counts
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func runsAreThoseOfASimpleCounter(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<10).map { _ in randomText(&generator, words: 60) }
        let found = try ngrams(texts) { $0.sizes = 1...4 }
        let expected = slow(texts, sizes: 1...4)
        #expect(found.count == expected.count)
        for run in found {
            let key = run.words.map { WordIdentity.standard.form(of: $0) }.joined(separator: "|")
            #expect(expected[key] == run.frequency, "\(key)")
            #expect(run.variants == 1 && run.fillers.isEmpty && run.documentFrequency <= 10)
        }
        // Spread over threads the same.
        var options = NGramOptions()
        options.sizes = 1...4
        options.openSlots = 1
        let counters = (0..<3).map { _ in NGramCounter(options) }
        for (index, text) in texts.enumerated() { counters[index % 3].add(Segmenter.standard.segment(text)) }
        let alone = try ngrams(texts) {
            $0.sizes = 1...4
            $0.openSlots = 1
        }
        let merged = NGramCounter.ngrams(counters, floor: 1, limit: .max)
        #expect(merged == alone && !alone.isEmpty)
    }

    @Test func runsHoldTheQueryWhereAsked() throws {
        let text = "Một hai ba một hai. Hai, một."
        func found(_ place: NGramOptions.Place, _ sizes: ClosedRange<Int> = 2...2) throws -> [String: Int] {
            let runs = try ngrams([text]) {
                $0.query = try .words("hai")
                $0.place = place
                $0.sizes = sizes
            }
            return Dictionary(
                uniqueKeysWithValues: runs.map { ($0.words.joined(separator: " ").lowercased(), $0.frequency) })
        }
        #expect(try found(.anywhere) == ["một hai": 2, "hai ba": 1])
        #expect(try found(.start) == ["hai ba": 1])
        #expect(try found(.end) == ["một hai": 2])
        // One run that holds two matches counts once.
        #expect(try found(.anywhere, 4...4) == ["một hai ba một": 1, "hai ba một hai": 1])
        #expect(try found(.anywhere, 8...8).isEmpty)
    }

    @Test func openSlotsTellWhatStandsThere() throws {
        let texts = ["Vì mưa mà nghỉ.", "Vì nắng mà nghỉ.", "Vì mưa mà về."]
        let runs = try ngrams(texts, floor: 2) {
            $0.sizes = 3...3
            $0.openSlots = 1
        }
        let frame = try #require(runs.first)
        #expect(frame.words == ["Vì", "*", "mà"] && frame.frequency == 3 && frame.documentFrequency == 3)
        #expect(frame.variants == 2 && frame.fillers.map(\.words) == [["mưa"], ["nắng"]])
        #expect(frame.fillers.map(\.frequency) == [2, 1])
        // Of two words none is inner.
        #expect(
            try ngrams(texts) {
                $0.sizes = 1...2
                $0.openSlots = 1
            }.isEmpty)
        #expect(try JSONDecoder().decode([NGram].self, from: JSONEncoder().encode(runs)) == runs)
    }

    @Test func sizesAreBroughtToWhatIsPossible() throws {
        #expect(try ngrams(["Một hai."]) { $0.sizes = -5...99 }.count == 3)
        #expect(NGramCounter.ngrams([]).isEmpty)
    }
}
