/// Functions whose results are the same bits on every machine, which those of the C library are not.
package enum Mathematics {
    /// The natural logarithm of a finite positive number, within 2 units in the last place.
    ///
    /// Only additions, multiplications and divisions, whose rounding IEEE 754 fixes.
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
        var sum = 0.0
        var divisor = 25.0
        while divisor > 0 {
            sum = sum * square + 1 / divisor
            divisor -= 2
        }
        return exponent * 0.693_147_180_559_945_3 + 2 * z * sum
    }

    package static func log2(_ value: Double) -> Double { log(value) / 0.693_147_180_559_945_3 }
}
