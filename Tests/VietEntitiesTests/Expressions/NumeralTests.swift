import Testing
@testable import VietEntities

@Suite struct NumeralTests {
    /// The number that all of a text is.
    private func numeral(_ text: String) -> Numeral? {
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            NumberParts(bytes, 0..<bytes.count).flatMap { parts in
                parts.suffix.isEmpty ? Numeral(parts, 0..<parts.count) : nil
            }
        }
    }

    @Test(arguments: [
        ("10", "10"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("2,8", "2.8"), ("500.000", "500000"),
        ("0,50", "0.5"),
        ("1.000.000", "1000000"), ("1,000,000", "1000000"), ("3.14", "3.14"), ("007", "7"),
    ])
    func readsBothStyles(text: String, value: String) {
        #expect(numeral(text)?.text == value)
    }

    @Test(arguments: [
        "", ".", "1.", "1,2,3", "1.2.3,4", "12a", "99999999999999999999", "1234.567.890", "1.2345.678", "12.3,4.5",
    ])
    func refusesOthers(text: String) { #expect(numeral(text) == nil) }

    @Test func wholeNumbersHaveNoFraction() {
        #expect(Numeral(15, scale: 1).whole == nil && Numeral(20, scale: 1).whole == 2)
        #expect(Numeral(15).whole == 15 && Numeral(15, scale: -1).whole == 150 && Numeral(1205, scale: 2).whole == nil)
    }

    @Test func shiftsAndAdds() {
        #expect(Numeral(12, scale: 1).shifted(9).text == "1200000000")
        #expect(Numeral(20).shifted(9).plus(Numeral(500).shifted(6))?.text == "20500000000")
        #expect(Numeral(.max).plus(Numeral(1)) == nil)
        #expect(Numeral(25, scale: 1).times(10).text == "25")
        #expect(Numeral(24, scale: 1).negated.text == "-2.4")
        #expect(Numeral(15, scale: 1).isLess(than: Numeral(2)) && !Numeral(2).isLess(than: Numeral(20, scale: 1)))
    }
}
