/// A binary heap: the element that precedes all others is at hand.
///
/// - Complexity: O(log n) to insert, to take the first and to replace it.
struct Heap<Element> {
    private var elements: [Element] = []
    private let precedes: (Element, Element) -> Bool

    init(_ precedes: @escaping (Element, Element) -> Bool) { self.precedes = precedes }

    var count: Int { elements.count }
    var first: Element? { elements.first }
    /// All elements, in no order.
    var unordered: [Element] { elements }

    mutating func insert(_ element: Element) {
        elements.append(element)
        var index = elements.count - 1
        while index > 0, precedes(elements[index], elements[(index - 1) / 2]) {
            elements.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func removeFirst() {
        elements.swapAt(0, elements.count - 1)
        elements.removeLast()
        sink()
    }

    mutating func replaceFirst(with element: Element) {
        elements[0] = element
        sink()
    }

    private mutating func sink() {
        var index = 0
        while true {
            var least = index
            for child in [index * 2 + 1, index * 2 + 2] where child < elements.count {
                if precedes(elements[child], elements[least]) { least = child }
            }
            if least == index { return }
            elements.swapAt(index, least)
            index = least
        }
    }
}
