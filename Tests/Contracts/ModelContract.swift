import VietCore
import VietData
import VietEntities
import VietKeywords
import VietNormalization
import VietRestoration
import VietSegmentation
import VietTagging
import VietText

/// What holds for compiled tables from elsewhere: any bytes are refused by name or harmless.
package enum ModelContract {
    private static let article = """
        Sáng 9/7, ông Trần Văn Bình (Công ty TNHH Sao Mai) đến Hà Nội.Trời mưa to, giá 50.000đ tăng 3,5%.
        HỌC SINH trường Lê Lợi nói: “quê tôi ở quảng trị, hoà bình – rất xa”. Ông Bình ở Quảng Trị, bà Hoa ở Huế.

        """

    /// Reads a table; nil where it is refused as it should be.
    private static func read<T>(_ body: () throws -> T) throws -> T? {
        do { return try body() } catch let error as VietTextError {
            try require(
                [.corruptTable, .incompatibleTable].contains(error.code), "a table is refused as \(error.code.rawValue)"
            )
            return nil
        }
    }

    /// A model of a few words, small enough to be altered in every place.
    private static let segmentation: [UInt8] = {
        let spellings = ["bình", "hoà", "lê", "lợi", "nội", "quảng", "trị", "học", "hà", "sinh"].map(
            SyllableForm.canonical)
        let sorted = spellings.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
        let vocabulary = sorted.map { SegmentationModel.Syllable(text: $0, isFamilyName: $0 == "lê") }
        let numbers = (0..<UInt16(vocabulary.count)).map { $0 + SegmentationModel.firstSyllable }
        let lexicon = zip(numbers, numbers.dropFirst()).map { SegmentationModel.Entry(syllables: [$0, $1], level: 2) }
        let bonds = numbers.dropLast().map { SegmentationModel.Bond(first: $0, second: $0 + 1, strength: 3) }
        let model = SegmentationModel(vocabulary: vocabulary, lexicon: lexicon, bonds: bonds, weights: [])
        return SegmentationTables.compile(model, identity: "fuzz")
    }()

    /// - Throws: ``ContractViolation``.
    package static func checkSegmentation(_ input: [UInt8]) throws {
        let bytes = AlteredTable.bytes(segmentation, by: input)
        guard let tables = try read({ try SegmentationTables(copying: bytes) }) else { return }
        try SegmentationContract(Segmenter(model: tables)).check(Array(article.utf8))
    }

    private static let names: [UInt8] = {
        let block = viet_data_entities()
        return Array(UnsafeBufferPointer(start: block.bytes, count: block.count))
    }()
    private static let document = Segmenter.standard.segment(article)

    /// - Throws: ``ContractViolation``.
    package static func checkNames(_ input: [UInt8]) throws {
        let bytes = AlteredTable.bytes(names, by: input)
        guard let model = try read({ try EntityModel(copying: bytes) }) else { return }
        try EntityContract(EntityTagger(model: model)).check(document)
    }

    private static let frequencies: [UInt8] = {
        var options = CountingOptions()
        options.countsParts = true
        let counter = FrequencyCounter(options: options)
        do {
            try counter.add(document)
            return try FrequencyMerging([counter]).encoded()
        } catch { preconditionFailure("a small document can be counted: \(error)") }
    }()

    /// - Throws: ``ContractViolation``.
    package static func checkFrequencies(_ input: [UInt8]) throws {
        let bytes = AlteredTable.bytes(frequencies, by: input)
        _ = try read {
            let table = try FrequencyTable(bytes: bytes)
            try require(
                table.count >= 0 && table.words >= 0 && table.documents >= 0, "a table counts less than nothing")
            for entry in try table.commonest(20) {
                try require(entry.frequency >= 0 && entry.perMillion.isFinite, "\(entry.text) is counted so: \(entry)")
            }
            try compare(table, with: .background)
            try compare(.background, with: table)
            try KeywordContract(KeywordExtractor(background: table, stopWords: .standard)).check(document, names: [])
        }
    }

    /// Tables that were counted by other rules are not compared, and that is no fault of theirs.
    private static func compare(_ table: FrequencyTable, with reference: FrequencyTable) throws {
        do { _ = try table.keywords(20, against: reference) } catch let error as VietTextError {
            guard error.code == .invalidArgument else { throw error }
            try require(table.rules != reference.rules, "tables of the same rules cannot be compared: \(error)")
        }
    }

    private static let restoration: [UInt8] = {
        let block = viet_data_restoration()
        return Array(UnsafeBufferPointer(start: block.bytes, count: block.count))
    }()
    private static let bare = Array(Folding.diacritics.fold(article).utf8)

    /// - Throws: ``ContractViolation``.
    package static func checkRestoration(_ input: [UInt8]) throws {
        let bytes = AlteredTable.bytes(restoration, by: input)
        guard let model = try read({ try RestorationModel(copying: bytes) }) else { return }
        try RestorationContract(MarkRestorer(model: model, segmenter: .standard)).check(bare)
    }

    private static let tags: [UInt8] = {
        let block = viet_data_tags()
        return Array(UnsafeBufferPointer(start: block.bytes, count: block.count))
    }()

    /// - Throws: ``ContractViolation``.
    package static func checkTags(_ input: [UInt8]) throws {
        let bytes = AlteredTable.bytes(tags, by: input)
        guard let model = try read({ try TagModel(copying: bytes) }) else { return }
        try TagContract(PartOfSpeechTagger(model: model)).check(Array(article.utf8))
    }

    /// A readable model is refused by line, or can be compiled and used.
    ///
    /// - Throws: ``ContractViolation``.
    package static func checkReadable(_ input: [UInt8]) throws {
        let text = String(decoding: input, as: UTF8.self)
        guard let model = try read({ try SegmentationModel(serialized: text) }) else { return }
        let again = try SegmentationModel(serialized: model.serialized())
        try require(again == model, "a readable model is read back as another")
        let tables = try SegmentationTables(copying: SegmentationTables.compile(model, identity: ""))
        try SegmentationContract(Segmenter(model: tables)).check(Array(article.utf8))
    }
}
