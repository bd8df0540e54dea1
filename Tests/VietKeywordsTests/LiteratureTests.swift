import Testing
import VietCore

@testable import VietKeywords

/// The measures against worked examples that others printed, to the digit.
@Suite struct LiteratureTests {
    /// Manning and Schütze 1999, section 5.3.1: "new companies" in 14,307,668 words has t = 0.999932.
    @Test func tScoreOfNewCompanies() {
        let pair = Association(together: 8, first: 15_828, second: 4_675, of: 14_307_668)
        #expect((pair.tScore - 0.999932).magnitude < 5e-6)
        #expect((pair.expected - 5.17).magnitude < 5e-3)
    }

    /// Manning and Schütze 1999, table 5.14: pairs that occur twenty times, by mutual information.
    @Test(arguments: [
        (42, 20, 18.38), (41, 27, 17.98), (30, 117, 16.31), (77, 59, 15.94), (24, 320, 15.19), (14_907, 9_017, 1.09),
        (13_484, 10_570, 1.01), (14_734, 13_478, 0.53), (14_093, 14_776, 0.46), (15_019, 15_629, 0.29),
    ]) func mutualInformationOfTwentyPairs(first: Int, second: Int, bits: Double) {
        let pair = Association(together: 20, first: first, second: second, of: 14_307_668)
        #expect((pair.mutualInformation - bits).magnitude < 0.006)
        // log₂ O³ / E is two times log₂ O more.
        #expect(
            (pair.cubicMutualInformation - pair.mutualInformation - 2 * DeterministicMath.log2(20)).magnitude < 1e-9)
    }

    /// Newcombe 1998, table I: the score interval without a correction for continuity.
    @Test(arguments: [
        (81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611), (1, 29, 0.0061, 0.1718),
    ]) func wilsonIntervals(count: Int, total: Int, lower: Double, upper: Double) {
        let bounds = WilsonInterval.bounds(count, of: total)
        #expect((bounds.lowerBound - lower).magnitude < 0.000_051)
        #expect((bounds.upperBound - upper).magnitude < 0.000_051)
        // The other side of the coin.
        let rest = WilsonInterval.bounds(total - count, of: total)
        #expect((rest.lowerBound - (1 - bounds.upperBound)).magnitude < 1e-12)
    }

    /// Dunning 1993, table 2: pairs of words by −2 log λ.
    @Test(arguments: [
        (110, 2_442, 111, 29_114, 270.72), (29, 13, 123, 31_612, 263.90), (31, 23, 139, 31_584, 256.84),
        (10, 0, 3, 31_764, 167.23), (76, 104, 2_476, 29_121, 157.21), (16, 16, 51, 31_694, 157.03),
        (9, 0, 5, 31_763, 146.80),
    ]) func logLikelihoodOfPairs(both: Int, first: Int, second: Int, neither: Int, value: Double) {
        #expect(
            (logLikelihoodRatio(both: both, first: first, second: second, neither: neither) - value).magnitude < 0.0051)
    }

    /// Rychlý 2008: 14 where one never stands without the other, one less where half as often, whatever the corpus size.
    @Test func logDiceOfItsDefinition() {
        #expect(Association(together: 50, first: 50, second: 50, of: 1_000).logDice == 14)
        #expect(Association(together: 25, first: 50, second: 50, of: 1_000).logDice == 13)
        #expect(Association(together: 25, first: 50, second: 50, of: 1_000_000).logDice == 13)
        #expect(
            (Association(together: 1, first: 16_000, second: 16_384 * 2 - 16_000, of: 1_000_000).logDice).magnitude
                < 1e-9)
        #expect(Association(together: 3, first: 10, second: 2, of: 100).dice == 0.5)
    }

    /// Gries 2008: the word "a" in a corpus of five parts, fifteen times in all.
    @Test func dispersionOfTheToyCorpus() throws {
        let (parts, sizes): ([UInt64], [UInt64]) = ([1, 2, 3, 4, 5], [9, 10, 10, 10, 11])
        #expect((try #require(FrequencyTable.dispersion(parts, sizes: sizes)) - 0.18).magnitude < 0.0005)
        #expect((try #require(FrequencyTable.juillandD(parts, sizes: sizes)) - 0.785).magnitude < 0.0005)
    }

    /// The ends of Juilland's scale: 1 for the same share everywhere, 0 for one part alone.
    @Test func juillandGoesFromLumpedToEven() {
        #expect(FrequencyTable.juillandD([2, 4], sizes: [10, 20]) == 1)
        #expect((FrequencyTable.juillandD([8, 0, 0, 0], sizes: [5, 5, 5, 5]) ?? 1).magnitude < 1e-9)
        #expect(FrequencyTable.juillandD([], sizes: []) == nil && FrequencyTable.juillandD([1], sizes: [1]) == nil)
        #expect(FrequencyTable.juillandD([0, 0], sizes: [1, 1]) == nil)
        // A part without words says nothing.
        #expect(FrequencyTable.juillandD([2, 0, 4], sizes: [10, 0, 20]) == 1)
    }

    /// Gabrielatos and Marchi 2012: 100 is twice as common, −50 half as common; odds ratios by hand.
    @Test func effectSizesOfKeyness() {
        let twice = Keyness(frequency: 20, of: 1_000, against: 100, of: 10_000)
        #expect((twice.percentDifference - 100).magnitude < 1e-9)
        #expect((twice.oddsRatio - (20.0 / 980) / (100.0 / 9_900)).magnitude < 1e-9)
        let half = Keyness(frequency: 5, of: 1_000, against: 100, of: 10_000)
        #expect((half.percentDifference + 50).magnitude < 1e-9)
        // What one side lacks is taken to stand there half a time.
        #expect(Keyness(frequency: 5, of: 1_000, against: 0, of: 1_000).percentDifference.isFinite)
        #expect((Keyness(frequency: 5, of: 1_000, against: 0, of: 1_000).percentDifference - 900).magnitude < 1e-9)
        #expect(
            (Keyness(frequency: 0, of: 10, against: 10, of: 10).oddsRatio - (0.5 / 10.5) / (10.5 / 0.5)).magnitude
                < 1e-9)
        #expect(Keyness(frequency: 0, of: 0, against: 0, of: 0).oddsRatio == 1)
    }

    @Test func nothingTogetherIsNothing() {
        for pair in [
            Association(together: 0, first: 5, second: 5, of: 100),
            Association(together: -1, first: -1, second: 0, of: 0),
        ] {
            #expect(
                [
                    pair.tScore, pair.zScore, pair.mutualInformation, pair.cubicMutualInformation, pair.dice,
                    pair.logDice,
                ] == [0, 0, 0, 0, 0, 0])
        }
        #expect(logLikelihoodRatio(both: 0, first: 0, second: 0, neither: 0) == 0)
        #expect(logLikelihoodRatio(both: 10, first: 10, second: 10, neither: 10) == 0)
    }
}
