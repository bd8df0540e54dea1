import Testing
@testable import VietEntities

@Suite struct RoleTests {
    @Test(arguments: [
        ("Tổng Bí thư, Chủ tịch nước [PER Lê Lan] đến.", "Tổng Bí thư, Chủ tịch nước"),
        ("Thủ tướng [ORG Chính phủ] [LOC Sao Hỏa] [PER Hun Mai] đến.", "Thủ tướng Chính phủ Sao Hỏa"),
        ("Ông [PER Lê Lan], Phó tổng giám đốc [ORG Công ty Gió Biển], nói.", "Phó tổng giám đốc Công ty Gió Biển"),
        (
            "[PER Lê Lan] - Chủ tịch [ORG Hội Gió], Giám đốc [ORG Viện Mưa] - nói.",
            "Chủ tịch Hội Gió, Giám đốc Viện Mưa"
        ),
        ("[PER Lê Lan] (giám đốc) nói.", "giám đốc"), ("Bà [PER Lê Lan] nói.", "Bà"),
        ("Chủ tịch [ORG Hội Gió], nhà văn [PER Lê Lan] nói.", "Chủ tịch Hội Gió, nhà văn"),
    ])
    func isTheFullestBesideTheName(marked: String, role: String) {
        #expect(MarkedText(marked).roles.compactMap { $0 } == [role], "\(marked)")
    }

    @Test func behindACommaBelongsToTheNextPersonWhereOneFollows() {
        let marked = MarkedText(
            "Đến dự có ông [PER Lê Lan], Bộ trưởng [PER Vũ Mai], Giám đốc [ORG Sở Gió] [PER Hồ Hà].")
        #expect(marked.roles == ["ông", "Bộ trưởng", nil, "Giám đốc Sở Gió"])
    }

    @Test func needsAMarkBetween() {
        #expect(MarkedText("[PER Lê Lan] chủ tịch tỉnh.").roles == [nil])
    }
}
