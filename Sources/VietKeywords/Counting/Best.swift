import HeapModule

/// The elements of the highest rank among many.
struct Best<Element> {
    private struct Entry: Comparable {
        let element: Element
        let rank: Int64
        let order: Int

        static func < (a: Self, b: Self) -> Bool { a.rank != b.rank ? a.rank < b.rank : a.order > b.order }
        static func == (a: Self, b: Self) -> Bool { a.order == b.order }
    }

    private let limit: Int
    private var heap = Heap<Entry>()
    private var offered = 0

    init(_ limit: Int) { self.limit = max(limit, 0) }

    /// Of equal ranks those offered first stay.
    ///
    /// - Complexity: O(log k) for k elements kept.
    mutating func offer(_ element: Element, rank: Int64) {
        offered += 1
        if heap.count < limit {
            heap.insert(Entry(element: element, rank: rank, order: offered))
        } else if let worst = heap.min, rank > worst.rank {
            heap.replaceMin(with: Entry(element: element, rank: rank, order: offered))
        }
    }

    /// The highest rank first.
    var sorted: [Element] { heap.unordered.sorted { $0 > $1 }.map(\.element) }
}
