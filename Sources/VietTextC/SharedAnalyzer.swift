import CVietText
import VietCore
import VietEntities
import VietKeywords
import VietSegmentation
import VietTagging
import VietText

/// What `viettext_analyzer` stands for: models and options that never change.
final class SharedAnalyzer: Sendable {
    let segmenter: Segmenter
    let tagger: EntityTagger
    let entities: EntityOptions
    let extractor: KeywordExtractor
    let partOfSpeechTagger: PartOfSpeechTagger

    /// - Throws: ``VietTextError`` where a model or gazetteer cannot be read, naming file and line.
    init(_ settings: AnalyzerSettings) throws(VietTextError) {
        var segmenter = Segmenter.standard
        if let path = settings.segmentationModel { segmenter = try Segmenter(modelFile: path) }
        if settings.dictionary.count > 0 { segmenter = try segmenter.following(settings.dictionary) }
        self.segmenter = segmenter
        if let path = settings.entityModel {
            tagger = try EntityTagger(modelFile: path)
        } else {
            tagger = .standard
        }
        var partOfSpeechTagger = PartOfSpeechTagger.standard
        if let path = settings.tagModel { partOfSpeechTagger = try PartOfSpeechTagger(modelFile: path) }
        self.partOfSpeechTagger = partOfSpeechTagger.following(segmenter)
        var entities = settings.entities
        if !settings.gazetteers.isEmpty {
            var gazetteer = EntityGazetteer(match: settings.gazetteerMatch)
            for list in settings.gazetteers {
                try gazetteer.add(lines: list.lines, file: list.name, segmenter: segmenter)
            }
            entities.gazetteer = gazetteer
        }
        self.entities = entities
        let stopWords = StopWords.standard.union(StopWords(settings.stopWords))
        extractor = KeywordExtractor(background: .background, stopWords: stopWords, options: settings.keywords)
    }
}

@c @implementation
public func viettext_analyzer_create(
    _ options: OpaquePointer!, _ analyzer: UnsafeMutablePointer<OpaquePointer?>!,
    _ error: UnsafeMutablePointer<viettext_error>!
) -> viettext_status {
    unsafe attempt(error) {
        let place = try unsafe Arguments.result(analyzer, nil)
        var settings = AnalyzerSettings()
        if unsafe options != nil { try unsafe Handle.object(options, as: Options.self).withSettings { settings = $0 } }
        unsafe place.pointee = unsafe Handle.make(try SharedAnalyzer(settings))
    }
}

@c @implementation
public func viettext_analyzer_destroy(_ analyzer: OpaquePointer!) {
    unsafe Handle.release(analyzer, as: SharedAnalyzer.self)
}
