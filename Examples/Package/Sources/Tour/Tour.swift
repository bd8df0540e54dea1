import VietText

/// Every guide of the documentation as a program: `swift run --package-path Examples/Package Tour`.
@main enum Tour {
    static let article = """
        Chiều 9/7, ông Nguyễn Văn An, Giám đốc Công ty Cổ phần Gạo Sông Hậu, đến Hà Nội họp về giá gạo. Ông An nói giá gạo ở \
        Hà Nội tăng 12%, lên 15.000 đồng/kg.Giá gạo còn tăng.
        """

    static func main() async throws {
        Segmenting.documents()
        try Segmenting.words()
        try await Segmenting.streams()
        Tagging.entities()
        try Tagging.gazetteer()
        try Tagging.formats()
        try Keywords.article()
        try Keywords.corpus()
        Foundations.ranges()
        try Measuring.accuracy()
        Measuring.speed()
        try Spelling.normalize()
    }
}
