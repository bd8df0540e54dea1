import ArgumentParser

/// What somebody meant who has misspelt a subcommand.
enum Suggestion {
    /// A message where one of the arguments stands in the place of a subcommand and is none.
    static func forSubcommand(
        in arguments: some Sequence<String>, of command: any ParsableCommand.Type
    ) -> String? {
        var command = command
        for argument in arguments {
            let names = command.configuration.subcommands.map { $0._commandName }
            // Options may stand before a subcommand; what follows them is not known here.
            if names.isEmpty || argument.hasPrefix("-") { return nil }
            if let index = names.firstIndex(of: argument) {
                command = command.configuration.subcommands[index]
                continue
            }
            if argument == "help" { continue }
            let message = "there is no subcommand '\(argument)'"
            // `seg`, but nothing for `s`, which begins several.
            let begun = names.filter { argument.count > 1 && $0.hasPrefix(argument) }
            if begun.count == 1 { return "\(message); did you mean '\(begun[0])'?" }
            let nearest = names.map { (distance(argument, $0), $0) }.min { $0.0 < $1.0 }
            guard let nearest, nearest.0 <= max(1, argument.count / 3) else {
                return "\(message); there are \(names.joined(separator: ", "))"
            }
            return "\(message); did you mean '\(nearest.1)'?"
        }
        return nil
    }

    /// How many letters have to be put in, left out, exchanged or swapped with the next one (Damerau 1964, Levenshtein
    /// 1966).
    static func distance(_ first: String, _ second: String) -> Int {
        let (a, b) = (Array(first), Array(second))
        var rows = [[Int]](repeating: [Int](repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count {
            for j in 0...b.count {
                if i == 0 || j == 0 {
                    rows[i][j] = i + j
                    continue
                }
                let exchanged = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
                rows[i][j] = min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, exchanged)
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
                }
            }
        }
        return rows[a.count][b.count]
    }
}
