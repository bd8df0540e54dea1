/// A growing buffer of trivial values that keeps its memory between uses and appends without the checks of an array.
package struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
    package private(set) var base: UnsafeMutablePointer<Element>
    package private(set) var capacity: Int
    package private(set) var count = 0

    package init(capacity: Int = 256) {
        base = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    deinit { base.deallocate() }

    @inline(__always)
    package mutating func append(_ element: Element) {
        if count == capacity { grow(to: capacity * 2) }
        (base + count).initialize(to: element)
        count &+= 1
    }

    @inline(never)
    private mutating func grow(to newCapacity: Int) {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
        memory.update(from: base, count: count)
        base.deallocate()
        base = memory
        capacity = newCapacity
    }

    /// Makes room for `additional` further elements.
    package mutating func reserve(_ additional: Int) {
        if count + additional > capacity { grow(to: max(capacity * 2, count + additional)) }
    }

    /// Forgets the elements from `newCount` on, keeping the memory.
    package mutating func truncate(to newCount: Int) { count = newCount }

    /// - Precondition: `index` is in `0..<count`; checked in debug builds only.
    @inline(__always)
    package subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < count)
            return base[index]
        }
        set {
            assert(index >= 0 && index < count)
            base[index] = newValue
        }
    }

    package var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(start: base, count: count) }

    package var array: [Element] { Array(elements) }
}
