#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A growing run of bytes that is filled, written out and filled again without giving its memory back.
///
/// A class and not an array: writers hand it down through several calls, and every one of them appends in place.
package final class ByteBuffer {
    // One thread at a time uses a buffer, and no accessor calls back: checking every access at run time took a quarter
    // of the writers' time.
    @exclusivity(unchecked) package private(set) var base: UnsafeMutablePointer<UInt8>
    @exclusivity(unchecked) package private(set) var count = 0
    @exclusivity(unchecked) package private(set) var capacity: Int

    package init(capacity: Int = 4096) {
        self.capacity = max(capacity, 64)
        base = .allocate(capacity: self.capacity)
    }

    deinit { base.deallocate() }

    package var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// The bytes as text, invalid sequences replaced.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    @inline(__always)
    package func removeAll() { count = 0 }

    /// Shortens the buffer to its first `length` bytes.
    package func truncate(to length: Int) { count = min(count, length) }

    /// Makes room for `extra` more bytes behind the ones there are.
    @inline(__always)
    package func reserve(_ extra: Int) {
        if capacity - count < extra { grow(extra) }
    }

    @inline(never)
    private func grow(_ extra: Int) {
        let wider = max(capacity * 2, count + extra)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: wider)
        moved.update(from: base, count: count)
        base.deallocate()
        base = moved
        capacity = wider
    }

    /// Gives memory back where the buffer has grown past `limit` bytes and holds less than half of that.
    package func shrink(to limit: Int) {
        guard capacity > limit, count <= limit / 2 else { return }
        let narrower = UnsafeMutablePointer<UInt8>.allocate(capacity: limit)
        narrower.update(from: base, count: count)
        base.deallocate()
        base = narrower
        capacity = limit
    }

    /// Takes note of `length` bytes that were written behind the end, into room made by ``reserve(_:)``.
    @inline(__always)
    package func advance(by length: Int) { count += length }

    @inline(__always)
    package func append(_ byte: UInt8) {
        reserve(1)
        base[count] = byte
        count += 1
    }

    @inline(__always)
    package func append(_ slice: UnsafeBufferPointer<UInt8>) {
        guard let start = slice.baseAddress, !slice.isEmpty else { return }
        reserve(slice.count)
        memcpy(base + count, start, slice.count)
        count += slice.count
    }

    @inline(__always)
    package func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        append(UnsafeBufferPointer(rebasing: bytes[range]))
    }

    @inline(__always)
    package func append(_ literal: StaticString) {
        append(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
    }

    package func append(_ text: String) {
        var text = text
        text.withUTF8 { append($0) }
    }

    /// Appends `value` in decimal digits.
    package func append(decimal value: Int) {
        reserve(20)
        if value < 0 { append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        let digits = ByteBuffer.digitCount(rest)
        var place = base + (count + digits)
        count += digits
        repeat {
            place -= 1
            place.pointee = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
    }

    @inline(__always)
    private static func digitCount(_ value: UInt) -> Int {
        if value < 100 { return value < 10 ? 1 : 2 }
        if value < 10_000 { return value < 1_000 ? 3 : 4 }
        if value < 1_000_000 { return value < 100_000 ? 5 : 6 }
        return value < 10_000_000 ? 7 : digitCountOfLarge(value)
    }

    @inline(never)
    private static func digitCountOfLarge(_ value: UInt) -> Int {
        var digits = 8
        var rest = value / 100_000_000
        while rest > 0 {
            digits += 1
            rest /= 10
        }
        return digits
    }
}
