import Testing
import VietCore
import VietText
@testable import VietEntities

@Suite struct NameRepairTests {
    /// The types of the names that are marked in a text, after repair by the cues of the model that the library carries.
    private func types(_ text: String) -> [String] {
        let marked = MarkedText(text)
        let columns = RecasedColumns([marked.document], names: NameTable())
        let names = marked.spans
        let repair = NameRepair(columns, names: EntityTagger.standard.tagger.model.names)
        let persons = names.filter { $0.type == NameLabels.person && $0.range.count > 2 }
        var spans: [NameSpan] = []
        for sentence in columns.sentences {
            var own = names.filter { sentence.contains($0.range.lowerBound) }
            repair.apply(to: &own, in: sentence) { range in
                persons.contains {
                    columns.keys[$0.range.dropFirst()].suffix(range.count).elementsEqual(columns.keys[range])
                }
            }
            spans += own
        }
        return spans.map { NameLabels.types[$0.type].rawValue }
    }

    @Test func aFormOfAddressMakesAPerson() {
        #expect(types("Nay chú [LOC Pháp] về.") == ["PER"])
        #expect(types("Chị [LOC Nga] vừa từ [LOC Nga] về.") == ["PER", "LOC"])
        #expect(types("Một người đàn ông [LOC Pháp] đến.") == ["LOC"])
        #expect(types("Họ gặp bà [LOC Hà Nội] ở đó.") == ["LOC"])
    }

    @Test func aFullNameSpeaksForItsEnd() {
        #expect(
            types("[PER Vũ Thái Bình] đá hay. [LOC Thái Bình] ghi bàn, rồi về [LOC Thái Bình].") == [
                "PER", "PER", "LOC",
            ])
        // The family name alone and other ends are no given names.
        #expect(types("[PER Vũ Thái Bình] đá hay. [LOC Vũ Thái] xa lắm.") == ["PER", "LOC"])
    }

    @Test func whoIsListedIsAPerson() {
        #expect(
            types("Xuất phát: [LOC Hải An]; [PER Văn Lâm], [LOC Thái Bình] (10) và [LOC Tân Phú].")
                == ["PER", "PER", "PER", "PER"])
        #expect(types("Tiền đạo: [LOC Bình Dương], [LOC Tây Ninh].") == ["PER", "PER"])
        // The list is over, is one of places, or names a country.
        #expect(types("Đội hình: [LOC Hải An]; đá ở [LOC Hà Nội].") == ["PER", "LOC"])
        #expect(types("Nơi đến: [LOC Hải An], [LOC Hà Nội].") == ["LOC", "LOC"])
        #expect(types("Thủ môn: [LOC Pháp].") == ["LOC"])
    }

    @Test func aCapitalOfTheSentenceIsNoName() {
        #expect(types("[LOC Ý] kiến bạn đọc.").isEmpty)
        #expect(types("[LOC Ý] thắng trận.") == ["LOC"])
    }
}
