import Testing
@testable import VietEntities

@Suite struct NumeralTests {
    @Test(arguments: [
        ("10", "10"), ("1.234,5", "1234.5"), ("1,234.5", "1234.5"), ("2,8", "2.8"), ("500.000", "500000"),
        ("0,50", "0.5"),
        ("1.000.000", "1000000"), ("1,000,000", "1000000"), ("3.14", "3.14"), ("007", "7"),
    ])
    func readsBothStyles(text: String, value: String) {
        #expect(Numeral.parse(Array(text.utf8))?.text == value)
    }

    @Test(arguments: ["", ".", "1.", "1,2,3", "1.2.3,4", "12a", "99999999999999999999"])
    func refusesOthers(text: String) { #expect(Numeral.parse(Array(text.utf8)) == nil) }

    @Test func shiftsAndAdds() {
        #expect(Numeral(12, scale: 1).shifted(9).text == "1200000000")
        #expect(Numeral(20).shifted(9).plus(Numeral(500).shifted(6))?.text == "20500000000")
        #expect(Numeral(.max).plus(Numeral(1)) == nil)
    }
}
