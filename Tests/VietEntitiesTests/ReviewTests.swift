import Testing
import VietCore
import VietSegmentation

@testable import VietEntities

/// What a review does with names that the passes before it found.
@Suite struct ReviewTests {
    private static let document = Segmenter.standard.segment("Hôm qua Lan đã về.")
    private static let lan = NameLabels.types.firstIndex(of: .person)!

    private static func row(_ type: Int, _ weight: Int8) -> SIMD16<Int8> {
        var row = SIMD16<Int8>.zero
        row[NameLabels.single(type) - 1] = weight
        return row
    }

    /// A model whose first pass takes `Lan` for a person by so much, with rows for the review.
    private static func tagger(sure: Int8, review: [(key: UInt64, weights: SIMD16<Int8>)]) throws -> NameTagger {
        let columns = RecasedColumns([document], names: NameTable())
        var features = NameFeatures(names: NameTable(), clusters: NameTable())
        let prepared = features.prepare(columns.sentences[0], of: columns)
        var keys: [UInt64] = []
        for candidate in prepared.candidates {
            prepared.forEachPosition(of: candidate) { position, found in
                if position == 2 { keys = Array(found) }
            }
        }
        var builder = EntityModelBuilder()
        // The key of the token alone.
        builder.setWeights([(keys[1], row(lan, sure))], into: .buckets)
        builder.setWeights(review, into: .reviewBuckets)
        builder.setParameters([100, 200], into: .parameters)
        builder.setParameters([600, 600, 900, 900], into: .reviewParameters)
        return NameTagger(model: try EntityModel(copying: builder.build()))
    }

    private static func found(_ tagger: NameTagger) -> [NameSpan] { tagger.secondPass(tagger.firstPass([document])) }

    /// The keys of the only name.
    private static func keys() throws -> [UInt64] {
        let tagger = try tagger(sure: 30, review: [])
        let pass = tagger.firstPass([document])
        var keys: [UInt64] = []
        tagger.forEachDoubtful(pass.spans, of: pass) { keys += $0 == 0 ? Array($1) : [] }
        return keys
    }

    @Test func withoutARowNothingIsReviewed() throws {
        let tagger = try Self.tagger(sure: 30, review: [])
        #expect(Self.found(tagger) == [NameSpan(range: 2..<3, type: Self.lan, margin: 30)])
        #expect(tagger.model.confidence(Self.found(tagger)[0]) < 0.3)
    }

    @Test func whatTheWeightsSayTakesThePlaceOfTheTypeFound() throws {
        let keys = try Self.keys()
        #expect(Set(keys).count == keys.count)
        let organization = NameLabels.organization
        let review = [(keys[0], Self.row(organization, 50)), (keys[1], Self.row(Self.lan, 10))]
        let tagger = try Self.tagger(sure: 30, review: review.sorted { $0.0 < $1.0 })
        let span = try #require(Self.found(tagger).first)
        #expect(span.type == organization && span.margin == 40 && span.isReviewed && span.range == 2..<3)
        #expect(tagger.model.confidence(span) > 0.8)
    }

    @Test func aNameForWhichNothingSpeaksIsDropped() throws {
        let keys = try Self.keys()
        #expect(Self.found(try Self.tagger(sure: 30, review: [(keys[0], Self.row(Self.lan, 1))])).count == 1)
        #expect(Self.found(try Self.tagger(sure: 30, review: [(keys[0], Self.row(Self.lan, -1))])).isEmpty)
        #expect(Self.found(try Self.tagger(sure: 30, review: [(7, Self.row(Self.lan, 100))])).isEmpty)
    }

    @Test func sureNamesAreLeftAlone() throws {
        let keys = try Self.keys()
        // The first key knows the margin.
        let review = [(keys[1], Self.row(NameLabels.organization, 50))]
        #expect(Self.found(try Self.tagger(sure: 127, review: review)).map(\.isReviewed) == [true])
        let pass = try Self.tagger(sure: 30, review: []).firstPass([Self.document])
        var sure = pass.spans
        sure[0].margin = NameReview.sureMargin
        var asked = 0
        try Self.tagger(sure: 30, review: review).forEachDoubtful(sure, of: pass) { _, _ in asked += 1 }
        #expect(asked == 0)
    }
}
