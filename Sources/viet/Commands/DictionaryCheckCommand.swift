import ArgumentParser
import VietCore
import VietSegmentation
import VietText
import VietTraining

/// `viet dictionary check`
struct DictionaryCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check user dictionaries and name every entry that does not do what it says.",
        discussion: """
            The dictionaries are checked together, as `--dictionary` would use them in this order. Findings are lines \
            of FILE:LINE: KIND: MESSAGE on standard output.

            Faults:
              malformed      not the form of an entry, or longer than 32 tokens
              duplicate      an earlier entry says the same
              conflict       a later entry with the same words says otherwise
              no-effect      one token, which is a word of its own already
              never-matches  running text cuts these words differently
            Notes:
              covered        a forbidden entry inside a longer forced one
              overlap        two forced entries may meet; the first ten are named

            With --word-list the files are those of `viet dictionary build`: every line a word, percentages from 0 to \
            100, counts from 0 and its sources; the words sorted by their UTF-8 bytes, none twice.

            Exit status: 0 no fault, 1 faults were found, 2 a file could not be read.

            Examples:
              viet dictionary check names.txt terms.txt
              viet dictionary check --word-list lexicon.tsv
            """)

    @Argument(help: "The files to check.", completion: .file())
    var files: [String]

    @Flag(help: "The files are word lists of `viet dictionary build`.")
    var wordList = false

    func run() throws {
        let faults = try wordList ? checkWordLists() : checkDictionaries()
        if faults > 0 { throw Failure.failed }
    }

    private func checkDictionaries() throws -> Int {
        var findings: [DictionaryFinding] = []
        findings = Segmenter.standard.check(try files.map { ($0, try InputFile.contents(of: $0)) })
        var overlaps = 0
        for finding in findings {
            if finding.kind == .overlap { overlaps += 1 }
            if finding.kind != .overlap || overlaps <= 10 { StandardOutput.write("\(finding)\n") }
        }
        if overlaps > 10 { StandardError.report("\(overlaps - 10) more forced entries may meet others") }
        return findings.count { $0.isFault }
    }

    private func checkWordLists() throws -> Int {
        var faults = 0
        for path in files {
            let text = String(decoding: try InputFile.contents(of: path), as: UTF8.self)
            faults += Self.faults(in: text) { StandardError.report("\(path):\($0): \($1)") }
        }
        return faults
    }

    /// Calls `report` with the line, counted from 1, and the message of every fault, and returns how many there are.
    static func faults(in text: String, report: (Int, String) -> Void) -> Int {
        var faults = 0
        var previous = ""
        for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            // The empty rest behind the last line end is no line.
            if line.isEmpty, line.endIndex == text.utf8.endIndex { continue }
            func fault(_ message: String) {
                faults += 1
                report(index + 1, message)
            }
            do throws(VietTextError) {
                let entry = try LexiconEntry(line: Substring(line))
                if !(0...100).contains(entry.cohesion) || !(0...100).contains(entry.capitals) {
                    fault("a percentage is not from 0 to 100")
                }
                if entry.frequency < 0 || entry.documents < 0 { fault("a count is below 0") }
                if entry.word.utf8.elementsEqual(previous.utf8) {
                    fault("the word stands twice")
                } else if !previous.utf8.lexicographicallyPrecedes(entry.word.utf8) {
                    fault("the word is not in the order of its bytes")
                }
                previous = entry.word
            } catch {
                fault(error.message)
            }
        }
        return faults
    }
}
