import Foundation
import TestSupport
import Testing
import VietEvaluation
import VietFormats
import VietText

@Suite struct WordAgreementTests {
    @Test func aWordIsItsPlaceAmongTheLetters() {
        var agreement = WordAgreement()
        agreement.add(gold: ["Hà_Nội", "đẹp", "."], predicted: ["Hà Nội", "đẹp."])
        #expect(agreement.words == AgreementCounts(gold: 3, predicted: 2, common: 1))
        #expect(agreement.exactSentences == 0 && agreement.changedSentences == 0)
        let worst = agreement.commonestConfusions(5)
        #expect(worst.count == 1)
        #expect(worst[0].confusion.gold == "đẹp ." && worst[0].confusion.predicted == "đẹp.")
    }

    @Test func normalizationFormsAreTheSameLetters() {
        var agreement = WordAgreement()
        agreement.add(gold: ["Việt_Nam", "có"], predicted: ["Vie\u{323}\u{302}t Nam", "co\u{301}"])
        #expect(agreement.words.common == 2 && agreement.exactSentences == 1)
    }

    @Test func otherLettersScoreNothing() {
        var agreement = WordAgreement()
        agreement.add(gold: ["a", "b"], predicted: ["a", "c"])
        agreement.add(gold: ["a"], predicted: nil)
        #expect(agreement.words == AgreementCounts(gold: 3, predicted: 2, common: 0))
        #expect(agreement.changedSentences == 2 && agreement.sentences == 2)
        #expect(agreement.words.f1 == 0)
    }

    @Test func agreesWithSetsOfSpans() {
        var generator = SeededGenerator(seed: 41)
        var agreement = WordAgreement()
        var common = 0
        var gold = 0
        var predicted = 0
        var exact = 0
        var errors = 0
        for _ in 0..<2_000 {
            let letters = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
                ["a", "ệ", "e\u{302}\u{323}", "9", "."].randomElement(using: &generator)!
            }
            let first = split(letters, &generator)
            let second = split(letters, &generator)
            agreement.add(gold: first, predicted: second)
            let a = spans(first)
            let b = spans(second)
            common += a.intersection(b).count
            gold += a.count
            predicted += b.count
            exact += a == b ? 1 : 0
            errors += a == b ? 0 : 1
        }
        #expect(agreement.words.common == common)
        #expect(agreement.words.gold == gold)
        #expect(agreement.words.predicted == predicted)
        #expect(agreement.exactSentences == exact)
        #expect(agreement.commonestConfusions(.max).reduce(0) { $0 + $1.count } >= errors)
        #expect(agreement.changedSentences == 0)
    }

    private func split(_ letters: [String], _ generator: inout SeededGenerator) -> [String] {
        var words: [String] = []
        for letter in letters {
            if words.isEmpty || Bool.random(using: &generator) {
                words.append(letter)
            } else {
                words[words.count - 1] += (Bool.random(using: &generator) ? " " : "") + letter
            }
        }
        return words
    }

    private func spans(_ words: [String]) -> Set<Range<Int>> {
        var position = 0
        return Set(
            words.map { word in
                let length = word.precomposedStringWithCanonicalMapping.unicodeScalars.filter { $0 != " " }.count
                defer { position += length }
                return position..<(position + length)
            })
    }

    @Test func goldTextIsSegmentedAnew() {
        var agreement = WordAgreement()
        let worker = Segmenter.standard.makeWorker()
        agreement.add(gold: ["Hà_Nội", "là", "thủ_đô", "của", "Việt_Nam", "."], segmentedBy: worker)
        #expect(agreement.words.f1 == 1)
    }
}
