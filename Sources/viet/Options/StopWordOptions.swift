import ArgumentParser
import VietCore
import VietKeywords
import VietNormalization
import VietText

/// Which words are passed over.
struct StopWordOptions: ParsableArguments {
    @Option(
        name: .customLong("stop-words"),
        help: ArgumentHelp(
            "A file of stop words, one a line, in place of the list of the program; '+FILE' adds to it, 'none' is no list.",
            valueName: "file"))
    var file: String?

    /// - Parameter standard: whether the program's own list stands where nothing is asked for.
    func stopWords(standard: Bool = true) throws -> StopWords {
        guard let file else { return standard ? .standard : .none }
        if file == "none" { return .none }
        let adds = file.hasPrefix("+")
        let path = adds ? String(file.dropFirst()) : file
        let bytes = try ListText.valid(InputFile.contents(of: path), file: path)
        let list = StopWords(text: String(decoding: bytes, as: UTF8.self))
        return adds ? StopWords.standard.union(list) : list
    }
}
