import ArgumentParser

/// Which names parts of speech have in the output: an option of the subcommands that tell them.
struct TagSetOptions: ParsableArguments {
    enum Names: String, ExpressibleByArgument, CaseIterable {
        case upos, vlsp
    }

    @Option(help: "The names of parts of speech: of Universal Dependencies (NOUN) or of the Vietnamese treebank (N).")
    var tagset = Names.upos

    var usesVLSP: Bool { tagset == .vlsp }
}
