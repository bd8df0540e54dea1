import ArgumentParser
import VietCore

/// A list of parts of speech as an option takes it: `NOUN,PROPN`, or names of the Vietnamese treebank.
struct PartsOfSpeech: ExpressibleByArgument {
    let tags: TagSet
    /// The classes by their names, in an order of their own.
    let name: String

    init?(argument: String) {
        var tags: TagSet = []
        for name in argument.listed {
            guard let named = name == "all" ? .all : TagSet(name: name) else { return nil }
            tags.formUnion(named)
        }
        if tags.isEmpty { return nil }
        self.tags = tags
        name = argument.listed.sorted().joined(separator: ",")
    }

    static let help: ArgumentHelp = ArgumentHelp(
        "Only words of these parts of speech: names as NOUN,VERB or N,V with commas, or all.", valueName: "list")
}
