import Testing
import TestSupport
import VietSegmentation
import VietText

@testable import VietKeywords

/// An article and its candidates, as the ranking reads them.
struct LoadedArticle: ~Copyable {
    private(set) var article = Article(stopWords: .standard)
    private(set) var set = CandidateSet()
    /// The words of each candidate as they are counted, by its number.
    private(set) var forms: [String] = []

    init() {}

    init(_ text: String) { load(text) }

    mutating func load(_ text: String, names: [Entity] = []) {
        Segmenter.standard.segment(text).withView { article.load($0) }
        set.load(article, names: names, phraseLength: 4)
        forms = (0..<set.candidates.count).map { number in
            set.candidates[number].words.map { String(decoding: article.key($0), as: UTF8.self) }
                .joined(separator: " ")
        }
    }

    /// The number of the candidate with these words.
    func number(_ form: String) throws -> Int { try #require(forms.firstIndex(of: form), "\(form)") }
}

/// Text of few words, so that spans, names and quotations repeat in every way.
func prose(_ generator: inout SeededGenerator) -> String {
    let words = [
        "giá vàng", "Hà Nội", "và", "của", "tăng", "12", "“", "”", ".", ",", "Nguyễn Văn An", "ông", "GDP", ":",
        "công ty",
    ]
    return (0..<Int.random(in: 1...200, using: &generator)).map { _ in words.randomElement(using: &generator)! }
        .joined(separator: " ")
}
