import Foundation
import TestSupport
import Testing
import VietCore
import VietNormalization
import VietSegmentation
import VietText

@testable import VietKeywords

/// A counter that cannot be wrong in the ways the fast one can.
struct SlowCounter {
    var frequencies: [String: Int] = [:]
    var documents: [String: Int] = [:]
    var forms: [String: [String: Int]] = [:]
    var words = 0

    mutating func add(_ document: Document) {
        var seen: Set<String> = []
        for word in document.storage.words {
            switch document.storage.tokens[word.tokens.lowerBound].kind {
            case .syllable, .number, .code, .hashtag, .handle: break
            default: continue
            }
            let text = document.source[word.range]
            let key = WordIdentity.standard.form(of: text)
            let form = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            frequencies[key, default: 0] += 1
            forms[key, default: [:]][form, default: 0] += 1
            words += 1
            if seen.insert(key).inserted { documents[key, default: 0] += 1 }
        }
    }
}

/// Random texts of a small vocabulary, with capitals, both tone placements, odd spacing and marks.
func randomText(_ generator: inout SeededGenerator, words: Int) -> String {
    let vocabulary = [
        "đại học", "quốc gia", "Hòa Bình", "hoà bình", "HÒA BÌNH", "không", "không quân", "Nguyễn Phú Trọng",
        "giá vàng",
        "kinh  tế", "kinh\ntế", "của", "và", "COVID-19", "9/7", "1.234", "Việt Nam", "việt nam", "tiếng", "Anh", "thuỷ",
        "thủy", "kỹ sư", "Kĩ sư", "Mỹ", "Mĩ",
    ]
    var text = ""
    for _ in 0..<words {
        text += vocabulary.randomElement(using: &generator) ?? ""
        text += [" ", " ", " ", ", ", ". ", ".\n"].randomElement(using: &generator) ?? " "
    }
    return text
}

@Suite struct CountingTests {
    private func documents(seed: UInt64, count: Int = 40) -> [Document] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            Segmenter.standard.segment(randomText(&generator, words: Int.random(in: 0...60, using: &generator)))
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64]) func countsAreThoseOfASimpleCounter(seed: UInt64) throws {
        let documents = documents(seed: seed)
        var slow = SlowCounter()
        let counter = FrequencyCounter()
        for document in documents {
            slow.add(document)
            try counter.add(document)
        }
        let table = try FrequencyTable([counter])
        #expect(table.count == slow.frequencies.count)
        #expect(table.words == slow.words)
        #expect(table.documents == documents.count)
        try table.forEachRecord { record in
            let key = String(decoding: record.key, as: UTF8.self)
            #expect(Int(record.frequency) == slow.frequencies[key])
            #expect(Int(record.documents) == slow.documents[key])
            let forms = Dictionary(
                uniqueKeysWithValues: record.forms.map { (String(decoding: $0.bytes, as: UTF8.self), Int($0.count)) })
            #expect(forms == slow.forms[key])
            #expect(table[key]?.frequency == Int(record.frequency))
        }
    }

    @Test func mergingInAnyOrderGivesTheSameBytes() throws {
        let documents = documents(seed: 7)
        var options = CountingOptions()
        options.countsParts = true
        let whole = FrequencyCounter(options: options)
        for document in documents { try whole.add(document) }
        let expected = try FrequencyMerging([whole]).encoded()
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<5 {
            let counters = (0..<4).map { _ in FrequencyCounter(options: options) }
            for document in documents.shuffled(using: &generator) {
                try counters[Int.random(in: 0..<4, using: &generator)].add(document)
            }
            #expect(try FrequencyMerging(counters.shuffled(using: &generator)).encoded() == expected)
        }
    }

    @Test func spillingChangesNothing() throws {
        let documents = documents(seed: 9, count: 120)
        let whole = FrequencyCounter()
        var options = CountingOptions()
        options.memoryLimit = 1
        let spilling = FrequencyCounter(options: options)
        for document in documents {
            try whole.add(document)
            try spilling.add(document)
        }
        // A run after every document, sixteen merged into one and sixteen of those again.
        #expect((2...30).contains(spilling.runs.count))
        #expect(spilling.runs.map(\.level) == spilling.runs.map(\.level).sorted(by: >))
        #expect(spilling.runs[0].level == 1)
        #expect(try FrequencyMerging([spilling]).encoded() == FrequencyMerging([whole]).encoded())
    }

    @Test func spillingWhereNothingCanBeWrittenIsAnError() throws {
        var options = CountingOptions()
        options.memoryLimit = 1
        options.temporaryDirectory = "/nowhere/at/all"
        let counter = FrequencyCounter(options: options)
        let error = #expect(throws: VietTextError.self) {
            for document in documents(seed: 3) { try counter.add(document) }
        }
        #expect(error?.code == .inputOutput)
    }

    /// Counts that no corpus has, under checksums that fit: refused, or added up without an overflow.
    @Test func hugeCountsHurtNobody() throws {
        let counter = FrequencyCounter()
        for document in documents(seed: 5, count: 3) { try counter.add(document) }
        let bytes = try FrequencyMerging([counter]).encoded()
        for place in 1..<5 {
            let huge = try TableDamage.altered(bytes, "TOTALS", kind: .frequencies) { totals in
                for index in 0..<8 { totals[totals.startIndex + place * 8 + index] = 0xFF }
            }
            #expect(throws: VietTextError.self) { try FrequencyTable(bytes: huge) }
        }
        try TemporaryFolder.with { folder in
            var high = try TableDamage.altered(bytes, "TOTALS", kind: .frequencies) { totals in
                for place in [2, 3] { totals[totals.startIndex + place * 8 + 6] = 0x20 }
                for place in [2, 3] { for index in 0..<6 { totals[totals.startIndex + place * 8 + index] = 0 } }
            }
            // One word, as often as a number can say.
            let record: [UInt8] = [1, 0x61] + [0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10] + [1, 0]
            high = try TableDamage.replacing(high, kind: .frequencies, with: ["RECORDS": record, "SLOTS": []])
            high = try TableDamage.altered(high, "TOTALS", kind: .frequencies) { $0[$0.startIndex + 8] = 1 }
            try AtomicFile.write(high, to: folder.path("high.viet"))
            let paths = [String](repeating: folder.path("high.viet"), count: 20)
            let sum = try FrequencyTable(bytes: FrequencyMerging(paths: paths).encoded())
            #expect(sum.words == 1 << 53 && sum.documents == 1 << 53 && sum["a"]?.frequency == 1 << 53)
            try AtomicFile.write(bytes, to: folder.path("good.viet"))
            TableDamage.forEach(of: bytes, count: 100, seed: 2) { damaged, what in
                #expect(throws: VietTextError.self, "\(what)") {
                    try AtomicFile.write(damaged, to: folder.path("bad.viet"))
                    _ = try FrequencyMerging(paths: [folder.path("good.viet"), folder.path("bad.viet")]).encoded()
                }
            }
        }
    }

    /// Sections of random bytes under checksums that fit.
    @Test func craftedTablesHurtNobody() throws {
        let counter = FrequencyCounter()
        for document in documents(seed: 5, count: 3) { try counter.add(document) }
        let bytes = try FrequencyMerging([counter]).encoded()
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            let section = ["RECORDS", "SLOTS", "TOTALS"].randomElement(using: &generator)!
            let crafted = try TableDamage.altered(bytes, section, kind: .frequencies) { part in
                for _ in 0..<Int.random(in: 1...8, using: &generator) {
                    part[part.indices.randomElement(using: &generator)!] = UInt8.random(in: 0...255, using: &generator)
                }
            }
            guard let table = try? FrequencyTable(bytes: crafted) else { continue }
            _ = table["việt"]
            _ = try? table.commonest(5)
        }
    }

    @Test func everyDamageToATableIsNoticed() throws {
        let counter = FrequencyCounter()
        for document in documents(seed: 5, count: 5) { try counter.add(document) }
        let bytes = try FrequencyMerging([counter]).encoded()
        #expect(try FrequencyTable(bytes: bytes).count > 5)
        for index in bytes.indices {
            var damaged = bytes
            damaged[index] ^= 0x41
            #expect(throws: VietTextError.self) { try FrequencyTable(bytes: damaged) }
        }
        for length in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: VietTextError.self) { try FrequencyTable(bytes: Array(bytes[..<length])) }
        }
    }

    @Test func theEmbeddedTableIsWhole() throws {
        #expect(FrequencyTable.background.count >= 50_000)
        let of = try #require(FrequencyTable.background["của"])
        let airForce = try #require(FrequencyTable.background["không quân"])
        #expect(of.documentFrequency > airForce.documentFrequency * 20)
        #expect(FrequencyTable.background["KHÔNG QUÂN"] == airForce)
    }

    @Test func emptyDocumentsCountAsDocuments() throws {
        let counter = FrequencyCounter()
        try counter.add(Segmenter.standard.segment(""))
        try counter.add(Segmenter.standard.segment(" ... !!! "))
        let table = try FrequencyTable([counter])
        #expect((table.documents, table.words, table.count) == (2, 0, 0))
        #expect(try table.commonest(10).isEmpty)
    }

    @Test func phrasesFollowTheGrammar() throws {
        var options = CountingOptions()
        options.phraseLength = 3
        options.stopWords = .standard
        let counter = FrequencyCounter(options: options)
        try counter.add(Segmenter.standard.segment("giá vàng của thế giới, giá vàng tăng và giá vàng của thế giới"))
        let table = try FrequencyTable([counter])
        #expect(table["giá vàng của"] == nil)
        #expect(table["thế giới giá"] == nil)
        #expect(table["vàng của thế giới"]?.frequency == 2)

        let sides = FrequencyCounter(options: options)
        try sides.add(Segmenter.standard.segment("vàng vs bạc, dầu vs vàng vs."))
        let both = try FrequencyTable([sides])
        #expect(both["vàng vs bạc"]?.frequency == 1)
        #expect(both["vàng vs"] == nil && both["vs bạc"] == nil && both["vs vàng"] == nil)
    }

    @Test func pruningKeepsTheTotals() throws {
        let counter = FrequencyCounter()
        for document in documents(seed: 11) { try counter.add(document) }
        let all = try FrequencyTable([counter])
        var pruning = FrequencyPruning()
        pruning.minimumDocuments = 10
        pruning.keepsOnlyCommonestForm = true
        let pruned = try FrequencyTable([counter], pruning: pruning)
        #expect(pruned.count < all.count && pruned.count > 0)
        #expect((pruned.words, pruned.documents, pruned.distinctWords) == (all.words, all.documents, all.count))
        #expect(pruned.isPruned && !all.isPruned)
    }
}

@Suite struct WordFormsTests {
    /// Words that were searched for so that their hashes by a known seed begin alike do not meet in a table.
    @Test func preparedWordsDoNotMeet() {
        var prepared: [[UInt8]] = []
        var number = 0
        while prepared.count < 2_000 {
            let word = Array("w\(number)".utf8)
            number += 1
            if word.withUnsafeBufferPointer({ ByteHash.hash($0) }) & 0xFF == 0 { prepared.append(word) }
        }
        let interner = ByteInterner()
        let places = Set(
            prepared.map { word in
                word.withUnsafeBufferPointer { interner.hash($0.baseAddress!, $0.count) } & 0xFF
            })
        // Without a seed all are in one place. With one of four hundred seeds they had 183 of the 256, with the others more.
        #expect(places.count > 100)
    }

    @Test func formsThatAreTheSameShareAKey() {
        var forms = WordForms()
        func key(_ text: String) -> Int {
            let bytes = Array(text.utf8)
            return bytes.withUnsafeBufferPointer { forms.count($0.baseAddress!, $0.count) }
        }
        func form(_ text: String) -> Int {
            let bytes = Array(text.utf8)
            return bytes.withUnsafeBufferPointer { forms.form($0.baseAddress!, $0.count) }
        }
        let first = key("Kỹ sư")
        #expect(["kĩ sư", "KỸ  SƯ", "ky\u{303} sư"].allSatisfy { key($0) == first })
        #expect(key("ký sư") != first)
        #expect(String(decoding: forms.keys[first], as: UTF8.self) == "kĩ sư")
        // White space between the syllables is no other way of writing, behind a letter of any length.
        for (plain, others) in [
            ("ca phê", ["ca\nphê", "ca  phê"]), ("cà phê", ["cà\nphê"]), ("bộ phận", ["bộ\tphận"]),
        ] {
            let expected = form(plain)
            #expect(others.allSatisfy { form($0) == expected })
        }
        // Each way of writing is counted by itself, but for what only looks alike.
        let bytes = Array("Kỹ sư".decomposedStringWithCanonicalMapping.utf8)
        let decomposed = bytes.withUnsafeBufferPointer { forms.form($0.baseAddress!, $0.count) }
        #expect(String(decoding: forms.forms[decomposed], as: UTF8.self) == "Kỹ sư")
    }
}

@Suite struct WordKeysTests {
    @Test func numbersAreThoseOfAPlainDictionary() {
        var generator = SeededGenerator(seed: 31)
        var keys = WordKeys()
        var known: [UInt64: Int] = [:]
        for _ in 0..<6_000 {
            let value = UInt64.random(in: 0..<3_000, using: &generator) << 20
            let word = Array("W\(value)".utf8)
            let number = word.withUnsafeBufferPointer { keys.number(of: TokenKey(value: value), $0) }
            #expect(number == known[value, default: known.count])
            known[value] = number
        }
        #expect(keys.count == known.count)
        #expect(known.allSatisfy { String(decoding: keys[$1], as: UTF8.self) == "w\($0)" })
    }
}
