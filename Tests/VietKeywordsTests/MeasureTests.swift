import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietKeywords

@Suite struct MeasureTests {
    /// The worked example of Rayson and Garside's calculator: 120 in 10,000 against 60 in 20,000.
    @Test func logLikelihoodOfAKnownCase() {
        let keyness = Keyness(frequency: 120, of: 10_000, against: 60, of: 20_000)
        // 2 (120 ln(120/60) + 60 ln(60/120))
        #expect((keyness.logLikelihood - 83.177_66).magnitude < 1e-4)
        #expect((keyness.logRatio - 1.99).magnitude < 0.02)
        #expect(keyness.logRatioBound > 1 && keyness.logRatioBound < keyness.logRatio)
        let turned = Keyness(frequency: 60, of: 20_000, against: 120, of: 10_000)
        #expect((turned.logLikelihood + keyness.logLikelihood).magnitude < 1e-9)
        #expect(Keyness(frequency: 1, of: 100, against: 0, of: 0).logLikelihood == 0)
    }

    /// Values computed apart, in double precision: words here, in all, there, in all; G², log ratio, its bound.
    @Test(arguments: [
        ([120, 10_000, 60, 20_000], [83.177661667, 1.993953970, 1.549757696]),
        ([5, 1_000, 0, 50_000], [39.318256327, 9.101874688, 4.926163360]),
        // The interval holds 0.
        ([3, 1_000, 1, 1_000], [1.046496288, 1.222392421, 0]),
        ([10, 100, 1_000, 100_000], [27.971024209, 3.377255389, 2.546458308]),
    ]) func comparisonsAreThoseOfTheFormulas(counts: [Int], expected: [Double]) {
        let keyness = Keyness(frequency: counts[0], of: counts[1], against: counts[2], of: counts[3])
        let found = [keyness.logLikelihood, keyness.logRatio, keyness.logRatioBound]
        for (value, known) in zip(found, expected) { #expect((value - known).magnitude < 1e-6) }
        let turned = Keyness(frequency: counts[2], of: counts[3], against: counts[0], of: counts[1])
        #expect((turned.logLikelihood + keyness.logLikelihood).magnitude < 1e-9)
        #expect((turned.logRatioBound + keyness.logRatioBound).magnitude < 1e-9)
    }

    /// Equally frequent words stand in byte order of their keys, whatever the limit.
    @Test func tiesStandInByteOrder() throws {
        let counter = FrequencyCounter()
        try counter.add(Segmenter.standard.segment("đi, ăn, bay, chạy. Ăn. bơi, cười, ăn."))
        let all = try FrequencyTable([counter]).commonest(100)
        #expect(
            all.map(\.key) == ["ăn"]
                + ["bay", "bơi", "chạy", "cười", "đi"].sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        for limit in 0...6 { #expect(try FrequencyTable([counter]).commonest(limit) == Array(all.prefix(limit))) }
        let rows = try FrequencyTable([counter]).keywords(4, against: .background, minimumFrequency: 1)
        #expect(rows.map(\.keyness.logLikelihood) == rows.map(\.keyness.logLikelihood).sorted(by: >))
    }

    @Test func dispersionGoesFromEvenToLumped() throws {
        let sizes = [UInt64](repeating: 100, count: 4)
        #expect(FrequencyTable.dispersion([5, 5, 5, 5], sizes: sizes) == 0)
        #expect(FrequencyTable.dispersion([20, 0, 0, 0], sizes: sizes) == 0.75)
        #expect(FrequencyTable.dispersion([0, 0, 0, 0], sizes: sizes) == nil)
        #expect(FrequencyTable.dispersion([1, 1], sizes: [3, 1]) == 0.25)
        #expect(FrequencyTable.dispersion([3, 1], sizes: [3, 1]) == 0)
        #expect(FrequencyTable.dispersion([1], sizes: [3, 1]) == nil)
    }

    @Test func theHighestOfManyAreThoseOfASort() {
        var generator = SeededGenerator(seed: 6)
        for limit in [0, 1, 7, 500] {
            let values = (0..<300).map { _ in Int64.random(in: 0..<50, using: &generator) }
            var best = Best<Int>(limit)
            for (index, value) in values.enumerated() { best.offer(index, rank: value) }
            let sorted = values.indices.sorted { values[$0] != values[$1] ? values[$0] > values[$1] : $0 < $1 }
            #expect(best.sorted == Array(sorted.prefix(limit)))
        }
    }

    @Test func collocatesOfAPlantedPair() throws {
        var text = ""
        for index in 0..<40 { text += "Giá vàng hôm nay tăng mạnh. Trời số \(index) mưa rất to ở miền Bắc.\n" }
        let counter = try CollocateCounter(try .words("vàng"), left: 2, right: 2)
        Segmenter.standard.segment(text).withView { counter.add($0) }
        #expect(counter.nodes == 40)
        for measure in CollocateMeasure.allCases {
            let found = CollocateCounter.collocates([counter], by: measure, stopWords: .none)
            let price = try #require(found.first { $0.key == "giá" })
            #expect((price.left, price.right, price.frequency) == (40, 0, 40))
            #expect(price.logDice > 13.9 && price.logLikelihood > 50 && price.mutualInformation > 0)
            #expect(!found.contains { $0.key == "mưa" })
        }
        #expect(throws: VietTextError.self) { try CollocateCounter(try .words("vàng"), left: 0, right: 0) }
        #expect(throws: VietTextError.self) { try TextQuery.words(" ") }
    }

    @Test(arguments: [(2, 0, ["giá", "hôm nay"]), (0, 1, ["tăng"]), (1, 1, ["hôm nay", "tăng"])])
    func windowsMayReachToOneSide(left: Int, right: Int, expected: [String]) throws {
        let counter = try CollocateCounter(try .words("vàng"), left: left, right: right)
        Segmenter.standard.segment("Giá hôm nay vàng tăng mạnh.").withView { counter.add($0) }
        let found = CollocateCounter.collocates([counter], by: .logDice, floor: 1, stopWords: .none)
        #expect(Set(found.map(\.key)) == Set(expected))
    }

    @Test func concordanceFindsWordsNotSyllables() throws {
        let document = Segmenter.standard.segment(
            "Không quân nước này không bay. KHÔNG ai biết vì sao không quân lại đến.")
        let concordance = Concordance(try .words("không"))
        let lines = concordance.lines(in: document)
        #expect(lines.map(\.match) == ["không", "KHÔNG"])
        let phrase = Concordance(try .words("không quân")).lines(in: document)
        #expect(phrase.map(\.match) == ["Không quân", "không quân"])
        #expect(phrase.map { document.source[$0.range] } == phrase.map(\.match))
        let pattern = Concordance(try .expression("[Kk]hông quân")).lines(in: document)
        #expect(pattern.map(\.range) == phrase.map(\.range))
        #expect(throws: VietTextError.self) { try TextQuery.expression("(") }
        var sorted = lines
        Concordance.sort(&sorted, by: .right)
        #expect(sorted.map(\.match) == ["KHÔNG", "không"])
    }

    @Test func datesFallIntoPeriods() {
        let month = TimeSeries(queries: 1, by: .month)
        #expect(month.period(of: "2024-03-17T10:00:00+07:00") == "2024-03")
        #expect(month.period(of: "2024/03") == "2024-03")
        for wrong in ["", "2024", "2024-13", "24-03-17", "20240317", "tháng 3"] {
            #expect(month.period(of: wrong) == nil)
        }
        var series = TimeSeries(queries: 2, by: .year)
        series.add(period: "2024", words: 100, frequencies: [1, 0])
        var other = TimeSeries(queries: 2, by: .year)
        other.add(period: "2024", words: 100, frequencies: [3, 1])
        other.add(period: "2023", words: 50, frequencies: [0, 0])
        series.merge(other)
        #expect(series.sorted.map(\.period) == ["2023", "2024"])
        #expect(series.sorted[1].perMillion(0) == 20_000)
    }

    @Test func periodsAreSmoothedByThoseAroundThem() {
        var series = TimeSeries(queries: 1, by: .day)
        for (day, count) in [("01", 0), ("02", 6), ("05", 3), ("09", 1)] {
            series.add(period: "2024-03-\(day)", words: 10, frequencies: [count])
        }
        let smoothed = series.smoothed(over: 3)
        #expect(smoothed.map(\.period) == series.continuous().map(\.period))
        #expect(smoothed.map { $0.point?.frequencies[0] } == [6, 6, 6, 3, 3, 3, nil, 1, 1])
        #expect(smoothed.map { $0.point?.words } == [20, 20, 10, 10, 10, 10, nil, 10, 10])
        #expect(series.smoothed(over: 1).map { $0.point } == series.continuous().map { $0.point })
        #expect(TimeSeries(queries: 1, by: .day).smoothed(over: 7).isEmpty)
        let bounds = series.sorted[1].perMillionBounds(0)
        #expect(bounds.contains(series.sorted[1].perMillion(0)) && bounds.lowerBound > 0)
    }

    @Test func periodsWithoutDocumentsStayInTheirPlace() {
        func periods(_ step: TimeSeries.Step, _ known: [String], limit: Int = 2000) -> [String] {
            var series = TimeSeries(queries: 1, by: step)
            for period in known { series.add(period: period, words: 1, frequencies: [1]) }
            let all = series.continuous(limit: limit)
            #expect(all.filter { $0.point != nil }.map(\.period) == known)
            return all.map(\.period)
        }
        #expect(periods(.month, ["2023-11", "2024-02"]) == ["2023-11", "2023-12", "2024-01", "2024-02"])
        #expect(periods(.day, ["2024-02-28", "2024-03-01"]) == ["2024-02-28", "2024-02-29", "2024-03-01"])
        #expect(periods(.year, ["1999", "2001"]) == ["1999", "2000", "2001"])
        #expect(periods(.day, ["0001-01-01", "9999-12-31"]) == ["0001-01-01", "9999-12-31"])
        #expect(periods(.year, []) == [])
        #expect(TimeSeries(queries: 1, by: .day).period(of: "2023-02-29") == nil)
    }
}
