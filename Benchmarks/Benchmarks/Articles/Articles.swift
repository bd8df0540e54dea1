import Benchmark
import Foundation
import VietText

/// The stages on long article bodies, as an application calls them.
///
/// One iteration works through the whole text: the articles of Examples/, or the file named by VIET_BENCHMARK_CORPUS.
let benchmarks: @Sendable () -> Void = {
    let texts = loadTexts()
    let bytes = texts.reduce(0) { $0 + $1.count }
    let segmenter = Segmenter.standard
    let documents = texts.map { segmenter.segment($0) }

    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput, .instructions, .mallocCountTotal, .peakMemoryResident],
        warmupIterations: 3, maxDuration: .seconds(3), maxIterations: 2_000)

    Benchmark("segment: bytes to words, \(bytes) bytes") { _ in
        for text in texts { blackHole(segmenter.segment(text)) }
    }
    let normalizer = Normalizer()
    Benchmark("normalize: \(bytes) bytes") { _ in
        for text in texts { blackHole(try normalizer.normalize(text)) }
    }
    let tagger = EntityTagger.standard
    Benchmark("names: words to names and expressions, \(bytes) bytes") { _ in
        for document in documents { blackHole(tagger.entities(in: document)) }
    }
    let extractor = KeywordExtractor()
    Benchmark("keywords: words to keywords, \(bytes) bytes") { _ in
        for document in documents { blackHole(extractor.keywords(in: document)) }
    }
    Benchmark("write: underscore text, \(bytes) bytes") { _ in
        for document in documents { blackHole(UnderscoreText.string(for: document)) }
    }
    Benchmark("write: TSV, \(bytes) bytes") { _ in
        for document in documents { blackHole(SegmentationTSV.string(for: document)) }
    }
    Benchmark("write: JSON, \(bytes) bytes") { _ in
        for document in documents { blackHole(SegmentationJSON.string(for: document)) }
    }
    Benchmark("write: CoNLL-U, \(bytes) bytes") { _ in
        for document in documents { blackHole(CoNLLU.string(for: document)) }
    }
}

private func loadTexts() -> [SourceText] {
    if let path = ProcessInfo.processInfo.environment["VIET_BENCHMARK_CORPUS"] { return [text(at: path)] }
    let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Examples")
    return ["culture", "diplomacy", "economy", "law", "science", "sport"].map {
        text(at: examples.appendingPathComponent("\($0).txt").path)
    }
}

private func text(at path: String) -> SourceText {
    guard let data = FileManager.default.contents(atPath: path) else {
        print("cannot read \(path)")
        exit(1)
    }
    return SourceText(bytes: Array(data))
}
