import ArgumentParser

/// Where names come from.
enum NameSource: String, ExpressibleByArgument, CaseIterable {
    /// The tagger, which knows their types.
    case tagger
    /// Runs of capitalised words, which is faster.
    case capitals
}
