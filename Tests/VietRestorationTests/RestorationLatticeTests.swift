import CVietScan
import TestSupport
import Testing
import VietCore
import VietNormalization
import VietText

@testable import VietRestoration

extension NgramTable {
    /// The entries of the words of `group` that are known behind `context`, without their fingerprints, by plain means.
    fileprivate func plainEntries(context: UInt64, group: UInt16) -> [UInt32] {
        var found = [UInt32](repeating: 0, count: RestorationModel.mostWords)
        let count = withUnsafePointer(to: table) {
            viet_ngrams_look_plain($0, context, group, &found, found.count)
        }
        return Array(found.prefix(count))
    }
}

/// The search that reads a unit with vectors, and the same code without, against one that says what is meant.
@Suite struct RestorationLatticeTests {
    private let model = MarkRestorer.standard.model

    /// What a word costs behind two others, and to leave it and the one before as a context.
    private func cost(_ word: UInt16, group: UInt16, behind node: viet_marks_node, _ before: UInt16?) -> (Int32, UInt8)
    {
        func payload(_ table: NgramTable, _ context: UInt64, _ bits: UInt32) -> UInt32? {
            table.plainEntries(context: context, group: group).last { $0 >> bits == UInt32(word - group) }
                .map { $0 & (1 << bits - 1) }
        }
        var cost = Int32(model.singles[Int(node.word) * 2 + 1]) + Int32(model.singles[Int(word) * 2])
        var leaving: UInt8 = 0
        if let pair = payload(model.pairs, UInt64(node.word), RestorationModel.pairPayload) {
            (cost, leaving) = (Int32(pair >> 5) * 2, UInt8(pair & 31) * 4)
        }
        cost += Int32(node.leaving)
        if let before, node.leaving > 0,
            let triple = payload(
                model.triples, UInt64(before) << 16 | UInt64(node.word) | 1 << 40, RestorationModel.triplePayload)
        {
            cost = Int32(triple) * 4
        }
        return (cost, leaving)
    }

    /// The nodes of a unit as they are meant: of all pairs the cheapest, in order where some are left out.
    private func expected(_ step: viet_marks_step, width: Int, margin: Int32) -> [viet_marks_node] {
        var best: [Int: viet_marks_node] = [:]
        for number in step.first..<step.end {
            let node = step.nodes[number]
            for index in 0..<step.count {
                let choice = step.choices[index]
                let isSecond =
                    step.has_second != 0 && choice.word >= step.second && choice.word - step.second < 32
                    && (step.second > step.group || choice.word < step.group)
                let before = node.back < 0 ? nil : step.nodes[Int(node.back)].word
                let (own, leaving) = cost(
                    choice.word, group: isSecond ? step.second : step.group, behind: node, before)
                let total = node.cost + own + choice.extra
                let pair = Int(node.choice) * 64 + index
                if total < best[pair]?.cost ?? .max {
                    best[pair] = viet_marks_node(
                        word: choice.word, choice: UInt8(index), leaving: leaving, back: Int32(number), cost: total)
                }
            }
        }
        let lowest = best.values.map(\.cost).min()!
        let kept = best.filter { $0.value.cost <= lowest + margin }.sorted { $0.key < $1.key }
        guard kept.count > width else { return kept.map(\.value) }
        return kept.sorted { ($0.value.cost, $0.key) < ($1.value.cost, $1.key) }.prefix(width).map(\.value)
    }

    @Test(arguments: [(16, 160), (3, 160), (1, 0), (256, 512)] as [(Int, Int32)])
    func bothReadAUnitAsIsMeant(width: Int, margin: Int32) throws {
        var random = SeededGenerator(seed: 5)
        let spellings = ["toi", "dang", "o", "hai", "ha", "noi", "nhung", "cua", "hung", "de", "a", "thanh", "mail"]
        let groups = try spellings.map { spelling in
            let letters = try #require(Array(spelling.utf8).withUnsafeBufferPointer { MarkedLetters($0) })
            return try #require(model.group(letters.letters))
        }
        let tables = viet_marks_model(pairs: model.pairs.table, triples: model.triples.table, singles: model.singles)
        let scratch = UnsafeMutableRawPointer.allocate(byteCount: viet_marks_scratch_size(), alignment: 64)
        defer { scratch.deallocate() }
        var triples = 0
        for _ in 0..<40 {
            var nodes = [viet_marks_node(word: 0, choice: 0, leaving: 0, back: -1, cost: 0)]
            var (first, previous) = (0, 1)
            for _ in 0..<6 {
                let group = groups.randomElement(using: &random)!
                let hasBoth = group.lowerCount > 0 && group.capitalCount > 0 && Bool.random(using: &random)
                let isLower = group.capitalCount == 0 || !hasBoth && group.lowerCount > 0
                var words: [UInt16] = []
                if hasBoth || !isLower { words += (0..<UInt16(group.capitalCount)).map { group.capital + $0 } }
                if hasBoth || isLower { words += (0..<UInt16(group.lowerCount)).map { group.lower + $0 } }
                let choices = words.map {
                    viet_marks_choice(word: $0, extra: Int32.random(in: 0..<100, using: &random) / 90 * 7)
                }
                let end = nodes.count
                nodes.withUnsafeBufferPointer { before in
                    choices.withUnsafeBufferPointer { choices in
                        var step = viet_marks_step(
                            nodes: before.baseAddress!, first: first, end: end, previous: previous,
                            choices: choices.baseAddress!, count: choices.count,
                            group: isLower ? group.lower : group.capital, second: hasBoth ? group.lower : 0,
                            has_second: hasBoth ? 1 : 0)
                        let wanted = expected(step, width: width, margin: margin)
                        withUnsafePointer(to: tables) { tables in
                            for advance in [viet_marks_advance, viet_marks_advance_plain] {
                                var found = [viet_marks_node](
                                    repeating: viet_marks_node(), count: Int(viet_marks_most_nodes))
                                let count = advance(
                                    tables, &step, width, margin, OpaquePointer(scratch), &found, nil)
                                #expect(found.prefix(count).map(Fields.init) == wanted.map(Fields.init))
                            }
                        }
                        triples += wanted.count { $0.leaving > 0 }
                        nodes += wanted
                    }
                }
                (first, previous) = (end, choices.count)
            }
        }
        #expect(triples > 100)
    }

    /// A node, to be compared.
    private struct Fields: Equatable {
        let word: UInt16
        let choice: UInt8
        let leaving: UInt8
        let back: Int32
        let cost: Int32

        init(_ node: viet_marks_node) {
            (word, choice, leaving, back, cost) = (node.word, node.choice, node.leaving, node.back, node.cost)
        }
    }
}
