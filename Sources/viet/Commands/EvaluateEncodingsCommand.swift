import ArgumentParser
import VietCore
import VietEvaluation
import VietFormats
import VietNormalization
import VietReports

/// `viet evaluate encodings`
struct EvaluateEncodingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encodings",
        abstract: "How often the encoding of a piece of text is told right, and how sure that is.",
        discussion: """
            The files are text in UTF-8. They are cut into pieces, which are written in every encoding and guessed. A \
            guess is right where it reads the piece as it was written. Each cell is the share of right guesses and, in \
            brackets, the mean of the certainties stated; the second table has the pieces by that certainty.

            Example:
              viet evaluate encodings Examples/*.txt
            """)

    @Argument(help: "The texts.", completion: .file())
    var files: [String]

    @Option(help: ArgumentHelp("The lengths of the pieces in bytes of UTF-8, separated by commas.", valueName: "list"))
    var lengths = "20,50,100,500"

    @Flag(help: "Write every piece as a row of TSV instead: encoding, length, guess, certainty, whether it is right.")
    var pieces = false

    private var wanted: [Int] { lengths.split(separator: ",").compactMap { Int($0) } }

    func validate() throws {
        guard !wanted.isEmpty, wanted.allSatisfy({ $0 > 0 }), wanted.count == lengths.split(separator: ",").count else {
            throw ValidationError("--lengths takes numbers from 1, separated by commas.")
        }
    }

    func run() throws {
        var agreement = EncodingAgreement()
        let progress = Progress(total: nil, isOn: Platform.isTerminal(2))
        for path in files {
            let text = try InputFile.contents(of: path)
            for length in wanted {
                agreement.add(text, length: length)
                progress.advance(by: text.count)
            }
        }
        progress.erase()
        StandardOutput.write(pieces ? rows(agreement) : tables(agreement))
    }

    private func rows(_ agreement: EncodingAgreement) -> String {
        var text = "encoding\tlength\tguess\tcertainty\tright\n"
        for piece in agreement.pieces {
            text += "\(piece.encoding.rawValue)\t\(piece.length)\t\(piece.guess.encoding.rawValue)\t"
            text += DecimalText.of(piece.guess.confidence, places: 6) + "\t\(piece.isRight ? 1 : 0)\n"
        }
        return text
    }

    private func tables(_ agreement: EncodingAgreement) -> String {
        func percent(_ share: Double) -> String { DecimalText.of(100 * share, places: 1) }
        func cell(_ mean: EncodingAgreement.Mean?) -> String {
            mean.map { "\(percent($0.right)) (\(percent($0.stated)))" } ?? ""
        }
        let width = 15
        var text = DisplayWidth.left("encoding", 24)
        for length in wanted { text += DisplayWidth.right("\(length) bytes", width) }
        text += "\n"
        for encoding in TextEncoding.all + TextEncoding.misread {
            text += DisplayWidth.left(encoding.rawValue, 24)
            for length in wanted {
                let mean = agreement.mean { $0.encoding == encoding && $0.length == length }
                text += DisplayWidth.right(cell(mean), width)
            }
            text += "\n"
        }
        text += DisplayWidth.left("all", 24)
        for length in wanted { text += DisplayWidth.right(cell(agreement.mean { $0.length == length }), width) }
        text += "\n\ncertainty        pieces   stated    right\n"
        for (range, mean) in agreement.bins {
            let bounds = "\(percent(range.lowerBound)) to \(percent(min(range.upperBound, 1)))"
            text += DisplayWidth.left(bounds, 15) + DisplayWidth.right("\(mean.count)", 8)
            text += DisplayWidth.right(percent(mean.stated), 9) + DisplayWidth.right(percent(mean.right), 9) + "\n"
        }
        return text + "mean difference \(percent(agreement.meanDifference))\n"
    }
}
