import Testing
import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

/// Twice the text is twice the work, on the worst texts that we know.
@Suite struct LinearTests {
    private static func text(_ kind: String, _ count: Int) -> String {
        switch kind {
        case "one place": String(repeating: "Hà ", count: count)
        case "one name": String(repeating: "Nguyễn Văn ", count: count)
        case "initials": String(repeating: "A. ", count: count)
        case "addresses": String(repeating: "Số 1 Lê Lợi, Hà Nội, ", count: count)
        case "forms of address": String(repeating: "ông ", count: count) + "Nam đến."
        case "persons as roles": String(repeating: "Anh, ", count: count)
        case "a list of names":
            (0..<count).map { "Nguyễn \(Unicode.Scalar(UInt8(65 + $0 % 26)))\($0)" }.joined(separator: ", ")
        case "numbers": String(repeating: "5 ", count: count)
        // What the passes after the model add, part or join, in a sentence that goes on for thousands of names.
        case "companies": (0..<count).map { "startup Kivomo\(letters($0)), Lê An" }.joined(separator: ", ")
        case "share codes": "Cổ phiếu HPG, SSI, " + String(repeating: "QZX và ZXQ, ", count: count)
        case "offices": String(repeating: "Vụ trưởng Vụ Kế hoạch Lê Văn An, ", count: count)
        case "funds": String(repeating: "Quỹ Vì tầm vóc Việt Nam, ", count: count)
        case "capitals": String(repeating: "UBND TỈNH ", count: count)
        default: String(repeating: "(CPP) ", count: count)
        }
    }

    private static func letters(_ number: Int) -> String {
        String(String.UnicodeScalarView((0..<3).map { Unicode.Scalar(UInt8(97 + number >> (4 * $0) & 15)) }))
    }

    @Test(arguments: [
        "one place", "one name", "initials", "addresses", "forms of address", "persons as roles", "a list of names",
        "numbers", "companies", "share codes", "offices", "funds", "capitals", "brackets",
    ])
    func stepsGrowWithTheText(kind: String) {
        let steps = [1, 2, 4].map { factor -> Int in
            let worker = EntityTagger.standard.makeWorker()
            _ = worker.entities(in: Segmenter.standard.segment(Self.text(kind, 800 * factor)))
            return worker.steps
        }
        // Quadratic work would be four and sixteen times as much.
        #expect(steps[1] * 2 <= steps[0] * 5)
        #expect(steps[2] <= steps[0] * 5)
    }

    @Test func aTextOfManyNamesInOneLineStaysInBounds() {
        let worker = EntityTagger.standard.makeWorker()
        let found = worker.entities(in: Segmenter.standard.segment(Self.text("a list of names", 6_000)))
        #expect(found.count > 5_000)
        // Some looks at each of 18,000 tokens.
        #expect(worker.steps < 18_000 * 12)
    }
}
