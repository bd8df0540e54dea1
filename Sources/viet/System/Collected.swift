/// Collects what the workers of a run made, in order of their making.
///
/// A worker is used by the thread that made it until all have ended; the list is only kept here.
final class Collected<Element>: Sendable {
    private let kept = Guarded<[Element]>([])

    func add(_ element: Element) -> Element {
        kept.withLock { $0.append(element) }
        return element
    }

    var elements: [Element] { kept.withLock { $0 } }
}
