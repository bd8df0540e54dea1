import TestSupport
import VietCore
import VietNormalization
import VietText

/// A public entry point with the promises that it keeps for any bytes, for a fuzzer to call and for tests to replay.
///
/// Whoever adds a reader or a public function that takes input adds its target here and a first corpus in Fuzz/corpus.
public struct FuzzTarget: Sendable {
    /// The name, which is that of the folder of its corpus.
    public let name: String
    /// Whether the first five bytes choose options.
    let takesChoices: Bool
    private let body: @Sendable ([UInt8]) throws -> Void

    init(_ name: String, takesChoices: Bool = false, _ body: @escaping @Sendable ([UInt8]) throws -> Void) {
        self.name = name
        self.takesChoices = takesChoices
        self.body = body
    }

    /// Tries all promises of the target on one input.
    ///
    /// - Throws: What did not hold.
    public func check(_ bytes: [UInt8]) throws { try body(bytes) }

    /// Every target.
    public static let all: [FuzzTarget] = text + readers + encodings + models + interface

    /// The target of this name.
    public static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }
}

extension FuzzTarget {
    private static let text: [FuzzTarget] = [
        FuzzTarget("segmenter") { try SegmentationContract(.standard).check($0) },
        FuzzTarget("cuts") { bytes in
            // The text chooses where it is cut.
            var generator = SeededGenerator(seed: bytes.reduce(UInt64(bytes.count)) { $0 &* 31 &+ UInt64($1) })
            let contract = SegmentationContract(.standard)
            try contract.checkSafeCut(bytes, seen: Int.random(in: 0...bytes.count, using: &generator))
            let longest = max(1, bytes.count / 2)
            try contract.checkParts(bytes) { Int.random(in: 1...longest, using: &generator) }
        },
        FuzzTarget("joined") { bytes in
            // The first zero parts the two texts.
            let border = bytes.firstIndex(of: 0) ?? bytes.count / 2
            try SegmentationContract(.standard).checkJoined(
                Array(bytes[..<border]), Array(bytes[border...].dropFirst()))
        },
        FuzzTarget("entities") { bytes in
            let document = Segmenter.standard.segment(SourceText(bytes: bytes))
            try EntityContract(.standard).check(
                document, choice: bytes.reduce(UInt64(bytes.count)) { $0 &* 31 &+ UInt64($1) })
        },
        FuzzTarget("keywords") { bytes in
            let analysis = Analyzer().analyze(SourceText(bytes: bytes))
            let names = analysis.entities.filter { EntityType.names.contains($0.type) }.map(\.entity)
            try KeywordContract(KeywordExtractor()).check(analysis.document, names: names)
        },
        FuzzTarget("restoration", takesChoices: true) { bytes in
            var restorer = MarkRestorer.standard
            let choice = bytes.first ?? 0
            restorer.options = RestorationOptions(
                isPartial: choice & 1 == 1, minimumConfidence: choice & 2 == 2 ? Double(choice) / 255 : 0)
            try RestorationContract(restorer).check(Array(bytes.dropFirst(5)))
        },
        FuzzTarget("tags") { try TagContract(.standard).check($0) },
        FuzzTarget("formats") { bytes in
            let analysis = Analyzer().analyze(SourceText(bytes: bytes))
            try FormatContract.checkRoundTrips(analysis.document, analysis.entities.map(\.entity))
        },
        FuzzTarget("normalizer", takesChoices: true) { bytes in
            try NormalizerContract.check(Array(bytes.dropFirst(5)), choice: choice(bytes))
        },
    ]

    private static let readers: [FuzzTarget] = [
        FuzzTarget("json") { try JSONContract.check($0) },
        FuzzTarget("conllu") { try FormatContract.checkCoNLLU($0) },
        FuzzTarget("iob2") { try FormatContract.checkIOB2($0) },
        FuzzTarget("underscore") { _ = UnderscoreText.sentences(in: $0) },
        FuzzTarget("marked") { try FormatContract.checkMarked($0) },
        FuzzTarget("html") { try InputContract.checkPage($0) },
        FuzzTarget("table") { try InputContract.checkTable($0) },
        FuzzTarget("json-path") { try InputContract.checkPath($0) },
        FuzzTarget("compressed") { try CompressionContract.check($0) },
        FuzzTarget("dictionary") { try DictionaryContract(.standard).check($0) },
        FuzzTarget("gazetteer") { try GazetteerContract(.standard, .standard).check($0) },
    ]

    private static let encodings: [FuzzTarget] =
        [FuzzTarget("guess") { try EncodingContract.checkGuess($0) }]
        + (TextEncoding.all + TextEncoding.misread).map { encoding in
            FuzzTarget("decode-\(encoding.rawValue)") { try EncodingContract.check($0, encoding) }
        }

    #if compiler(>=6.3)
        private static let interface: [FuzzTarget] = [
            FuzzTarget("interface-texts", takesChoices: true) { bytes in
                try InterfaceContract.check(Array(bytes.dropFirst(5)), choice: choice(bytes))
            },
            FuzzTarget("interface-batches", takesChoices: true) { bytes in
                try BatchContract.checkJoined(Array(bytes.dropFirst(5)), choice: choice(bytes))
            },
            FuzzTarget("interface-arrow", takesChoices: true) { bytes in
                try BatchContract.checkArrow(Array(bytes.dropFirst(5)), choice: choice(bytes))
            },
            FuzzTarget("interface-options") { try OptionContract.check($0) },
        ]
    #else
        private static let interface: [FuzzTarget] = []
    #endif

    /// The number that the first five bytes make.
    private static func choice(_ bytes: [UInt8]) -> UInt64 {
        bytes.prefix(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }

    private static let models: [FuzzTarget] = [
        FuzzTarget("model-segmentation") { try ModelContract.checkSegmentation($0) },
        FuzzTarget("model-names") { try ModelContract.checkNames($0) },
        FuzzTarget("model-frequencies") { try ModelContract.checkFrequencies($0) },
        FuzzTarget("model-restoration") { try ModelContract.checkRestoration($0) },
        FuzzTarget("model-tags") { try ModelContract.checkTags($0) },
        FuzzTarget("index") { try IndexContract.check($0) },
        FuzzTarget("model-readable") { try ModelContract.checkReadable($0) },
    ]
}
