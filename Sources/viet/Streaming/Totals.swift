/// Running totals of a file.
struct Totals {
    var sentences = 0
    /// Length in the unit that offsets are written in.
    var length = 0
    /// How many positions there are for search terms, and the last one that a term has, -1 for none.
    var positions = 0
    var lastTerm = -1

    /// The totals behind a part that has these ones of its own.
    func adding(_ part: Totals) -> Totals {
        Totals(
            sentences: sentences + part.sentences, length: length + part.length, positions: positions + part.positions,
            lastTerm: part.lastTerm < 0 ? lastTerm : positions + part.lastTerm)
    }
}

/// Totals handed from chunk to chunk in their order, whatever thread works on which.
final class OrderedCounters: @unchecked Sendable {
    private let monitor = Monitor()
    private var turn = 0
    private var totals = Totals()

    /// Waits for the turn of chunk `index`, adds `share` and returns the totals before it.
    func claim(_ share: Totals, index: Int, startsFile: Bool) -> Totals {
        monitor.lock()
        while turn < index { monitor.wait() }
        let before = startsFile ? Totals() : totals
        totals = before.adding(share)
        turn = index + 1
        monitor.wakeAll()
        monitor.unlock()
        return before
    }
}
