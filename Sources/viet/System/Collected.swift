import Synchronization

/// Collects what the workers of a run made, in order of their making.
final class Collected<Element>: Sendable {
    // A worker is used by the thread that made it until all have ended; the list is only kept here.
    private struct Kept: @unchecked Sendable {
        var list: [Element] = []
    }

    private let kept = Mutex(Kept())

    func add(_ element: Element) -> Element {
        nonisolated(unsafe) let element = element
        kept.withLock { $0.list.append(element) }
        return element
    }

    var elements: [Element] { kept.withLock { $0 }.list }
}
