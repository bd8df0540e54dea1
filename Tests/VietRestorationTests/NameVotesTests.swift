import Testing
import VietNormalization

@testable import VietRestoration

/// How readings of one name elsewhere in a text count.
@Suite struct NameVotesTests {
    private let unit = ChainUnit(letters: 7, marks: LetterMarks(), fixed: 0, casing: .capital, isOpen: true)

    /// What a reading costs where another one is certain elsewhere, and it has a probability of its own in parts of 65536.
    private func cost(_ probability: Int32) -> Int32 {
        var votes = NameVotes()
        votes.count(unit, LetterMarks(rawValue: 2), 65536)
        votes.count(unit, LetterMarks(rawValue: 1), probability)
        return votes.cost(of: LetterMarks(rawValue: 1), for: unit)
    }

    @Test func likelierReadingsCostLess() {
        // A sixteenth is the least that counts.
        #expect(cost(0) == cost(4095) && cost(4095) > cost(4096))
        #expect(cost(4096) > cost(16384) && cost(16384) > cost(65536))
        var votes = NameVotes()
        #expect(votes.isEmpty && votes.cost(of: LetterMarks(rawValue: 1), for: unit) == 0)
        votes.count(unit, LetterMarks(rawValue: 1), 65536)
        #expect(!votes.isEmpty && votes.cost(of: LetterMarks(rawValue: 1), for: unit) < cost(65536))
        votes.removeAll()
        #expect(votes.isEmpty)
    }

    /// What was written with its marks speaks louder than what was restored.
    @Test func writtenMarksCountMore() {
        var written = unit
        written.marks = LetterMarks(rawValue: 2)
        var votes = NameVotes()
        votes.count(written, LetterMarks(rawValue: 2), 0)
        #expect(votes.cost(of: LetterMarks(rawValue: 1), for: unit) > cost(0))
    }
}
