import Testing
import VietEvaluation
import VietText

@Suite struct CalibrationTests {
    @Test func decisionsAreSortedByTheirCertainty() {
        var calibration = Calibration(of: .standard)
        #expect(calibration.gaps == 0 && calibration.bins.isEmpty && calibration.meanDifference == 0)
        for _ in 0..<20 { calibration.add(gold: ["Hà_Nội", "là", "thủ_đô", "của", "Việt_Nam"]) }
        // Four gaps between words, and one inside each of the three compounds.
        #expect(calibration.gaps == 20 * 7)
        #expect(calibration.bins.reduce(0) { $0 + $1.gaps } == calibration.gaps)
        #expect(calibration.bins.allSatisfy { $0.right == 1 && $0.range.contains($0.stated) })
        #expect(calibration.loss() < 0.1)
    }

    @Test func wrongDecisionsCost() {
        var right = Calibration(of: .standard)
        var wrong = Calibration(of: .standard)
        right.add(gold: ["Hà_Nội", "đẹp"])
        wrong.add(gold: ["Hà", "Nội", "đẹp"])
        #expect(wrong.loss() > right.loss() + 1)
        #expect(wrong.meanDifference > right.meanDifference)
        // What is more often wrong than stated asks for a flatter scale.
        #expect(wrong.fittedScale > Calibration.scale)
    }
}
