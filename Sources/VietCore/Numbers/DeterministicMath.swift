/// Functions whose results are the same bits on every machine, which those of the C library are not: only additions,
/// multiplications and divisions, whose rounding IEEE 754 fixes.
package enum DeterministicMath {
    /// e to the power of a number, to nine digits; 0 and infinity where the result is beyond what is representable.
    package static func exp(_ value: Double) -> Double {
        if value.isNaN { return value }
        let scaled = max(-1100, min(1100, value)) * 1.442_695_040_888_963_4
        // 2^whole · e^rest with |rest| < 0.347, so that the ninth term is below the precision.
        let whole = scaled.rounded()
        let rest = (scaled - whole) * 0.693_147_180_559_945_3
        var sum = 1.0
        var term = 1.0
        for k in 1...8 {
            term *= rest / Double(k)
            sum += term
        }
        return sum * Double(sign: .plus, exponent: Int(whole), significand: 1)
    }

    /// A positive number to a power, to nine digits.
    package static func power(_ base: Double, _ exponent: Double) -> Double { exp(exponent * log(base)) }

    /// The natural logarithm of a finite positive number, within 2 units in the last place.
    package static func log(_ value: Double) -> Double {
        guard value > 0, value.isFinite else { return value == 0 ? -.infinity : .nan }
        var mantissa = value.significand
        var exponent = Double(value.exponent)
        if mantissa > 1.414_213_562_373_095 {
            mantissa /= 2
            exponent += 1
        }
        // ln m = 2 artanh z with |z| < 0.1716, so the 12th term is below the precision.
        let z = (mantissa - 1) / (mantissa + 1)
        let square = z * z
        // Written out, so that no division is left for the run.
        var sum = 1.0 / 25
        sum = sum * square + 1.0 / 23
        sum = sum * square + 1.0 / 21
        sum = sum * square + 1.0 / 19
        sum = sum * square + 1.0 / 17
        sum = sum * square + 1.0 / 15
        sum = sum * square + 1.0 / 13
        sum = sum * square + 1.0 / 11
        sum = sum * square + 1.0 / 9
        sum = sum * square + 1.0 / 7
        sum = sum * square + 1.0 / 5
        sum = sum * square + 1.0 / 3
        sum = sum * square + 1.0
        return exponent * 0.693_147_180_559_945_3 + 2 * z * sum
    }

    package static func log2(_ value: Double) -> Double { log(value) / 0.693_147_180_559_945_3 }
}
