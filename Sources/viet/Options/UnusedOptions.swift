import ArgumentParser

/// Options that a run would pass over without a word.
enum UnusedOptions {
    /// Throws where one of them is given: `--glob goes with --recursive.`
    ///
    /// - Parameters:
    ///   - options: the options, and whether each is given.
    ///   - reason: what is said of an option, behind its name.
    static func refuse(_ options: KeyValuePairs<String, Bool>, _ reason: String) throws {
        for (name, isGiven) in options where isGiven { throw ValidationError("\(name) \(reason)") }
    }
}
