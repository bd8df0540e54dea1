import VietCore

/// Roles, titles and forms of address as sequences of tokens.
struct RoleLexicon: Sendable {
    static let shared = RoleLexicon()
    static let comma = LetterFold.shared(",")
    static let also = LetterFold.shared("kiêm")

    // Keys of the phrases read from their last word to their first.
    private let phrases: Set<UInt32>
    private let prefixes: Set<UInt32>

    private init() {
        var phrases: Set<UInt32> = []
        var prefixes: Set<UInt32> = []
        for phrase in Self.list.split(separator: "|") {
            var key: UInt32 = 0
            for word in phrase.split(whereSeparator: \.isWhitespace).reversed() {
                key = NameTable.extend(key, LetterFold.shared(String(word)))
                prefixes.insert(key)
            }
            phrases.insert(key)
        }
        self.phrases = phrases
        self.prefixes = prefixes
    }

    /// The start of the longest role that ends at `end`, or nil.
    ///
    /// - Complexity: O(l) for the longest role of l tokens.
    func longest(endingAt end: Int, from lowest: Int, columns: TokenColumns) -> Int? {
        var key: UInt32 = 0
        var start = end
        var found: Int?
        while start > lowest {
            key = NameTable.extend(key, columns.keys[start - 1])
            guard prefixes.contains(key) else { break }
            start -= 1
            if phrases.contains(key) { found = start }
        }
        return found
    }

    private static let list = """
        ông|bà|anh|chị|em|cháu|cô|chú|bác|cụ|cậu|dì|thầy|cô giáo|thầy giáo|bé|ngài|quý ông|quý bà|vợ|chồng|con trai|con gái\
        |mẹ|bố|cha|thím|mợ|nàng|chàng|lão|tướng|vua|chúa|hoàng đế|nữ hoàng|quốc vương|hoàng tử|công chúa|thái tử|hoàng hậu|\
        thái hậu|công tước|bá tước|giáo hoàng|hồng y|đức cha|linh mục|hòa thượng|thượng tọa|đại đức|ni sư|sư cô|mục sư|\
        tổng bí thư|bí thư|phó bí thư|chủ tịch|phó chủ tịch|chủ tịch nước|phó chủ tịch nước|chủ tịch quốc hội|\
        phó chủ tịch quốc hội|chủ tịch hđqt|chủ tịch ubnd|phó chủ tịch ubnd|chủ tịch hđnd|chủ tịch đảng|chủ nhiệm|\
        phó chủ nhiệm|thủ tướng|phó thủ tướng|thủ tướng chính phủ|phó thủ tướng chính phủ|cựu thủ tướng|tổng thống|\
        phó tổng thống|cựu tổng thống|bộ trưởng|thứ trưởng|bộ trưởng bộ|nguyên bộ trưởng|ngoại trưởng|thống đốc|thị trưởng|\
        nghị sĩ|thượng nghị sĩ|hạ nghị sĩ|dân biểu|đại sứ|phó đại sứ|lãnh sự|tổng lãnh sự|người phát ngôn|phát ngôn viên|\
        đại biểu|đại biểu quốc hội|đbqh|ủy viên bộ chính trị|bí thư thành ủy|bí thư tỉnh ủy|phó bí thư thành ủy|\
        phó bí thư tỉnh ủy|bí thư huyện ủy|bí thư đảng ủy|chánh văn phòng|phó chánh văn phòng|cục trưởng|phó cục trưởng|\
        vụ trưởng|phó vụ trưởng|tổng cục trưởng|phó tổng cục trưởng|viện trưởng|phó viện trưởng|viện phó|trưởng ban|phó ban|\
        phó trưởng ban|trưởng phòng|phó phòng|phó trưởng phòng|giám đốc|phó giám đốc|tổng giám đốc|phó tổng giám đốc|\
        giám đốc điều hành|giám đốc sở|giám đốc công an|ceo|chủ tịch hội đồng quản trị|hiệu trưởng|hiệu phó|\
        phó hiệu trưởng|trưởng khoa|phó khoa|tổng biên tập|phó tổng biên tập|tổng thư ký|phó tổng thư ký|thư ký|chánh án|\
        phó chánh án|thẩm phán|kiểm sát viên|luật sư|ls|điều tra viên|công tố viên|trưởng công an|phó trưởng công an|\
        đại tướng|thượng tướng|trung tướng|thiếu tướng|chuẩn tướng|đô đốc|phó đô đốc|chuẩn đô đốc|đại tá|thượng tá|trung tá|\
        thiếu tá|đại úy|thượng úy|trung úy|thiếu úy|thượng sĩ|trung sĩ|hạ sĩ|binh nhất|tư lệnh|phó tư lệnh|chính ủy|\
        tham mưu trưởng|giáo sư|phó giáo sư|tiến sĩ|thạc sĩ|bác sĩ|dược sĩ|kỹ sư|kiến trúc sư|nhà giáo nhân dân|nhà giáo ưu tú|\
        gs|pgs|ts|ths|bs|ks|kts|gs.ts|gs.ts.|pgs.ts|pgs.ts.|gs.|pgs.|ts.|ths.|bs.|ths.bs|bsckii|tskh|gs.tskh|pgs|nsnd|nsưt|nsut|\
        nghệ sĩ|nghệ sĩ nhân dân|nghệ sĩ ưu tú|ca sĩ|nhạc sĩ|diễn viên|nam diễn viên|nữ diễn viên|đạo diễn|họa sĩ|nhà văn|\
        nhà thơ|nhà báo|phóng viên|mc|người mẫu|siêu mẫu|hoa hậu|á hậu|á khôi|nhiếp ảnh gia|biên đạo|nhà sản xuất|nhà sử học|\
        nhà nghiên cứu|chuyên gia|nhà khoa học|giảng viên|học giả|triết gia|doanh nhân|tỷ phú|tỉ phú|đại gia|thủ lĩnh|lãnh tụ|\
        nhà lãnh đạo|cầu thủ|tiền đạo|tiền vệ|hậu vệ|thủ môn|trung vệ|đội trưởng|huấn luyện viên|huấn luyện viên trưởng|hlv|\
        hlv trưởng|trọng tài|vđv|vận động viên|võ sĩ|kình ngư|tay vợt|kỳ thủ|xạ thủ|danh thủ|tuyển thủ|trợ lý hlv|ngôi sao|\
        nghi phạm|nghi can|bị can|bị cáo|nạn nhân|đối tượng|hung thủ|bệnh nhân|liệt sĩ|anh hùng|mẹ việt nam anh hùng|chiến sĩ|\
        đồng chí|đ/c|thí sinh|học sinh|sinh viên|em học sinh|công dân|chủ tọa|thuyền trưởng|cơ trưởng|tài xế|thượng tọa
        """
}
