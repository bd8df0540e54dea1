import ArgumentParser
import VietCore
import VietFormats
import VietSegmentation
import VietText

/// `viet benchmark`
struct BenchmarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark",
        abstract: "Measure every stage on one core, on your own text.",
        discussion: """
            Every stage runs alone on the whole text in memory: once or more to warm up, then --repeat times, of which \
            the table shows the median, the slowest and the fastest. A small text is worked on several times a round. \
            Without a file a small built-in text is used, which fits the caches and so flatters every stage.

            Examples:
              viet benchmark article.txt
              viet benchmark --repeat 15 corpus/*.txt
              viet benchmark --stage words --stage names article.txt
            """)

    @Argument(help: "The files to measure on; '-' is standard input.", completion: .file())
    var files: [String] = []

    @Option(name: .customLong("repeat"), help: ArgumentHelp("Rounds that are measured.", valueName: "number"))
    var rounds = 7

    @Option(help: ArgumentHelp("Rounds before them.", valueName: "number"))
    var warmUp = 1

    @Option(
        help: ArgumentHelp(
            "Measure only the stages with this in their name; may be given several times.", valueName: "name"))
    var stage: [String] = []

    @Flag(help: "Write one JSON object.")
    var json = false

    func validate() throws {
        guard (1...1000).contains(rounds) else { throw ValidationError("--repeat takes a number from 1 to 1000.") }
        guard (0...1000).contains(warmUp) else { throw ValidationError("--warm-up takes a number from 0 to 1000.") }
    }

    func run() throws {
        var texts: [[UInt8]] = []
        var failed = false
        for path in files {
            do { texts.append(try InputFile.contents(of: path)) } catch {
                StandardError.report(error)
                failed = true
            }
        }
        if files.isEmpty { texts = [Array(BenchmarkText.builtIn.utf8)] }
        texts.removeAll(where: \.isEmpty)
        guard !texts.isEmpty else {
            if failed { throw Failure.inputOutput }
            throw ValidationError("There is no text to measure on.")
        }
        let benchmark = SegmentationBenchmark(texts: texts, segmenter: .standard)
        let table = benchmark.measure(rounds: rounds, warmUp: warmUp, stages: stage)
        guard !table.rows.isEmpty else {
            throw ValidationError("No stage has such a name; see them all without --stage.")
        }
        StandardOutput.write(json ? table.json() : table.text(width: Platform.terminalWidth))
        if failed { throw Failure.inputOutput }
    }
}
