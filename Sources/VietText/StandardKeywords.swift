import VietCore
import VietData
import VietKeywords

extension FrequencyTable {
    /// How often words occur in the news, encyclopaedia and law texts that the library was made with.
    ///
    /// - Complexity: O(1): the table is used where it lies in the program.
    public static let background: FrequencyTable = {
        let block = unsafe viet_data_frequencies()
        return unsafe FrequencyTable(embedded: block.bytes, count: block.count)
    }()
}

extension StopWords {
    /// The list that the library carries.
    public static let standard: StopWords = {
        let block = unsafe viet_data_stopwords()
        return unsafe StopWords(
            text: String(decoding: UnsafeBufferPointer(start: block.bytes, count: block.count), as: UTF8.self))
    }()
}

extension KeywordExtractor {
    /// An extractor with the frequencies, stop words and weights that the library carries.
    public init(options: KeywordOptions = KeywordOptions()) {
        self.init(background: .background, stopWords: .standard, options: options)
    }
}
