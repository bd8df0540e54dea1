import VietCore
import VietEntities
import VietFormats
import VietKeywords
import VietNormalization
import VietSegmentation
import VietText

/// The stages from raw bytes to words, names and counts over texts in memory.
struct SegmentationBenchmark {
    let texts: [[UInt8]]
    let segmenter: Segmenter

    func measure(rounds: Int, warmUp: Int, stages: [String]) -> BenchmarkTable {
        let worker = segmenter.makeWorker(keepsScores: false)
        var table = BenchmarkTable(rounds: rounds, warmUp: warmUp, stages: stages)
        let all = pieces()
        let whole = Load(all, worker)
        table.measure("check UTF-8", whole) {
            all.reduce(0) { total, piece in total + (piece.withBytes { UTF8Decoding.firstInvalid(in: $0) } ?? 1) }
        }
        table.measure("check NFC", whole) {
            all.reduce(0) { total, piece in total + (piece.withBytes { NFCScan.firstSuspect(in: $0) } ?? 1) }
        }
        let normalizer = Normalizer()
        table.measure("normalize", whole) {
            all.reduce(0) { total, piece in
                total + ((try? normalizer.normalize(SourceText(bytes: piece.bytes)).bytes.count) ?? 0)
            }
        }
        table.measure("tokens", whole) {
            all.reduce(0) { total, piece in
                piece.withBytes { worker.scan($0) }
                return total + worker.tokens.count
            }
        }
        table.measure("tokens, sentences, words", whole) {
            all.reduce(0) { total, piece in
                piece.withBytes { worker.segment($0) }
                return total + worker.words.count
            }
        }

        // Writers are measured on results that are ready, of as much text as a few workers hold.
        let written = Array(all.prefix(16))
        let load = Load(written, worker)
        let workers = written.map { piece in
            let worker = segmenter.makeWorker(keepsScores: false)
            piece.withBytes { worker.segment($0) }
            return worker
        }
        let output = ByteBuffer(capacity: 1 << 20)
        func measureWriter(_ name: String, _ write: (DocumentView) -> Void) {
            table.measure(name, load) {
                zip(written, workers).reduce(0) { total, pair in
                    output.removeAll()
                    pair.0.withBytes { write(pair.1.view(of: $0)) }
                    return total + output.count
                }
            }
        }
        measureWriter("write text") { UnderscoreText.write($0, separator: 0x0A, to: output) }
        measureWriter("write TSV") { SegmentationTSV.write($0, to: output) }
        measureWriter("write JSON") { SegmentationJSON.writeDocument($0, to: output) }
        measureWriter("write CoNLL-U") { CoNLLU.write($0, to: output) }
        measureJSONLines(all, whole, &table)
        measureAnalysis(written, load, &table)
        return table
    }

    /// Names, keywords and counts, each on words that are ready.
    private func measureAnalysis(_ pieces: [Piece], _ load: Load, _ table: inout BenchmarkTable) {
        let documents = pieces.map { segmenter.segment(SourceText(bytes: $0.bytes)) }
        table.measure("names, expressions", load) {
            documents.reduce(0) { $0 + EntityTagger.standard.entities(in: $1).count }
        }
        let extractor = KeywordExtractor()
        table.measure("keywords", load) {
            documents.reduce(0) { $0 + extractor.keywords(in: $1).count }
        }
        let counter = FrequencyCounter()
        table.measure("count words", load) {
            documents.reduce(0) { total, document in
                try? counter.add(document)
                return total + document.words.count
            }
        }
    }

    private func measureJSONLines(_ pieces: [Piece], _ load: Load, _ table: inout BenchmarkTable) {
        let lines = ByteBuffer(capacity: 1 << 20)
        for piece in pieces {
            lines.append("{\"id\":1,\"text\":" as StaticString)
            piece.withBytes { lines.append(json: $0) }
            lines.append("}\n" as StaticString)
        }
        let field = Array("text".utf8)
        let member = Array("words".utf8)
        let scratch = ByteBuffer()
        table.measure("read JSON Lines", load) {
            var total = 0
            var start = 0
            while start < lines.count {
                let end = LineScan.end(lines.bytes, from: start)
                let line = UnsafeBufferPointer(rebasing: lines.bytes[start..<end])
                if let record = try? JSONRecord(line, field: field, into: member) {
                    total += (try? record.text(scratch: scratch).count) ?? 0
                }
                start = end + 1
            }
            return total
        }
    }

    /// The texts in pieces of a few hundred kilobytes, as the command cuts a stream.
    private func pieces() -> [Piece] {
        var pieces: [Piece] = []
        for text in texts {
            var start = 0
            while start < text.count {
                var end = min(start + 1 << 18, text.count)
                if end < text.count { end = (text[end...].firstIndex(of: 0x0A) ?? text.count - 1) + 1 }
                pieces.append(Piece(bytes: Array(text[start..<end])))
                start = end
            }
        }
        return pieces
    }

    struct Piece {
        let bytes: [UInt8]
        func withBytes<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R { bytes.withUnsafeBufferPointer(body) }
    }
}

/// How much a stage works on.
struct Load {
    var bytes = 0
    var syllables = 0

    init(_ pieces: [SegmentationBenchmark.Piece], _ worker: SegmentationWorker) {
        for piece in pieces {
            piece.withBytes { worker.segment($0) }
            bytes += piece.bytes.count
            syllables += worker.tokens.reduce(0) { $0 + ($1.kind == .syllable ? 1 : 0) }
        }
    }
}
