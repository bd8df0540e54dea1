#if canImport(Darwin)
    import Darwin
#elseif canImport(Musl)
    import Musl
#elseif canImport(Glibc)
    import Glibc
#endif

/// The memory of ``GrowingBuffer``: what grows stays where it is if it can, and the pages of much of it are moved without being copied.
@usableFromInline enum GrowingMemory {
    /// What `malloc` aligns to everywhere. Elements that need more are copied.
    @inlinable static var alignment: Int { 16 }

    @inlinable
    static func grow<Element: BitwiseCopyable>(
        _ memory: UnsafeMutablePointer<Element>?, used: Int, to capacity: Int
    ) -> UnsafeMutablePointer<Element> {
        if MemoryLayout<Element>.alignment <= alignment {
            let moved = unsafe resized(memory, MemoryLayout<Element>.stride * capacity)
            return unsafe moved.assumingMemoryBound(to: Element.self)
        }
        let moved = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
        if let memory = unsafe memory {
            unsafe moved.initialize(from: memory, count: used)
            unsafe memory.deallocate()
        }
        return unsafe moved
    }

    @inlinable
    static func free<Element: BitwiseCopyable>(_ memory: UnsafeMutablePointer<Element>) {
        if MemoryLayout<Element>.alignment <= alignment {
            unsafe release(memory)
        } else {
            unsafe memory.deallocate()
        }
    }

    /// The process ends where there is no memory.
    @usableFromInline
    static func resized(_ memory: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer {
        guard let resized = unsafe realloc(memory, size) else { abort() }
        return unsafe resized
    }

    @usableFromInline
    static func release(_ memory: UnsafeMutableRawPointer) {
        #if canImport(Darwin)
            unsafe Darwin.free(memory)
        #elseif canImport(Musl)
            unsafe Musl.free(memory)
        #elseif canImport(Glibc)
            unsafe Glibc.free(memory)
        #endif
    }
}
