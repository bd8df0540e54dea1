/// A growing buffer of trivial values that keeps its memory between uses and appends without the checks of an array.
///
/// VietKeywords has its like: shared from another module the generic was not specialised, and scanning ran at 0.6 of the speed.
struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
    private(set) var base: UnsafeMutablePointer<Element>
    private(set) var capacity: Int
    private(set) var count = 0

    init(capacity: Int = 256) {
        base = .allocate(capacity: capacity)
        self.capacity = capacity
    }

    deinit { base.deallocate() }

    @inline(__always)
    mutating func append(_ element: Element) {
        if count == capacity { grow(to: capacity * 2) }
        (base + count).initialize(to: element)
        count &+= 1
    }

    mutating func append(repeating element: Element, count added: Int) {
        reserve(added)
        (base + count).initialize(repeating: element, count: added)
        count += added
    }

    @inline(never)
    mutating func grow(to newCapacity: Int) {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
        memory.update(from: base, count: count)
        base.deallocate()
        base = memory
        capacity = newCapacity
    }

    /// Makes room for `additional` further elements.
    mutating func reserve(_ additional: Int) {
        if count + additional > capacity { grow(to: max(capacity * 2, count + additional)) }
    }

    /// Counts in elements that were written behind the last one, for which there was room.
    mutating func extend(by additional: Int) {
        assert(count + additional <= capacity)
        count += additional
    }

    /// Forgets the elements from `newCount` on, keeping the memory.
    mutating func truncate(to newCount: Int) { count = newCount }

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
