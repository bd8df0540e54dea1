import ArgumentParser
import VietCore
import VietSegmentation
import VietText

/// The user dictionaries of a run: an option of every subcommand that segments text.
struct DictionaryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A dictionary of words to add, prefer, force or forbid; may be given several times.", valueName: "file"),
        completion: .file())
    var dictionary: [String] = []

    /// `segmenter` with the dictionaries, a later one before an earlier one.
    ///
    /// - Throws: the exit status, after a message, where a dictionary cannot be read or has a line at fault.
    func segmenter(_ segmenter: Segmenter = .standard) throws -> Segmenter {
        if dictionary.isEmpty { return segmenter }
        var all = UserDictionary()
        for path in dictionary { all.append(try UserDictionary(contentsOf: path)) }
        return try segmenter.following(all)
    }
}
