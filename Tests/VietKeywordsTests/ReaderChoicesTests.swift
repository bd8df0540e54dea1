import Testing
import VietCore

@testable import VietKeywords

/// How often readers chose phrases, as a table of weights keeps it.
@Suite struct ReaderChoicesTests {
    private func weights(_ forms: [UInt8], _ shares: [UInt8]) throws -> KeywordWeights {
        try KeywordWeights(
            bytes: KeywordWeights.compile(choices: [("PHRASES", forms), ("CHOSEN", shares)], identity: ""))
    }

    private func share(_ form: String, _ choices: ReaderChoices) -> Double {
        Array(form.utf8).withUnsafeBufferPointer { choices.share(ofForm: $0) }
    }

    @Test func sharesAreThoseOfTheForm() throws {
        let forms = ["giá vàng", "hà nội", "vui"].map { ($0, ReaderChoiceCounter.number(ofForm: Array($0.utf8))) }
            .sorted { $0.1 < $1.1 }
        let bytes = forms.flatMap { form in (0..<4).map { UInt8(truncatingIfNeeded: form.1 >> (8 * $0)) } }
        let choices = try weights(bytes, [0, 51, 255]).choices
        for (form, expected) in zip(forms, [0, 0.2, 1]) {
            #expect((share(form.0, choices) - expected).magnitude < 1e-9)
        }
        // What was never seen is chosen about as often as all are.
        #expect((share("giá bạc", choices) - 1.0 / 6).magnitude < 0.002)
    }

    /// A phrase of one article says as little as one of none; chosen ones come before others, and the more the more was seen.
    @Test func shareGrowsWithWhatWasChosen() {
        var counter = ReaderChoiceCounter()
        for time in 0..<20 {
            counter.add(1, isChosen: true)
            if time < 2 { counter.add(2, isChosen: true) }
            counter.add(3, isChosen: false)
            if time < 1 { counter.add(4, isChosen: true) }
        }
        func value(_ number: UInt32) -> Int32 { counter.value(of: number, without: nil) }
        #expect(value(1) > value(2) && value(2) > value(5) && value(5) > value(3))
        #expect(value(4) == value(5))
        #expect(counter.value(of: 2, without: true) == value(5))
        #expect(counter.value(of: 1, without: true) < value(1))
        #expect(counter.sections[0].1 == [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0])
    }

    @Test func nothingCountedIsATableToo() throws {
        let sections = ReaderChoiceCounter().sections
        let choices = try weights(sections[0].1, sections[1].1).choices
        #expect((share("giá vàng", choices) - 1.0 / 6).magnitude < 0.002)
    }

    @Test func damagedTablesAreRefused() throws {
        for (forms, shares, section) in [
            ([2, 0, 0, 0, 1, 0, 0, 0], [0, 0], "PHRASES"), ([1, 0, 0, 0, 1, 0, 0, 0], [0, 0], "PHRASES"),
            ([1, 0, 0], [0], "PHRASES"), ([], [], "PHRASES"), ([1, 0, 0, 0], [0, 0], "CHOSEN"),
        ] as [([UInt8], [UInt8], String)] {
            let error = #expect(throws: VietTextError.self) { try weights(forms, shares) }
            #expect(error?.code == .corruptTable && error?.message.contains(section) == true)
        }
    }
}
