import Contracts
import TestSupport
import Testing
import VietText

/// The promises on the example articles: as they lie, in Windows line ends, without capitals, cut at any byte.
@Suite struct ExampleTests {
    @Test(arguments: ExampleArticle.allCases) func promisesHold(_ article: ExampleArticle) throws {
        let bytes = try article.bytes()
        let forms = [
            bytes, bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }, Folding.letterCase.fold(bytes),
            Array(bytes[..<(bytes.count / 3)]), Array(bytes[(bytes.count / 3 + 1)...]),
        ]
        for form in forms {
            try SegmentationContract(.standard).check(form)
            let analysis = Analyzer().analyze(SourceText(bytes: form))
            try EntityContract(.standard).check(analysis.document)
            try FormatContract.checkRoundTrips(analysis.document, analysis.entities.map(\.entity))
            let names = analysis.entities.filter { EntityType.names.contains($0.type) }.map(\.entity)
            try KeywordContract(KeywordExtractor()).check(analysis.document, names: names)
        }
    }
}
