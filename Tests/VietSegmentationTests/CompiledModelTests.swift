import TestSupport
import Testing
import VietCore

@testable import VietSegmentation

@Suite struct CompiledModelTests {
    private static let compiled: [UInt8] = {
        var random = RandomModel(seed: 6)
        return SegmentationTables.compile(random.model(), identity: "x")
    }()

    private static let sections = [
        "SPELLING", "SYLLABLE", "TRAITS", "PAIRS", "FILTER", "STEPS", "FORMPAIR", "FORMFILT", "FORMS-2", "FORMS-1",
        "FORMS0",
        "LEVELS", "LEVELFRM", "PRESENCE", "COVER", "COVERFRM", "ECHO", "BONDS", "BIAS",
    ]

    @Test func damagedTablesAreRefused() throws {
        #expect(try SegmentationTables(copying: Self.compiled).identity.name == "x")
        TableDamage.forEach(of: Self.compiled, count: 12, seed: 1) { damaged, what in
            #expect(throws: VietTextError.self, "\(what)") { try SegmentationTables(copying: damaged) }
        }
    }

    /// What a search would not end in, or what would be read from elsewhere, under checksums that fit.
    @Test func craftedTablesAreRefusedByTheNameOfTheSection() throws {
        func refuses(_ section: String, _ contents: [UInt8]) throws {
            let crafted = try TableDamage.replacing(Self.compiled, kind: .segmentation, with: [section: contents])
            let error = #expect(throws: VietTextError.self, "\(section)") {
                try SegmentationTables(copying: crafted)
            }
            #expect(error?.message.contains("section \(section)") == true, "\(error?.message ?? "")")
        }
        for (section, stride) in [("SPELLING", 24), ("PAIRS", 16), ("STEPS", 16), ("FORMPAIR", 16)] {
            // No free slot, one slot, three.
            try refuses(section, [UInt8](repeating: 1, count: 64 * stride))
            let free = [UInt8](repeating: section == "PAIRS" ? 0xFF : 0, count: stride)
            try refuses(section, free)
            try refuses(section, free + free + free)
            try refuses(section, [])
        }
        for section in ["FILTER", "FORMFILT"] {
            try refuses(section, [])
            try refuses(section, [UInt8](repeating: 0, count: 24))
        }
        for section in Self.sections.dropFirst(8) {
            try refuses(section, [])
            let range = try TableDamage.range(of: section, in: Self.compiled, kind: .segmentation)
            try refuses(section, [UInt8](repeating: 0x7F, count: range.count))
        }
        try refuses("SYLLABLE", [UInt8](repeating: 0, count: 16 * 4))
        try refuses("TRAITS", [UInt8](repeating: 0, count: 8))
        func altered(_ section: String, _ stride: Int, _ offset: Int, _ value: UInt8) throws -> [UInt8] {
            let range = try TableDamage.range(of: section, in: Self.compiled, kind: .segmentation)
            var part = Array(Self.compiled[range])
            for place in Swift.stride(from: offset, to: part.count, by: stride) { part[place] = value }
            return part
        }
        // A syllable that there is not, a shape that there is not, a level that there is not.
        try refuses("SPELLING", altered("SPELLING", 24, 17, 0xFF))
        try refuses("SPELLING", altered("SPELLING", 24, 18, 99))
        try refuses("STEPS", altered("STEPS", 16, 14, 4))
        // Weights that a sum of them could leave 32 bits with.
        try refuses("FORMPAIR", altered("FORMPAIR", 16, 11, 1))
    }

    /// Every section overwritten here and there: refused, or a model that works, if badly.
    @Test func whateverTheSectionsHoldNothingTraps() throws {
        var generator = SeededGenerator(seed: 2)
        var texts = RandomText(seed: 3)
        for round in 0..<38 {
            let section = Self.sections[round % Self.sections.count]
            let crafted = try TableDamage.altered(Self.compiled, section, kind: .segmentation) { part in
                for _ in 0..<Int.random(in: 1...200, using: &generator) {
                    part[part.indices.randomElement(using: &generator)!] = UInt8.random(in: 0...255, using: &generator)
                }
            }
            guard let tables = try? SegmentationTables(copying: crafted) else { continue }
            let segmenter = Segmenter(model: tables)
            for _ in 0..<3 {
                let text =
                    texts.next(maximum: 60) + Array(" hoà bình nhà nước việt nam chính phủ hoa hồng xanh xanhh".utf8)
                let document = segmenter.segment(SourceText(bytes: text))
                #expect(document.words.last.map { $0.range.upperBound <= text.count } ?? true)
            }
        }
    }

    /// The readable form with a key that no gap has: refused with the line, whatever the key.
    @Test func readableModelsWithWrongKeysAreRefused() throws {
        var random = RandomModel(seed: 7)
        let model = random.model()
        let text = model.serialized()
        #expect(try SegmentationModel(serialized: text) == model)
        var generator = SeededGenerator(seed: 4)
        let lines = text.split(separator: "\n" as Character).map { String($0) }
        let first = lines.count - model.weights.count
        var accepted = 0
        for _ in 0..<200 {
            var lines = lines
            let line = Int.random(in: first..<lines.count, using: &generator)
            let weight = model.weights[line - first]
            let key = weight.key ^ 1 << UInt64.random(in: 0..<64, using: &generator)
            lines[line] = "\(String(key, radix: 16))\t\(weight.value)"
            do throws(VietTextError) {
                let edited = try SegmentationModel(serialized: lines.joined(separator: "\n") + "\n")
                accepted += 1
                if accepted <= 5 { _ = SegmentationTables(folding: edited) }
            } catch {
                // The line itself, or the one behind it where the order is broken.
                #expect(error.line == line + 1 || error.line == line + 2)
            }
        }
        #expect(accepted > 0 && accepted < 100)
        let twice = lines + [lines[lines.count - 1]]
        let head = lines[0].split(separator: " ").dropLast().joined(separator: " ") + " \(model.weights.count + 1)"
        #expect(throws: VietTextError.self) {
            try SegmentationModel(serialized: ([head] + twice.dropFirst()).joined(separator: "\n") + "\n")
        }
    }
}
