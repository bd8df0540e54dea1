import TestSupport
import VietCore
import VietIndex
import VietKeywords
import VietNormalization
import VietSegmentation
import VietText

/// What holds for an index from elsewhere: any bytes are refused by name or harmless, and what was not altered is read as it was
/// written.
package enum IndexContract {
    private static let texts = [
        "Sáng 9/7, ông Trần Văn Bình đến Hà Nội.Trời mưa to, giá vàng tăng 3,5%.", " \n", "", "gia vang hom nay",
        "HỌC SINH trường Lê Lợi nói: “quê tôi ở quảng trị, hoà bình – rất xa”. Ông Bình ở Quảng Trị, bà Hoa ở Huế.",
    ]
    private static let facts = [(name: "made_for", value: "a test")]

    /// An index of a few documents.
    private static let whole: [UInt8] = {
        let bytes = try? TemporaryFolder.with { folder in
            try build(texts, at: folder.path("index"))
            return try InputFile.contents(of: folder.path("index"))
        }
        return bytes ?? []
    }()

    /// Builds an index of texts, each a document of its own.
    package static func build(_ texts: [String], at path: String) throws {
        let worker = Segmenter.standard.makeWorker(keepsKeys: true)
        try CorpusIndexWriter.build(
            at: OutputTarget(path), facts: facts, settings: [], files: ["texts"], dictionaries: []
        ) { writer in
            for (number, text) in texts.enumerated() {
                let bytes = Array(text.utf8)
                try bytes.withUnsafeBufferPointer {
                    worker.segment($0)
                    try writer.add(worker.view(of: $0), file: "texts", line: number + 1, fields: nil)
                }
            }
        }
    }

    /// Opens an index of ``build(_:at:)``.
    package static func open(_ path: String) throws -> CorpusIndex { try CorpusIndex(path, facts: facts) }

    /// - Parameter input: records of five bytes: where (three bytes), what to do, and a value. The first byte of all says whether
    ///   the hashes are made right again, as whoever crafts an index would.
    /// - Throws: ``ContractViolation``.
    package static func check(_ input: [UInt8]) throws {
        let isSealed = (input.first ?? 0) & 1 == 1
        var bytes = whole
        for start in stride(from: 1, to: input.count - 4, by: 5) {
            if bytes.isEmpty { break }
            let place = input[start..<start + 3].reduce(0) { $0 << 8 | Int($1) } % bytes.count
            let value = input[start + 4]
            switch input[start + 3] % 4 {
            case 0: bytes[place] = value
            case 1: bytes[place] ^= value
            case 2: for index in place..<min(place + 16, bytes.count) { bytes[index] = value }
            default: bytes.removeSubrange(place...)
            }
        }
        try TemporaryFolder.with { folder in
            let path = folder.path("index")
            try AtomicFile.write(bytes, to: path)
            if isSealed, !CorpusIndex.seal(path) { return }
            do {
                let found = try read(path)
                try require(
                    isSealed || found == texts.map { Array($0.utf8) }, "an altered index gave other texts")
            } catch let error as VietTextError {
                try require(
                    [.corruptTable, .incompatibleTable, .inputOutput].contains(error.code) && error.file == path,
                    "an index is refused as \(error)")
            }
        }
    }

    /// All that can be read in an index.
    private static func read(_ path: String) throws -> [[UInt8]] {
        let index = try open(path)
        _ = try index.dictionaries()
        var found: [[UInt8]] = []
        try index.documents { found.append(try index.text(of: $0)) }
        for match in WordIdentity.allCases {
            let query = try TextQuery.words("hà nội", match: match)
            guard let probe = query.probe else { continue }
            let worker = Concordance(query).makeWorker()
            var parts = try index.parts(holding: probe)
            while let part = try parts.next(in: index) {
                try index.stretches(in: part, context: 3, wants: { _ in true }) { _, stretch in
                    if let stretch { _ = worker.lines(in: stretch.view) }
                }
            }
        }
        return found
    }
}
