import Foundation
import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietKeywords

/// Tables know how they were counted, and only like is compared with like.
@Suite struct FrequencyRuleTests {
    private func counter(_ text: String, _ change: (inout CountingOptions) -> Void = { _ in }) throws
        -> FrequencyCounter
    {
        var options = CountingOptions()
        change(&options)
        let counter = FrequencyCounter(options: options)
        for line in text.split(separator: "\n") { try counter.add(Segmenter.standard.segment(String(line))) }
        return counter
    }

    private func pruning(_ change: (inout FrequencyPruning) -> Void) -> FrequencyPruning {
        var pruning = FrequencyPruning()
        change(&pruning)
        return pruning
    }

    @Test func aTableSaysHowItWasCounted() throws {
        let plain = try FrequencyTable([counter("Giá vàng 1.234.")])
        #expect(plain.rules == FrequencyRules())
        let other = try FrequencyTable(
            [counter("Giá vàng 1.234.") { $0.phraseLength = 3 }],
            pruning: pruning {
                $0.dropsNumbers = true
                $0.minimumDocuments = 2
                $0.minimumFrequency = 3
            })
        var rules = FrequencyRules()
        rules.phraseLength = 3
        rules.dropsNumbers = true
        rules.minimumDocuments = 2
        rules.minimumFrequency = 3
        #expect(other.rules == rules)
        #expect(try FrequencyRules(encoded: rules.encoded) == rules)
        #expect(try JSONDecoder().decode(FrequencyRules.self, from: JSONEncoder().encode(rules)) == rules)
        #expect(FrequencyTable.background.rules.dropsNumbers && FrequencyTable.background.rules.minimumDocuments == 4)
    }

    @Test(arguments: ["counted", "counted ", "identity bare", "numbers maybe", "phrases 0", "phrases x", "later 1"])
    func rulesOfAnotherProgramAreRefused(line: String) {
        #expect(throws: VietTextError.self) { try FrequencyRules(encoded: Array((line + "\n").utf8)) }
    }

    @Test func numbersAreComparedWhereBothHaveThem() throws {
        let text = try FrequencyTable([counter("Giá 1.234 1.234 1.234. Vàng vàng vàng.")])
        let all = try FrequencyTable([counter("Trời mưa to. Trời nắng to.")])
        let letters = try FrequencyTable(
            [counter("Trời mưa to. Trời nắng to.")], pruning: pruning { $0.dropsNumbers = true })
        func words(_ reference: FrequencyTable) throws -> Set<String> {
            Set(try text.keywords(9, against: reference, minimumFrequency: 1).map(\.entry.key))
        }
        #expect(try words(all).contains("1.234") && words(all).contains("vàng"))
        #expect(try !words(letters).contains("1.234") && words(letters).contains("vàng"))
        #expect(try text.notes(comparingWith: all).isEmpty)
        #expect(try text.notes(comparingWith: letters) == ["the reference leaves out numbers; they are not compared"])
        #expect(try letters.notes(comparingWith: text) == ["the text leaves out numbers; they are not compared"])
        let rare = try FrequencyTable(
            [counter("Trời mưa.")],
            pruning: pruning {
                $0.minimumDocuments = 2
                $0.minimumFrequency = 5
            })
        #expect(
            try text.notes(comparingWith: rare) == [
                "the reference leaves out words of fewer than 2 documents or of fewer than 5 occurrences; what it lacks counts as 0 there"
            ])
    }

    @Test func unlikeIsRefused() throws {
        let words = try FrequencyTable([counter("Giá vàng tăng.")])
        let nouns = try FrequencyTable([counter("Giá vàng tăng.") { $0.counted = "words of NOUN" }])
        let phrases = try FrequencyTable([counter("Giá vàng tăng.") { $0.phraseLength = 3 }])
        let shorter = try FrequencyTable([counter("Giá vàng tăng.") { $0.phraseLength = 2 }])
        for (text, reference) in [(words, nouns), (nouns, words), (phrases, words), (phrases, shorter)] {
            #expect(throws: VietTextError.self) { try text.keywords(5, against: reference) }
            #expect(throws: VietTextError.self) { try text.notes(comparingWith: reference) }
        }
        for (text, reference) in [(words, phrases), (shorter, phrases), (nouns, nouns)] {
            #expect(throws: Never.self) { try text.keywords(5, against: reference) }
        }
        #expect(throws: VietTextError.self) {
            try CorpusFrequencies([CorpusCounter()]).keywords(against: CorpusFrequencies(nouns))
        }
    }

    @Test func aSumLeavesOutWhatOneOfItsTablesLacks() throws {
        try TemporaryFolder.with { folder in
            func write(_ name: String, _ counter: FrequencyCounter, _ pruning: FrequencyPruning) throws -> String {
                try FrequencyMerging([counter]).write(toFile: folder.path(name), pruning: pruning)
                return folder.path(name)
            }
            let whole = try write("a", counter("Giá 12.\nGiá 13."), FrequencyPruning())
            let letters = try write("b", counter("Vàng 12."), pruning { $0.dropsNumbers = true })
            let often = try write("c", counter("Giá cao.\nGiá thấp."), pruning { $0.minimumDocuments = 2 })
            let sum = try FrequencyMerging(paths: [whole, letters, often]).table()
            #expect(sum["12"] == nil && sum["giá"]?.frequency == 4 && sum["vàng"]?.frequency == 1)
            #expect(sum.rules.dropsNumbers && sum.rules.minimumDocuments == 2 && sum.isPruned)
            let nouns = try write("d", counter("Giá.") { $0.counted = "words of NOUN" }, FrequencyPruning())
            #expect(throws: VietTextError.self) { try FrequencyMerging(paths: [whole, nouns]) }
            // A table by itself stays what it is.
            let again = try FrequencyMerging(paths: [often]).table()
            #expect(again.distinctWords == 3 && again.count == 1)
        }
    }

    /// A part against the rest of all is a part against what is counted of the rest.
    @Test(arguments: [1, 2, 3] as [UInt64]) func theRestIsAllWithoutThePart(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<20).map { _ in randomText(&generator, words: 40) }
        func count(_ texts: some Sequence<String>) throws -> [CorpusCounter] {
            var options = CountingOptions()
            options.phraseLength = 2
            let counter = CorpusCounter(options: options)
            for text in texts {
                let document = Segmenter.standard.segment(text)
                let names = document.source.text.contains("Việt Nam") ? [Entity(range: 0..<1, type: .location)] : []
                try counter.add(document, names: names)
            }
            return [counter]
        }
        let part = try CorpusFrequencies(count(texts[..<8]))
        let rest = try CorpusFrequencies(count(texts[8...]))
        let all = try CorpusFrequencies(count(texts))
        #expect(try part.keywords(againstRestOf: all) == part.keywords(against: rest))
        #expect(
            try part.words.keywords(50, againstRestOf: all.words, minimumFrequency: 1)
                == part.words.keywords(50, against: rest.words, minimumFrequency: 1))
    }
}
