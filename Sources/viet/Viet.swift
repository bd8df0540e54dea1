import ArgumentParser
import VietCore
import VietSegmentation
import Glibc

@main
struct Viet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "viet", abstract: "Vietnamese text analysis: words, names and keyword statistics.",
        version: VietTextVersion.current)
    func run() {
        var bytes: [UInt8] = []
        var buf = [UInt8](repeating: 0, count: 1 << 20)
        while true { let n = read(0, &buf, buf.count); if n <= 0 { break }; bytes += buf[0..<n] }
        let f = fopen("/tmp/vocab.txt", "r")!
        var syl: [SyllableTable.Syllable] = []
        var line = [CChar](repeating: 0, count: 1000)
        let abbr = Set("tp gs pgs ts ths bs ks mr mrs ms dr st tx tt q p h kts nsnd nsưt th no".split(separator: " ").map(String.init))
        while fgets(&line, 1000, f) != nil {
            let s = String(cString: line).split(separator: "\n")[0]
            syl.append(.init(spelling: String(s), traits: abbr.contains(String(s)) ? .abbreviation : []))
        }
        let seg = Segmenter(model: SegmentationTables(syllables: syl))
        let start = clock()
        let doc = seg.segment(SourceText(bytes: bytes))
        let t = Double(clock() - start) / 1e6
        print("\(t) s \(Double(bytes.count)/1e6/t) MB/s tokens \(doc.tokens.count) sentences \(doc.sentences.count)\n")
        let w = seg.makeWorker()
        for _ in 0..<3 { let s2 = clock(); bytes.withUnsafeBufferPointer { w.segment($0) }; let t2 = Double(clock() - s2)/1e6; print("worker \(Double(bytes.count)/1e6/t2) MB/s\n") }
        if bytes.count < 1_000_000 {
            for s in doc.sentences { print(doc.words[s.words].map { doc.text(of: $0) }.joined(separator: " ")) }
        }
    }
}
