import ArgumentParser

/// What is said of options that only the run of a subcommand finds wrong, as the parser says it of those that it refuses.
enum WrongUsage {
    static func message(
        _ error: ValidationError, of command: any ParsableCommand.Type, in root: any ParsableCommand.Type
    ) -> String {
        let path = (path(to: command, from: root) ?? [root._commandName]).joined(separator: " ")
        return """
            Error: \(error.message)
            Usage: \(command == root ? root.usageString() : root.usageString(for: command))
              See '\(path) --help' for more information.

            """
    }

    /// The names that lead to a subcommand, nil where there is none such.
    private static func path(to command: any ParsableCommand.Type, from root: any ParsableCommand.Type) -> [String]? {
        if command == root { return [root._commandName] }
        for next in root.configuration.subcommands {
            if let rest = path(to: command, from: next) { return [root._commandName] + rest }
        }
        return nil
    }
}
