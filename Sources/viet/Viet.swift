import ArgumentParser
import VietCore

@main
struct Viet: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "viet", abstract: "Vietnamese text analysis: words, names and keyword statistics.",
        version: VietTextVersion.current)
}
