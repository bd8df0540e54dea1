import Testing

@testable import VietNormalization

@Suite struct SyllablePartsTests {
    @Test func syllablesAreToldFromForeignWords() {
        for text in ["giết", "gì", "quốc", "quyên", "nghiêng", "ưu", "hoà", "khuya", "yêu", "bac"] {
            #expect(SyllableParts(text) != nil, "\(text)")
        }
        for text in ["trump", "brexit", "fax", "wto", "str", "", "kà", "ngì"] {
            #expect(SyllableParts(text) == nil, "\(text)")
        }
    }

    @Test(arguments: [
        ("long", "bỏng"), ("quanh", "lành"), ("gì", "thí"), ("giết", "việt"), ("quyết", "yết"), ("hoà", "xoã"),
    ]) func rhymesAreThoseOfTheEar(pair: (String, String)) {
        #expect(SyllableParts(pair.0)?.rhyme == SyllableParts(pair.1)?.rhyme)
        #expect(SyllableParts(pair.0)?.onset != SyllableParts(pair.1)?.onset)
    }

    @Test(arguments: [("gì", "giữ"), ("quanh", "quẩn"), ("nghỉ", "nghiêng"), ("đo", "đủ"), ("an", "ủi")])
    func onsetsAreThoseOfTheSpelling(pair: (String, String)) {
        #expect(SyllableParts(pair.0)?.onset == SyllableParts(pair.1)?.onset)
        #expect(SyllableParts(pair.0)?.rhyme != SyllableParts(pair.1)?.rhyme)
    }

    @Test func everySyllableOfTheInventoryHasParts() {
        #expect(Syllable.inventory().allSatisfy { SyllableParts($0) != nil })
    }
}
