/// Decimal numbers with a fixed count of places, the same on every machine and in every locale.
package enum DecimalText {
    /// `value` rounded half away from zero; `-` where it is not finite, and the shortest form that reads back as the same
    /// number where it has more than 18 digits.
    package static func of(_ value: Double, places: Int) -> String {
        guard value.isFinite else { return "-" }
        let scaled = (value * (0..<places).reduce(1.0) { scale, _ in scale * 10 }).rounded()
        guard scaled.magnitude < 9e18 else { return "\(value)" }
        let output = ByteBuffer()
        output.append(units: Int(scaled), places: places)
        return output.text
    }
}

extension ByteBuffer {
    /// Appends whole `units` of the last of `places`: 9981 with four places as `0.9981`.
    package func append(units: Int, places: Int) {
        guard places > 0 else { return append(decimal: units) }
        let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
        if units < 0 { append(UInt8(ascii: "-")) }
        let (whole, part) = Int(clamping: units.magnitude).quotientAndRemainder(dividingBy: scale)
        append(decimal: whole)
        append(UInt8(ascii: "."))
        var unit = scale / 10
        while unit > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: part / unit % 10))
            unit /= 10
        }
    }
}
