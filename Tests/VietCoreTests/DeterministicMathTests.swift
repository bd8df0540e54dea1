import Foundation
import TestSupport
import Testing
import VietCore

/// The functions are those of the C library to the digits that they promise.
@Suite struct DeterministicMathTests {
    @Test func logarithm() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<10_000 {
            let value = Double.random(in: 1e-9...1e9, using: &generator)
            #expect((DeterministicMath.log(value) - log(value)).magnitude <= 4 * log(value).ulp.magnitude + 1e-16)
        }
        #expect(DeterministicMath.log(1) == 0)
        #expect(DeterministicMath.log(0) == -.infinity)
        #expect(DeterministicMath.log(-1).isNaN)
    }

    @Test func exponential() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<10_000 {
            let value = Double.random(in: -700...700, using: &generator)
            #expect((DeterministicMath.exp(value) / exp(value) - 1).magnitude < 1e-9)
        }
        #expect(DeterministicMath.exp(0) == 1)
        #expect(DeterministicMath.exp(-.infinity) == 0 && DeterministicMath.exp(-1e300) == 0)
        #expect(DeterministicMath.exp(.infinity) == .infinity && DeterministicMath.exp(1e300) == .infinity)
        #expect(DeterministicMath.exp(.nan).isNaN)
    }

    @Test func power() {
        var generator = SeededGenerator(seed: 6)
        for _ in 0..<10_000 {
            let base = Double.random(in: 1e-3...1e6, using: &generator)
            #expect((DeterministicMath.power(base, 0.75) / pow(base, 0.75) - 1).magnitude < 2e-9)
        }
    }

    /// The bits themselves: whatever changes them changes every trained model.
    @Test func bitsStayWhatTheyAre() {
        let values = [0.1, 1.7, -3.25, 12.5]
        #expect(
            values.map { DeterministicMath.exp($0).bitPattern } == [
                0x3FF1_AEC7_B35A_00C6, 0x4015_E552_7708_3824, 0x3FA3_DA36_8521_5E06, 0x4110_60C5_2565_BA5F,
            ])
        #expect(
            [0.1, 1.7, 12.5].map { DeterministicMath.log($0).bitPattern } == [
                0xC002_6BB1_BBB5_5515, 0x3FE0_FAE8_1914_A991, 0x4004_34B1_382E_FEB7,
            ])
    }
}
