/// Growing memory of trivial values, kept between uses, without the checks of an array.
struct ScratchBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 64) {
        base = .allocate(capacity: max(capacity, 1))
        self.capacity = max(capacity, 1)
    }

    deinit { base.deallocate() }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: capacity * 2) }
        (base + count).initialize(to: element)
        count &+= 1
    }

    mutating func append(_ elements: UnsafeBufferPointer<Element>) {
        reserve(elements.count)
        if let start = elements.baseAddress { (base + count).update(from: start, count: elements.count) }
        count += elements.count
    }

    mutating func append(contentsOf elements: [Element]) { elements.withUnsafeBufferPointer { append($0) } }

    /// Appends `element` until there are `newCount`.
    mutating func pad(to newCount: Int, with element: Element) {
        guard newCount > count else { return }
        reserve(newCount - count)
        (base + count).initialize(repeating: element, count: newCount - count)
        count = newCount
    }

    @inline(never)
    private mutating func grow(to newCapacity: Int) {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
        memory.update(from: base, count: count)
        base.deallocate()
        base = memory
        capacity = newCapacity
    }

    mutating func reserve(_ additional: Int) {
        if count + additional > capacity { grow(to: max(capacity * 2, count + additional)) }
    }

    /// Forgets the elements from `newCount` on, keeping the memory.
    mutating func truncate(to newCount: Int) { count = newCount }

    /// Forgets all elements, keeping the memory.
    mutating func removeAll() { count = 0 }

    /// - Precondition: `index` is in `0..<count`; checked in debug builds only.
    @inline(__always)
    subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }
}
