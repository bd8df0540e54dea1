import Testing
@testable import VietEntities

@Suite struct LetterFoldTests {
    private let fold = LetterFold.shared

    @Test(arguments: [
        ("hoà", "hòa"), ("HOÀ", "hòa"), ("thuỷ", "thủy"), ("Nguyễn", "nguye\u{302}\u{303}n"), ("Đảng", "đảng"),
        ("ệ", "e\u{323}\u{302}"), ("ƯỚC", "u\u{31B}o\u{31B}\u{301}c"),
    ])
    func ignoresCaseFormAndTonePlace(pair: (String, String)) {
        #expect(fold(pair.0) == fold(pair.1))
    }

    @Test func tellsOthersApart() {
        let words = [
            "ma", "má", "mà", "mả", "mã", "mạ", "mâ", "mă", "da", "đa", "an", "na", "con", "còn", "côn", "cơn",
        ]
        #expect(Set(words.map { fold($0) }).count == words.count)
    }

    @Test func isNeverZero() { #expect(fold("") != 0) }
}
