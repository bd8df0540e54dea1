/// A growing buffer of trivial values that keeps its memory between uses and appends without the checks of an array.
///
/// The type and all of it can be used from inlined code: other modules then specialise it for their values, where else every
/// append is a call of a generic function.
@safe @usableFromInline package struct GrowingBuffer<Element: BitwiseCopyable>: ~Copyable {
    @usableFromInline var memory: UnsafeMutablePointer<Element>
    @usableFromInline var room: Int
    @usableFromInline var used = 0

    @inlinable
    package init(capacity: Int = 256) {
        room = max(capacity, 1)
        unsafe memory = GrowingMemory.grow(nil, used: 0, to: room)
    }

    @inlinable
    deinit { unsafe GrowingMemory.free(memory) }

    @inlinable package var base: UnsafeMutablePointer<Element> { unsafe memory }
    @inlinable package var capacity: Int { room }
    @inlinable package var count: Int { used }
    @inlinable package var elements: UnsafeBufferPointer<Element> {
        unsafe UnsafeBufferPointer(start: memory, count: used)
    }

    @inlinable @inline(__always)
    package mutating func append(_ element: Element) {
        if used == room { resize(to: room * 2) }
        unsafe (memory + used).initialize(to: element)
        used &+= 1
    }

    @inlinable @inline(__always)
    package mutating func append(_ elements: UnsafeBufferPointer<Element>) {
        guard let start = elements.baseAddress, !elements.isEmpty else { return }
        reserve(elements.count)
        unsafe (memory + used).initialize(from: start, count: elements.count)
        used &+= elements.count
    }

    /// Appends `element` until there are `newCount`.
    @inlinable
    package mutating func pad(to newCount: Int, with element: Element) {
        guard newCount > used else { return }
        reserve(newCount - used)
        unsafe (memory + used).initialize(repeating: element, count: newCount - used)
        used = newCount
    }

    /// Moves the elements to memory for `newCapacity` of them, no fewer than there are.
    @inlinable @inline(never)
    package mutating func resize(to newCapacity: Int) {
        unsafe memory = GrowingMemory.grow(memory, used: used, to: newCapacity)
        room = newCapacity
    }

    /// Makes room for `additional` further elements.
    @inlinable @inline(__always)
    package mutating func reserve(_ additional: Int) {
        if room - used < additional { resize(to: max(room * 2, used + additional)) }
    }

    /// Counts in elements that were written behind the last one, for which there was room.
    @inlinable @inline(__always)
    package mutating func extend(by additional: Int) {
        assert(used + additional <= room)
        used &+= additional
    }

    /// Forgets the elements from `newCount` on, keeping the memory.
    @inlinable @inline(__always)
    package mutating func truncate(to newCount: Int) { used = newCount }

    /// Forgets all elements, keeping the memory.
    @inlinable @inline(__always)
    package mutating func removeAll() { used = 0 }

    /// - Precondition: `index` is in `0..<count`; checked in debug builds only.
    @inlinable @inline(__always)
    package subscript(index: Int) -> Element {
        get {
            assert(index >= 0 && index < used)
            return unsafe memory[index]
        }
        set {
            assert(index >= 0 && index < used)
            unsafe memory[index] = newValue
        }
    }
}
