import TestSupport
import Testing
import VietFormats

@Suite struct DecimalTextTests {
    @Test(arguments: [
        (98.204, 2, "98.20"), (0.05, 1, "0.1"), (-1.5, 0, "-2"), (3.999, 2, "4.00"), (-0.004, 2, "0.00"),
        (0, 3, "0.000"),
        (1e17, 1, "100000000000000000.0"), (1e30, 2, "1e+30"), (.nan, 2, "-"), (-.infinity, 2, "-"),
    ])
    func roundsHalfAwayFromZero(value: Double, places: Int, text: String) {
        #expect(DecimalText.of(value, places: places) == text)
    }

    @Test func everyPlaceIsWritten() {
        var generator = SeededGenerator(seed: 21)
        for _ in 0..<2_000 {
            let places = Int.random(in: 0...9, using: &generator)
            let units = Int.random(in: -2_000_000...2_000_000, using: &generator)
            let text = ByteBuffer.text { $0.append(units: units, places: places) }
            #expect(Int(text.filter { $0 != "." }) == units)
            #expect(places == 0 ? !text.contains(".") : text.split(separator: ".")[1].count == places)
        }
        #expect(ByteBuffer.text { $0.append(units: 9981, places: 4) } == "0.9981")
        #expect(ByteBuffer.text { $0.append(units: -5, places: 2) } == "-0.05")
    }
}
