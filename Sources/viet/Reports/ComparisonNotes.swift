/// What a reader of a comparison has to know, said once in a run.
enum ComparisonNotes {
    private static let said = Guarded<Set<String>>([])

    /// - Parameters:
    ///   - words: how many words the corpus has.
    ///   - reference: how many the reference has.
    static func report(_ notes: [String] = [], words: Int, reference: Int) {
        var notes = notes
        if reference < words {
            notes.append("the reference has fewer words than the text; what it lacks says little")
        }
        for note in notes where said.withLock({ $0.insert(note).inserted }) { StandardError.report(note) }
    }
}
