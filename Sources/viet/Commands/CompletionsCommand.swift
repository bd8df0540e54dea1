import ArgumentParser

/// `viet completions`
struct CompletionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Write a completion script for a shell.",
        discussion: """
            Examples:
              viet completions bash > ~/.local/share/bash-completion/completions/viet
              viet completions zsh > ~/.zfunc/_viet
              viet completions fish > ~/.config/fish/completions/viet.fish
            """)

    enum Shell: String, ExpressibleByArgument, CaseIterable {
        case bash, zsh, fish
    }

    @Argument(help: "The shell.")
    var shell: Shell

    func run() {
        let kind: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        StandardOutput.write(Viet.completionScript(for: kind) + "\n")
    }
}
