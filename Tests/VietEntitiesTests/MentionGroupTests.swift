import TestSupport
import Testing
import VietCore
import VietText
@testable import VietEntities

@Suite struct MentionGroupTests {
    @Test(arguments: [
        // Abbreviations by their initials, heads and joints left out or not.
        "[ORG Bộ Khoa học và Công nghệ] họp. [ORG Bộ KH-CN] kết luận.",
        "[ORG Bộ Khoa học và Công nghệ] họp. [ORG Bộ KH&CN] kết luận.",
        "[ORG UBND huyện Sao Mai] họp. [ORG Ủy ban nhân dân huyện Sao Mai] kết luận.",
        "[ORG Tổng công ty Đường sông Việt Nam] họp. [ORG ĐSVN] kết luận.",
        "[LOC Đồng bằng sông Cửu Long] hạn hán. [LOC ĐBSCL] thiếu nước.",
        "[ORG Công ty Sao Mai] họp. [ORG SM] kết luận.",
        // Acronyms of another language, where the text sets them beside the name.
        "[ORG Tổ chức Y học Sao Hỏa] (WMO) họp.", "[ORG Tổ chức Y học Sao Hỏa] ([ORG WMO]) họp.",
        "[ORG Cơ quan Đại dương châu Phi], [ORG AOA], họp.",
        "[ORG Hội Gió Biển], [ORG AOA], họp.",
        // Names that the lexicon knows for one thing.
        "[ORG Liên minh châu Âu] họp. [ORG EU] kết luận.", "[ORG LHQ] họp. [ORG UN] kết luận.",
        "[ORG Ngân hàng Nông nghiệp và Phát triển nông thôn] họp. [ORG Agribank] kết luận.",
        "[ORG Trung tâm Kiểm soát bệnh tật tỉnh Bến Tre] họp. [ORG CDC Bến Tre] kết luận.",
        "[ORG UNESCO] họp. [ORG Tổ chức Giáo dục, Khoa học và Văn hóa của Liên Hợp Quốc] kết luận.",
        // Heads, legal forms, fields, years, countries left out.
        "[ORG Tập đoàn Gió Biển] xây. [ORG Gió Biển] bán.",
        "[ORG Công ty CP Xây dựng Gió Biển] xây. [ORG Công ty Gió Biển] bán.",
        "[ORG Công ty TNHH MTV Thương mại Gió Biển] xây. [ORG Công ty Gió Biển] bán. [ORG Gió Biển] lãi.",
        "[MISC Luật Sông ngòi 2031] đã qua. Theo [MISC Luật Sông ngòi], dân được lợi.",
        "[MISC Nghị định 12/2031/NĐ-CP] đã qua. [MISC Nghị định 12] có lợi.",
        "[MISC Mercury Gió S24] đắt. [MISC Gió S24] rẻ.",
        "[ORG Viện Gió Việt Nam] họp. [ORG Viện Gió] kết luận.",
        "[ORG Tập đoàn Trường Gió] xây. [ORG Trường Gió] bán.",
        "[ORG Công ty CP Bóng đá Sao Gió Mây] thua. [ORG SGM] buồn.",
        "[LOC tỉnh Sao Mai] họp. [LOC Sao Mai] có mưa.", "[LOC Sân bay Sao Mai] mở. [LOC Sao Mai] vắng.",
        // Persons.
        "[PER Trần Gió Mai] nói. Bà [PER Mai] cười. [PER Gió Mai] đi.", "Ông [PER Mai] nói. [PER Trần Gió Mai] cười.",
        "[PER Đô Na Trăm] nói. [PER Trăm] cười.", "Anh [PER Q.M.H.] kể. Theo anh [PER H.], trời mưa.",
        "[PER Vũ Thị Q.] (30 tuổi) kể. [PER Q.] nói.", "Bà [PER Ng.T.H.] kể. Bà [PER H.] nói.",
        "Em [PER Q.N.T.A.] ngã. Mẹ [PER T.A.] khóc.",
        // What the text says.
        "[PER Trần Gió], còn gọi là [PER Ba Mai], bị bắt.", "[PER Trần Gió] (tức [PER Ba Mai]) bị bắt.",
        "[PER Trần Gió] (biệt danh “[PER Ba Mai]”) bị bắt.",
        // Sixteen tokens from one to the other are the most.
        "[PER Trần Gió] ((((((( còn gọi là (((((“[PER Ba Mai] bị bắt.",
    ])
    func areOneEntity(marked: String) {
        #expect(Set(MarkedText(marked).groups).count == 1, "\(marked)")
    }

    @Test(arguments: [
        // Two full names of persons, whatever they share; the short one is the nearest before it.
        ("[PER Trần Văn Mai] và [PER Lê Mai] cười. [PER Mai] đi.", [0, 1, 1]),
        ("[PER Trần Văn Mai] nói. Ông [PER Mai] cười. [PER Lê Thị Mai] nói. Bà [PER Mai] cười.", [0, 0, 1, 1]),
        ("[PER Q.M.H.] và [PER T.V.H.] bị bắt. [PER H.] khai.", [0, 1, 2]),
        ("[PER Q.N.T.A.] và [PER V.T.A.] ngã. [PER T.A.] khóc.", [0, 1, 2]),
        ("[PER Vũ Q.] và [PER Trần Thị Q.] bị bắt. [PER Q.] khai.", [0, 1, 2]),
        // Heads and fields that speak against it.
        ("[LOC tỉnh Sao Mai] và [LOC thị xã Sao Mai] họp.", [0, 1]),
        ("[ORG Công ty Xây dựng Gió Biển] kiện [ORG Công ty Du lịch Gió Biển].", [0, 1]),
        ("[ORG Công ty CP Gió 5] kiện [ORG Công ty CP Gió 9]. [ORG Công ty Gió 5] thua.", [0, 1, 0]),
        ("[MISC Nghị định 12/2031/NĐ-CP] và [MISC Nghị định 12/2032/NĐ-CP] khác [MISC Nghị định 12].", [0, 1, 2]),
        ("[MISC Mercury Gió S24] và [MISC Venus Gió S24] khác [MISC Gió S24].", [0, 1, 2]),
        ("[MISC Cúp Gió 2030] và [MISC Cúp Gió 2031] khác nhau.", [0, 1]),
        // Initials that fit, words in full that do not.
        ("[ORG UBND tỉnh Sao Mai] và [ORG Ủy ban nhân dân tỉnh Sông Mã] họp.", [0, 1]),
        // Two full names with the same initials; types.
        ("[ORG Hội Gió Biển] và [ORG Hội Giấy Bút] kiện [ORG HGB].", [0, 1, 2]),
        ("[LOC Gió Biển] và [ORG Gió Biển] khác nhau.", [0, 1]),
        // Commas of a list, and names with other words between.
        ("Các hội [ORG Hội Gió Biển], [ORG Hội Giấy Bút], [ORG XYZ], họp.", [0, 1, 2]),
        ("[ORG Gió Biển], [ORG AOA], họp.", [0, 1]),
        ("[PER Trần Gió] gọi [PER Ba Mai] về.", [0, 1]),
        ("[PER Trần Gió] (((((((( còn gọi là (((((“[PER Ba Mai] bị bắt.", [0, 1]),
    ])
    func areTold(marked: String, groups: [Int]) {
        #expect(MarkedText(marked).groups == groups, "\(marked)")
    }

    @Test func placesKeepTheirOfficesAndLendCompaniesTheirNames() {
        let places = EntityTagger.standard.tagger.model.names
        #expect(MarkedText("[ORG Công ty CP Hải Long] bán. [ORG Hải Long] lãi.").groups(names: places) == [0, 0])
        #expect(MarkedText("[ORG Bệnh viện Hà Nội] gọi. [ORG Hà Nội] thắng.").groups(names: places) == [0, 1])
        #expect(MarkedText("[ORG Trường THPT Hà Nội] thi. [ORG THPT Hà Nội] thắng.").groups(names: places) == [0, 0])
        #expect(MarkedText("[ORG Trường THPT Hà Nội] thi. [ORG Công an Hà Nội] gọi.").groups(names: places) == [0, 1])
        // What stands in a place is not called so, the place itself is, and what has a name of its own.
        #expect(MarkedText("[LOC Sân bay Đà Nẵng] đông. [LOC Đà Nẵng] mưa.").groups(names: places) == [0, 1])
        #expect(MarkedText("[LOC thành phố Đà Nẵng] đông. [LOC Đà Nẵng] mưa.").groups(names: places) == [0, 0])
        #expect(MarkedText("[LOC Sân bay Nội Bài] đông. [LOC Nội Bài] mưa.").groups(names: places) == [0, 0])
    }

    @Test func otherNamesOfTheListsAreOneEntity() {
        let aliases = EntityTagger.standard.tagger.model.aliases
        func groups(_ text: String) -> [Int] { MarkedText(text).groups(names: NameTable(), aliases: aliases) }
        #expect(groups("[ORG Tổ chức Y tế Thế giới] họp. [ORG WHO] cảnh báo.") == [0, 0])
        #expect(groups("[ORG EVN] lỗ. [ORG Tập đoàn Điện lực Việt Nam] xin tăng giá.") == [0, 0])
        // Another type, another body.
        #expect(groups("[ORG Tổ chức Y tế Thế giới] họp. [PER WHO] cảnh báo.") == [0, 1])
        #expect(groups("[ORG Tổ chức Y tế Thế giới] họp. [ORG WTO] cảnh báo.") == [0, 1])
    }

    @Test func oneIdentifierIsOneEntity() throws {
        var gazetteer = EntityGazetteer()
        for (name, identifier) in [("Sao Gió", "Q1"), ("Thành Mai", "Q1"), ("Sông Nắng", "Q2")] {
            gazetteer.add(
                Segmenter.standard.segment(name), type: .location, strength: .force, identifier: identifier)
        }
        var options = EntityOptions()
        options.gazetteer = gazetteer
        let found = EntityTagger.standard.entities(
            in: Segmenter.standard.segment("Họ tới Sao Gió, qua Sông Nắng, và Thành Mai lại mưa."), options: options)
        let names = found.filter { $0.type == .location }
        #expect(names.map(\.group) == [0, 1, 0])
        #expect(names.map(\.identifier) == ["Q1", "Q2", "Q1"])
    }

    @Test func manyNamesOfOneGivenNameStayLinear() {
        // Full names with one given name, the given name between; full names with the initials of an abbreviation that is
        // written in as many ways; one name with as many heads. Whoever compares all with all is found out by the steps.
        let families = ["Trần", "Lê", "Vũ", "Đỗ", "Hồ"]
        func text(_ count: Int) -> MarkedText {
            MarkedText(
                (0..<count).map {
                    "[PER \(families[$0 % 5]) Gió\($0) Mai] gặp [PER Mai] ở [ORG Hội Gió\($0) Biển], [ORG HGB\($0)] và "
                        + "[ORG nhóm\($0) Sao Mai]. "
                }.joined())
        }
        let texts = [250, 500, 1_000].map(text)
        let steps = texts.map(\.groupSteps)
        // Eight tokens or so for each of five mentions, and a few forms.
        #expect(steps[2] < 1_000 * 60)
        #expect(steps[1] * 4 <= steps[0] * 9 && steps[2] * 4 <= steps[1] * 9)
        #expect(texts[0].groups.count == 1_250)
    }
}
