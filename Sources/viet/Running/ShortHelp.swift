import ArgumentParser

/// The help of `-h`: what a command takes, without the explanations and examples of `--help`.
enum ShortHelp {
    /// The text where `-h` stands among the arguments, nil elsewhere.
    static func text(_ arguments: some Sequence<String>, of root: any ParsableCommand.Type) -> String? {
        let options = arguments.prefix { $0 != "--" }
        guard options.contains("-h") else { return nil }
        var command = root
        var names: [String] = []
        for argument in options where !argument.hasPrefix("-") {
            guard let next = command.configuration.subcommands.first(where: { $0._commandName == argument }) else {
                break
            }
            command = next
            names.append(argument)
        }
        let full = command == root ? root.helpMessage() : root.helpMessage(for: command)
        return withoutDiscussion(full)
            + "\n'\(([root._commandName] + names).joined(separator: " ")) --help' says more.\n"
    }

    /// The first paragraph and everything from the usage on.
    private static func withoutDiscussion(_ help: String) -> String {
        let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
        guard let usage = lines.firstIndex(where: { $0.hasPrefix("USAGE:") }) else { return help }
        let abstract = lines[..<usage].prefix { !$0.isEmpty }
        var rest = lines[usage...]
        while rest.last == "" { rest.removeLast() }
        return (abstract + [""] + rest).joined(separator: "\n") + "\n"
    }
}
