import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText

@testable import VietEntities

@Suite struct NameModelTests {
    /// Which rows a table has: those with weights of four bits alone are stored in half the space.
    enum RowKind: CaseIterable {
        case halves, wholes, both, largestHalves, smallestHalves, largestWholes, smallestWholes
    }

    private func randomRow(_ generator: inout SeededGenerator, _ kind: RowKind = .both) -> SIMD16<Int8> {
        let range: ClosedRange<Int8>
        switch kind {
        case .halves: range = -8...7
        case .wholes: range = -127...127
        case .both: range = Int.random(in: 0..<4, using: &generator) == 0 ? -127...127 : -8...7
        case .largestHalves: range = 7...7
        case .smallestHalves: range = -8...(-8)
        case .largestWholes: range = 127...127
        case .smallestWholes: range = -128...(-128)
        }
        var row = SIMD16<Int8>.zero
        for label in 0..<16 { row[label] = Int8.random(in: range, using: &generator) }
        if kind == .wholes { row[0] = 100 }
        return row
    }

    /// Every number of keys around those at which blocks, fours and eights of them end, all of them known or a part.
    @Test(arguments: RowKind.allCases) func sumsAsManyRowsAsThereAre(_ kind: RowKind) throws {
        var generator = SeededGenerator(seed: 6)
        var builder = EntityModelBuilder()
        let rows = (0..<400).map { _ in (key: generator.next(), weights: randomRow(&generator, kind)) }
        builder.setWeights(rows, into: .buckets)
        let model = try EntityModel(copying: builder.build())
        let byKey = Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.weights) })
        for count in Array(0...140) + Array(250...265) {
            let unknown = count % 3
            let keys = (0..<count).map { _ in
                Int.random(in: 0..<3, using: &generator) < unknown
                    ? generator.next() : rows.randomElement(using: &generator)!.key
            }
            let sum = keys.withUnsafeBufferPointer { model.weights.sum($0) }
            #expect(sum == model.weights.plainSum(keys), "\(count) keys")
            // An unknown key may meet a foreign check.
            if unknown > 0 { continue }
            var expected = SIMD16<Int16>.zero
            for key in keys { expected &+= SIMD16<Int16>(truncatingIfNeeded: byKey[key]!) }
            #expect(sum == expected, "\(count) keys")
        }
    }

    @Test func sumsRowsLikeTheDictionaryTheyCameFrom() throws {
        var generator = SeededGenerator(seed: 3)
        var builder = EntityModelBuilder()
        let rows = (0..<600).map { _ in (key: generator.next(), weights: randomRow(&generator)) }
        builder.setWeights(rows, into: .buckets)
        let model = try EntityModel(copying: builder.build())
        let byKey = Dictionary(uniqueKeysWithValues: rows.map { ($0.key, $0.weights) })
        for _ in 0..<200 {
            let keys = (0..<40).map { _ in
                Bool.random(using: &generator) ? rows.randomElement(using: &generator)!.key : generator.next()
            }
            var expected = SIMD16<Int16>.zero
            for key in keys { expected &+= SIMD16<Int16>(truncatingIfNeeded: byKey[key] ?? .zero) }
            let sum = keys.withUnsafeBufferPointer { model.weights.sum($0) }
            #expect(sum == model.weights.plainSum(keys))
            // An unknown key meets a foreign check once in ten thousand times; none of these does.
            #expect(sum == expected)
        }
    }

    @Test func sumsOfFeaturesAreThoseOfTheirKeys() throws {
        var generator = SeededGenerator(seed: 4)
        var room = KeyList.makeRoom()
        for count in Array(0...70) + [127, 128, 129, 189, 192] {
            let kind = RowKind.allCases[count % RowKind.allCases.count]
            let contents = (0..<count).map { _ in
                (NameTemplate.allCases.randomElement(using: &generator)!, generator.next(), generator.next() >> 40)
            }
            room.withUnsafeMutableBufferPointer { room in
                var list = KeyList(room)
                for (template, a, b) in contents { list.add(template, a, b) }
                let keys = Array(list.hashed())
                #expect(keys == contents.map { slowKey($0.rawValue, $1, $2) })
                var builder = EntityModelBuilder()
                builder.setWeights(
                    keys.filter { _ in generator.next() & 1 == 0 }.map { ($0, randomRow(&generator, kind)) },
                    into: .buckets)
                do {
                    // The model owns what its weights are read from.
                    let model = try EntityModel(copying: builder.build())
                    withExtendedLifetime(model) {
                        let weights = model.weights
                        #expect(weights.sum(list) == weights.plainSum(keys))
                        #expect(keys.withUnsafeBufferPointer { weights.sum($0) } == weights.plainSum(keys))
                    }
                } catch { Issue.record(error) }
            }
        }
    }

    /// The key of a feature, number by number.
    private func slowKey(_ template: UInt64, _ a: UInt64, _ b: UInt64) -> UInt64 {
        var hash = (a &+ template &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9
        hash ^= hash >> 29
        hash = (hash ^ b) &* 0x94D0_49BB_1331_11EB
        return hash ^ hash >> 32
    }

    /// A model with some names, rows and moves.
    private func model() -> [UInt8] {
        var generator = SeededGenerator(seed: 11)
        var builder = EntityModelBuilder()
        builder.identity = "a model"
        let pairs = (1...40).map { _ in
            (UInt32.random(in: 1...UInt32.max, using: &generator), UInt32.random(in: 0...UInt32.max, using: &generator))
        }
        builder.setTable(Dictionary(uniqueKeysWithValues: pairs), into: .names)
        for section in [EntityModel.Section.buckets, .secondBuckets, .reviewBuckets] {
            builder.setWeights((0..<60).map { _ in (generator.next(), randomRow(&generator)) }, into: section)
        }
        builder.setTransitions((0..<289).map { _ in Int32.random(in: -90...90, using: &generator) }, into: .transitions)
        builder.setParameters([100, 500, 900])
        builder.setParameters([300, 800], into: .reviewParameters)
        return builder.build()
    }

    @Test func refusesWhatIsNoModel() throws {
        let bytes = model()
        #expect(try EntityModel(copying: bytes).identity.name == "a model")
        #expect(try EntityModel(copying: EntityModelBuilder().build()).parameters == [])
        TableDamage.forEach(of: bytes, count: 400, seed: 9) { damaged, what in
            #expect(throws: VietTextError.self, "\(what)") { try EntityModel(copying: damaged) }
        }
        let other = try TableDamage.altered(bytes, "FEATURES", kind: .names) { $0[$0.startIndex] ^= 0x40 }
        let error = #expect(throws: VietTextError.self) { try EntityModel(copying: other) }
        #expect(error?.code == .incompatibleTable && error?.message.contains("feature set") == true)
    }

    /// What cannot be, under checksums that fit.
    @Test func craftedModelsAreRefused() throws {
        let bytes = model()
        func refuses(_ section: String, _ contents: [UInt8]) throws {
            let crafted = try TableDamage.replacing(bytes, kind: .names, with: [section: contents])
            let error = #expect(throws: VietTextError.self, "\(section)") { try EntityModel(copying: crafted) }
            #expect(error?.message.contains("section \(section)") == true)
        }
        // No free slot, one slot, an odd number, keys without payloads.
        try refuses("NAMES", [UInt8](repeating: 7, count: 64 * 8))
        try refuses("NAMES", [UInt8](repeating: 0, count: 8))
        try refuses("CLUSTERS", [UInt8](repeating: 0, count: 24))
        try refuses("CLUSTERS", [UInt8](repeating: 0, count: 12))
        // One bucket, which would be chosen by a shift of 64; rows that are not there.
        try refuses("BUCKETS", [UInt8](repeating: 0, count: 32))
        try refuses("BUCKETS", [UInt8](repeating: 0xFF, count: 64))
        // More short rows than rows.
        try refuses("BUCKETS", [0, 0, 0, 0x10] + [UInt8](repeating: 0, count: 60))
        try refuses("MOVES", [UInt8](repeating: 0x7F, count: 289 * 4))
        try refuses("MOVES2", [UInt8](repeating: 0, count: 288 * 4))
        try refuses("STEPS", [0, 0, 0, 0x7F])
        try refuses("STEPS", [0])
        try refuses("BUCKETS3", [UInt8](repeating: 0xFF, count: 64))
        try refuses("STEPS3", [0, 0, 0, 0x7F])
        try refuses("FEATURES", [])
    }

    @Test func whateverTheSectionsHoldNothingTraps() throws {
        let bytes = model()
        var generator = SeededGenerator(seed: 12)
        let text = Segmenter.standard.segment("Ông Nguyễn Văn Nam đến Hà Nội. Nam gặp bà Lan ở HÀ NỘI.")
        for _ in 0..<150 {
            let section = EntityModel.Section.allCases.randomElement(using: &generator)!.name
            if try TableDamage.range(of: section, in: bytes, kind: .names).isEmpty { continue }
            let crafted = try TableDamage.altered(bytes, section, kind: .names) { part in
                for _ in 0..<Int.random(in: 1...40, using: &generator) {
                    part[part.indices.randomElement(using: &generator)!] = UInt8.random(in: 0...255, using: &generator)
                }
            }
            guard let model = try? EntityModel(copying: crafted) else { continue }
            for entity in EntityTagger(model: model).entities(in: text) {
                #expect((0...1).contains(entity.confidence))
            }
        }
    }

    /// The best labels by trying all of them.
    private func bruteForce(
        _ unary: [SIMD16<Int16>], _ moves: [Int32], fixed: (position: Int, label: Int) = (-1, 0)
    ) -> Int32 {
        var best: [Int: Int32] = [0: 0]
        for (position, scores) in unary.enumerated() {
            var next: [Int: Int32] = [:]
            for (from, score) in best {
                for to in 0..<NameLabels.count where NameLabels.allows(from, to) {
                    if position == fixed.position, to != fixed.label { continue }
                    let value = score + moves[from * NameLabels.count + to] + (to == 0 ? 0 : Int32(scores[to - 1]))
                    next[to] = max(next[to] ?? .min, value)
                }
            }
            best = next
        }
        return best.filter { NameLabels.closes($0.key) }.values.max() ?? -100_000
    }

    private func score(_ spans: [NameSpan], _ unary: [SIMD16<Int16>], _ moves: [Int32]) -> Int32 {
        var labels = [Int](repeating: 0, count: unary.count)
        for span in spans {
            for index in span.range { labels[index] = NameLabels.inside(span.type) }
            labels[span.range.lowerBound] = NameLabels.begin(span.type)
            labels[span.range.upperBound - 1] = NameLabels.end(span.type)
            if span.range.count == 1 { labels[span.range.lowerBound] = NameLabels.single(span.type) }
        }
        var total: Int32 = 0
        var from = 0
        for (index, to) in labels.enumerated() {
            total += moves[from * NameLabels.count + to] + (to == 0 ? 0 : Int32(unary[index][to - 1]))
            from = to
        }
        return total
    }

    @Test func findsTheBestLabels() {
        var generator = SeededGenerator(seed: 5)
        var chain = NameChain()
        for _ in 0..<200 {
            let moves = (0..<289).map { _ in Int32.random(in: -40...40, using: &generator) }
            let unary = (0..<Int.random(in: 1...9, using: &generator)).map { _ in
                var row = SIMD16<Int16>.zero
                for label in 0..<16 { row[label] = Int16.random(in: -60...60, using: &generator) }
                return row
            }
            var spans: [NameSpan] = []
            moves.withUnsafeBufferPointer { moves in
                unary.withUnsafeBufferPointer {
                    chain.decode($0, start: 0, transitions: NameTransitions(scores: moves.baseAddress!), into: &spans)
                }
            }
            #expect(score(spans, unary, moves) == bruteForce(unary, moves))
            let most = bruteForce(unary, moves)
            for span in spans {
                let labels = span.range.map { index in
                    span.range.count == 1
                        ? NameLabels.single(span.type)
                        : index == span.range.lowerBound
                            ? NameLabels.begin(span.type)
                            : index == span.range.upperBound - 1
                                ? NameLabels.end(span.type) : NameLabels.inside(span.type)
                }
                let others = zip(span.range, labels).flatMap { index, own in
                    (0..<NameLabels.count).filter { $0 != own }.map {
                        bruteForce(unary, moves, fixed: (index, $0))
                    }
                }
                #expect(span.margin == most - others.max()!)
            }
        }
    }
}
