import TestSupport
import Testing
import VietCore
import VietSegmentation
import VietText
@testable import VietEntities

/// What the passes over a document decide, beyond what a sentence shows.
@Suite struct PassTests {
    /// The votes that a text holds for each of its tokens with a capital.
    private func votes(_ text: String) -> [String: UInt32] {
        let document = Segmenter.standard.segment(text)
        let pass = EntityTagger.standard.tagger.firstPass([document])
        var evidence = DocumentEvidence(pass)
        var found: [String: UInt32] = [:]
        for candidate in pass.candidates {
            _ = evidence.prepare(candidate.range, of: pass)
            for (position, row) in zip(candidate.range, evidence.rows(of: candidate.range, pass.columns))
            where pass.columns.marks[position].isCapital {
                found[document.source[document.storage.tokens[position].range], default: 0] |= row.votes
            }
        }
        return found
    }

    @Test func aMentionIsNoEvidenceForItself() {
        let once = votes("Đoàn đã đến Hà Nội. Trời mưa to.")
        #expect(once["Hà"] == 0 && once["Nội"] == 0)
        let twice = votes("Đoàn đã đến Hà Nội. Trời mưa to ở Hà Nội.")
        #expect(twice["Hà"] != 0 && twice["Hà"]! & 1 == 1)
        // Of one other mention there are four votes at most.
        #expect(twice["Hà"]! >> 5 & 3 <= 1)
    }

    @Test func namesVoteWithinReachOnly() {
        let far = String(repeating: "trời mưa to và gió rất lớn. ", count: 150)
        #expect(votes("Đoàn đã đến Hà Nội. \(far)Mưa to ở Hà Nội.")["Hà"] == 0)
    }

    /// Of labels that score the same the first is taken, in every step.
    @Test func tiesGoToTheFirstLabel() {
        func decode(_ rows: [SIMD16<Int16>]) -> [NameSpan] {
            var chain = NameChain()
            var spans: [NameSpan] = []
            let transitions = [Int32](repeating: 0, count: NameLabels.count * NameLabels.count)
            transitions.withUnsafeBufferPointer { transitions in
                rows.withUnsafeBufferPointer {
                    chain.decode(
                        $0, start: 0, transitions: NameTransitions(scores: transitions.baseAddress!), into: &spans)
                }
            }
            return spans
        }
        #expect(decode([SIMD16(repeating: 0), SIMD16(repeating: 0)]).isEmpty)
        let one = decode([SIMD16(repeating: 5)])
        #expect(one.count == 1 && one[0].type == 0 && one[0].margin == 0)
        // Two tokens that want to be any name: outside is behind, and begin and end come before two singles.
        let two = decode([SIMD16(repeating: 5), SIMD16(repeating: 5)])
        #expect(two.first?.type == 0 && two.allSatisfy { $0.margin == 0 })
        var generator = SeededGenerator(seed: 31)
        for _ in 0..<100 {
            let rows = (0..<4).map { _ in
                var row = SIMD16<Int16>.zero
                for label in 0..<16 { row[label] = Int16.random(in: 0...1, using: &generator) }
                return row
            }
            #expect(decode(rows).map(\.range) == firstBest(rows))
        }
    }

    /// The slow twin: of the predecessors of a label the first of the best, of the last labels the first of the best.
    private func firstBest(_ rows: [SIMD16<Int16>]) -> [Range<Int>] {
        let n = NameLabels.count
        var best = (0..<n).map { $0 == 0 ? 0 : -1_000_000 }
        var back: [[Int]] = []
        for (position, row) in rows.enumerated() {
            var next = [Int](repeating: -1_000_000, count: n)
            var from = [Int](repeating: 0, count: n)
            for to in 0..<n {
                for label in 0..<n where NameLabels.allows(label, to) && (position > 0 || label == 0) {
                    if best[label] > next[to] { (next[to], from[to]) = (best[label], label) }
                }
                if to > 0 { next[to] += Int(row[to - 1]) }
            }
            best = next
            back.append(from)
        }
        var label = 0
        for other in 0..<n where NameLabels.closes(other) && best[other] > best[label] { label = other }
        var labels: [UInt8] = []
        for from in back.reversed() {
            labels.insert(UInt8(label), at: 0)
            label = from[label]
        }
        return NameLabels.spans(labels).map(\.range)
    }
}
