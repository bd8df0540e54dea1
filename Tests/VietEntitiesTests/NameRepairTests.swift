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

    /// The names of a text, after repair.
    private func names(_ text: String) -> [String] {
        let marked = MarkedText(text)
        let columns = RecasedColumns([marked.document], names: NameTable())
        let repair = NameRepair(columns, names: EntityTagger.standard.tagger.model.names)
        var spans: [NameSpan] = []
        for sentence in columns.sentences {
            var own = marked.spans.filter { sentence.contains($0.range.lowerBound) }
            repair.apply(to: &own, in: sentence) { _ in false }
            spans += own
        }
        let tokens = marked.document.storage.tokens
        return spans.map {
            let bytes = Int(tokens[$0.range.lowerBound].start)..<Int(tokens[$0.range.upperBound - 1].end)
            return "\(NameLabels.types[$0.type].rawValue) \(marked.document.source[bytes])"
        }
    }

    @Test func aCompanyIsPlainBehindItsHead() {
        #expect(names("Công ty Minh Tân khiếu nại.") == ["ORG Minh Tân"])
        #expect(names("Sau đó Tập đoàn Sao Khuê xin lỗi [PER Lê An].") == ["ORG Sao Khuê", "PER Lê An"])
        #expect(names("Startup Zolanio vừa gọi vốn, hãng Kramby thì chưa.") == ["ORG Zolanio", "ORG Kramby"])
        #expect(names("Nay công ty Minh Tân khiếu nại.").isEmpty)
        #expect(names("Công ty Minh Tân và các bên họp.") == ["ORG Minh Tân"])
    }

    @Test func whatMayGoOnIsNoPlainCompany() {
        #expect(names("Công ty Lọc hóa dầu mở thầu.").isEmpty)
        #expect(names("Công ty Thương Mại và Dịch Vụ ấy mở thầu.").isEmpty)
        #expect(names("Công ty Vàng Bạc đá quý mở thầu.") == ["ORG Vàng Bạc"])
        #expect(names("CÔNG TY MINH TÂN KHIẾU NẠI LÊN SỞ").isEmpty)
        #expect(names("Công ty [LOC Minh Tân] khiếu nại.") == ["LOC Minh Tân"])
        #expect(names("Hãng Bảy [PER Lê An] nói.") == ["PER Lê An"])
    }

    @Test func whatIsTradedIsACompany() {
        #expect(
            names("Cổ phiếu [LOC Hòa Bình] tăng, mã cổ phiếu [PER Lan Anh] giảm.") == ["ORG Hòa Bình", "ORG Lan Anh"])
        #expect(names("Họ mua cổ phiếu [LOC Trung Quốc] và cổ phiếu [LOC Mỹ].") == ["LOC Trung Quốc", "LOC Mỹ"])
        #expect(names("Họ về [LOC Hòa Bình] mua cổ phiếu.") == ["LOC Hòa Bình"])
    }
}
