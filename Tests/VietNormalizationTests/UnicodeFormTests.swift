import CVietICU
import TestSupport
import Testing

@testable import VietNormalization

@Suite struct UnicodeFormTests {
    private static let forms: [(UnicodeForm, viet_form)] = [
        (.nfc, VIET_NFC), (.nfd, VIET_NFD), (.nfkc, VIET_NFKC), (.nfkd, VIET_NFKD),
    ]

    private func apply(_ form: UnicodeForm, _ bytes: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBufferPointer { form.view(of: $0).bytes }
    }

    @Test(arguments: [0, 1, 2, 3]) func agreesWithICU(number: Int) {
        let (form, icu) = Self.forms[number]
        var wrong: [String] = []
        for value in UInt32(0)...0x2FFFF where value < 0x3400 || value > 0xF8FF && value < 0x20000 || value % 97 == 0 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let bytes = scalar.utf8Bytes
            if apply(form, bytes) != ICU.normalize(bytes, icu) { wrong.append(String(value, radix: 16)) }
        }
        for first in Hostile.alphabet {
            for second in Hostile.alphabet {
                let bytes = first.utf8Bytes + second.utf8Bytes
                if apply(form, bytes) != ICU.normalize(bytes, icu) { wrong.append("\(first.value) \(second.value)") }
            }
        }
        var generator = SeededGenerator(seed: UInt64(number) + 40)
        for _ in 0..<3_000 {
            let bytes = Array(Hostile.text(30, using: &generator).utf8)
            if apply(form, bytes) != ICU.normalize(bytes, icu) { wrong.append("\(bytes)") }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(8))")
    }

    /// The conditions that Unicode's NormalizationTest.txt states for every line of it.
    @Test func formsAgreeWithEachOther() {
        var generator = SeededGenerator(seed: 77)
        var wrong = 0
        for _ in 0..<3_000 {
            let source = Array(Hostile.text(20, using: &generator).utf8)
            let c = apply(.nfc, source)
            let d = apply(.nfd, source)
            let kc = apply(.nfkc, source)
            let kd = apply(.nfkd, source)
            let holds =
                apply(.nfc, c) == c && apply(.nfc, d) == c && apply(.nfd, c) == d && apply(.nfd, d) == d
                && apply(.nfkc, c) == kc && apply(.nfkc, d) == kc && apply(.nfkc, kd) == kc && apply(.nfkc, kc) == kc
                && apply(.nfkd, c) == kd && apply(.nfkd, d) == kd && apply(.nfkd, kc) == kd && apply(.nfkd, kd) == kd
                && apply(.nfc, kc) == kc && apply(.nfd, kd) == kd
            if !holds { wrong += 1 }
        }
        #expect(wrong == 0)
    }
}

@Suite struct AlignmentTests {
    /// The view and a step on it, composed, give the ranges that the two give one after the other.
    @Test func compositionIsOneAfterTheOther() {
        var generator = SeededGenerator(seed: 5)
        var wrong = 0
        for _ in 0..<5_000 {
            let first = randomView(of: Int.random(in: 0...20, using: &generator), &generator)
            let second = randomView(of: first.bytes.count, &generator)
            let both = second.composed(on: first)
            if both.sourceCount != first.sourceCount { wrong += 1 }
            var position = 0
            var source = 0
            for change in both.changes {
                // Increasing, and what stands between has the same length in both.
                if Int(change.view) - position != Int(change.source) - source || Int(change.view) < position {
                    wrong += 1
                }
                position = change.viewEnd
                source = change.sourceEnd
            }
            if both.bytes.count - position != both.sourceCount - source { wrong += 1 }
            var cursor = both.changes.makeIterator()
            var change = cursor.next()
            for start in both.bytes.indices {
                while let now = change, now.viewEnd <= start { change = cursor.next() }
                let chained = first.sourceRange(of: second.sourceRange(of: start..<start + 1))
                if let change, Int(change.view) <= start {
                    // A byte of a change comes from within it.
                    if chained.lowerBound < Int(change.source) || chained.lowerBound > change.sourceEnd { wrong += 1 }
                } else if chained.lowerBound != both.sourceRange(of: start..<start + 1).lowerBound {
                    wrong += 1
                }
            }
        }
        #expect(wrong == 0)
    }

    private func randomView(of count: Int, _ generator: inout SeededGenerator) -> AlignedText {
        let source = [UInt8](repeating: 0x78, count: count)
        return source.withUnsafeBufferPointer { bytes in
            var builder = ViewBuilder(source: bytes)
            var at = 0
            while at < count {
                let kept = Int.random(in: 0...3, using: &generator)
                at = min(count, at + kept)
                builder.keep(to: at)
                let end = min(count, at + Int.random(in: 0...3, using: &generator))
                let length = Int.random(in: 0...3, using: &generator)
                if end > at || length > 0, kept > 0 {
                    builder.replace(to: end, capacity: 4) { out in
                        for index in 0..<length { out[index] = 0x79 }
                        return length
                    }
                    at = end
                }
            }
            return builder.finish()
        }
    }
}
